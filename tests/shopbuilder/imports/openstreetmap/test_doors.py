import pytest

from shopbuilder.imports.openstreetmap.doors import Door, door_orders, house_number_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("12 bis", 12.2),
        ("12Bis", 12.2),
        ("1ter", 1.3),
        ("34-36", 34.0),
        ("25;27", 25.0),
        ("N° 7", 7.0),
        ("", None),
        ("bis", None),
    ],
)
def test_house_numbers_are_read_for_sorting(written: str, value: float | None) -> None:
    assert house_number_value(written) == value


def test_letters_stand_between_two_numbers() -> None:
    a, b = house_number_value("35A"), house_number_value("35 B")
    assert a is not None
    assert b is not None
    assert 35 < a < b < 36


def row(*doors: tuple[str, float, str]) -> dict[str, float]:
    return door_orders(
        [Door(ref, (metres, 3.0), number) for ref, metres, number in doors],
        [(0.0, 0.0), (100.0, 0.0)],
    )


def test_doors_go_by_house_number() -> None:
    assert row(("a", 90, "1"), ("b", 50, "12"), ("c", 10, "20")) == {"a": 1, "b": 12, "c": 20}


def test_a_door_without_number_gets_the_one_its_position_would_have() -> None:
    orders = row(("a", 0, "1"), ("b", 50, ""), ("c", 100, "21"))
    assert orders == {"a": 1.0, "b": 11.0, "c": 21.0}


def test_a_street_numbered_backwards_is_walked_by_its_numbers() -> None:
    orders = row(("a", 0, "21"), ("b", 25, ""), ("c", 100, "1"))
    assert orders["c"] < orders["b"] < orders["a"]


def test_without_numbers_doors_go_by_position() -> None:
    assert row(("a", 70, ""), ("b", 20, ""), ("c", 95.5, "")) == {"a": 50.0, "b": 0.0, "c": 75.5}


def test_one_number_alone_is_no_scale() -> None:
    orders = row(("a", 70, "4"), ("b", 20, ""))
    assert orders["b"] < orders["a"]


def test_a_street_that_is_not_drawn_runs_through_its_doors() -> None:
    doors = [Door("a", (0.0, 0.0), ""), Door("b", (0.0, 30.0), ""), Door("c", (0.0, 10.0), "")]
    orders = door_orders(doors, [])
    assert sorted(orders, key=lambda ref: orders[ref]) == ["a", "c", "b"]
