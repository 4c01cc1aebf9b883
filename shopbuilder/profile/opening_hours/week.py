"""One week of a shop in local clock times, ready to be shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours.closings import Closing, Exceptions, services_of
from shopbuilder.profile.opening_hours.spans import Kind, Span


@dataclass(frozen=True, slots=True)
class LocalSpan:
    """From `opens` to `closes` by the local clock; `closes` <= `opens` means the next day.

    Open around the clock is 00:00 to 00:00.
    """

    opens: time
    closes: time
    kind: Kind
    comment: str = ""


@dataclass(frozen=True, slots=True)
class DayHours:
    """What one day of the week looks like: no spans = closed all day."""

    day: date
    #: In order; a night that runs past midnight belongs to the day it began on.
    spans: tuple[LocalSpan, ...]
    #: The exception that applies, already taken out of the spans.
    closing: Closing | None
    #: Name of the public holiday, empty on other days (the shop may be open all the same).
    holiday: str


def week_of(
    monday: date,
    spans: Iterable[Span],
    *,
    closings: Sequence[Closing],
    zone: ZoneInfo,
    names: Mapping[date, str],
) -> list[DayHours]:
    """Return seven days from `monday` on; `spans` must reach from two days before to the end."""
    days = [monday + timedelta(days=offset) for offset in range(7)]
    found: dict[date, list[LocalSpan]] = {day: [] for day in days}
    for day, span in _dated(spans, Exceptions(closings, zone), zone):
        if day in found:
            found[day].append(_local(span, zone))
    return [
        DayHours(day, tuple(found[day]), closing_on(day, closings), names.get(day, ""))
        for day in days
    ]


def _dated(
    spans: Iterable[Span], exceptions: Exceptions, zone: ZoneInfo
) -> Iterator[tuple[date, Span]]:
    for span in spans:
        for service in services_of(span, zone):
            left = exceptions.left_of(service)
            if left:
                yield left.day, left.span


def _local(span: Span, zone: ZoneInfo) -> LocalSpan:
    opens, closes = (moment.astimezone(zone).time() for moment in (span.start, span.end))
    return LocalSpan(opens, closes, span.kind, span.comment)


def closing_on(day: date, closings: Sequence[Closing]) -> Closing | None:
    """Return the exception of a local day: whole days before early closings, earliest first."""
    covering = [closing for closing in closings if closing.covers(day)]
    return min(covering, key=lambda closing: closing.closes_at or time.min, default=None)
