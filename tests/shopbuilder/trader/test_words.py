"""A counter's words."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from shopbuilder.ordering.models import ORDER_STATES
from shopbuilder.ordering.states import MOVES, Who
from shopbuilder.trader.words import SEGMENTS, STATES, STEPS, amount, pickup, who
from tenants.database import in_town
from tests.cast import Cast
from tests.pages import read
from tests.shopbuilder.trader.conftest import MORNING


@pytest.fixture(autouse=True)
def here(cast: Cast, clean: Flask) -> Iterator[None]:
    with clean.app_context(), in_town(cast.town):
        yield


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "aujourd’hui, de 9 h 30 à 10 h"),
        (1, "demain, de 9 h 30 à 10 h"),
        (2, "jeudi 26 novembre, de 9 h 30 à 10 h"),
        (-1, "lundi 23 novembre, de 9 h 30 à 10 h"),
    ],
)
def test_a_pickup_is_told_as_people_tell_it(days: int, words: str) -> None:
    start = MORNING + timedelta(days=days)
    assert read(pickup(start, start + timedelta(minutes=30))) == words


@pytest.mark.parametrize(("cents", "typed"), [(420, "4,20"), (5, "0,05"), (123450, "1234,50")])
def test_a_price_stands_in_its_field_as_it_is_typed(cents: int, typed: str) -> None:
    assert amount(cents) == typed


@pytest.mark.parametrize(
    ("actor", "said"),
    [("person:7", "Alice"), ("customer", "le client"), ("program", "automatique")],
)
def test_who_did_it_is_named(actor: str, said: str) -> None:
    assert who(actor, {"person:7": "Alice"}) == said


def test_every_state_and_every_move_of_a_shop_has_its_word() -> None:
    assert set(STATES) == set(STEPS) == set(ORDER_STATES)
    assert set(SEGMENTS) == {move.name for move in MOVES if move.who is Who.SHOP}
