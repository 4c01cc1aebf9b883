"""Is it open? In words, at every hour."""

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from shopbuilder.profile.opening_hours import Closing, Hours
from shopbuilder.web.formats import NBSP
from shopbuilder.web.words import opening_in_words, state_in_words

PARIS = ZoneInfo("Europe/Paris")
USUAL = "Tu-Sa 09:00-12:00,14:00-19:00"
#: 21 November 2026 is a Saturday.
SATURDAY = 21


@pytest.fixture(autouse=True)
def in_french(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def said(value: str | None, at: datetime, *closings: Closing) -> str:
    hours = Hours.read(value, closings=closings)
    words = state_in_words(hours.state(at), at, PARIS, known=hours.known)
    return words.replace(NBSP, " ")


def november(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("value", "at", "words"),
    [
        (USUAL, november(SATURDAY, 10), "ouvert · jusqu’à 12 h"),
        (USUAL, november(SATURDAY, 13), "fermé · ouvre à 14 h"),
        (USUAL, november(SATURDAY, 20), "fermé · ouvre mardi à 9 h"),
        (USUAL, november(17, 6, 30), "fermé · ouvre à 9 h"),
        (USUAL, november(16, 20), "fermé · ouvre demain à 9 h"),
        ("Sa 09:15-12:30", november(SATURDAY, 10), "ouvert · jusqu’à 12 h 30"),
        ("Mo-Su 18:00-02:00", november(SATURDAY, 23), "ouvert · jusqu’à 2 h"),
        ("Mo-Su 18:00-24:00", november(SATURDAY, 23), "ouvert · jusqu’à minuit"),
        ("24/7", november(SATURDAY, 3), "ouvert jour et nuit"),
        ("Mo-Th 00:00-24:00; Fr 00:00-18:00", november(19, 9), "ouvert · jusqu’à demain 18 h"),
        ("Mo-Th 00:00-24:00; Fr 00:00-18:00", november(17, 9), "ouvert · jusqu’à vendredi 18 h"),
        ("Apr-Sep Mo-Su 10:00-19:00", november(SATURDAY, 10), "fermé · ouvre jeudi 1er avril à 10 h"),
        ("Nov 01-Dec 24 00:00-24:00", november(9, 9), "ouvert · jusqu’au jeudi 24 décembre"),
        ("off", november(SATURDAY, 10), "fermé"),
        (None, november(SATURDAY, 10), "horaires non indiqués"),
        ('Sa unknown "Sur rendez-vous"', november(SATURDAY, 10), "sur rendez-vous"),
        ('"by appointment"', november(SATURDAY, 10), "sur rendez-vous"),
        ('"Selon les séances"', november(SATURDAY, 10), "Selon les séances"),
        ("unknown", november(SATURDAY, 10), "horaires variables, renseignez-vous"),
        (
            'Sa 10:00-18:00 open "sur réservation"',
            november(SATURDAY, 11),
            "ouvert · jusqu’à 18 h · sur réservation",
        ),
    ],
)  # fmt: skip
def test_a_state_is_said_as_a_neighbour_would(value: str | None, at: datetime, words: str) -> None:
    assert said(value, at) == words


@pytest.mark.parametrize(
    ("closing", "at", "words"),
    [
        (
            Closing(date(2026, 11, 21), date(2026, 11, 21), None),
            november(SATURDAY, 10),
            "fermé exceptionnellement · rouvre mardi à 9 h",
        ),
        (
            Closing(date(2026, 11, 21), date(2026, 11, 21), time(11)),
            november(SATURDAY, 10),
            "ouvert · jusqu’à 11 h",
        ),
        (
            Closing(date(2026, 11, 21), date(2026, 11, 21), time(11)),
            november(SATURDAY, 11, 30),
            "fermé plus tôt aujourd’hui · rouvre mardi à 9 h",
        ),
        (
            Closing(date(2026, 11, 23), date(2026, 11, 28), None),
            november(SATURDAY, 20),
            "fermé · ouvre mardi 1er décembre à 9 h",
        ),
    ],
)
def test_an_exception_is_said_as_one(closing: Closing, at: datetime, words: str) -> None:
    assert said(USUAL, at, closing) == words


def test_an_exception_is_said_even_where_nobody_knows_the_hours() -> None:
    closing = Closing(date(2026, 11, 21), date(2026, 11, 22), None)

    assert said(None, november(SATURDAY, 10), closing).startswith("fermé exceptionnellement")


def test_a_long_remark_is_cut() -> None:
    assert len(said(f'"{"très long " * 20}"', november(SATURDAY, 10))) == 60


def test_an_open_shop_has_no_time_of_opening() -> None:
    at = november(SATURDAY, 10)

    assert opening_in_words(Hours.read(USUAL).state(at), at, PARIS) == ""
