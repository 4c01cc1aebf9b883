"""The 28 real calendars: what is kept and refused, by count, and every occurrence as others find it."""

import json
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import time_machine
from icalendar import Calendar
from sqlalchemy import select

from shopbuilder.imports.calendars.services import AgendaImport, import_agenda
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import by_reason
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import entries_between, occurrences
from shopbuilder.town_life.agenda.recurrence import instant
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.town_life.written import one_line
from shopbuilder.town_page.rendezvous.ical import calendar_of
from tenants.database import db
from tests.cast import Cast
from tests.factories.shops import Pen

PARIS = ZoneInfo("Europe/Paris")
#: File: events read, entries kept, events refused.
COUNTS = {
    "Belgische32feestdagen.ics": (30, 30, 0),
    "EXDATE.ics": (1, 1, 0),
    "Session6.ics": (1, 1, 0),
    "agenda_du_libre_1.ics": (1, 1, 0),
    "agenda_du_libre_2.ics": (1, 1, 0),
    "america_new_york.ics": (1, 1, 0),
    "bears.ics": (21, 21, 0),
    "day_long_recur_yearly.ics": (1, 1, 0),
    "daylight_saving_time.ics": (64, 58, 0),
    "duration_edited.ics": (2, 1, 0),
    "duration_instead_of_dtend.ics": (1, 1, 0),
    "each_week_but_two_deleted.ics": (1, 1, 0),
    "event_10_times.ics": (1, 1, 0),
    "fablab_cottbus.ics": (28, 28, 0),
    "issue_173_only_modifications_error.ics": (677, 499, 0),
    "multiple_calendar_components.ics": (3, 3, 0),
    "multiple_rrule.ics": (1, 1, 0),
    "one_day_event_repeat_every_day.ics": (1, 1, 0),
    "one_event_repeat_every_3_days.ics": (1, 1, 0),
    "rdate.ics": (3, 3, 0),
    "recur_instances.ics": (3, 1, 0),
    "recurrence_sequence_number.ics": (2, 1, 0),
    "recurring_events_moved.ics": (5, 2, 0),
    "rfc5545-sec3.6.1.ics": (4, 4, 0),
    "three_events_one_edited.ics": (2, 1, 0),
    "timezoned.ics": (1, 1, 0),
}
#: Nothing in them is a rendez-vous.
EMPTY = ("calendar_with_unicode.ics", "time.ics")
LISTED = 80


@pytest.fixture(scope="module")
def expected(test_data: Path) -> dict[str, Any]:
    file = test_data / "calendars" / "expected_occurrences.json"
    files: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["files"]
    return files


def brought(pen: Pen, path: Path, **how: Any) -> AgendaImport:
    with pen.writing():
        return import_agenda(path, **how)


def coming(pen: Pen, window: list[str]) -> list[Rendezvous]:
    """What the pages find in that time, days as others count them: from midnight, wherever it is."""
    begin, end = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in window)
    with pen.writing():
        return occurrences(begin - timedelta(days=1), end + timedelta(days=1))


def reread(event: Any) -> Rendezvous:
    """An occurrence as another program reads it from our calendar."""
    start, end = event["DTSTART"].dt, event.get("DTEND", event["DTSTART"]).dt
    all_day = not isinstance(start, datetime)
    starts, ends = (
        instant(datetime.combine(each, time.min), PARIS) if all_day else each.astimezone(UTC)
        for each in (start, end)
    )
    return Rendezvous(
        "event", str(event["SUMMARY"]), "", "", starts, ends, None, None, all_day=all_day,
        status=str(event.get("STATUS", "")).lower(),
    )  # fmt: skip


def within(found: Rendezvous, window: list[str]) -> bool:
    """Whether it touches a time that others count from midnight to midnight."""
    begin, end = (datetime.fromisoformat(day).replace(tzinfo=PARIS) for day in window)
    return found.touches(begin, end)


def first_of(found: list[Rendezvous]) -> list[tuple[Any, ...]]:
    """The first ones, as many as are listed."""
    listed = sorted(found, key=lambda each: (each.starts_at, each.title))[:LISTED]
    return [as_theirs(each) for each in listed]


