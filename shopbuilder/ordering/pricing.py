"""What a line costs, and the tax inside it. The rules with worked examples: docs/money.md."""

from collections.abc import Iterable
from dataclasses import dataclass

from shopbuilder.money import half_up

#: A VAT rate is written in hundredths of a per cent: 550 is 5.5 %.
WHOLE = 10_000


@dataclass(frozen=True)
class VatShare:
    """The tax of one rate contained in a total, both in cents."""

    rate: int
    total_cents: int
    vat_cents: int


def line_total(quantity: int, price_cents: int) -> int:
    """Return what so many units cost, in cents with tax."""
    return quantity * price_cents


def vat_contained(total_cents: int, rate: int) -> int:
    """Return the tax contained in a price with tax, in cents, half up.

    The price shown is what counts (Code de la consommation, art. L112-1): tax is taken out of it,
    never added to it.
    """
    return half_up(total_cents * rate, WHOLE + rate)


def vat_by_rate(shares: Iterable[VatShare]) -> tuple[VatShare, ...]:
    """Return the tax contained in lines, one share a rate, highest rate first.

    `shares` is one a line. Rounded taxes are summed, so that lines and shares always agree.
    """
    totals: dict[int, tuple[int, int]] = {}
    for share in shares:
        total, vat = totals.get(share.rate, (0, 0))
        totals[share.rate] = (total + share.total_cents, vat + share.vat_cents)
    return tuple(VatShare(rate, *totals[rate]) for rate in sorted(totals, reverse=True))
