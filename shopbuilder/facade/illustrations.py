"""A picture for a product that has no photo: drawn from its kind and a seed, never changing."""

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from shopbuilder.facade.drawings import (
    Drawing,
    bread,
    home,
    larder,
    leisure,
    market,
    reading,
    table,
    useful,
    wear,
)
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import BACKGROUNDS
from shopbuilder.facade.shapes import disc, oval, rect

_SHELVES = (
    shelf.SHELF for shelf in (bread, larder, market, table, wear, home, reading, leisure, useful)
)

#: Every kind that can be drawn, with the function that draws it.
KINDS: Mapping[str, Drawing] = MappingProxyType(
    dict(chain.from_iterable(shelf.items() for shelf in _SHELVES))
)


def illustration(kind: str, seed: str) -> str:
    """A standalone SVG, 4:3, of a thing of this kind; a parcel when the kind is unknown."""
    draw = KINDS.get(kind, KINDS["parcel"])
    hand = Hand(f"{kind}/{seed}")
    wall, light, table = hand.pick(BACKGROUNDS)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">'
        + rect(0, 0, 320, 240, wall)
        + disc(160, 116, 96, light)
        + rect(0, 192, 320, 48, table)
        + oval(160, 202, 112, 9, "#0000001f")
        + draw(hand)
        + "</svg>"
    )
