"""Where doors lie along a street."""

import pytest

from shopbuilder.demo.streets import along

CORNER = ((0.0, 0.0), (3.0, 0.0), (3.0, 1.0))


@pytest.mark.parametrize(
    ("part", "point"),
    [(0.0, (0.0, 0.0)), (0.5, (2.0, 0.0)), (0.875, (3.0, 0.5)), (1.0, (3.0, 1.0))],
)
def test_a_door_lies_on_its_street(part: float, point: tuple[float, float]) -> None:
    assert along(CORNER, part) == pytest.approx(point)
