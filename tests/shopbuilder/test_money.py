"""Whole cents and one rule of rounding."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.money import currency_of, half_up

AMOUNTS = st.integers(0, 10**12)
PARTS = st.integers(1, 10**6)


@given(AMOUNTS, PARTS)
def test_a_quotient_is_never_more_than_a_half_away(numerator: int, denominator: int) -> None:
    off = half_up(numerator, denominator) - Fraction(numerator, denominator)
    assert Fraction(-1, 2) < off <= Fraction(1, 2)


@pytest.mark.parametrize(("numerator", "expected"), [(1, 1), (3, 2), (5, 3), (7, 4)])
def test_a_half_is_rounded_up(numerator: int, expected: int) -> None:
    assert half_up(numerator, 2) == expected


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 2), (1, 0), (1, -2)])
def test_what_is_no_amount_is_an_error(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        half_up(numerator, denominator)


@pytest.mark.parametrize(("country", "currency"), [("FR", "EUR"), ("BE", "EUR"), ("CH", "CHF")])
def test_a_town_counts_in_its_country_s_currency(country: str, currency: str) -> None:
    assert currency_of(country) == currency
