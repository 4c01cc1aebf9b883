"""Bar codes and ISBN."""

import pytest

from shopbuilder.catalogue.gtin import GtinRefused, read_gtin


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("3017620422003", "3017620422003"),
        ("3 017620 422003", "3017620422003"),
        ("96385074", "96385074"),
        ("036000291452", "036000291452"),
        ("978-2-07-036822-8", "9782070368228"),
        ("2-07-036822-X", "9782070368228"),
        ("", ""),
    ],
)
def test_a_bar_code_is_kept_as_its_digits(written: str, kept: str) -> None:
    assert read_gtin(written) == kept


@pytest.mark.parametrize("written", ["3017620422004", "1234567890123", "96385075"])
def test_a_wrong_check_digit_is_named(written: str) -> None:
    with pytest.raises(GtinRefused, match="last digit does not fit"):
        read_gtin(written)


@pytest.mark.parametrize("written", ["123", "ABCDEFGH", "٣٠١٧٦٢٠٤٢٢٠٠٣", "2070368221", "1" * 17])
def test_what_is_no_bar_code_is_refused(written: str) -> None:
    with pytest.raises(GtinRefused, match="is not a bar code"):
        read_gtin(written)