def rows(pen: Pen) -> list[tuple[Any, ...]]:
    with pen.writing():
        names = AgendaEntry.__table__.columns.keys()
        columns = [getattr(AgendaEntry, name) for name in names]
        every = db.session.execute(select(*columns).order_by(AgendaEntry.id))
        return [tuple(row) for row in every]


def as_theirs(found: Rendezvous) -> tuple[Any, ...]:
    if found.all_day:
        days = (each.astimezone(PARIS).date() for each in (found.starts_at, found.ends_at))
        return (*days, found.title, found.status)
    return (found.starts_at, found.ends_at, found.title, found.status)


def theirs(told: list[Any]) -> tuple[Any, ...]:
    start, end, title, status = told
    read = date.fromisoformat if len(start) == 10 else datetime.fromisoformat
    moments = tuple(read(each) for each in (start, end))
    if len(start) > 10:
        moments = tuple(
            (each if each.tzinfo else each.replace(tzinfo=PARIS)).astimezone(UTC)  # type: ignore[attr-defined]
            for each in moments
        )
    return (*moments, one_line(title), (status or "").lower())


def test_every_file_is_tried(test_data: Path) -> None:
    files = {path.name for path in (test_data / "calendars").glob("*.ics")}
    assert files == {*COUNTS, *EMPTY}
    assert len(files) == 28


@pytest.mark.parametrize("name", COUNTS)
def test_occurrences_are_those_that_others_find(
    name: str, morning: Cast, pen: Pen, test_data: Path, expected: dict[str, Any]
) -> None:
    told = expected[name]
    done = brought(pen, test_data / "calendars" / name, with_private=True)
    assert (done.events, done.created, len(done.findings.refused)) == COUNTS[name]

    found = [each for each in coming(pen, told["window"]) if within(each, told["window"])]
    wanted = [theirs(each) for each in told["occurrences"]]
    assert len(found) == told["count"]
    assert Counter(first_of(found)) == Counter(wanted)


@pytest.mark.parametrize("name", COUNTS)
def test_a_calendar_made_of_them_tells_others_the_same(
    name: str, morning: Cast, pen: Pen, test_data: Path, expected: dict[str, Any]
) -> None:
    told = expected[name]
    brought(pen, test_data / "calendars" / name, with_private=True)
    begin, end = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in told["window"])
    far = (begin - timedelta(days=1), end + timedelta(days=1))
    with pen.app.test_request_context("/"), pen.writing():
        out = calendar_of(entries_between(*far), "Agenda")
    events = recurring_ical_events.of(Calendar.from_ical(out)).between(*far)
    again = [each for each in map(reread, events) if within(each, told["window"])]
    assert len(again) == told["count"]
    assert Counter(first_of(again)) == Counter(theirs(each) for each in told["occurrences"])


def test_a_second_time_changes_nothing(morning: Cast, pen: Pen, test_data: Path) -> None:
    for name in COUNTS:
        # Some files bring events of others in other versions, so each is tried after itself.
        brought(pen, test_data / "calendars" / name, with_private=True)
        before = rows(pen)
        with time_machine.travel("2026-11-22T09:30:00Z", tick=False):
            again = brought(pen, test_data / "calendars" / name, with_private=True)
        assert (again.created, again.changed) == (0, 0), name
        assert rows(pen) == before


@pytest.mark.parametrize("name", EMPTY)
def test_a_calendar_without_rendezvous_is_refused_with_a_sentence(
    name: str, morning: Cast, pen: Pen, test_data: Path
) -> None:
    with pytest.raises(UnusableFile, match="no events"):
        brought(pen, test_data / "calendars" / name)
    assert rows(pen) == []


def test_what_is_marked_as_private_is_not_published(
    morning: Cast, pen: Pen, test_data: Path
) -> None:
    done = brought(pen, test_data / "calendars" / "rfc5545-sec3.6.1.ics")
    assert (done.created, len(done.findings.refused)) == (2, 2)
    assert set(by_reason(done.findings.refused)) == {
        "It is marked as private, and is not published."
    }
    assert [finding.where for finding in done.findings.refused] == ["4", "23"]
