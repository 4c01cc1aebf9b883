import re
from pathlib import Path

import pytest

from shopbuilder.facade.palette import FAMILY_OF, TRADE_COLOURS, colour_of
from shopbuilder.profile.trades import TRADES

STYLE_SHEET = Path(__file__).parents[3] / "static" / "css" / "site.css"


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("family", sorted(TRADE_COLOURS))
def test_white_text_is_readable_on_each_trade_colour(family: str) -> None:
    assert 1.05 / (_luminance(TRADE_COLOURS[family]) + 0.05) >= 4.5


def test_the_style_sheet_shows_the_same_trade_colours() -> None:
    classes = re.findall(r"\.hue-(\w+)\{--t:(#\w+)\}", STYLE_SHEET.read_text(encoding="utf-8"))
    assert dict(classes) == dict(TRADE_COLOURS)


def test_every_trade_with_a_colour_is_a_trade() -> None:
    assert set(FAMILY_OF) == set(TRADES)


def test_an_unlisted_trade_is_drawn_in_stone() -> None:
    assert colour_of("unlisted") == TRADE_COLOURS["stone"]
