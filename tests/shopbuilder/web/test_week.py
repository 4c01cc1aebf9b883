"""Hours and closings in words."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from flask import Flask

from shopbuilder.profile.opening_hours import Closing, DayHours, LocalSpan
from shopbuilder.web.week import closing_in_words, day_in_words, span_in_words
from tenants.database import in_town
from tests.cast import Cast

CHRISTMAS = date(2026, 12, 24)


@pytest.fixture(autouse=True)
def here(cast: Cast, app: Flask) -> Iterator[None]:
    with app.app_context(), in_town(cast.town):
        yield


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (LocalSpan(time(9), time(12, 30), "open"), "9 h – 12 h 30"),
        (LocalSpan(time(18), time(0), "open"), "18 h – minuit"),
        (LocalSpan(time(0), time(0), "open"), "jour et nuit"),
        (
            LocalSpan(time(9), time(12), "unknown", "sur rendez-vous"),
            "9 h – 12 h (sur rendez-vous)",
        ),
    ],
)
def test_a_stretch_in_words(span: LocalSpan, words: str) -> None:
    assert plain(span_in_words(span)) == words


def test_a_day_without_a_stretch_is_closed() -> None:
    assert day_in_words(DayHours(CHRISTMAS, (), None, "")) == "fermé"


def test_the_stretches_of_a_day_follow_each_other() -> None:
    spans = (LocalSpan(time(9), time(12), "open"), LocalSpan(time(14), time(19), "open"))
    assert plain(day_in_words(DayHours(CHRISTMAS, spans, None, ""))) == "9 h – 12 h, 14 h – 19 h"


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        (Closing(CHRISTMAS, CHRISTMAS, None), "Fermé le jeudi 24 décembre"),
        (Closing(CHRISTMAS, CHRISTMAS, time(17)), "Ferme à 17 h le jeudi 24 décembre"),
        (
            Closing(CHRISTMAS, date(2026, 12, 26), None, "Noël"),
            "Fermé du jeudi 24 décembre au samedi 26 décembre (Noël)",
        ),
    ],
)
def test_a_closing_in_words(closing: Closing, words: str) -> None:
    assert plain(closing_in_words(closing)) == words
