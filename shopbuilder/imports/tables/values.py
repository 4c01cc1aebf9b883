"""Numbers and yes-or-no as French and English spreadsheets write them."""

import re
from decimal import Decimal
from typing import Final

from shopbuilder.catalogue.models import MAX_PRICE_CENTS
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.folding import fold
from tenants.errors import N_

#: Above, a typing mistake (a bar code in the wrong column) is likelier than a stock.
MAX_STOCK: Final = 1_000_000

_SHOWN = 40
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_CURRENCY = re.compile(r"^(?:€|eur)|(?:€|eur|euros?)(?: ?ttc)?$", re.IGNORECASE)
_PLAIN = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?")
_POINTS_THEN_COMMA = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,2})")
_COMMAS_THEN_POINT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]{1,2})")
_MINUS = ("-", "\u2212", "\u2013")

_YES = frozenset({"1", "oui", "yes", "true", "vrai", "o", "y", "x", "en stock", "disponible"})
_NO = frozenset({"0", "non", "no", "false", "faux", "n", "rupture", "epuise", "indisponible"})


def price_in_cents(text: str) -> int:
    """Return the cents of a price: "1 234,50 €", "12.50" and "12,5" are understood.

    Raises ValueRefused for what is no price, negative, zero, above MAX_PRICE_CENTS, or has three
    decimals (a thousand or a fraction of a cent: nobody can tell).
    """
    spaced = _SPACES.sub(" ", text).strip()
    bare = _CURRENCY.sub("", spaced).strip()
    if bare.startswith(_MINUS):
        raise ValueRefused(N_("The price “%(price)s” is negative."), price=text[:_SHOWN])
    whole, decimals = _parts(bare, text)
    cents = int(whole) * 100 + int((decimals + "00")[:2])
    if cents > MAX_PRICE_CENTS:
        raise ValueRefused(
            N_("The price “%(price)s” is above €%(most)s."),
            price=text[:_SHOWN],
            most=MAX_PRICE_CENTS // 100,
        )
    if cents == 0:
        raise ValueRefused(N_("The price is zero: an article needs a price."))
    return cents


def _parts(bare: str, text: str) -> tuple[str, str]:
    """Return whole euros and decimals. Raises ValueRefused."""
    if len(bare) > _SHOWN:
        raise ValueRefused(N_("“%(price)s” is not a price."), price=text[:_SHOWN])
    if match := _POINTS_THEN_COMMA.fullmatch(bare) or _COMMAS_THEN_POINT.fullmatch(bare):
        return re.sub("[.,]", "", match[1]), match[2]
    match = _PLAIN.fullmatch(bare)
    if match is None:
        raise ValueRefused(N_("“%(price)s” is not a price."), price=text[:_SHOWN])
    decimals = match[2] or ""
    # Four and more decimals, with nothing in them, are how databases write prices.
    if len(decimals) > 3:
        decimals = decimals[:2] + decimals[2:].rstrip("0")
    if len(decimals) > 2:
        raise ValueRefused(
            N_("The price “%(price)s” has more than two decimals: write 1999.00 or 2.00."),
            price=text[:_SHOWN],
        )
    return match[1].replace(" ", ""), decimals


def stock_count(text: str) -> int:
    """Return a whole count of pieces ("12", "12,0", "1 200"); less than none is none.

    Raises ValueRefused for text, fractions, and counts above MAX_STOCK.
    """
    bare = _SPACES.sub("", text).replace("\u2212", "-")
    match = re.fullmatch(r"(-?)([0-9]{1,12})(?:[.,]0+)?", bare)
    if match is None or int(match[2]) > MAX_STOCK:
        raise ValueRefused(N_("“%(stock)s” is not a number of pieces."), stock=text[:_SHOWN])
    return 0 if match[1] else int(match[2])


def yes_or_no(text: str) -> bool | None:
    """Return what a cell such as "oui", "0" or "VRAI" says; None when it says neither."""
    word = fold(text)
    if word in _YES:
        return True
    return False if word in _NO else None


def vat_rate(text: str, rates: tuple[int, ...]) -> int:
    """Return a VAT rate in hundredths of a per cent: "5,5 %", "5.5" and "0,055" are 550.

    Raises ValueRefused when it is none of `rates`, those of the country.
    """
    bare = _SPACES.sub("", text).rstrip("%").replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,6})?", bare):
        for rate in rates:
            # A spreadsheet keeps 5.5 % as 0.055.
            if Decimal(bare) in {Decimal(rate) / 100, Decimal(rate) / 10_000}:
                return rate
    raise ValueRefused(N_("“%(rate)s” is not a VAT rate of this country."), rate=text[:_SHOWN])
