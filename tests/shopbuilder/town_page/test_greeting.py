"""Good day, by the town's own clock."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_page.greeting import greeting, market_now, next_part
from tenants.context import CurrentTown, entered

PARIS = ZoneInfo("Europe/Paris")
TOWN = CurrentTown(1, "montclair", "Montclair")


@pytest.fixture(autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(TOWN):
        yield


def at(day: int, hour: int) -> datetime:
    """Return an hour of November 2026; the 21st is a Saturday, the 11th a public holiday."""
    return datetime(2026, 11, day, hour, tzinfo=PARIS)


def market(day: int, place: str = "Place du Puits") -> Rendezvous:
    return Rendezvous("market", "Marché", place, "", at(day, 8), at(day, 13), None, None)


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (20, 3, "Bonsoir ! Il est tard, la ville dort."),
        (20, 7, "Bonjour ! On est vendredi, la ville se réveille."),
        (20, 10, "Bonjour ! On est vendredi matin."),
        (20, 12, "Bonjour ! On est vendredi, c’est l’heure de déjeuner."),
        (20, 15, "Bonjour ! On est vendredi après-midi."),
        (20, 19, "Bonsoir ! On est vendredi soir."),
        (20, 23, "Bonsoir ! On est vendredi, la journée est finie."),
        (11, 10, "Bonjour ! On est mercredi, c’est férié."),
    ],
)
def test_the_greeting_knows_the_day_and_the_hour(day: int, hour: int, words: str) -> None:
    assert plain(greeting(at(day, hour), TOWN, [])) == words


def test_a_market_of_today_is_what_matters() -> None:
    assert plain(greeting(at(21, 7), TOWN, [market(21)])).endswith("c’est jour de marché.")


def test_a_market_of_tomorrow_is_not_told_yet() -> None:
    assert "marché" not in greeting(at(20, 10), TOWN, [market(21)])


def test_a_market_is_told_with_its_place_and_end_while_it_lasts() -> None:
    assert plain(market_now(at(21, 10), [market(21)])) == "marché place du Puits jusqu’à 13 h"


@pytest.mark.parametrize("hour", [7, 13])
def test_a_market_is_not_told_before_and_after(hour: int) -> None:
    assert market_now(at(21, hour), [market(21)]) == ""


def test_a_market_without_a_place_is_told_all_the_same() -> None:
    assert plain(market_now(at(21, 10), [market(21, "")])) == "marché jusqu’à 13 h"


def test_a_name_keeps_its_capital_inside_the_sentence() -> None:
    assert "Hôtel de Ville" in market_now(at(21, 10), [market(21, "Hôtel de Ville")])


@pytest.mark.parametrize(("hour", "following"), [(2, 5), (10, 12), (20, 21)])
def test_the_sentence_holds_until_the_next_part_of_the_day(hour: int, following: int) -> None:
    assert next_part(at(20, hour), TOWN) == at(20, following)


def test_the_last_sentence_of_a_day_holds_until_midnight() -> None:
    assert next_part(at(20, 22), TOWN) == at(21, 0)
