"""Net quantities: what one piece holds, as packs and lists write it ("75 cl e", "6 x 33 cl")."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from shopbuilder.catalogue.errors import ShelfRefused
from tenants.errors import N_

#: As written -> the unit it is kept in, and how many of that make one.
_UNITS: Final = {
    "mg": ("mg", 1),
    "g": ("g", 1),
    "gr": ("g", 1),
    "gramme": ("g", 1),
    "grammes": ("g", 1),
    "kg": ("g", 1000),
    "kilo": ("g", 1000),
    "kilos": ("g", 1000),
    "ml": ("ml", 1),
    "cl": ("ml", 10),
    "dl": ("ml", 100),
    "l": ("ml", 1000),
    "litre": ("ml", 1000),
    "litres": ("ml", 1000),
    "mm": ("mm", 1),
    "cm": ("cm", 1),
    "m": ("cm", 100),
    "metre": ("cm", 100),
    "metres": ("cm", 100),
    "mètre": ("cm", 100),
    "mètres": ("cm", 100),
}
#: Where a whole number of the unit is not enough: the next smaller one, and how many make one.
_SMALLER: Final = {"g": ("mg", 1000), "cm": ("mm", 10)}
_LARGER: Final = {"mg": ("g", 1000), "mm": ("cm", 10)}
#: A hundred tonnes, a thousand kilometres: more is a typing mistake.
_MOST: Final = 100_000_000

_PART: Final = re.compile(
    r"(?:([0-9]{1,4})\s*[x×*]\s*)?([0-9]{1,7}(?:[.,][0-9]{1,3})?)\s*([^\W\d_]{1,7})\.?",
    re.IGNORECASE,
)


class QuantityRefused(ShelfRefused):
    """What is written is no net quantity."""

    msgid = N_("“%(quantity)s” is not a net quantity: write a number and a unit, such as 250 g.")


@dataclass(frozen=True, slots=True)
class NetQuantity:
    """A whole number of mg, g, ml, mm or cm."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """Return "250 g", which `read` understands."""
        return f"{self.amount} {self.unit}"

    @classmethod
    def read(cls, written: str) -> Self | None:
        """Return the quantity of "75 cl e", "1,5 kg" or "6 x 33 cl"; None for an empty text.

        Of two ("300 ml e / 342 g") the first is taken. Raises QuantityRefused for what is none.
        """
        if not (text := " ".join(written.split())):
            return None
        match = _PART.match(text)
        known = _UNITS.get(match[3].lower()) if match else None
        if match is None or known is None or _goes_on(text[match.end() :]):
            raise QuantityRefused(quantity=text[:40])
        unit, whole = known
        held = Decimal(match[2].replace(",", ".")) * int(match[1] or 1) * whole
        return cls._kept(held, unit, text)

    @classmethod
    def _kept(cls, held: Decimal, unit: str, text: str) -> Self:
        """Return so many of a unit, in the largest one that holds it whole."""
        if held != held.to_integral_value() and unit in _SMALLER:
            unit, whole = _SMALLER[unit]
            held *= whole
        while unit in _LARGER and held % _LARGER[unit][1] == 0:
            unit, whole = _LARGER[unit]
            held /= whole
        if held != held.to_integral_value() or not 0 < held <= _MOST:
            raise QuantityRefused(quantity=text[:40])
        return cls(int(held), unit)


def _goes_on(rest: str) -> bool:
    """Tell whether more stands behind a quantity than the "e" of packs, or the same in other words."""
    bare = rest.strip().lstrip("e℮").strip()
    return bool(bare) and not bare.startswith(("/", "(", "-", "–", ",", ";", "±"))
