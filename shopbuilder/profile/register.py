"""Numbers of public registers, checked by their own arithmetic."""

from collections.abc import Callable
from typing import Final

from stdnum.be import vat as belgian_enterprise
from stdnum.eu import vat as european_vat
from stdnum.fr import siret

#: By country of the town: is this a number of its register of businesses?
_REGISTERS: Final[dict[str, Callable[[str], bool]]] = {
    "FR": siret.is_valid,
    "BE": belgian_enterprise.is_valid,
}


def register_number_fits(number: str, country: str) -> bool:
    """Tell whether this is a number of the country's register: SIRET in France, BCE in Belgium.

    Where no arithmetic is known, any number will do.
    """
    fits = _REGISTERS.get(country)
    return bool(number) and (fits is None or fits(number))


def vat_number_fits(number: str) -> bool:
    """Tell whether this is a VAT number of the European Union, with its country in front."""
    return bool(european_vat.is_valid(number))
