"""The line of a street through its doors."""

import json
import math
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from shopbuilder.imports.openstreetmap.plane import Spot, distance, distance_to_segment
from shopbuilder.imports.places.street_lines import lines_through
from shopbuilder.imports.places.streets import import_streets
from shopbuilder.town_life.models import Street
from tenants.database import db
from tests.shopbuilder.imports.places.conftest import Town, WriteTable


def both_sides(spots: list[Spot]) -> list[Spot]:
    """Doors eight metres left and right of the middle of a street."""
    return [(x, y + side) for x, y in spots for side in (-8.0, 8.0)]


def metres_off(spot: Spot, lines: list[list[Spot]]) -> float:
    return min(
        distance_to_segment(spot, start, end) for line in lines for start, end in pairwise(line)
    )


def test_between_two_rows_of_doors_the_line_is_straight() -> None:
    (line,) = lines_through(both_sides([(20.0 * step, 0.0) for step in range(12)]))
    assert len(line) == 2
    assert all(abs(y) < 1 for _, y in line)
    assert distance(line[0], line[1]) > 180


def test_a_street_turns_where_its_doors_do() -> None:
    bend = [(20.0 * step, 0.0) for step in range(10)]
    bend += [(180.0, 20.0 * step) for step in range(1, 10)]
    lines = lines_through(bend)
    assert len(lines) == 1
    assert max(metres_off(spot, lines) for spot in bend) < 15


def test_where_nobody_has_a_number_the_line_stops() -> None:
    near = [(20.0 * step, 0.0) for step in range(5)]
    far = [(1000 + 20.0 * step, 0.0) for step in range(5)]
    assert len(lines_through(near + far)) == 2


@pytest.mark.parametrize("doors", [[], [(0.0, 0.0)], [(0.0, 0.0)] * 40])
def test_one_spot_is_no_line(doors: list[Spot]) -> None:
    assert lines_through(doors) == []


def test_few_doors_close_together_are_a_short_line() -> None:
    (line,) = lines_through([(0.0, 0.0), (6.0, 0.0), (12.0, 1.0)])
    assert distance(line[0], line[-1]) > 10


spot = st.floats(-3000, 3000).map(lambda metres: round(metres, 1))


@given(doors=st.lists(st.tuples(spot, spot), max_size=30), by=st.randoms(use_true_random=False))
def test_the_order_of_doors_does_not_matter_and_no_line_leaves_them(
    doors: list[Spot], by: random.Random
) -> None:
    lines = lines_through(doors)
    shuffled = list(doors)
    by.shuffle(shuffled)
    assert lines_through(shuffled) == lines
    for corner in (corner for line in lines for corner in line):
        assert all(map(math.isfinite, corner))
        assert min(distance(corner, door) for door in doors) < 65


def addresses(count: int = 8, *, name: str = "Rue du Four") -> list[dict[str, str]]:
    return [
        {"id": f"a{number}", "numero": str(number), "rep": "", "nom_voie": name,
         "lon": f"{2.48 + number * 0.0002:.6f}", "lat": "48.900000"}
        for number in range(1, count + 1)
    ]  # fmt: skip


def street() -> Street:
    db.session.expire_all()
    return db.session.scalars(select(Street)).one()


def test_a_map_that_comes_later_draws_the_street_anew(
    seen: Town, table: WriteTable, tmp_path: Path
) -> None:
    del seen
    assert import_streets(table(*addresses())).drawn == 1
    assert street().lines_guessed
    course = [[2.479, 48.9], [2.4825, 48.9001]]
    drawn = tmp_path / "rues.geojson"
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"highway": "residential", "name": "Rue du Four"},
         "geometry": {"type": "LineString", "coordinates": course}}]}))  # fmt: skip
    import_streets(drawn)
    assert (street().lines, street().lines_guessed) == ([course], False)
    assert import_streets(table(*addresses(20))).drawn == 0
    assert street().lines == [course]


def test_a_guess_follows_its_doors(seen: Town, table: WriteTable) -> None:
    del seen
    import_streets(table(*addresses(8)))
    before = street().lines
    assert import_streets(table(*addresses(20))).drawn == 1
    assert street().lines != before
