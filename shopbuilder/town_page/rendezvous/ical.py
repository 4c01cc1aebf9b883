"""The agenda for calendars (RFC 5545): rules are kept, so that a subscriber sees every time to come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event, vRecur

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.changes import Change
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant, wall_clock
from shopbuilder.town_life.agenda.rules import Rule
from shopbuilder.town_page.rendezvous.zones import vtimezone
from shopbuilder.web.addresses import public_address
from tenants.context import CurrentTown, current_town

PRODUCT: Final = "-//shopbuilder//agenda//FR"
#: Programs that subscribe look again after so long.
_REFRESH: Final = timedelta(hours=6)
#: Bounds of the clock's table: what begins earlier is told in UTC.
_FIRST_YEAR: Final = 1970


def calendar_of(entries: Sequence[Entry], name: str) -> bytes:
    """Return entries of the town entered as a calendar with that name."""
    town = current_town()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", town.timezone)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for clock, first_year, last_year in _clocks(entries):
        calendar.add_component(vtimezone(clock, first_year, last_year))
    for entry in entries:
        calendar.add_component(_event(entry, town))
        for change in _told_changes(entry):
            calendar.add_component(_changed(entry, change, town))
    written: bytes = calendar.to_ical()
    return written


def _clocks(entries: Sequence[Entry]) -> Iterator[tuple[str, int, int]]:
    """Yield each clock that entries follow, with the first and the last year that are told of it."""
    years: dict[str, list[int]] = {}
    for entry in entries:
        if not entry.rendezvous.all_day and entry.zone.key != "UTC":
            years.setdefault(entry.zone.key, []).append(entry.recurrence.first.year)
    for name, begun in sorted(years.items()):
        yield name, min(begun) - 1, max(begun) + 10


def _event(entry: Entry, town: CurrentTown) -> Event:
    said = entry.rendezvous
    event = _named(entry, said, town)
    event.add("created", entry.created_at.replace(microsecond=0))
    event.add("url", public_address(town, f"/agenda/{said.slug}"))
    event.add("categories", [translate(KINDS[kind_of(said.kind)])])
    if entry.latitude is not None and entry.longitude is not None:
        event.add("geo", (entry.latitude, entry.longitude))
    _add_times(event, entry)
    return event


def _named(entry: Entry, said: Rendezvous, town: CurrentTown) -> Event:
    """Return an event with its identity and its words, without its times."""
    event = Event()
    event.add("uid", f"{said.slug}@{town.home_host}")
    event.add("dtstamp", entry.updated_at.replace(microsecond=0))
    event.add("last-modified", entry.updated_at.replace(microsecond=0))
    event.add("summary", said.title)
    status = "cancelled" if _never_held(entry) else said.status
    told = (
        ("location", said.place),
        ("description", _description(said)),
        ("status", status.upper()),
    )
    for name, text in told:
        if text:
            event.add(name, text)
    return event


def _never_held(entry: Entry) -> bool:
    """Tell whether it was stopped before it was held even once."""
    return entry.stopped_at is not None and entry.rendezvous.starts_at >= entry.stopped_at


def _changed(entry: Entry, change: Change, town: CurrentTown) -> Event:
    """Return what one time is like instead."""
    event = _named(entry, entry.changed(change), town)
    onward = {"RANGE": "THISANDFUTURE"} if change.onward else {}
    event.add("recurrence-id", _written(change.at, entry), parameters=onward)
    _add_span(event, _written(change.starts, entry), _written(change.ends, entry))
    return event


def _told_changes(entry: Entry) -> list[Change]:
    return [change for change in entry.changes if not _after_the_end(change.starts, entry)]


def _after_the_end(local: datetime, entry: Entry) -> bool:
    return entry.stopped_at is not None and instant(local, entry.zone) >= entry.stopped_at


def _add_span(event: Event, begin: date, end: date) -> None:
    event.add("dtstart", begin)
    if end != begin:
        event.add("dtend", end)


def _description(said: Rendezvous) -> str:
    return "\n".join(part for part in (said.summary, said.price, said.booking, said.link) if part)


def _add_times(event: Event, entry: Entry) -> None:
    """Write when it comes: as days, or by the clock it follows."""
    recurrence = entry.recurrence
    if recurrence.recurs or entry.changes or entry.rendezvous.all_day:
        first = recurrence.first
        _add_span(event, _written(first, entry), _written(first + entry.lasts, entry))
    else:
        _add_span(event, *_once(entry))
    for rule in () if _never_held(entry) else recurrence.rules:
        event.add("rrule", vRecur.from_ical(_rule(rule, entry)))
    _add_days(event, "exdate", recurrence.without, entry)
    also = [each for each in recurrence.also if not _after_the_end(each, entry)]
    _add_days(event, "rdate", also, entry)


def _add_days(event: Event, name: str, moments: Sequence[datetime], entry: Entry) -> None:
    """Write days beside those of the rules; a property without any would be no property."""
    if moments:
        dates = {"VALUE": "DATE"} if entry.rendezvous.all_day else {}
        event.add(name, [_written(each, entry) for each in moments], parameters=dates)


def _written(local: datetime, entry: Entry) -> date:
    return local.date() if entry.rendezvous.all_day else local.replace(tzinfo=entry.zone)


def _once(entry: Entry) -> tuple[datetime, datetime]:
    """Return what comes once by the town's clock; in UTC where that clock shows an hour twice."""
    moments = (entry.rendezvous.starts_at, entry.rendezvous.ends_at)
    local = tuple(each.astimezone(entry.zone) for each in moments)
    told = tuple(instant(wall_clock(each, entry.zone), entry.zone) for each in moments)
    if told != moments or local[0].year < _FIRST_YEAR:
        return moments[0].astimezone(UTC), moments[1].astimezone(UTC)
    return local[0], local[1]


def _rule(rule: Rule, entry: Entry) -> str:
    """Return a rule as calendars have it, ended where the entry was stopped."""
    last = None if rule.until is None else _last_second(rule.until, entry)
    if entry.stopped_at is not None:
        before = entry.stopped_at - timedelta(seconds=1)
        if not rule.count or before < _last_counted(rule, entry):
            rule, last = replace(rule, count=None), min(last or before, before)
    if last is None:
        return ";".join(rule.parts(""))
    day = f"{wall_clock(last, entry.zone):%Y%m%d}"
    return ";".join(rule.parts(day if entry.rendezvous.all_day else f"{last:%Y%m%dT%H%M%SZ}"))


def _last_second(day: date, entry: Entry) -> datetime:
    return instant(datetime.combine(day, time.max).replace(microsecond=0), entry.zone)


def _last_counted(rule: Rule, entry: Entry) -> datetime:
    """Return the end of the day on which a rule with a number of times comes last."""
    counted = Recurrence(entry.recurrence.first, rule).last_day()
    return _last_second(counted or entry.recurrence.first.date(), entry)
