"""Prices without tax, made what customers pay: the rate is stated, never guessed."""

import re
from typing import Final

from shopbuilder.catalogue.models import MAX_PRICE_CENTS
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.products.lines import Line
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import price_in_cents
from shopbuilder.money import half_up
from tenants.errors import N_

#: Programs keep prices without tax to the sixth decimal, so that with tax they are whole cents.
_FINE: Final = re.compile(r"([0-9]{1,8})[.,]([0-9]{4,9})")
_WITHOUT: Final = re.compile(r"\s*(?:€|eur|euros?)?\s*(?:h\.?t\.?)?\s*$", re.IGNORECASE)

MISSING_RATE: Final = N_(
    "The prices under “%(column)s” are without tax, and the file does not say which VAT"
    " rate to add: send it again and give the rate under “More options” (in a command:"
    " --prices-without-tax 20)."
)


def with_tax(text: str, rate: int) -> int:
    """Return the cents with tax of a price without, at a rate in hundredths of a per cent.

    Rounded once, a half up (docs/money.md). Raises ValueRefused.
    """
    bare = _WITHOUT.sub("", text.replace("\u00a0", " ")).strip()
    if fine := _FINE.fullmatch(bare):
        amount, scale = int(fine[1] + fine[2]), 10 ** len(fine[2])
    else:
        amount, scale = price_in_cents(bare), 100
    cents = half_up(amount * 100 * (10_000 + rate), scale * 10_000)
    if not cents:
        raise ValueRefused(N_("The price is zero: an article needs a price."))
    if cents > MAX_PRICE_CENTS:
        raise ValueRefused(
            N_("The price “%(price)s” is above €%(most)s."),
            price=text[:40],
            most=MAX_PRICE_CENTS // 100,
        )
    return cents


def require_rate(table: Table, around: Circumstances, price: str, rate: str = "") -> None:
    """Raise UnusableFile when neither the file (field `rate`) nor whoever imports states a rate."""
    if around.without_tax is None and not (rate and table.has(rate)):
        raise UnusableFile(MISSING_RATE, column=table.written[price])


def taxed_price(line: Line, field: str, rate: int | None) -> int:
    """Return the price of a cell with tax added, in cents. Raises ValueRefused."""
    if not line.row[field]:
        return line.price(field)
    if rate is None:
        raise ValueRefused(N_("The price is without tax, and the line names no rate to add."))
    return with_tax(line.row[field], rate)
