"""What an article is sold by, as files write it: the piece, the kilogram, the litre, the metre."""

from typing import Final

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.lines import Line
from tenants.errors import N_

_UNITS: Final = {
    "piece": "piece", "pieces": "piece", "pce": "piece", "pc": "piece", "u": "piece",
    "unite": "piece", "a l unite": "piece", "a la piece": "piece", "lot": "piece", "ea": "piece",
    "kg": "kg", "kilo": "kg", "kilogramme": "kg", "au kilo": "kg", "au kg": "kg",
    "l": "litre", "litre": "litre", "au litre": "litre", "liter": "litre",
    "m": "metre", "metre": "metre", "au metre": "metre", "meter": "metre",
}  # fmt: skip


def sold_by(line: Line, written: str) -> str:
    """Return the unit that a cell names; the piece where it names none or an unknown one, and told."""
    if not written:
        return "piece"
    unit = _UNITS.get(fold(written))
    if unit is None:
        line.drop_for(
            ValueRefused(
                N_("The unit “%(unit)s” is not known: sold by the piece."), unit=written[:40]
            )
        )
    return unit or "piece"
