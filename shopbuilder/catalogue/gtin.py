"""Numbers of bar codes (EAN, UPC, GTIN, ISBN): as they are kept, their check digit right."""

import re
from typing import Final

from stdnum import ean, isbn

from shopbuilder.catalogue.errors import ShelfRefused
from tenants.errors import N_

_PUNCTUATION: Final = re.compile(r"[\s\u00a0\u2010-\u2015-]+")
_ISBN_10: Final = re.compile(r"[0-9]{9}[0-9Xx]")
_SHOWN: Final = 40


class GtinRefused(ShelfRefused):
    """A bar code whose digits cannot be right."""

    msgid = N_(
        "“%(code)s” is not a bar code: a bar code has 8, 12, 13 or 14 digits (10 for an old ISBN)."
    )


def read_gtin(written: str) -> str:
    """Return the digits of a bar code, "" for none; an ISBN of ten digits becomes the one of 13.

    Leading zeros stay. Raises GtinRefused for a wrong length, letters or a wrong check digit.
    """
    digits = _PUNCTUATION.sub("", written)
    if not digits:
        return ""
    if _ISBN_10.fullmatch(digits) and isbn.is_valid(digits):
        return str(isbn.to_isbn13(digits))
    if not (digits.isascii() and digits.isdecimal()) or len(digits) not in {8, 12, 13, 14}:
        raise GtinRefused(code=written[:_SHOWN])
    if not ean.is_valid(digits):
        raise GtinRefused(
            N_("The bar code “%(code)s” is mistyped: its last digit does not fit the others."),
            code=written[:_SHOWN],
        )
    return digits
