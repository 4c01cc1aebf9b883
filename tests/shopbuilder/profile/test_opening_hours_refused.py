"""What is not trusted, and the sentence that says why."""

from typing import Any

import pytest

from shopbuilder.profile.opening_hours import Hours, HoursRefused
from tenants.errors import Refusal


def sentence(value: Any) -> str:
    with pytest.raises(HoursRefused) as caught:
        Hours.read(value)
    return str(caught.value)


@pytest.mark.parametrize("value", ["", "  ", ";", " ; , "])
def test_nothing_is_refused(value: str) -> None:
    assert sentence(value) == "No opening hours were written."


@pytest.mark.parametrize("value", [1, "1", "19", " 2014 "])
def test_a_number_is_refused(value: object) -> None:
    assert "is only a number" in sentence(value)


@pytest.mark.parametrize(
    "value", ["http://example.org/horaires", "opening_hours:url=https://example.org", "www.ex.fr"]
)
def test_a_web_address_is_refused(value: str) -> None:
    assert "is a web address" in sentence(value)


def test_a_web_address_in_a_remark_is_fine() -> None:
    assert Hours.read('Mo 10:00-12:00 open "https://example.org"').known


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("Lundi au vendredi 9:00-12:00", "Lundi"),
        ("sur rendez-vous", "sur"),
        ("8h-19h30", "h"),
        ("Tu-Sa 17:00-02:00; Di 16:00-23:00", "Di"),
        ("fermé", "fermé"),
    ],
)
def test_words_are_refused_and_the_first_is_named(value: str, word: str) -> None:
    assert f"is written in words (“{word}”)" in sentence(value)


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("?", "?"),
        ("Mo-Sa 06:00-00:00 Su 07:00-00:00", "Su 07:00-00:00"),
        ("Mo 10.00-12.00", "10.00-12.00"),
    ],
)
def test_what_cannot_be_read_is_refused_from_where_it_stops(value: str, rest: str) -> None:
    assert f"from “{rest}” on" in sentence(value)


def test_half_a_value_is_refused() -> None:
    assert "something is missing at its end" in sentence("Mo-Fr 10:00")


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Feb 30 10:00-12:00", "Feb 30"),
        ("Mo-Fr 10:00-12:00; Nov 31 off", "Nov 31"),
        ("Mo-Fr 10:00-12:00; Jun 12-31 off", "Jun 31"),
        ("Jan 1-Feb 30 10:00-12:00", "Feb 30"),
        ("2027 Feb 29 off; Mo 10:00-12:00", "Feb 29 2027"),
        ("sep31 off; Mo 10:00-12:00", "Sep 31"),
    ],
)
def test_a_date_that_does_not_exist_is_refused_by_name(value: str, date: str) -> None:
    assert sentence(value).endswith(f"names a date that does not exist: {date}.")


@pytest.mark.parametrize("value", ["Feb 29 10:00-12:00", "2028 Feb 29 off; Mo 10:00-12:00"])
def test_the_day_of_leap_years_exists(value: str) -> None:
    assert Hours.read(value).known


def test_an_impossible_date_in_a_remark_is_only_a_remark() -> None:
    assert Hours.read('Mo 10:00-12:00 "sauf le Feb 30"').known


@pytest.mark.parametrize("value", ["2014-2016", "2012, Jan", "Mo 10:00-12:00; 2030-2031"])
def test_a_year_without_hours_is_refused(value: str) -> None:
    assert "names a year" in sentence(value)


@pytest.mark.parametrize("value", ["PH", "SH", "PH off", "PH,SH off", "PH off; SH off"])
def test_holidays_alone_say_nothing_of_other_days(value: str) -> None:
    assert "only speaks of holidays" in sentence(value)


def test_hours_of_school_holidays_alone_are_refused() -> None:
    assert "school holidays" in sentence("SH Mo-Fr 10:00-12:00; SH Sa 14:00-16:00")


@pytest.mark.parametrize("value", ["PH 10:00-12:00", "off", "24/7", "Sa[1]", "Jul-Aug"])
def test_short_values_that_say_enough_are_read(value: str) -> None:
    assert Hours.read(value).known


def test_a_novel_is_refused_before_it_is_parsed() -> None:
    assert "at most 500 characters" in sentence("Mo 10:00-12:00; " * 40)


def test_a_refusal_quotes_only_the_beginning() -> None:
    assert len(sentence("ouvert " + "souvent " * 50)) < 250


def test_a_refusal_is_a_no_that_pages_can_show() -> None:
    assert issubclass(HoursRefused, Refusal)
