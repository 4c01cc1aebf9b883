"""Numbers of public registers, checked by their own arithmetic."""

import re
from collections.abc import Callable
from typing import Final

from stdnum import iban
from stdnum.be import vat as belgian_enterprise
from stdnum.eu import vat as european_vat
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError
from stdnum.fr import siren, siret, tva

from shopbuilder.profile.errors import ProfileRefused
from tenants.errors import N_

_QUOTED: Final = 60
_NO_SIRET: Final = N_("“%(number)s” is not a SIRET: it has 14 digits.")
_A_SIREN: Final = N_(
    "“%(number)s” is a SIREN, the number of a business. The SIRET of a shop begins with it and has"
    " 5 digits more."
)
#: What a spreadsheet makes of a long number in a column that it takes for a count: "7,32829E+13".
_ROUNDED: Final = re.compile(r"[0-9](?:[.,][0-9]*)?[eE][+]?[0-9]{1,3}")
#: Signs that people put between the groups of a number.
_BETWEEN: Final = re.compile(r"[\s.\u00a0\u202f\u2009_-]+")

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


def siret_number(written: str) -> str:
    """Return the 14 digits of a SIRET however it is written. Raises ProfileRefused.

    La Poste's establishments (356 000 000 …) have an arithmetic of their own.
    """
    # Papers of a business show its SIREN first, and people take the one for the other.
    is_siren = siren.is_valid(_BETWEEN.sub("", written.strip()))
    return _checked(written, siret.validate, _A_SIREN if is_siren else _NO_SIRET)


def french_vat_number(written: str) -> str:
    """Return "FR" and 11 signs of a French VAT number, with or without its country in front.

    Raises ProfileRefused.
    """
    digits = _checked(written, tva.validate, N_("“%(number)s” is not a VAT number."))
    return f"FR{digits}"


def account_number(written: str) -> str:
    """Return an IBAN without spaces, of any country that has them. Raises ProfileRefused."""
    return _checked(written, iban.validate, N_("“%(number)s” is not an IBAN."))


def _checked(written: str, validate: Callable[[str], str], otherwise: str) -> str:
    """Return the compact form of a number. Raises ProfileRefused with what is wrong with it."""
    quoted = written.strip()[:_QUOTED]
    bare = _BETWEEN.sub("", written.strip())
    if _ROUNDED.fullmatch(written.strip()):
        raise ProfileRefused(
            N_(
                "“%(number)s” was once a full number: a spreadsheet took it for a quantity"
                " and rounded it, so its last digits are lost. Format the column as text"
                " and export it again."
            ),
            number=quoted,
        )
    try:
        return str(validate(bare))
    except InvalidLength as error:
        raise ProfileRefused(otherwise, number=quoted) from error
    except InvalidChecksum as error:
        raise ProfileRefused(
            N_("“%(number)s” cannot be right: its digits do not add up. One may be mistyped."),
            number=quoted,
        ) from error
    except ValidationError as error:
        raise ProfileRefused(otherwise, number=quoted) from error
