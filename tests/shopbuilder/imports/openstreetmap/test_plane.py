import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.openstreetmap.plane import (
    NearestLine,
    Plane,
    Spot,
    distance,
    distance_to_segment,
    main_direction,
    plane_around,
)

spots = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


def test_a_degree_of_latitude_is_111_kilometres_and_of_longitude_less() -> None:
    plane = Plane(3.0, 50.0)
    assert plane.spot((3.0, 51.0)) == pytest.approx((0, 111_195), abs=10)
    assert plane.spot((4.0, 50.0)) == pytest.approx((71_474, 0), abs=10)


def test_the_plane_lies_around_the_middle() -> None:
    assert plane_around([(2.0, 50.0), (4.0, 52.0)]) == Plane(3.0, 51.0)
    assert plane_around([]) == Plane(0.0, 0.0)


@pytest.mark.parametrize(
    ("spot", "metres"), [((5.0, 3.0), 3.0), ((-4.0, 3.0), 5.0), ((13.0, 4.0), 5.0)]
)
def test_the_way_to_a_segment_is_the_shortest(spot: Spot, metres: float) -> None:
    assert distance_to_segment(spot, (0.0, 0.0), (10.0, 0.0)) == metres


def test_a_segment_without_length_is_a_point() -> None:
    assert distance_to_segment((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)) == 5.0


@given(st.lists(st.tuples(spots, spots), min_size=1, max_size=8), spots)
def test_the_grid_finds_what_measuring_everything_finds(
    segments: list[tuple[Spot, Spot]], here: Spot
) -> None:
    grid = NearestLine(50.0)
    for key, segment in enumerate(segments):
        grid.add(str(key), segment)
    nearest = min(distance_to_segment(here, start, end) for start, end in segments)
    found = grid.nearest(here)
    assert (found is not None) == (nearest <= 50.0)
    if found is not None:
        assert distance_to_segment(here, *segments[int(found)]) == nearest


def test_the_main_direction_is_that_of_the_street() -> None:
    east, north = main_direction([(0.0, 0.0), (5.0, 5.1), (10.0, 10.0)])
    assert math.degrees(math.atan2(north, east)) == pytest.approx(45, abs=1)
    assert main_direction([(1.0, 1.0)]) == (1.0, 0.0)


@given(spots, spots)
def test_distance_is_the_same_both_ways(one: Spot, other: Spot) -> None:
    assert distance(one, other) == distance(other, one)
