import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.tables.values import price_in_cents, vat_rate
from shopbuilder.imports.tables.workbooks.showing import format_of, iso_moment, number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12.5, "General", "12,5"),
        (12.0, "General", "12"),
        (12.5, "0.00", "12,50"),
        (12.0, '#,##0.00\\ "€"', "12,00"),
        (3.33 * 1.2, "0.00", "4,00"),
        (0.1 + 0.2, "General", "0,3"),
        (12.345, "0", "12,35"),
        (0.055, "0.0%", "5,5 %"),
        (0.2, "0%", "20 %"),
        (1000.0, "00000", "01000"),
        (320123456.0, "0# ## ## ## ##", "03 20 12 34 56"),
        (320123456.0, '0#" "##" "##" "##" "##', "03 20 12 34 56"),
        (123.0, "0000000000000", "0000000000123"),
        (-4.5, "#,##0.00;[Red]-#,##0.00", "-4,50"),
        (3760123456789.0, "General", "3760123456789"),
        (46351.0, "dd/mm/yyyy", "25/11/2026"),
        (46351.4375, "dd/mm/yyyy hh:mm", "25/11/2026 10:30"),
        (0.4375, "h:mm", "10:30"),
        (1e15, "General", "1,00000E+15"),
        (7.3282932000074e13, "0.00E+00", "73282932000074"),
        (float("nan"), "General", ""),
        (-1.0, "dd/mm/yyyy", "-1"),
    ],
)  # fmt: skip
def test_a_number_is_what_the_person_saw(value: float, code: str, shown: str) -> None:
    assert number(value, format_of(code)) == shown


def test_days_of_an_old_mac_begin_in_1904() -> None:
    assert number(44889.0, format_of("dd/mm/yyyy"), since_1904=True) == "25/11/2026"


def test_a_day_written_out_is_written_as_the_french_do() -> None:
    assert iso_moment("2026-11-25") == "25/11/2026"
    assert iso_moment("2026-11-25T09:30:00") == "25/11/2026 09:30"
    assert iso_moment("mercredi") == "mercredi"


@given(st.integers(min_value=1, max_value=9_999_999))
def test_no_cent_is_lost_between_the_workbook_and_the_shop(cents: int) -> None:
    for code in ("General", "0.00", "0", '#,##0.00 "€"'):
        assert price_in_cents(number(cents / 100, format_of(code))) == cents


@pytest.mark.parametrize("rate", [2000, 1000, 550, 210])
def test_a_rate_is_read_as_number_and_as_per_cent(rate: int) -> None:
    rates = (2000, 1000, 550, 210)
    assert vat_rate(number(rate / 10_000, format_of("0.0%")), rates) == rate
    assert vat_rate(number(rate / 10_000), rates) == rate


@given(st.text(max_size=40), st.floats(allow_infinity=False))
def test_no_format_whatever_makes_the_reader_fall(code: str, value: float) -> None:
    assert isinstance(number(value, format_of(code)), str)
