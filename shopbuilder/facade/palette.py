"""The colours of the drawn town: one colour a family of trades, tints of wall, sky and paper.

Colours are written ``#rrggbb``. Each trade colour carries white text at 4.5:1 or better
(WCAG 2.2, 1.4.3); a test holds that, and that the style sheet shows the same colour.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: Colour of the awning, the sign and the mark of a trade in lists, by its key.
TRADE_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "crust": "#a35a17",
        "butter": "#8a6a10",
        "brick": "#a4442c",
        "wine": "#7a2a4b",
        "cocoa": "#6b4429",
        "leaf": "#3b6b35",
        "sea": "#1d6a82",
        "ink": "#2b4a82",
        "rose": "#a93f66",
        "clay": "#9a4f3c",
        "mint": "#1c7262",
        "violet": "#62499b",
        "slate": "#4b5b6b",
        "stone": "#69645a",
    }
)

_FAMILIES = {
    "crust": "bakery fast_food",
    "butter": "cheese beer framing",
    "brick": "butcher restaurant tobacco kitchenware",
    "wine": "wine bar clothing fabric",
    "cocoa": "chocolate tea_coffee cafe shoes leather antiques",
    "leaf": "greengrocer grocer organic florist garden pets",
    "sea": "fishmonger optician children bicycle phone laundry sport travel",
    "ink": "books stationery jewellery watchmaker art printing",
    "rose": "pastry sweets beauty perfumery lingerie gifts",
    "clay": "deli cobbler furniture decoration ceramics",
    "mint": "ice_cream pharmacy health second_hand",
    "violet": "hairdresser haberdashery music records toys games",
    "slate": "supermarket press tailor car_repair hardware locksmith electronics"
    " computers photo repair bank",
    "stone": "estate_agent variety other",
}

#: Trade -> key of its colour. A trade that is not listed here wears ``stone``.
FAMILY_OF: Mapping[str, str] = MappingProxyType(
    {trade: family for family, trades in _FAMILIES.items() for trade in trades.split()}
)


def colour_of(trade: str) -> str:
    """The colour of this trade's awning, ``#rrggbb``."""
    return TRADE_COLOURS[FAMILY_OF.get(trade, "stone")]


INK = "#2b2620"
WHITE = "#fffdf6"
CREAM = "#fff1d0"
GOLD = "#e9b44c"
CRUST = "#c98a45"
BROWN = "#8a5a33"
DARK = "#5b3a26"
BRICK = "#b5482f"
RED = "#c23b3b"
PINK = "#e58fa0"
ROSE = "#f4c6cc"
PLUM = "#7a2a4b"
VIOLET = "#7d64b3"
NAVY = "#2b4a82"
BLUE = "#5b8fc0"
SKY = "#b9d8ea"
TEAL = "#2f7f86"
MINT = "#9fd0b8"
LEAF = "#4f8a4a"
FOREST = "#2f5d36"
LIME = "#a8c256"
STEEL = "#8b98a5"
PEWTER = "#c5ced6"
SLATE = "#4b5b6b"
STONE = "#cbbfa8"

#: Behind a drawing: wall, light on the wall, table.
BACKGROUNDS = (
    ("#f5e9cf", "#fbf4e2", "#e6d0a3"),
    ("#e2ecdc", "#f0f6eb", "#c9dabd"),
    ("#dfe9f2", "#eff5fa", "#c3d5e4"),
    ("#f6e2df", "#fcf0ee", "#e6c5bf"),
    ("#e9e4f1", "#f5f2f9", "#d1c8e0"),
    ("#f2e2cd", "#faf1e4", "#dfc39d"),
    ("#dcebe6", "#eef6f3", "#bfd8cf"),
    ("#f7ebbf", "#fcf6df", "#e8d38b"),
)
