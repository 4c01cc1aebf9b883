"""Every picture that has an address of its own: ``/dessins/<kind>/<seed>.svg``."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from shopbuilder.facade.arms import town_arms
from shopbuilder.facade.fronts import shop_emblem
from shopbuilder.facade.illustrations import KINDS, illustration
from shopbuilder.facade.skyline import town_skyline

_PLACES: Final[Mapping[str, Callable[[str], str]]] = {
    "arms": town_arms,
    "skyline": town_skyline,
    "skyline-night": partial(town_skyline, at_night=True),
    "emblem": lambda trade: shop_emblem(trade, trade),
}


def picture(kind: str, seed: str) -> str | None:
    """The SVG at this address, or None when there is no such kind.

    kind: ``arms``, ``skyline``, ``skyline-night`` (seed: the town's slug), ``emblem`` (seed: a
    trade), or a kind of goods from ``KINDS`` (seed: what does not change, such as a slug).
    """
    if kind in KINDS:
        return illustration(kind, seed)
    draw = _PLACES.get(kind)
    return draw(seed) if draw else None
