"""Addresses of the pictures of goods."""

import pytest

from shopbuilder.facade.illustrations import KINDS
from shopbuilder.profile.trades import TRADES
from shopbuilder.web.pictures import picture_of


def test_an_article_looks_like_what_it_says() -> None:
    assert picture_of("baguette", "bakery", "tradition") == "/dessins/baguette/tradition.svg"


@pytest.mark.parametrize("kind", ["", "spaceship", "../arms"])
def test_an_article_that_does_not_say_looks_like_its_trade(kind: str) -> None:
    assert picture_of(kind, "books", "roman") == "/dessins/book/roman.svg"


@pytest.mark.parametrize("trade", [*TRADES, "unheard-of"])
def test_every_trade_has_something_to_show(trade: str) -> None:
    assert picture_of("", trade, "x").split("/")[2] in KINDS
