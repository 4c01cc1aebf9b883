"""When a rendez-vous comes: by the wall clock, whatever the clocks do, and never without end."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbuilder.town_life.agenda.recurrence import Recurrence, instant, wall_clock
from shopbuilder.town_life.agenda.rules import read_rule
from tests.shopbuilder.town_life.agenda.cases import firsts, rule_texts, wall

PARIS = ZoneInfo("Europe/Paris")


def coming(text: str, first: datetime) -> Recurrence:
    return Recurrence(first, read_rule(text, first.time(), PARIS))


MARKET = coming("FREQ=WEEKLY", wall("2026-03-21T08:00"))


@pytest.mark.parametrize(
    ("begin", "end"),
    [(date(2026, 3, 21), date(2026, 4, 5)), (date(2026, 10, 17), date(2026, 11, 1))],
    ids=["spring", "autumn"],
)
def test_a_market_at_eight_stays_at_eight(begin: date, end: date) -> None:
    instants = [instant(each, PARIS) for each in MARKET.between(begin, end)]

    assert {each.astimezone(PARIS).hour for each in instants} == {8}
    assert len({each.hour for each in instants}) == 2


def test_an_hour_that_is_skipped_is_told_by_the_clock_before_it() -> None:
    assert instant(wall("2026-03-29T02:30"), PARIS) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    local = wall("2026-10-25T02:30")
    assert instant(local, PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wall_clock(instant(local, PARIS) + timedelta(hours=1), PARIS) == local


def test_days_are_left_out_and_added() -> None:
    market = Recurrence(
        MARKET.first,
        MARKET.rule,
        without=(wall("2026-03-28T08:00"),),
        also=(wall("2026-03-30T08:00"),),
    )

    days = [each.day for each in market.between(date(2026, 3, 20), date(2026, 4, 5))]

    assert days == [21, 30, 4]


def test_the_first_time_counts_even_where_the_rule_does_not_name_it() -> None:
    found = coming("FREQ=MONTHLY;BYDAY=1SA", wall("2026-11-25T14:00"))
    assert [each.day for each in found.between(date(2026, 11, 1), date(2027, 1, 1))] == [25, 5]
    assert found.first_by_rule() == wall("2026-12-05T14:00")


def test_a_market_of_long_ago_is_found_without_counting_from_there() -> None:
    old = coming("FREQ=DAILY", wall("1970-01-01T08:00"))
    assert old.between(date(2099, 5, 1), date(2099, 5, 3)) == (
        wall("2099-05-01T08:00"),
        wall("2099-05-02T08:00"),
    )


def test_a_rule_that_names_no_day_is_known_for_it() -> None:
    assert coming("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", wall("2026-01-01T08:00")).never_comes()
    assert not coming("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", wall("2026-01-01T00:00")).never_comes()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;COUNT=3", date(2026, 4, 4)),
        ("FREQ=WEEKLY;UNTIL=20260401", date(2026, 4, 1)),
    ],
)
def test_the_last_day_is_known_where_there_is_one(text: str, last: date | None) -> None:
    assert coming(text, MARKET.first).last_day() == last


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(firsts(), rule_texts(), st.integers(0, 500), st.integers(1, 60))
def test_starting_near_the_days_asked_for_finds_the_same_days(
    first: datetime, text: str, ahead: int, days: int
) -> None:
    found = coming(text, first)
    begin = first.date() + timedelta(days=ahead)
    end = begin + timedelta(days=days)
    last = found.rule.until if found.rule else None
    written = text.partition(";UNTIL=")[0] if last else text
    until = f";UNTIL={datetime.combine(last, time.max):%Y%m%dT%H%M%S}" if last else ""
    whole = rrule.rrulestr(written + until, dtstart=first)
    expected = {first, *whole.between(first, datetime.combine(end, time.min), inc=True)}

    assert set(found.between(begin, end)) == {
        each for each in expected if begin <= each.date() < end
    }


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(firsts(), rule_texts())
def test_no_occurrence_lies_after_the_last_day(first: datetime, text: str) -> None:
    found = coming(text, first)
    last = found.last_day()
    end = first.date() + timedelta(days=400)
    assert last is None or all(each.date() <= last for each in found.between(first.date(), end))
