"""Whose clock an event follows: the town's, another one that is known, or one the calendar made up.

A calendar may bring a table of its own for any name. What counts is what the table says: a clock that
goes like one we know is that one, whatever it is called.
"""

from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

_YEARS_COMPARED: Final = 10
_UTC: Final = ZoneInfo("UTC")


def clock_of(moment: Any, town: ZoneInfo) -> ZoneInfo | None:
    """Return the clock that the value of a DTSTART follows; None for one that is like none known.

    Days, and times that name no clock, are the town's own. A clock that goes as the town's does is
    the town's.
    """
    given = getattr(moment, "tzinfo", None)
    if given is None:
        return town
    zone = _known(given, moment)
    if zone is None:
        return None
    return town if _alike(zone, town, moment.year) else zone


def _known(given: tzinfo, moment: datetime) -> ZoneInfo | None:
    if isinstance(given, ZoneInfo):
        return given
    if given is UTC:
        return _UTC
    told = _offsets(given, moment.year)
    for name in sorted(available_timezones()):
        if _offsets(ZoneInfo(name), moment.year) == told:
            return ZoneInfo(name)
    return None


@lru_cache(maxsize=256)
def _alike(one: ZoneInfo, other: ZoneInfo, year: int) -> bool:
    return _offsets(one, year) == _offsets(other, year)


def _offsets(zone: tzinfo, year: int) -> list[Any]:
    """Return what a clock says in the middle of half months of some years; changes lie between."""
    moments = (
        datetime(each, month, day, 12)  # noqa: DTZ001 - asked of the clock in question
        for each in range(max(1970, year), min(year + _YEARS_COMPARED, 2037))
        for month in range(1, 13)
        for day in (1, 8, 15, 22)
    )
    return [zone.utcoffset(moment) for moment in moments]


def by_clock(value: Any, zone: ZoneInfo) -> datetime:
    """Return a DATE or DATE-TIME as that clock shows it, without a zone; a day as its midnight."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - by that clock
    if value.tzinfo is None:
        return value.replace(fold=0)
    return value.astimezone(zone).replace(tzinfo=None, fold=0)
