import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from shopbuilder.facade.displays import DISPLAYS
from shopbuilder.facade.fronts import shop_emblem, sprite
from shopbuilder.profile.trades import TRADES

FRONTS = Path(__file__).parents[3] / "static" / "img" / "fronts.svg"


def test_the_file_of_fronts_is_what_the_program_draws() -> None:
    # To draw it anew: python -c "from shopbuilder.facade.fronts import sprite; print(sprite(), end='')"
    assert FRONTS.read_text(encoding="utf-8") == sprite()


def test_the_file_holds_a_window_for_each_trade_and_each_state() -> None:
    ids = set(re.findall(r'<symbol id="([^"]+)"', sprite()))
    assert ids == set(TRADES) | {"out", "shut", "idle"}


def test_thirty_trades_have_a_window_of_their_own() -> None:
    assert len(set(DISPLAYS.values())) >= 30


@pytest.mark.parametrize("trade", sorted(TRADES))
def test_each_emblem_stands_alone_in_the_colour_of_its_trade(trade: str) -> None:
    svg = shop_emblem(trade, "seed")
    assert ET.fromstring(svg).get("viewBox") == "0 0 96 96"
    assert "currentColor" not in svg


def test_an_unlisted_trade_shows_the_neutral_window() -> None:
    assert DISPLAYS["other"].replace("currentColor", "#69645a") in shop_emblem("unlisted", "seed")
