"""Pictures of links are the same in each language: they hold a name, and no word beside it."""

import re

import pytest

from shopbuilder.facade.cards import shop_card, town_card
from shopbuilder.profile.trades import TRADES


def words_in(svg: str) -> str:
    """The text of a drawing, and what it says to those who do not see it."""
    said = re.findall(r"<(?:text|title|desc)\b[^>]*>([^<]*)", svg)
    return " ".join([*said, *re.findall(r'aria-label="([^"]*)"', svg)])


@pytest.mark.parametrize("trade", TRADES)
def test_the_picture_of_a_shop_holds_its_name_alone(trade: str) -> None:
    assert words_in(shop_card(trade, "Chez Odile", "odile")) == "Chez Odile"


def test_the_picture_of_a_town_holds_its_name_alone() -> None:
    assert words_in(town_card("Montrelieu", "montrelieu")) == "Montrelieu"
