"""The weekly hours as fields, and back."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask import Flask

from shopbuilder.profile.opening_hours import HoursRefused
from shopbuilder.profile.queries import read_hours
from shopbuilder.trader.week import WeekForm, name_of_day, week_in_words
from tenants.database import in_town
from tests.cast import Cast
from tests.pages import read

SHUT = [("", ""), ("", "")]
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def here(cast: Cast, clean: Flask) -> Iterator[None]:
    with clean.app_context(), clean.test_request_context(), in_town(cast.town):
        yield


def sent(**fields: str) -> WeekForm:
    """Return the form as sent: `j0_1_de="09:00"` stands for the field "j0-1-de"."""
    return WeekForm.typed({name.replace("_", "-"): text for name, text in fields.items()})


@pytest.mark.parametrize(
    "value",
    [
        "Mo-Su 08:00-20:00",
        "Tu-Sa 09:00-12:00,14:00-19:00",
        "Mo-Fr 09:00-19:00; Sa 09:00-12:00; PH off",
        "Mo-Su 00:00-24:00",
        "Th-Sa 18:00-02:00",
    ],
)
def test_simple_hours_survive_the_form(value: str) -> None:
    hours = read_hours(value)
    form = WeekForm.of(hours)
    assert form.complete
    assert read_hours(form.value()).week(MONDAY) == hours.week(MONDAY)


def test_fields_show_two_stretches_and_shut_days() -> None:
    form = WeekForm.of(read_hours("Tu-Sa 09:00-12:00,14:00-19:00; PH off"))
    assert form.days[0] == SHUT
    assert form.days[1] == [("09:00", "12:00"), ("14:00", "19:00")]
    assert form.holidays_closed


@pytest.mark.parametrize(
    "value",
    [
        "Mo-Fr 08:00-10:00,11:00-13:00,14:00-19:00",
        "Mo-Sa 09:00-19:00; Jul-Aug off",
        'Mo-Fr 09:00-19:00 "sur rendez-vous"',
        "Mo-Sa 09:00-19:00; week 1-53/2 Mo off",
        "off",
    ],
)
def test_hours_that_say_more_than_the_fields_are_marked(value: str) -> None:
    assert not WeekForm.of(read_hours(value)).complete


def test_unknown_hours_give_empty_fields() -> None:
    form = WeekForm.of(read_hours(None))
    assert form.days == [SHUT] * 7
    assert form.complete


def test_a_public_holiday_does_not_stand_for_a_usual_week(
    clock: time_machine.Traveller,
) -> None:
    clock.move_to("2026-12-19T09:00:00Z")
    form = WeekForm.of(read_hours("Mo-Sa 09:00-19:00; PH off"))
    assert form.days[4] == [("09:00", "19:00"), ("", "")]


def test_fields_become_one_value() -> None:
    form = sent(j0_1_de="09:00", j0_1_a="12:00", j1_1_de="09:00", j1_1_a="12:00", feries="1")
    assert form.value() == "Mo,Tu 09:00-12:00; PH off"


def test_stretches_may_be_typed_in_any_order() -> None:
    form = sent(j0_1_de="14:00", j0_1_a="19:00", j0_2_de="09:00", j0_2_a="12:00")
    assert form.value() == "Mo 09:00-12:00,14:00-19:00"


def test_an_evening_may_go_past_midnight() -> None:
    form = sent(j5_1_de="12:00", j5_1_a="14:00", j5_2_de="18:00", j5_2_a="02:00")
    assert form.value() == "Sa 12:00-14:00,18:00-02:00"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"feries": "1"},
        {"j0_1_de": "09:00"},
        {"j0_1_a": "12:00"},
        {"j0_1_de": "9 h", "j0_1_a": "12:00"},
        {"j0_1_de": "25:00", "j0_1_a": "26:00"},
        {"j0_1_de": "09:00", "j0_1_a": "09:00"},
        {"j0_1_de": "09:00", "j0_1_a": "14:00", "j0_2_de": "12:00", "j0_2_a": "19:00"},
        {"j0_1_de": "09:00", "j0_1_a": "02:00", "j0_2_de": "12:00", "j0_2_a": "19:00"},
    ],
)
def test_fields_that_make_no_sense_are_refused(fields: dict[str, str]) -> None:
    with pytest.raises(HoursRefused):
        sent(**fields).value()


def test_a_refusal_names_the_day() -> None:
    with pytest.raises(HoursRefused) as refused:
        sent(j2_1_de="09:00").value()
    assert refused.value.values["day"] == name_of_day(2) == "mercredi"


def test_a_usual_week_is_said_in_words() -> None:
    week = dict(week_in_words(read_hours("Mo 09:00-12:00,14:00-19:30; Tu 18:00-24:00")))
    assert read(week["lundi"]) == "9 h – 12 h, 14 h – 19 h 30"
    assert read(week["mardi"]) == "18 h – minuit"
    assert week["mercredi"] == "fermé"


def test_unknown_hours_have_no_words() -> None:
    assert week_in_words(read_hours(None)) == []
