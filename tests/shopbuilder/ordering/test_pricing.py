"""The tax inside a price: docs/money.md has the same examples."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.catalogue.models import MAX_PRICE_CENTS
from shopbuilder.ordering.pricing import VatShare, line_total, vat_by_rate, vat_contained
from tests.conftest import ROOT

RATES = st.sampled_from([2000, 1000, 550, 210, 0, 2100, 1200, 600])
TOTALS = st.integers(0, 999 * MAX_PRICE_CENTS)


def share(total: int, rate: int) -> VatShare:
    """Return what a line of this price says of its tax."""
    return VatShare(rate, total, vat_contained(total, rate))


LINES = st.lists(st.builds(share, TOTALS, RATES), max_size=30)


@pytest.mark.parametrize(
    ("total", "rate", "vat"),
    [
        (1200, 2000, 200),
        (420, 550, 22),
        (1890, 550, 99),
        (1000, 2000, 167),
        (210, 210, 4),
        (999, 0, 0),
        # 3 × 20 / 120 is half a cent: up.
        (3, 2000, 1),
    ],
)
def test_the_tax_is_taken_out_of_the_price_shown(total: int, rate: int, vat: int) -> None:
    assert vat_contained(total, rate) == vat


def documented() -> list[tuple[int, int, int, int, int]]:
    """Return the worked table: quantity, price, rate, line, tax; in cents and hundredths of %."""
    rows = re.findall(
        r"^\| (\d+) \| ([\d.]+) \| ([\d.]+) % \| ([\d.]+) \| [^|]+ \| ([\d.]+) \|$",
        (ROOT / "docs" / "money.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert rows
    return [
        (int(pieces), *(int(Decimal(value) * 100) for value in amounts))
        for pieces, *amounts in rows
    ]


@pytest.mark.parametrize(("pieces", "price", "rate", "line", "tax"), documented())
def test_the_documented_examples_are_right(
    pieces: int, price: int, rate: int, line: int, tax: int
) -> None:
    assert (line_total(pieces, price), vat_contained(line, rate)) == (line, tax)


@given(TOTALS, RATES)
def test_the_tax_is_right_to_half_a_cent(total: int, rate: int) -> None:
    exact = Fraction(total * rate, 10_000 + rate)
    assert Fraction(-1, 2) < vat_contained(total, rate) - exact <= Fraction(1, 2)


@given(TOTALS, RATES)
def test_the_tax_is_part_of_the_price(total: int, rate: int) -> None:
    assert 0 <= vat_contained(total, rate) <= total


@given(LINES)
def test_shares_add_up_to_the_lines(lines: list[VatShare]) -> None:
    shares = vat_by_rate(lines)
    assert sum(each.total_cents for each in shares) == sum(line.total_cents for line in lines)
    assert sum(each.vat_cents for each in shares) == sum(line.vat_cents for line in lines)


def test_each_rate_has_one_share_the_highest_first() -> None:
    lines = [share(420, 550), share(1200, 2000), share(420, 550)]
    assert vat_by_rate(lines) == (VatShare(2000, 1200, 200), VatShare(550, 840, 44))


@given(st.integers(1, 999), st.integers(0, MAX_PRICE_CENTS))
def test_a_line_costs_its_pieces(quantity: int, price: int) -> None:
    assert line_total(quantity, price) == sum([price] * quantity)
