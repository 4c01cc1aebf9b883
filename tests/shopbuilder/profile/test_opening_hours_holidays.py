"""Public holidays, those of a region included."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import opening_hours
import pytest

from shopbuilder.profile.opening_hours import Hours, public_holidays

PARIS = ZoneInfo("Europe/Paris")
OFF = "Mo-Su 09:00-19:00; PH off"


def is_open(value: str, day: str, **place: str) -> bool:
    noon = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=PARIS)
    return Hours.read(value, **place).state(noon).kind == "open"


@pytest.mark.parametrize(
    "day", ["2026-11-11", "2026-07-14", "2027-03-29", "2027-05-06", "2026-12-25"]
)
def test_national_holidays_close(day: str) -> None:
    assert not is_open(OFF, day)


def test_a_shop_without_a_rule_for_holidays_is_open_on_them() -> None:
    assert is_open("Mo-Su 09:00-19:00", "2026-11-11")


@pytest.mark.parametrize("subdivision", ["57", "67", "68"])
@pytest.mark.parametrize("day", ["2026-04-03", "2026-12-26", "2027-03-26"])
def test_alsace_and_moselle_have_two_holidays_more(subdivision: str, day: str) -> None:
    assert not is_open(OFF, day, subdivision=subdivision)
    assert is_open(OFF, day)


@pytest.mark.parametrize(
    ("subdivision", "day"),
    [("971", "2027-05-27"), ("972", "2027-05-22"), ("973", "2027-06-10"), ("974", "2026-12-20")],
)
def test_overseas_the_abolition_of_slavery_is_a_holiday(subdivision: str, day: str) -> None:
    assert not is_open(OFF, day, subdivision=subdivision)


def test_a_country_the_library_does_not_know_still_has_holidays() -> None:
    assert not is_open(OFF, "2026-12-20", country="RE")
    assert not is_open(OFF, "2026-07-14", country="RE")


def test_a_country_nobody_knows_has_none() -> None:
    assert is_open(OFF, "2026-12-25", country="XX")


def test_a_departement_without_holidays_of_its_own_has_the_national_ones() -> None:
    assert not is_open(OFF, "2026-11-11", subdivision="59")
    assert is_open(OFF, "2026-12-26", subdivision="59")


def test_local_holidays_keep_their_place_among_the_rules() -> None:
    assert is_open("PH off; Sa 10:00-13:00", "2026-12-26", subdivision="57")


def test_hours_for_holidays_are_kept_on_local_ones() -> None:
    hours = Hours.read("Mo-Sa 09:00-19:00; Su,PH 10:00-12:00", subdivision="57")
    start = datetime(2026, 12, 26, tzinfo=PARIS)
    [(first, last, _)] = hours.intervals(start, start + timedelta(days=1))
    assert (first.astimezone(PARIS).hour, last.astimezone(PARIS).hour) == (10, 12)


def test_a_holiday_rule_of_summer_does_not_hold_in_december() -> None:
    assert is_open("Mo-Su 09:00-19:00; Jul-Aug PH off", "2026-12-26", subdivision="57")


def test_the_eve_of_a_local_holiday_is_an_eve() -> None:
    assert is_open("PH -1 day 10:00-14:00", "2026-12-25", subdivision="57")


def test_holidays_on_given_weekdays_are_only_those() -> None:
    value = "Mo-Sa 09:00-19:00; PH Mo-Fr off"
    assert not is_open(value, "2026-11-11")
    assert is_open(value, "2026-08-15")
    assert is_open(value, "2026-11-12")


def test_hours_of_school_holidays_hold_on_no_day() -> None:
    assert not is_open("We 14:00-18:00; SH Mo-Fr 10:00-18:00", "2026-07-16")


def test_holidays_in_a_remark_are_only_a_remark() -> None:
    assert not is_open('Mo-Su 09:00-19:00 "sauf PH off"', "2026-12-26", subdivision="57")
    assert Hours.read('"PH fermé"', subdivision="57").known


@pytest.mark.parametrize("country", ["FR", "LU"])
def test_both_libraries_agree_on_the_national_holidays(country: str) -> None:
    library = opening_hours.OpeningHours("PH", timezone=ZoneInfo("UTC"), country=country)
    for year in range(2024, 2036):
        noon = datetime(year, 1, 1, 12, tzinfo=UTC)
        days = [noon + timedelta(days=offset) for offset in range(366)]
        theirs = {
            day.date()
            for day in days
            if day.year == year and library.is_open(day.replace(tzinfo=ZoneInfo("UTC")))
        }
        assert theirs == set(public_holidays(country, None, year)), year


def test_the_library_knows_no_belgian_holiday_that_the_calendar_lacks() -> None:
    library = opening_hours.OpeningHours("PH", timezone=ZoneInfo("UTC"), country="BE")
    ours = public_holidays("BE", None, 2027)
    noon = datetime(2027, 1, 1, 12, tzinfo=ZoneInfo("UTC"))
    for day in (noon + timedelta(days=offset) for offset in range(365)):
        assert not library.is_open(day) or day.date() in ours


def test_holidays_have_french_names() -> None:
    assert public_holidays("FR", "67", 2026)[date(2026, 4, 3)] == "Vendredi saint"
