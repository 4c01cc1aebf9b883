"""Prices without tax."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.products.tax import with_tax
from tests.shopbuilder.imports.products.reading import read_text, told


@pytest.mark.parametrize(
    ("text", "rate", "cents"),
    [
        ("100", 2000, 12000),
        ("4,583333", 2000, 550),
        ("4.5833 € HT", 2000, 550),
        ("10,00", 550, 1055),
        ("0,10", 550, 11),
        ("0.0125", 2000, 2),
        ("1 234,50 €", 1000, 135795),
        ("9,99", 0, 999),
    ],
)
def test_tax_is_added_once_a_half_rounded_up(text: str, rate: int, cents: int) -> None:
    assert with_tax(text, rate) == cents


@given(st.integers(1, 5_000_000), st.sampled_from([0, 210, 550, 1000, 2000]))
def test_the_price_with_tax_is_never_half_a_cent_off(cents: int, rate: int) -> None:
    exact = Fraction(cents * (10_000 + rate), 10_000)
    got = with_tax(f"{cents // 100},{cents % 100:02d}", rate)
    assert Fraction(-1, 2) < got - exact <= Fraction(1, 2)


@pytest.mark.parametrize("text", ["0,0000", "-3", "abc", "1,999", "99999999"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        with_tax(text, 2000)


def test_a_rate_on_the_line_is_stated_enough(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, "Code;Nom;Prix HT;TVA\na;Pain;4,00;5,5 %\nb;Bougie;10,00;20\nc;Thé;5,00;\n"
    )
    assert [(d.variants[0].price_cents, d.vat_rate) for d in reading.drafts] == [
        (422, 550),
        (1200, 2000),
    ]
    assert told(reading.findings.refused) == [
        ("4", "The price is without tax, and the line names no rate to add.")
    ]


def test_a_rate_stated_at_the_import_serves_lines_without_one(tmp_path: Path) -> None:
    text = "Code;Nom;Prix HT;TVA\na;Pain;4,00;5,5 %\nc;Thé;5,00;\n"
    drafts = read_text(tmp_path, text, without_tax=2000).drafts
    assert [(d.variants[0].price_cents, d.vat_rate) for d in drafts] == [(422, 550), (600, 2000)]


def test_without_any_rate_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="give the rate"):
        read_text(tmp_path, "Code;Nom;Prix HT\na;Pain;4,00\n")


def test_a_price_with_tax_beside_it_is_the_one_taken(tmp_path: Path) -> None:
    drafts = read_text(tmp_path, "Code;Nom;Prix HT;Prix TTC\na;Pain;4,00;4,20\n").drafts
    assert (drafts[0].variants[0].price_cents, drafts[0].vat_rate) == (420, None)
