from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.catalogue.models import MAX_PRICE_CENTS
from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.tables.values import (
    MAX_STOCK,
    price_in_cents,
    stock_count,
    vat_rate,
    yes_or_no,
)

FRENCH_RATES = (2000, 1000, 550, 210, 0)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1 234,50 €", 123450),
        ("1\u202f234,50\u00a0€", 123450),
        ("1\u00a0234,5", 123450),
        ("12.50", 1250),
        ("12,5", 1250),
        ("12", 1200),
        ("12 €", 1200),
        ("12€", 1200),
        ("€ 12,00", 1200),
        ("12,00 EUR", 1200),
        ("12,00 euros TTC", 1200),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("12.5000", 1250),
        ("0,01", 1),
        ("100000,00", MAX_PRICE_CENTS),
    ],
)
def test_prices_are_read_as_french_and_english_write_them(written: str, cents: int) -> None:
    assert price_in_cents(written) == cents


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("1,999", "two decimals"),
        ("1.999", "two decimals"),
        ("12.5050", "two decimals"),
        ("-2,00", "negative"),
        ("\u22122,00", "negative"),
        ("0", "zero"),
        ("0,00 €", "zero"),
        ("100000,01", "above"),
        ("99999999999,99", "above"),
        ("NaN", "not a price"),
        ("inf", "not a price"),
        ("1e3", "not a price"),
        ("sur demande", "not a price"),
        ("", "not a price"),
        ("1 23,50", "not a price"),
        ("12,50,00", "not a price"),
        ("+12", "not a price"),
        ("$12", "not a price"),
        ("١٢", "not a price"),
        ("=12", "not a price"),
        ("9" * 5000, "not a price"),
    ],
)
def test_what_is_no_sure_price_is_refused(written: str, word: str) -> None:
    with pytest.raises(ValueRefused, match=word):
        price_in_cents(written)


@given(st.integers(min_value=1, max_value=MAX_PRICE_CENTS))
def test_every_price_survives_being_written_in_french(cents: int) -> None:
    written = f"{cents // 100:,}".replace(",", "\u202f") + f",{cents % 100:02d} €"
    assert price_in_cents(written) == cents


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading_of_prices(text: str) -> None:
    with suppress(ValueRefused):
        assert 0 < price_in_cents(text) <= MAX_PRICE_CENTS


@pytest.mark.parametrize(
    ("written", "pieces"),
    [("12", 12), ("12,0", 12), ("1 200", 1200), ("0", 0), ("-3", 0), (str(MAX_STOCK), MAX_STOCK)],
)
def test_stocks_are_whole_pieces_and_never_less_than_none(written: str, pieces: int) -> None:
    assert stock_count(written) == pieces


@pytest.mark.parametrize("written", ["1,5", "beaucoup", "", "inf", "3760012345678", "1e3"])
def test_what_is_no_number_of_pieces_is_refused(written: str) -> None:
    with pytest.raises(ValueRefused, match="number of pieces"):
        stock_count(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [("Oui", True), ("1", True), ("VRAI", True), ("non", False), ("épuisé", False), ("?", None)],
)
def test_yes_and_no_are_understood(written: str, said: bool | None) -> None:
    assert yes_or_no(written) is said


@pytest.mark.parametrize(
    ("written", "rate"),
    [("20", 2000), ("5,5 %", 550), ("5.5", 550), ("0,055", 550), ("0.2", 2000), ("0", 0)],
)
def test_vat_rates_are_read_as_per_cents_or_fractions(written: str, rate: int) -> None:
    assert vat_rate(written, FRENCH_RATES) == rate


@pytest.mark.parametrize("written", ["19,6", "6", "cinq", "-20", "20 20", "NaN"])
def test_a_rate_the_country_does_not_have_is_refused(written: str) -> None:
    with pytest.raises(ValueRefused, match="VAT rate"):
        vat_rate(written, FRENCH_RATES)
