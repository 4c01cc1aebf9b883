"""The hours of one shop: open now? until when? and on which stretches?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from typing import Self
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours.closings import Closing, without_closed
from shopbuilder.profile.opening_hours.nights import with_whole_nights
from shopbuilder.profile.opening_hours.notation import alternatives
from shopbuilder.profile.opening_hours.public_holidays import (
    public_holidays,
    with_local_holidays,
)
from shopbuilder.profile.opening_hours.spans import (
    FOREVER,
    HORIZON,
    Coordinates,
    Kind,
    Span,
    engine,
    instant,
    merged,
    midnight,
    or_else,
    read_notation,
    spans_from,
)
from shopbuilder.profile.opening_hours.week import DayHours, closing_on, week_of

_SUN = re.compile("sun|dawn|dusk", re.IGNORECASE)
_LOOK_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpenState:
    """What a shop is at one instant. Instants are UTC."""

    kind: Kind
    #: Open or unknown: when that ends. Closed: when it next opens for certain. None = not known.
    until: datetime | None
    #: The trader's remark ("Sur rendez-vous"), or the reason of an exceptional closing.
    comment: str = ""
    #: When anything about this state changes: what a kept page lives until. None = not within
    #: 400 days.
    changes_at: datetime | None = None
    #: The exception that keeps the shop closed.
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours that were understood, or that nobody knows (`known` is False).

    Made by `read`. Cheap to make again: values are parsed once and kept.
    """

    #: Strict OpenStreetMap notation, None where nobody knows the hours.
    notation: str | None
    country: str
    subdivision: str | None
    timezone: str
    closings: tuple[Closing, ...]
    place: Coordinates | None

    @classmethod
    def read(
        cls,
        value: str | None,
        *,
        country: str = "FR",
        subdivision: str | None = None,
        timezone: str = "Europe/Paris",
        closings: Sequence[Closing] = (),
        latitude: float | None = None,
        longitude: float | None = None,
    ) -> Self:
        """Read one `opening_hours` value; None is unknown hours.

        Args:
            value: as stored or as found in a file.
            country: ISO 3166 code, for public holidays.
            subdivision: département or region with holidays of its own ("57", "974").
            timezone: IANA name of the town's time zone.
            closings: exceptions to the weekly hours.
            latitude: of the shop, for values that follow the sun.
            longitude: of the shop.

        Raises:
            HoursRefused: the value cannot be trusted; the sentence says why.
        """
        place = notation = None
        if value is not None:
            # A file may hold a number here whatever the type says.
            written = value if isinstance(value, str) else str(value)
            # Most values need no place, and are then shared between shops.
            if latitude is not None and longitude is not None and _SUN.search(written):
                place = (latitude, longitude)
            notation = read_notation(written, country, timezone, place)
        return cls(notation, country, subdivision, timezone, tuple(closings), place)

    @property
    def known(self) -> bool:
        """Whether anybody wrote hours down."""
        return self.notation is not None

    @property
    def zone(self) -> ZoneInfo:
        """The town's time zone."""
        return ZoneInfo(self.timezone)

    def state(self, at: datetime) -> OpenState:
        """Return what the shop is at an aware instant, and until when."""
        at = at.astimezone(UTC)
        # A page asks for hundreds of shops at almost the same instant, minute after minute.
        kept = _kept_answer(self)
        answer = kept.answer
        if answer is None or not answer.since <= at < answer.before:
            state = self._state(at)
            # "Never" is only as far as anybody looked: look again.
            kept.answer = answer = _Answer(at, state.changes_at or at + _LOOK_AGAIN, state)
        return answer.state

    def _state(self, at: datetime) -> OpenState:
        spans = self._spans(at, at + HORIZON)
        changes_at: datetime | None = None
        for span in spans:
            if span.start <= at:
                end = _end_of_kind(span, spans)
                return OpenState(span.kind, end, span.comment, _unless_never(span.end))
            changes_at = changes_at or span.start
            if span.kind == "open":
                return self._closed(at, span.start, changes_at)
        return self._closed(at, None, changes_at)

    def intervals(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, Kind]]:
        """Return what is open or unknown between two aware instants: merged, clipped, in UTC.

        A stretch that goes on for more than 400 days is taken to last.
        """
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        found: list[tuple[datetime, datetime, Kind]] = []
        for span in merged(self._spans(start, end)):
            if span.start >= end:
                break
            found.append((max(span.start, start), min(span.end, end), span.kind))
        return found

    def week(self, monday: date, *, language: str = "fr") -> list[DayHours]:
        """Return seven local days from `monday` on, exceptions and holidays marked."""
        start = instant(self.zone, datetime.combine(monday - timedelta(days=2), time.min))
        end = instant(self.zone, datetime.combine(monday + timedelta(days=8), time.min))
        names: dict[date, str] = {}
        for year in {monday.year, (monday + timedelta(days=6)).year}:
            names |= public_holidays(self.country, self.subdivision, year, language)
        clipped = (
            Span(span.start, min(span.end, end), span.kind, span.comment)
            for span in merged(self._written(start, end))
        )
        return week_of(monday, clipped, closings=self.closings, zone=self.zone, names=names)

    def _closed(
        self, at: datetime, opens: datetime | None, changes_at: datetime | None
    ) -> OpenState:
        if not self.closings:
            return OpenState("closed", opens, "", changes_at)
        local = at.astimezone(self.zone)
        ahead = [midnight(self.zone, at, days=1)]
        closing = closing_on(local.date(), self.closings)
        if closing and closing.closes_at and local.time() < closing.closes_at:
            ahead.append(instant(self.zone, datetime.combine(local.date(), closing.closes_at)))
            closing = None
        # The reason belongs to the day: it may change although the door stays shut.
        changes_at = min(ahead) if changes_at is None else min(*ahead, changes_at)
        return OpenState("closed", opens, closing.reason if closing else "", changes_at, closing)

    def _spans(self, start: datetime, until: datetime) -> Iterator[Span]:
        """Yield stretches that end after `start`, exceptions taken out."""
        near = tuple(
            closing
            for closing in self.closings
            if closing.last_day >= (start - timedelta(days=3)).date()
        )
        if not near:
            return self._written(start, until)
        # A service is known by the day it began on: begin at a midnight before any that runs.
        written = merged(self._written(midnight(self.zone, start, days=-2), until))
        left = without_closed(written, near, self.zone)
        return (span for span in left if span.end > start)

    def _written(self, start: datetime, until: datetime) -> Iterator[Span]:
        """Yield the stretches of the written hours from `start` on that begin before `until`."""
        if self.notation is None:
            return iter((Span(start, FOREVER, "unknown"),))
        text = self.notation
        if "PH" in text or "SH" in text:
            year = start.astimezone(self.zone).year
            text = with_local_holidays(text, self.country, self.subdivision, year)
        return reduce(
            or_else,
            (
                spans_from(
                    engine(part, self.country, self.timezone, self.place), start, until, self.zone
                )
                for part in map(with_whole_nights, alternatives(text))
            ),
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """A state that was worked out; it holds from `since` and before `before`."""

    since: datetime
    before: datetime
    state: OpenState


@dataclass(slots=True)
class _Kept:
    """The last answer; replaced whole, so that threads never see half of one."""

    answer: _Answer | None = None


@lru_cache(maxsize=8192)
def _kept_answer(hours: Hours) -> _Kept:
    """Return the place where the last answer for these hours is kept."""
    del hours
    return _Kept()


def _end_of_kind(span: Span, following: Iterator[Span]) -> datetime | None:
    """Return when the kind of `span` ends, which may be later than its comment does."""
    end = span.end
    for later in following:
        if later.start > end or later.kind != span.kind:
            break
        end = later.end
    return _unless_never(end)


def _unless_never(moment: datetime) -> datetime | None:
    return None if moment == FOREVER else moment
