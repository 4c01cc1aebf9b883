"""Prices as a tag says them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.web.prices import amount, amount_from, money, per_measure
from tenants.context import CurrentTown, entered


@pytest.fixture(autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(CurrentTown(1, "montclair", "Montclair")):
        yield


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_piece_costs_an_amount() -> None:
    assert plain(amount(320, "piece")) == "3,20 €"


@pytest.mark.parametrize(
    ("unit", "words"),
    [("kg", "12,50 € le kg"), ("litre", "12,50 € le litre"), ("metre", "12,50 € le mètre")],
)
def test_what_is_measured_costs_so_much_a_measure(unit: str, words: str) -> None:
    assert plain(amount(1250, unit)) == words


def test_several_prices_begin_with_the_cheapest() -> None:
    assert plain(amount_from(320, "piece", several=True)) == "à partir de 3,20 €"
    assert plain(amount_from(320, "piece", several=False)) == "3,20 €"


def test_what_a_piece_holds_gives_its_price_a_measure() -> None:
    assert plain(per_measure(320, 500, "g")) == "6,40 € le kg"
    assert per_measure(320, None, None) == ""


def test_a_town_abroad_counts_in_its_own_money(app: Flask) -> None:
    with entered(CurrentTown(1, "sion", "Sion", country="CH")), app.test_request_context("/"):
        assert "CHF" in money(100)
