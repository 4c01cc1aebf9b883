"""The price per kilogram, litre or metre beside the price: decree of 16 November 1999, art. 1."""

from dataclasses import dataclass
from typing import Final

from shopbuilder.money import half_up

#: Unit in which a content is stored -> measure it is compared by, and how many make one of it.
_MEASURES: Final = {
    "mg": ("kg", 1_000_000),
    "g": ("kg", 1000),
    "ml": ("litre", 1000),
    "mm": ("metre", 1000),
    "cm": ("metre", 100),
}


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """So many cents with tax for one kilogram, litre or metre."""

    cents: int
    #: "kg", "litre" or "metre".
    measure: str


def unit_price(
    price_cents: int, content_amount: int | None, content_unit: str | None
) -> UnitPrice | None:
    """Return the price of one whole measure, half up; None where the content is not known."""
    if content_amount is None or content_unit not in _MEASURES:
        return None
    measure, whole = _MEASURES[content_unit]
    return UnitPrice(half_up(price_cents * whole, content_amount), measure)
