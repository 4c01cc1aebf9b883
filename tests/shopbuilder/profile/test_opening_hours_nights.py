"""The small hours of a rule that stands after the rule of the next day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.opening_hours.nights import with_whole_nights
from shopbuilder.profile.opening_hours.notation import WEEKDAYS

PARIS = ZoneInfo("Europe/Paris")
#: A Monday; its week has neither a holiday nor a change of clock.
MONDAY = datetime(2026, 11, 16, tzinfo=PARIS)


def kind(value: str, day: str, clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    at = MONDAY + timedelta(days=WEEKDAYS.index(day), hours=hour, minutes=minute)
    return Hours.read(value).state(at).kind


@pytest.mark.parametrize(
    ("value", "day", "clock", "says"),
    [
        ("Su-Th 17:00-01:00; Fr,Sa 17:00-03:00", "Su", "02:30", "open"),
        ("Su-Th 17:00-01:00; Fr,Sa 17:00-03:00", "Su", "03:00", "closed"),
        (
            "Mo-Th 10:00-01:00; Fr 10:00-03:00; Sa 15:00-03:00; Su 16:00-01:00",
            "Mo",
            "00:30",
            "open",
        ),
        ("Mo-Sa 15:00-26:00; Su 17:00-27:00", "Mo", "02:30", "open"),
        ("Su 10:00-18:00; Sa sunset-01:00", "Su", "00:30", "open"),
        # A later rule of the next day rules over the whole day, as the reference has it.
        ("Fr 18:00-02:00; Sa 10:00-12:00", "Sa", "00:30", "closed"),
        ("Su-Th 17:00-01:00; Fr,Sa 17:00-03:00", "Fr", "00:30", "closed"),
    ],
)
def test_a_night_goes_on_into_a_day_whose_rule_stands_before(
    value: str, day: str, clock: str, says: str
) -> None:
    assert kind(value, day, clock) == says


def test_values_without_a_night_are_left_alone() -> None:
    value = "Mo-Fr 09:00-12:00,14:00-19:00; Sa 09:00-24:00; PH off"
    assert with_whole_nights(value) == value


def test_a_remark_with_a_night_in_it_is_no_night() -> None:
    value = 'Mo 09:00-12:00; Tu 09:00-12:00 open "22:00-02:00"'
    assert with_whole_nights(value) == value


CLOCK = st.tuples(st.integers(0, 23), st.sampled_from((0, 30)))
RULE = st.tuples(st.sets(st.sampled_from(WEEKDAYS), min_size=1), CLOCK, CLOCK)


@given(first=RULE, second=RULE)
def test_an_evening_is_what_it_is_without_the_small_hours(first: object, second: object) -> None:
    value = "; ".join(map(written, (first, second)))
    hours = Hours.read(value)
    for day in range(7):
        noon = MONDAY + timedelta(days=day, hours=23, minutes=59)
        assert hours.state(noon).kind == Hours.read(_alone(first, second, day)).state(noon).kind


def written(rule: object) -> str:
    days, (hour, minute), (to_hour, to_minute) = rule  # type: ignore[misc]
    named = ",".join(day for day in WEEKDAYS if day in days)
    return f"{named} {hour:02}:{minute:02}-{to_hour:02}:{to_minute:02}"


def _alone(first: object, second: object, day: int) -> str:
    """Return the rule that holds on a day, the second before the first."""
    for rule in (second, first):
        if WEEKDAYS[day] in rule[0]:  # type: ignore[index]
            return written(rule)
    return "off"
