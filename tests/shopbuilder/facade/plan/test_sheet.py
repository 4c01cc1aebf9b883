"""Where a point of the Earth lies on the sheet."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.facade.plan.sheet import UNITS_PER_METRE, sheet_around

LILLE = (3.06, 50.63)
near = st.floats(-0.01, 0.01)
#: French Guiana, Réunion and Lille all have town centres.
middles = st.tuples(st.floats(-179, 179), st.floats(-60, 60))


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance on the globe (haversine)."""
    radius = 111_195 * 180 / math.pi
    (lon_a, lat_a), (lon_b, lat_b) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * radius * math.asin(math.sqrt(half))


@given(middle=middles, shifts=st.lists(st.tuples(near, near), min_size=1, max_size=12))
def test_every_point_of_a_small_town_lies_on_its_sheet(
    middle: tuple[float, float], shifts: list[tuple[float, float]]
) -> None:
    points = [(middle[0] + x, middle[1] + y) for x, y in shifts]
    sheet = sheet_around(points)
    assert sheet is not None
    assert all(sheet.holds(sheet.spot(point)) for point in points)
    assert sheet.width == pytest.approx(sheet.height * 1.5, abs=2)


@given(shifts=st.lists(st.tuples(near, near), min_size=2, max_size=2))
def test_a_metre_is_a_metre_everywhere_on_the_sheet(shifts: list[tuple[float, float]]) -> None:
    a, b = ((LILLE[0] + x, LILLE[1] + y) for x, y in shifts)
    sheet = sheet_around([a, b])
    assert sheet is not None
    drawn = math.dist(sheet.spot(a), sheet.spot(b)) / UNITS_PER_METRE
    assert drawn == pytest.approx(metres(a, b), rel=0.002, abs=0.2)


def test_north_is_up_and_east_is_right() -> None:
    sheet = sheet_around([LILLE])
    assert sheet is not None
    here, north = sheet.spot(LILLE), sheet.spot((LILLE[0], LILLE[1] + 0.001))
    east = sheet.spot((LILLE[0] + 0.001, LILLE[1]))
    assert north[1] < here[1]
    assert east[0] > here[0]


def test_a_slip_in_one_position_does_not_shrink_the_town() -> None:
    town = [(LILLE[0] + step / 1000, LILLE[1]) for step in range(9)]
    assert sheet_around([*town, (0.0, 0.0)]) == sheet_around(town)


def test_no_point_makes_no_sheet() -> None:
    assert sheet_around([]) is None


def test_one_more_shop_between_the_others_moves_nothing() -> None:
    town = [(LILLE[0] + step / 1000, LILLE[1]) for step in range(9)]
    assert sheet_around([*town, (LILLE[0] + 0.0031, LILLE[1])]) == sheet_around(town)
