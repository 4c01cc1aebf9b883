"""The fields of a form become one value, and the value means the same."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbuilder.profile.opening_hours import Hours, hours_value

Week = dict[int, list[tuple[time, time]]]

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(19))
EVENING, NIGHT = (time(18), time(0)), (time(20), time(2))
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("week", "value"),
    [
        ({}, "off"),
        ({day: [MORNING, AFTERNOON] for day in range(7)}, "Mo-Su 09:00-12:00,14:00-19:00"),
        ({1: [AFTERNOON, MORNING], 2: [MORNING]}, "Tu 09:00-12:00,14:00-19:00; We 09:00-12:00"),
        ({0: [MORNING], 1: [MORNING], 3: [MORNING]}, "Mo,Tu,Th 09:00-12:00"),
        ({4: [EVENING]}, "Fr 18:00-24:00"),
        ({4: [NIGHT], 5: [MORNING]}, "Fr 20:00-02:00, Sa 09:00-12:00"),
        ({6: [(time(0), time(0))]}, "Su 00:00-24:00"),
    ],
)
def test_a_week_is_written_shortly(week: Week, value: str) -> None:
    assert hours_value(week, holidays_closed=False) == value


def test_closed_holidays_are_the_last_word() -> None:
    value = hours_value({4: [NIGHT], 5: [MORNING]}, holidays_closed=True)
    assert value == "Fr 20:00-02:00, Sa 09:00-12:00; PH off"


def test_a_shop_that_never_opens_needs_no_rule_for_holidays() -> None:
    assert hours_value({}, holidays_closed=True) == "off"


QUARTERS = [time(quarter // 4, quarter % 4 * 15) for quarter in range(96)]


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    week: Week = {}
    for day in range(7):
        bounds = sorted(draw(st.sets(st.sampled_from(range(1, 96)), max_size=6)))
        pairs = zip(bounds[::2], bounds[1::2], strict=False)
        stretches = [(QUARTERS[opens], QUARTERS[closes]) for opens, closes in pairs]
        if stretches:
            week[day] = stretches
    return week


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(weeks())
def test_what_is_written_is_read_back(week: Week) -> None:
    days = Hours.read(hours_value(week, holidays_closed=False)).week(MONDAY)
    shown = {
        number: [(span.opens, span.closes) for span in day.spans]
        for number, day in enumerate(days)
        if day.spans
    }
    assert shown == week


def test_nights_are_read_back_on_the_day_they_began() -> None:
    week = {4: [(time(18), time(3))], 5: [(time(10), time(12)), (time(19), time(4))]}
    days = Hours.read(hours_value(week, holidays_closed=False)).week(MONDAY)
    assert [(span.opens, span.closes) for span in days[4].spans] == week[4]
    assert [(span.opens, span.closes) for span in days[5].spans] == week[5]
