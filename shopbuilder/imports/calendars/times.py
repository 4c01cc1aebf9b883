"""When an event comes: its first time, its rules, the days left out, added and changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Component

from shopbuilder.imports.calendars.clocks import by_clock, clock_of
from shopbuilder.imports.calendars.reading import broken_in, moment_in
from shopbuilder.imports.calendars.words import said_by
from shopbuilder.town_life.agenda.changes import Change
from shopbuilder.town_life.agenda.recurrence import Recurrence
from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_life.errors import AgendaRefused
from tenants.errors import N_

#: Days left out, added or changed in one entry.
MOST_DAYS: Final = 1000
LONGEST: Final = timedelta(days=366)
_EARLIEST_YEAR: Final = 1970
_YEARS_AHEAD: Final = 10
#: Where one of these cannot be read, nobody can say when to come.
_MATTERS: Final = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE"})
_UNREADABLE: Final = N_("Its days and hours cannot be read.")
#: What a single time may say otherwise than the rest.
_WORDS: Final = ("title", "place", "summary", "status")
_WHOLE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Times:
    """When an entry comes, by the wall clock of its zone."""

    zone: ZoneInfo
    all_day: bool
    recurrence: Recurrence
    lasts: timedelta
    changes: tuple[Change, ...] = ()


def times_of(event: Component, changed: Sequence[Component], town: ZoneInfo, year: int) -> Times:
    """Return when an event comes, with the events that change single times of it.

    Args:
        event: the event itself.
        changed: those with its UID and a RECURRENCE-ID.
        town: clock of the town.
        year: this one.

    Raises AgendaRefused with a sentence.
    """
    if _MATTERS & broken_in(event):
        raise AgendaRefused(_UNREADABLE)
    start = _start(event)
    zone = _zone_of(event, start, town)
    first = by_clock(start, zone)
    if not _EARLIEST_YEAR <= first.year <= year + _YEARS_AHEAD:
        raise AgendaRefused(
            N_("This day is too far away: the agenda goes from 1970 to %(year)s."),
            year=year + _YEARS_AHEAD,
        )
    all_day = not isinstance(start, datetime)
    lasts = _lasting(event, first, zone, all_day=all_day)
    rules = [read_rule(text, first.time(), zone) for text in _rules(event)]
    added = _values(event, "RDATE")
    recurrence = Recurrence(
        first,
        rules[0] if rules else None,
        tuple(sorted({_moment(each, first, zone) for each in _values(event, "EXDATE")})),
        tuple(sorted({_moment(_begin(each), first, zone) for each in added})),
        tuple(rules[1:]),
    )
    changes = (
        *_periods(added, zone),
        *(_change(each, event, first, zone, lasts) for each in changed),
    )
    if len(changes) + len(recurrence.without) + len(recurrence.also) > MOST_DAYS:
        raise AgendaRefused(N_("At most %(most)s days can be named one by one."), most=MOST_DAYS)
    latest = {change.at: change for change in changes}
    return Times(zone, all_day, recurrence, lasts, tuple(latest.values()))


def _start(event: Component) -> Any:
    start = moment_in(event, "DTSTART")
    if not isinstance(start, date):
        raise AgendaRefused(N_("It does not say clearly when it begins."))
    return start


def _zone_of(event: Component, start: Any, town: ZoneInfo) -> ZoneInfo:
    """Return the clock an event follows. Raises AgendaRefused for one that is none we know."""
    zone = clock_of(start, town)
    if zone is None and (event.get("RRULE") or event.get("RDATE")):
        raise AgendaRefused(N_("It uses a time zone that we do not know."))
    # What comes once is an instant, whatever the clock.
    return zone or town


def _rules(event: Component) -> list[str]:
    found = event.get("RRULE", [])
    return [each.to_ical().decode() for each in (found if isinstance(found, list) else [found])]


def _values(event: Component, name: str) -> list[Any]:
    """Return what EXDATE or RDATE name: days, times, or (begin, end) of a period."""
    found = event.get(name, [])
    lists = found if isinstance(found, list) else [found]
    return [each.dt for several in lists for each in getattr(several, "dts", [])]


def _begin(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) else value


def _moment(value: Any, first: datetime, zone: ZoneInfo) -> datetime:
    """Return a day or time as a beginning; a day alone means the time of that day."""
    if not isinstance(value, datetime):
        return datetime.combine(value, first.time())
    return by_clock(value, zone)


def _lasting(event: Component, first: datetime, zone: ZoneInfo, *, all_day: bool) -> timedelta:
    """Return how long it lasts by the clock; nothing where it says no end."""
    end = moment_in(event, "DTEND")
    lasts = moment_in(event, "DURATION")
    found = timedelta(0)
    if isinstance(end, date):
        found = by_clock(end, zone) - first
    elif isinstance(lasts, timedelta):
        found = lasts
    if all_day:
        found = max(_WHOLE_DAY, timedelta(days=found.days))
    if not timedelta(0) <= found <= LONGEST:
        raise AgendaRefused(N_("An event must end after it begins, and within a year."))
    return found


def _periods(added: Iterable[Any], zone: ZoneInfo) -> list[Change]:
    """Return days added that last otherwise than the rest."""
    found = []
    for begin, end in (each for each in added if isinstance(each, tuple)):
        starts = by_clock(begin, zone)
        ends = starts + end if isinstance(end, timedelta) else by_clock(end, zone)
        if starts <= ends <= starts + LONGEST:
            found.append(Change(starts, starts, ends))
    return found


def _change(
    event: Component, series: Component, first: datetime, zone: ZoneInfo, lasts: timedelta
) -> Change:
    """Return how an event changes one time of its series; its words where they are others."""
    named: Any = event["RECURRENCE-ID"]
    if _MATTERS & broken_in(event):
        raise AgendaRefused(_UNREADABLE)
    at = _moment(named.dt, first, zone)
    start = moment_in(event, "DTSTART")
    starts = by_clock(start, zone) if isinstance(start, date) else at
    all_day = isinstance(start, date) and not isinstance(start, datetime)
    ends = starts + lasts
    if event.get("DTEND") or event.get("DURATION"):
        ends = starts + _lasting(event, starts, zone, all_day=all_day)
    usual, said = said_by(series), said_by(event)
    words = {name: said[name] if said[name] != usual[name] else "" for name in _WORDS}
    onward = str(named.params.get("RANGE", "")).upper() == "THISANDFUTURE"
    return Change(at, starts, ends, **words, onward=onward)


def ends_of(times: Times) -> tuple[datetime, datetime | None]:
    """Return by the clock when the first time ends, and the last one; None = there is no last."""
    first = times.recurrence.first
    last = times.recurrence.last_day()
    if last is None:
        return first + times.lasts, None
    by_rule = datetime.combine(last, time.max if times.recurrence.also else first.time())
    moments = [first + times.lasts, by_rule + times.lasts, *(each.ends for each in times.changes)]
    return first + times.lasts, max(moments)
