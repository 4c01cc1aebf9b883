"""Words people type when they look for a trade."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.profile.trades import TRADES
from shopbuilder.town_page.everyday_words import (
    _NAMES,
    _NEEDS,
    trades_for,
    trades_named,
)


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
    assert trade in trades_named(word) | trades_for([word])[word]


def test_a_trade_is_not_found_by_anything_else() -> None:
    assert "books" not in trades_named("velo") | trades_for(["velo"])["velo"]
    assert not trades_named("zzz") | trades_for(["zzz"])["zzz"]


def test_a_phrase_counts_when_it_is_said_whole() -> None:
    assert "second_hand" in trades_for(["seconde", "main"])["main"]
    assert "second_hand" not in trades_for(["main"])["main"]


@pytest.mark.parametrize("word", ["boulangere", "boulangers", "boulangerie"])
def test_a_trade_is_named_by_its_people_and_its_place(word: str) -> None:
    assert trades_named(word) == {"bakery"}


def test_only_known_trades_have_words() -> None:
    assert set(_NAMES) | set(_NEEDS) <= set(TRADES)


def test_every_trade_has_words_of_its_own() -> None:
    assert set(TRADES) - set(_NAMES) == {"other"}
    assert set(_NAMES) == set(_NEEDS)
