"""Money: whole cents of the town's currency, and the one rule of rounding (docs/money.md)."""

from typing import Final

#: ISO 4217, by country of the town (ISO 3166); the euro where nothing else is written.
CURRENCIES: Final = {"CH": "CHF", "GB": "GBP"}


def currency_of(country: str) -> str:
    """Return the currency of a country's towns: "EUR" in France and Belgium."""
    return CURRENCIES.get(country, "EUR")


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient of two whole numbers, a half rounded up; never through a float.

    Raises ValueError for a negative numerator or a denominator that is not positive: what is given
    back is subtracted by the caller, so that both directions round alike.
    """
    if numerator < 0 or denominator <= 0:
        msg = f"half_up({numerator}, {denominator}): amounts are positive"
        raise ValueError(msg)
    return (2 * numerator + denominator) // (2 * denominator)
