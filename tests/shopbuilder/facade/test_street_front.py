import xml.etree.ElementTree as ET

import pytest

from shopbuilder.facade.street_front import shop_front

TEXT = "{http://www.w3.org/2000/svg}text"


def _sign(name: str) -> ET.Element:
    sign = ET.fromstring(shop_front("bakery", name, "seed", is_open=True)).find(TEXT)
    assert sign is not None
    return sign


def test_a_house_does_not_change_by_itself() -> None:
    first = shop_front("bakery", "Fournil", "seed", is_open=True)
    assert first == shop_front("bakery", "Fournil", "seed", is_open=True)


def test_an_open_shop_differs_from_a_closed_one() -> None:
    assert shop_front("books", "A", "s", is_open=True) != shop_front(
        "books", "A", "s", is_open=False
    )


def test_two_shops_live_in_two_houses() -> None:
    houses = {shop_front("books", "A", f"seed-{n}", is_open=True) for n in range(20)}
    assert len(houses) > 15


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "A & B", 'L"Or'])
def test_a_name_is_shown_as_typed(name: str) -> None:
    assert _sign(name).text == name


@pytest.mark.parametrize("length", [2, 12, 30, 60])
def test_a_long_name_is_written_smaller(length: int) -> None:
    assert float(_sign("M" * length).get("font-size", "0")) * 0.74 * length <= 500


def test_a_shop_without_a_name_still_has_a_house() -> None:
    assert not _sign("").text
