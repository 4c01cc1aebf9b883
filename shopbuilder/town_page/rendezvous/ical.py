"""The agenda for calendars (RFC 5545): rules are kept, so that a subscriber sees every time to come."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event, vRecur

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.queries import Entry
from shopbuilder.town_life.agenda.recurrence import instant, wall_clock
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
    if any(not entry.rendezvous.all_day for entry in entries):
        years = [entry.recurrence.first.year for entry in entries]
        calendar.add_component(vtimezone(town.timezone, min(years) - 1, max(years) + 10))
    for entry in entries:
        calendar.add_component(_event(entry, town))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, town: CurrentTown) -> Event:
    said = entry.rendezvous
    event = Event()
    event.add("uid", f"{said.slug}@{town.home_host}")
    event.add("dtstamp", entry.updated_at.replace(microsecond=0))
    event.add("created", entry.created_at.replace(microsecond=0))
    event.add("last-modified", entry.updated_at.replace(microsecond=0))
    event.add("summary", said.title)
    for name, text in (("location", said.place), ("description", _description(entry))):
        if text:
            event.add(name, text)
    event.add("url", public_address(town, f"/agenda/{said.slug}"))
    event.add("categories", [translate(KINDS[kind_of(said.kind)])])
    if entry.latitude is not None and entry.longitude is not None:
        event.add("geo", (entry.latitude, entry.longitude))
    _add_times(event, entry)
    return event


def _description(entry: Entry) -> str:
    said = entry.rendezvous
    return "\n".join(part for part in (said.summary, said.price, said.booking) if part)


def _add_times(event: Event, entry: Entry) -> None:
    """Write when it comes: as days, or by the town's clock."""
    recurrence, all_day = entry.recurrence, entry.rendezvous.all_day
    if recurrence.recurs or all_day:
        event.add("dtstart", _written(recurrence.first, entry))
        event.add("dtend", _written(recurrence.first + entry.lasts, entry))
    else:
        told = _once(entry)
        event.add("dtstart", told[0])
        event.add("dtend", told[1])
    if recurrence.rule is not None:
        event.add("rrule", vRecur.from_ical(";".join(recurrence.rule.parts(_until(entry)))))
    dates = {"VALUE": "DATE"} if all_day else {}
    for name, moments in (("exdate", recurrence.without), ("rdate", recurrence.also)):
        if moments:
            event.add(name, [_written(each, entry) for each in moments], parameters=dates)


def _written(local: datetime, entry: Entry) -> object:
    return local.date() if entry.rendezvous.all_day else local.replace(tzinfo=entry.zone)


def _once(entry: Entry) -> tuple[datetime, datetime]:
    """Return what comes once by the town's clock; in UTC where that clock shows an hour twice."""
    moments = (entry.rendezvous.starts_at, entry.rendezvous.ends_at)
    local = tuple(each.astimezone(entry.zone) for each in moments)
    told = tuple(instant(wall_clock(each, entry.zone), entry.zone) for each in moments)
    if told != moments or local[0].year < _FIRST_YEAR:
        return moments[0].astimezone(UTC), moments[1].astimezone(UTC)
    return local[0], local[1]


def _until(entry: Entry) -> str:
    """Return the end of the rule: a day for whole days, else the last second of it in UTC."""
    rule = entry.recurrence.rule
    if rule is None or rule.until is None:
        return ""
    if entry.rendezvous.all_day:
        return f"{rule.until:%Y%m%d}"
    last = datetime.combine(rule.until, time.max) - timedelta(microseconds=999_999)
    return f"{instant(last, entry.zone):%Y%m%dT%H%M%SZ}"
