"""Numbers of public registers."""

import pytest

from shopbuilder.profile.register import register_number_fits, vat_number_fits


@pytest.mark.parametrize(
    ("number", "country", "fits"),
    [
        ("73282932000074", "FR", True),
        ("73282932000075", "FR", False),
        # La Poste's own rule: its digits add up to a multiple of five.
        ("35600000049837", "FR", True),
        ("", "FR", False),
        ("0428759497", "BE", True),
        ("0428759498", "BE", False),
        ("CHE-123", "CH", True),
        ("", "CH", False),
    ],
)
def test_a_register_number_is_checked_by_its_country(number: str, country: str, fits: bool) -> None:
    assert register_number_fits(number, country) is fits


@pytest.mark.parametrize(("number", "fits"), [("FR83404833048", True), ("FR83404833049", False)])
def test_a_vat_number_is_checked(number: str, fits: bool) -> None:
    assert vat_number_fits(number) is fits
