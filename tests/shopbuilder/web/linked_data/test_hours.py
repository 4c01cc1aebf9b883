"""Opening hours for machines say what our own evaluator says, minute after minute."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbuilder.profile.opening_hours import Closing, Hours
from shopbuilder.profile.opening_hours.notation import WEEKDAYS
from shopbuilder.web.linked_data.hours import DAYS_AHEAD, hours_data
from tests.shopbuilder.web.linked_data.reading import says_open

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = date(2026, 11, 24)


def data(value: str | None, *closings: Closing, today: date = TUESDAY) -> list[dict[str, object]]:
    return hours_data(Hours.read(value, subdivision="59", closings=closings), today)


def test_a_usual_week_is_told_once() -> None:
    assert data("Tu-Fr 09:00-12:00,14:00-19:00; Sa 09:00-12:00") == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
            "opens": "09:00",
            "closes": "12:00",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Tuesday", "Wednesday", "Thursday", "Friday"],
            "opens": "14:00",
            "closes": "19:00",
        },
    ]


def special(value: str, *closings: Closing, today: date = TUESDAY) -> list[tuple[str, ...]]:
    told = [each for each in data(value, *closings, today=today) if "validFrom" in each]
    keys = ("validFrom", "validThrough", "opens", "closes")
    return [tuple(str(each[key]) for key in keys) for each in told]


def test_a_public_holiday_is_a_special_day() -> None:
    assert special("Mo-Su 09:00-18:00; PH off") == [
        ("2026-12-25", "2026-12-25", "00:00", "00:00"),
        ("2027-01-01", "2027-01-01", "00:00", "00:00"),
    ]


def test_a_closing_of_several_days_is_one_stretch() -> None:
    holidays = Closing(date(2026, 12, 1), date(2026, 12, 7), None, "congés")
    assert special("Tu-Sa 09:00-18:00", holidays) == [
        ("2026-12-01", "2026-12-05", "00:00", "00:00")
    ]
    across = Closing(date(2026, 12, 3), date(2026, 12, 9), None, "congés")
    assert special("Tu-Sa 09:00-18:00", across) == [("2026-12-03", "2026-12-09", "00:00", "00:00")]


def test_closing_earlier_is_a_special_day_with_hours() -> None:
    early = Closing(date(2026, 11, 26), date(2026, 11, 26), time(16), "")
    assert special("Mo-Sa 09:00-12:00,14:00-19:00", early) == [
        ("2026-11-26", "2026-11-26", "09:00", "12:00"),
        ("2026-11-26", "2026-11-26", "14:00", "16:00"),
    ]


def test_a_long_closing_does_not_become_the_usual_week() -> None:
    works = Closing(date(2026, 11, 23), date(2027, 1, 10), None, "travaux")
    told = data("Mo-Sa 09:00-18:00", works)
    assert [each for each in told if "dayOfWeek" in each]


@pytest.mark.parametrize("value", [None, '"sur rendez-vous"', "off"])
def test_what_is_not_known_to_be_open_is_not_told(value: str | None) -> None:
    assert data(value) == []


def test_round_the_clock_is_not_taken_for_closed() -> None:
    [told] = data("24/7")
    assert (told["opens"], told["closes"]) == ("00:00", "23:59")


CLOCKS = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))
WEEKS = st.dictionaries(
    st.sampled_from(WEEKDAYS),
    st.lists(st.tuples(CLOCKS, CLOCKS), min_size=1, max_size=2),
    min_size=1,
)
CLOSINGS = st.lists(
    st.builds(
        lambda first, length, closes: Closing(
            TUESDAY + timedelta(days=first),
            TUESDAY + timedelta(days=first + (length if closes is None else 0)),
            closes,
        ),
        st.integers(-3, 30),
        st.integers(0, 15),
        st.none() | CLOCKS,
    ),
    max_size=2,
)


def value_of(week: dict[str, list[tuple[time, time]]]) -> str:
    return ", ".join(
        f"{day} " + ",".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans)
        for day, spans in week.items()
    )


@settings(max_examples=60, deadline=None)
@given(week=WEEKS, closings=CLOSINGS, minutes=st.lists(st.integers(0, 47 * 1440), max_size=40))
def test_machines_read_what_people_read(
    week: dict[str, list[tuple[time, time]]], closings: list[Closing], minutes: list[int]
) -> None:
    hours = Hours.read(value_of(week), closings=closings)
    told = hours_data(hours, TUESDAY)
    for minute in minutes:
        at = datetime.combine(TUESDAY, time.min, PARIS) + timedelta(minutes=minute)
        assert says_open(told, at) == (hours.state(at).kind == "open"), at


def test_the_days_ahead_cover_the_feasts_of_the_coming_weeks() -> None:
    assert DAYS_AHEAD >= 42
