"""Words people type when they look for a trade."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.profile.trades import TRADES
from shopbuilder.town_page.everyday_words import _WORDS, called, trades_called


@pytest.fixture(autouse=True)
def in_french(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


@pytest.mark.parametrize(
    ("word", "trade"),
    [
        ("velo", "bicycle"), ("coiffeur", "hairdresser"), ("medicament", "pharmacy"),
        ("roman", "books"), ("cordonnier", "cobbler"), ("bijou", "jewellery"),
        ("reparer", "watchmaker"), ("boulangerie", "bakery"),
    ],
)  # fmt: skip
def test_a_trade_is_found_by_what_people_call_it(word: str, trade: str) -> None:
    assert trade in trades_called(word)


def test_a_trade_is_not_found_by_anything_else() -> None:
    assert not called("velo", "books")
    assert trades_called("zzz") == []


def test_a_trade_nobody_has_heard_of_is_called_nothing() -> None:
    assert not called("velo", "unheard-of")


def test_only_known_trades_have_words() -> None:
    assert set(_WORDS) <= set(TRADES)
