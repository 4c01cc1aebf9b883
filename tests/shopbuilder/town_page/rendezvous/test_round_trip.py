"""What the feed says is what the pages show: read back by another program, through both changes of
clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from flask import Flask
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant
from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_page.rendezvous.ical import calendar_of
from shopbuilder.town_page.rendezvous.zones import vtimezone
from tenants.context import CurrentTown, entered
from tests.shopbuilder.town_life.agenda.cases import firsts, rule_texts

PARIS = ZoneInfo("Europe/Paris")
TOWN = CurrentTown(1, "montclair", "Montclair", home_host="montclair.localhost")
#: A year with both changes of clock.
BEGIN, END = datetime(2026, 1, 15, tzinfo=UTC), datetime(2027, 1, 15, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(TOWN):
        yield


def entry_of(recurrence: Recurrence, minutes: int, *, all_day: bool) -> Entry:
    lasts = timedelta(minutes=minutes)
    starts_at = instant(recurrence.first, PARIS)
    said = Rendezvous(
        "market", "Marché", "Place", "Tout.", starts_at, instant(recurrence.first + lasts, PARIS),
        None, None, "marche", all_day, recurrence.recurs,
    )  # fmt: skip
    return Entry(said, recurrence, lasts, PARIS, None, None, BEGIN, BEGIN)


def ours(entry: Entry) -> list[tuple[datetime, datetime]]:
    return sorted((each.starts_at, each.ends_at) for each in entry.occurrences(BEGIN, END))


def theirs(entry: Entry) -> list[tuple[datetime, datetime]]:
    """What another program finds in the feed."""
    events = recurring_ical_events.of(Calendar.from_ical(calendar_of([entry], "Agenda")))
    found = events.between(BEGIN, END)
    spans = ((_instant(each["DTSTART"].dt), _instant(each["DTEND"].dt)) for each in found)
    # In the hour that is skipped the other program finds an end that is no later than the beginning.
    return sorted((start, end if end > start else start + entry.lasts) for start, end in spans)


def _instant(moment: datetime) -> datetime:
    if not isinstance(moment, datetime):
        return instant(datetime.combine(moment, datetime.min.time()), PARIS)
    return moment.astimezone(UTC)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    firsts(),
    rule_texts(),
    st.sampled_from([60, 300, 24 * 60 + 30]),
    st.lists(st.integers(0, 300), max_size=3),
    st.lists(st.integers(0, 300), max_size=3),
)
def test_another_program_finds_the_same_hours(
    first: datetime, text: str, minutes: int, without: list[int], also: list[int]
) -> None:
    recurrence = Recurrence(
        first,
        read_rule(text, first.time(), PARIS),
        tuple(sorted({first + timedelta(days=each) for each in without})),
        tuple(sorted({first + timedelta(days=each) for each in also})),
    )
    assume(not recurrence.never_comes())
    entry = entry_of(recurrence, minutes, all_day=False)

    assert theirs(entry) == ours(entry)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(firsts(), rule_texts(), st.integers(1, 4))
def test_another_program_finds_the_same_days(first: datetime, text: str, days: int) -> None:
    midnight = first.replace(hour=0, minute=0)
    recurrence = Recurrence(midnight, read_rule(text, midnight.time(), PARIS))
    assume(not recurrence.never_comes())
    entry = entry_of(recurrence, days * 24 * 60, all_day=True)

    # Where the year begins and ends the other program counts days from midnight in Greenwich.
    assert set(theirs(entry)) ^ set(ours(entry)) <= {
        each for each in ours(entry) if each[1] > END - timedelta(days=1) or each[0] < BEGIN
    }


@pytest.mark.parametrize("hours", [0, 1], ids=["summer's", "winter's"])
def test_of_an_hour_that_comes_twice_the_right_one_is_told(hours: int) -> None:
    starts_at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC) + timedelta(hours=hours)
    once = entry_of(Recurrence(datetime.fromisoformat("2026-10-25T02:30")), 60, all_day=False)
    said = once.rendezvous
    at = Rendezvous(
        said.kind, said.title, said.place, said.summary, starts_at, starts_at + timedelta(hours=1),
        None, None, "veillee",
    )  # fmt: skip
    entry = Entry(at, once.recurrence, once.lasts, PARIS, None, None, BEGIN, BEGIN)

    [event] = Calendar.from_ical(calendar_of([entry], "Agenda")).walk("VEVENT")
    assert _instant(event["DTSTART"].dt) == starts_at
    assert _instant(event["DTEND"].dt) == starts_at + timedelta(hours=1)


@pytest.mark.parametrize(
    "name", ["Europe/Paris", "Europe/Brussels", "America/Martinique", "Indian/Reunion",
             "America/Miquelon", "Pacific/Noumea", "America/New_York", "Africa/Casablanca"],
)  # fmt: skip
def test_the_clock_told_to_calendars_is_that_of_the_town(name: str) -> None:
    told = vtimezone(name, 2024, 2036).to_tz(lookup_tzid=False)
    zone = ZoneInfo(name)
    for days in range(0, 365 * 12, 5):
        local = datetime.fromisoformat("2024-02-01T12:00") + timedelta(days=days)
        assert local.replace(tzinfo=told).utcoffset() == local.replace(tzinfo=zone).utcoffset()
