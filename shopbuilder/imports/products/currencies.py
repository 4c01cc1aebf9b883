"""Prices that name their money: another than the town's is refused, never converted."""

import re
from typing import Final

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.tables.values import price_in_cents
from tenants.errors import N_

_WITH_CODE: Final = re.compile(r"(?:([A-Za-z]{3})\s+)?(.*?)(?:\s*([A-Za-z]{3}))?", re.DOTALL)


def check_currency(code: str, around: Circumstances) -> None:
    """Raise ValueRefused for the code of another money; "" is taken as the town's."""
    if code and code.upper() != around.currency:
        raise ValueRefused(
            N_("The price is in %(currency)s; here prices are in %(expected)s."),
            currency=code[:10].upper(),
            expected=around.currency,
        )


def price_with_code(text: str, around: Circumstances) -> int:
    """Return the cents of "15.00 EUR" or "EUR 15.00". Raises ValueRefused."""
    match = _WITH_CODE.fullmatch(text.strip())
    before, bare, after = match.groups() if match else (None, text, None)
    check_currency(before or after or "", around)
    return price_in_cents(bare)
