"""A time zone as calendars want it told (VTIMEZONE): every change of clock, and those to come.

Worked out from the machine's own table of zones, since the library that writes calendars dates the
beginning of summer time an hour late.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEP: Final = timedelta(days=1)


@lru_cache(maxsize=64)
def vtimezone(name: str, first_year: int, last_year: int) -> Timezone:
    """Return the zone with its changes in those years; a yearly rule goes on after them."""
    zone = ZoneInfo(name)
    told = Timezone()
    told.add("tzid", name)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    told.add_component(_observance(start, zone, [start], last_year))
    changes = list(_changes(zone, first_year, last_year))
    kinds = sorted({_kind(each, zone) for each in changes})
    for kind in kinds:
        moments = [each for each in changes if _kind(each, zone) == kind]
        for run in _runs(moments, zone):
            told.add_component(_observance(run[0] - timedelta(seconds=1), zone, run, last_year))
    return told


def _changes(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[datetime]:
    """Yield the instants at which the zone's clocks change, to the second."""
    moment = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        if _state(moment, zone) != _state(moment + _STEP, zone):
            yield _between(moment, moment + _STEP, zone)
        moment += _STEP


def _between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    old = _state(before, zone)
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        before, after = (middle, after) if _state(middle, zone) == old else (before, middle)
    return after


def _state(moment: datetime, zone: ZoneInfo) -> tuple[Any, ...]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst(), local.tzname()


def _kind(moment: datetime, zone: ZoneInfo) -> tuple[str, float, float]:
    before = (moment - timedelta(seconds=1)).astimezone(zone)
    after = moment.astimezone(zone)
    return (after.tzname() or "", _seconds(before), _seconds(after))


def _seconds(local: datetime) -> float:
    return (local.utcoffset() or timedelta()).total_seconds()


def _onset(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a change by the clock that was right until then."""
    before = (moment - timedelta(seconds=1)).astimezone(zone)
    return (moment + (before.utcoffset() or timedelta())).replace(tzinfo=None)


def _rule(onset: datetime) -> str:
    """Return the yearly rule that a change looks as if it followed: "the last Sunday of March"."""
    last = (onset + timedelta(days=7)).month != onset.month
    number = -1 if last else (onset.day - 1) // 7 + 1
    return f"FREQ=YEARLY;BYMONTH={onset.month};BYDAY={number}{_DAYS[onset.weekday()]}"


def _runs(moments: list[datetime], zone: ZoneInfo) -> list[list[datetime]]:
    """Part changes into runs that follow one yearly rule."""
    grouped = groupby(
        moments, key=lambda each: (_rule(_onset(each, zone)), _onset(each, zone).time())
    )
    return [list(run) for _, run in grouped]


def _observance(
    before: datetime, zone: ZoneInfo, run: list[datetime], last_year: int
) -> TimezoneStandard | TimezoneDaylight:
    moment = run[0]
    local = moment.astimezone(zone)
    told = TimezoneDaylight() if local.dst() else TimezoneStandard()
    told.add("tzname", local.tzname() or zone.key)
    told.add("tzoffsetfrom", before.astimezone(zone).utcoffset())
    told.add("tzoffsetto", local.utcoffset())
    told.add("dtstart", _onset(moment, zone))
    if len(run) > 1 or run[-1].year == last_year:
        ended = "" if run[-1].year == last_year else f";UNTIL={run[-1]:%Y%m%dT%H%M%SZ}"
        told.add("rrule", vRecur.from_ical(_rule(_onset(moment, zone)) + ended))
    return told
