"""Every picture that has an address of its own: ``/dessins/<kind>/<seed>.svg``."""

from shopbuilder.facade.arms import town_arms
from shopbuilder.facade.fronts import shop_emblem
from shopbuilder.facade.illustrations import KINDS, illustration
from shopbuilder.facade.skyline import town_skyline


def picture(kind: str, seed: str) -> str | None:
    """The SVG at this address, or None when there is no such kind.

    kind: ``arms``, ``skyline``, ``skyline-night`` (seed: the town's slug), ``emblem`` (seed: a
    trade), or a kind of goods from ``KINDS`` (seed: what does not change, such as a slug).
    """
    match kind:
        case "arms":
            return town_arms(seed)
        case "skyline":
            return town_skyline(seed)
        case "skyline-night":
            return town_skyline(seed, at_night=True)
        case "emblem":
            return shop_emblem(seed, seed)
        case _:
            return illustration(kind, seed) if kind in KINDS else None
