"""Stretches of time in one state, in UTC, from the library that evaluates the notation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from typing import Literal
from zoneinfo import ZoneInfo

import opening_hours

from shopbuilder.profile.opening_hours.checks import (
    LONGEST,
    check_after_reading,
    check_before_reading,
    unreadable,
)
from shopbuilder.profile.opening_hours.notation import is_plain, strict_notation

Kind = Literal["open", "closed", "unknown"]
Coordinates = tuple[float, float]

#: The end of what never ends.
FOREVER = datetime.max.replace(tzinfo=UTC)
#: What changes later than this is "never" to the library; without the limit, one value whose
#: year is past costs a search up to the year 9999 (measured: 0.7 s).
HORIZON = timedelta(days=400)

#: Longer than any change of clock.
_AROUND_A_CHANGE = timedelta(hours=3)

_KINDS: dict[opening_hours.State, Kind] = {
    opening_hours.State.OPEN: "open",
    opening_hours.State.UNKNOWN: "unknown",
}
# The library's type stubs leave its exceptions out.
_PARSER_ERROR: type[Exception] = vars(opening_hours)["ParserError"]
_UNKNOWN_COUNTRY: type[Exception] = vars(opening_hours)["UnknownCountryError"]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end` (UTC) in one state that is not closed."""

    start: datetime
    end: datetime
    kind: Kind
    comment: str = ""


@lru_cache(maxsize=4096)
def read_notation(value: str, country: str, timezone: str, place: Coordinates | None) -> str:
    """Return the strict notation of a written value.

    Raises:
        HoursRefused: with the reason.
    """
    plain = is_plain(value) and len(value) <= LONGEST
    text = value if plain else strict_notation(check_before_reading(value))
    try:
        engine(text, country, timezone, place)
    except _PARSER_ERROR as error:
        raise unreadable(value, text, str(error)) from None
    if not plain:
        check_after_reading(value, text)
    return text


@lru_cache(maxsize=256)
def known_country(country: str) -> str | None:
    """Return the ISO code if the library knows this country's holidays, else None."""
    try:
        opening_hours.OpeningHours("PH", country=country.upper())
    except _UNKNOWN_COUNTRY:
        return None
    return country.upper()


@lru_cache(maxsize=8192)
def engine(
    text: str, country: str, timezone: str, place: Coordinates | None
) -> opening_hours.OpeningHours:
    """Return the library's object for strict notation."""
    # Without its own finding of zones the library forgets the place; the zone given still wins.
    return opening_hours.OpeningHours(
        text,
        timezone=ZoneInfo(timezone),
        country=known_country(country),
        coords=place,
        auto_country=False,
        max_interval_days=HORIZON.days,
    )


def spans_from(
    hours: opening_hours.OpeningHours, start: datetime, until: datetime, zone: ZoneInfo
) -> Iterator[Span]:
    """Yield what is open or unknown from `start` on, in order, if it begins before `until` (UTC).

    A local time that comes twice on an autumn night means its first coming, as the door is shut
    when the clock first says so; one that is skipped in spring means the end of the gap.
    """
    asked = start.astimezone(zone)
    if asked.utcoffset() != (before := (start - _AROUND_A_CHANGE).astimezone(zone)).utcoffset():
        # The library compares wall clocks, and after a change they may lie: ask from before it.
        asked = before
    for begin, end, state, comment in hours.intervals(asked):
        first = max(_first_coming(begin), start)
        if first >= until:
            return
        # The stubs hide it: an end the library cannot see is None.
        last = _first_coming(end) if isinstance(end, datetime) else FOREVER
        kind = _KINDS.get(state)
        if kind and first < last:
            yield Span(first, last, kind, comment)
            if last is FOREVER:
                return


def _first_coming(moment: datetime) -> datetime:
    # The library answers with the second coming of a doubled hour.
    return moment.replace(fold=0).astimezone(UTC)


def or_else(first: Iterator[Span], second: Iterator[Span]) -> Iterator[Span]:
    """Yield the first stretches, and the second ones where the first leave a gap.

    The library has fallbacks too, but may take the stretch before one to last for ever.
    """
    other = next(second, None)
    reached = datetime.min.replace(tzinfo=UTC)
    for span in chain(first, (Span(FOREVER, FOREVER, "closed"),)):
        while other and other.start < span.start:
            begin, end = max(other.start, reached), min(other.end, span.start)
            if begin < end:
                yield Span(begin, end, other.kind, other.comment)
            if other.end > span.start:
                break
            other = next(second, None)
        if span.start < FOREVER:
            yield span
            reached = span.end


def merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Join neighbours of one kind; the comment is the first one's."""
    waiting: Span | None = None
    for span in spans:
        if waiting and waiting.end >= span.start and waiting.kind == span.kind:
            waiting = Span(waiting.start, max(waiting.end, span.end), span.kind, waiting.comment)
            continue
        if waiting:
            yield waiting
        waiting = span
    if waiting:
        yield waiting


def instant(zone: ZoneInfo, local: datetime) -> datetime:
    """Return the UTC instant of a local wall-clock time (naive): its first coming."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def midnight(zone: ZoneInfo, at: datetime, days: int = 0) -> datetime:
    """Return, in UTC, the local midnight that begins the day of `at`, or so many days later."""
    day = at.astimezone(zone).date() + timedelta(days=days)
    return instant(zone, datetime.combine(day, time.min))
