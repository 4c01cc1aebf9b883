"""What packs say they hold."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.catalogue.net_quantity import NetQuantity, QuantityRefused


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("100g", "100 g"),
        ("75 cl e", "750 ml"),
        ("75 cl ℮", "750 ml"),
        ("1,5 L", "1500 ml"),
        ("2.46 kg", "2460 g"),
        ("46.2 g", "46200 mg"),
        ("2,20 g", "2200 mg"),
        ("4 x 5 cl", "200 ml"),
        ("6×33cl", "1980 ml"),
        ("300 ml e / 342 g", "300 ml"),
        ("12,5 cm", "125 mm"),
        ("3 mètres", "300 cm"),
        ("1000 mg", "1 g"),
    ],
)
def test_a_quantity_is_read_as_packs_write_it(written: str, kept: str) -> None:
    assert str(NetQuantity.read(written)) == kept


def test_nothing_written_is_nothing_known() -> None:
    assert NetQuantity.read("  ") is None


@pytest.mark.parametrize(
    "written",
    [
        "1",
        "60 capsules",
        "environ 200 g",
        "0 g",
        "0,5 ml",
        "250 g environ",
        "g",
        "-5 g",
        "9999999 m",
    ],
)
def test_what_is_no_quantity_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(QuantityRefused, match="such as 250 g"):
        NetQuantity.read(written)


@given(st.integers(1, 1_000_000), st.sampled_from(["mg", "g", "ml", "mm", "cm"]))
def test_what_is_kept_reads_back_as_itself(amount: int, unit: str) -> None:
    kept = NetQuantity.read(f"{amount} {unit}")
    assert kept is not None
    assert NetQuantity.read(str(kept)) == kept


@given(st.text(max_size=60))
def test_no_text_is_too_strange_to_be_answered(text: str) -> None:
    with suppress(QuantityRefused):
        kept = NetQuantity.read(text)
        assert kept is None or kept.amount > 0
