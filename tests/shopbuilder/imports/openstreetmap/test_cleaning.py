"""Shapes made sound, cut and simplified: what must hold for any of them."""

import math
from typing import Any

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.openstreetmap.cleaning import MOST_CORNERS, TOLERANCE, Knife
from shopbuilder.imports.openstreetmap.plane import Plane

PLANE = Plane(3.06, 50.63)
EDGES = (-500.0, -400.0, 500.0, 400.0)
KNIFE = Knife(PLANE, EDGES)
metres = st.floats(-700, 700, allow_nan=False).map(lambda value: round(value, 2))
spots = st.lists(st.tuples(metres, metres), min_size=4, max_size=40)


def degrees(spots: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    return tuple(PLANE.point(spot) for spot in spots)


def area_of(coordinates: list[Any]) -> Any:
    parts = [[[PLANE.spot(point) for point in ring] for ring in part] for part in coordinates]
    return MultiPolygon([Polygon(outer, holes) for outer, *holes in parts])


@st.composite
def outlines(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Return an outline that crosses itself nowhere: one spot in each direction from the middle."""
    reaches = draw(st.lists(st.floats(8, 600), min_size=5, max_size=60))
    turn = 2 * math.pi / len(reaches)
    ring = [
        (reach * math.cos(turn * at), reach * math.sin(turn * at))
        for at, reach in enumerate(reaches)
    ]
    return [*ring, ring[0]]


@given(ring=outlines())
def test_a_sound_outline_stays_sound_and_keeps_its_place(ring: list[tuple[float, float]]) -> None:
    cleaned = area_of(KNIFE.areas([[degrees(ring)]]))
    assert shapely.is_valid(cleaned)
    wanted = Polygon(ring).intersection(box(*EDGES))
    assert cleaned.symmetric_difference(wanted).area <= wanted.length * (TOLERANCE + 0.2) + 6
    assert cleaned.within(box(*EDGES).buffer(0.2))


#: Two parts that touch in one spot, and overlapped by a hair when they were written down.
TOUCHING = [(0.0, 0.0), (1.0, -12.0), (-2.0, 0.0), (0.0, 1.0), (1.0, -19.0), (1.0, 0.0), (2.0, 0.0)]


@given(ring=spots)
@example(ring=TOUCHING)
def test_any_outline_at_all_comes_out_sound(ring: list[tuple[float, float]]) -> None:
    closed = [*ring, ring[0]]
    cleaned = area_of(KNIFE.areas([[degrees(closed)]]))
    assert shapely.is_valid(cleaned)
    assert all(part.exterior.is_ccw for part in cleaned.geoms)


@given(ring=outlines())
def test_the_same_outline_is_always_cleaned_alike(ring: list[tuple[float, float]]) -> None:
    assert KNIFE.areas([[degrees(ring)]]) == KNIFE.areas([[degrees(ring)]])


@given(line=spots)
# A buffer round a line that runs back over itself has holes where the line is: distances have none.
@example(line=[(0.0, 2.0), (1.5, 0.0), (0.0, 3.0), (0.0, 0.0), (0.0, 2.0)])
def test_a_line_keeps_near_its_course(line: list[tuple[float, float]]) -> None:
    course = shapely.LineString(line)
    for part in KNIFE.lines([degrees(line)]):
        away = [course.distance(shapely.Point(PLANE.spot((x, y)))) for x, y in part]
        assert max(away) <= TOLERANCE + 0.3


def test_a_shape_of_a_hundred_thousand_corners_is_refused_at_once() -> None:
    ring = [(math.cos(at / 1e4), math.sin(at / 1e4)) for at in range(MOST_CORNERS * 5)]
    with pytest.raises(ValueRefused, match="corners"):
        KNIFE.areas([[degrees(ring)]])
