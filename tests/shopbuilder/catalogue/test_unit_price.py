"""The price per kilogram, litre or metre."""

import pytest

from shopbuilder.catalogue.unit_price import UnitPrice, unit_price


@pytest.mark.parametrize(
    ("cents", "amount", "unit", "expected"),
    [
        (320, 500, "g", UnitPrice(640, "kg")),
        (250, 750, "ml", UnitPrice(333, "litre")),
        (199, 150, "g", UnitPrice(1327, "kg")),
        (450, 50, "cm", UnitPrice(900, "metre")),
        (1, 2000, "g", UnitPrice(1, "kg")),
    ],
)
def test_a_content_gives_the_price_of_a_whole_measure_half_up(
    cents: int, amount: int, unit: str, expected: UnitPrice
) -> None:
    assert unit_price(cents, amount, unit) == expected


def test_a_content_that_is_not_known_gives_none() -> None:
    assert unit_price(320, None, None) is None
