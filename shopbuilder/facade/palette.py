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
