"""What the plan is drawn on: shapes made sound, cut to the town, written once."""

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.openstreetmap import background
from shopbuilder.imports.openstreetmap.background import import_background
from shopbuilder.imports.openstreetmap.streets import import_streets
from shopbuilder.town_life.models import MapShape
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.services import create_town
from tests.shopbuilder.imports.openstreetmap.maps import EAST, NORTH, STEP, feature, street, write


@pytest.fixture
def town(context: Flask, tmp_path: Path):
    del context
    with in_town(create_town("lille", "Lille", hosts=("lille.localhost",))) as entered:
        import_streets(write(tmp_path, street("way/1", "Rue du Four", (0, 0), (20, 0), (20, 20))))
        yield entered


def ring(*steps: tuple[float, float]) -> list[list[float]]:
    return [[EAST + east * STEP, NORTH + north * STEP] for east, north in steps]


def area(ref: str | None, *steps: tuple[float, float], **tags: str) -> dict[str, Any]:
    return feature(ref, {"type": "Polygon", "coordinates": [ring(*steps)]}, **tags)


SQUARE = ((0, 0), (4, 0), (4, 4), (0, 4), (0, 0))


def shapes() -> list[MapShape]:
    return list(db.session.scalars(select(MapShape).order_by(MapShape.id)))


def test_water_green_and_railways_find_their_layers(town: CurrentTown, tmp_path: Path) -> None:
    rails = {"type": "LineString", "coordinates": ring((0, 9), (20, 9))}
    report = import_background(
        write(
            tmp_path,
            area("way/10", *SQUARE, natural="water", name="L’Étang"),
            area("way/11", *SQUARE, leisure="park"),
            feature("way/12", rails, railway="rail"),
            area("way/13", *SQUARE, building="yes"),
        )
    )
    assert [(shape.layer, shape.name) for shape in shapes()] == [
        ("water", "L’Étang"), ("green", ""), ("rail", ""), ("building", ""),
    ]  # fmt: skip
    assert (report.features, report.created, report.kept) == (4, 4, 4)


def test_what_a_plan_does_not_draw_is_counted_by_its_tag(town: CurrentTown, tmp_path: Path) -> None:
    tunnel = {"type": "LineString", "coordinates": ring((0, 9), (20, 9))}
    report = import_background(
        write(
            tmp_path,
            area("way/10", *SQUARE, amenity="bank"),
            feature("way/11", tunnel, railway="rail", tunnel="yes"),
            area("way/12", *SQUARE, leisure="park"),
        )
    )
    assert report.undrawn == {"amenity=bank": 1, "railway=rail": 1}
    assert len(shapes()) == 1


def test_a_named_street_is_left_to_the_streets(town: CurrentTown, tmp_path: Path) -> None:
    report = import_background(
        write(
            tmp_path,
            street("way/2", "Rue du Puits", (0, 0), (4, 0)),
            street("way/3", "", (0, 0), (0, 4)),
        )
    )
    assert (report.streets, [shape.layer for shape in shapes()]) == (1, ["path"])


def test_a_shape_that_reaches_out_of_the_town_is_cut(town: CurrentTown, tmp_path: Path) -> None:
    far = 5000
    import_background(
        write(tmp_path, area("way/10", (0, 0), (far, 0), (far, 4), (0, 4), (0, 0), natural="water"))
    )
    (river,) = shapes()
    furthest = max(x for part in river.coordinates for line in part for x, _ in line)
    assert furthest < EAST + 100 * STEP


def test_what_lies_elsewhere_is_left_out(town: CurrentTown, tmp_path: Path) -> None:
    there = [(x + 9000, y) for x, y in SQUARE]
    report = import_background(
        write(
            tmp_path,
            area("way/10", *there, natural="water"),
            area("way/11", *SQUARE, landuse="grass"),
        )
    )
    assert (report.outside, [shape.layer for shape in shapes()]) == (1, ["green"])


def test_an_outline_that_crosses_itself_is_made_whole(town: CurrentTown, tmp_path: Path) -> None:
    bow = ((0, 0), (4, 4), (4, 0), (0, 4), (0, 0))
    import_background(write(tmp_path, area("way/10", *bow, natural="water")))
    (pond,) = shapes()
    assert len(pond.coordinates) == 2


def test_a_large_outline_that_crosses_itself_is_refused(town: CurrentTown, tmp_path: Path) -> None:
    star = [(10 + 9 * math.cos(turn * 2.4), 10 + 9 * math.sin(turn * 2.4)) for turn in range(3000)]
    report = import_background(
        write(
            tmp_path,
            area("way/10", *star, star[0], natural="water"),
            area("way/11", *SQUARE, leisure="park"),
        )
    )
    assert [each.msgid for each in report.findings.refused] == ["The outline crosses itself."]
    assert [shape.layer for shape in shapes()] == ["green"]


def test_an_island_stays_dry(town: CurrentTown, tmp_path: Path) -> None:
    lake = {
        "type": "Polygon",
        "coordinates": [ring(*SQUARE), ring((1, 1), (3, 1), (3, 3), (1, 3), (1, 1))],
    }
    import_background(write(tmp_path, feature("way/10", lake, natural="water")))
    (water,) = shapes()
    assert [len(rings) for rings in water.coordinates] == [2]


def test_metres_of_a_projection_are_told_from_degrees(town: CurrentTown, tmp_path: Path) -> None:
    mercator = {
        "type": "Polygon",
        "coordinates": [
            [[340000, 6560000], [340100, 6560000], [340100, 6560100], [340000, 6560000]]
        ],
    }
    with pytest.raises(UnusableFile) as refusal:
        import_background(write(tmp_path, feature("way/10", mercator, natural="water")))
    assert "EPSG:4326" in refusal.value.msgid
    assert shapes() == []


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), "3.06", None, True, [3.06]])
def test_a_position_that_is_no_number_costs_its_feature(
    town: CurrentTown, tmp_path: Path, wrong: object
) -> None:
    broken = {"type": "Polygon", "coordinates": [[[wrong, NORTH], [EAST, NORTH], [EAST, 50.7]]]}
    report = import_background(
        write(
            tmp_path,
            feature("way/10", broken, natural="water"),
            area("way/11", *SQUARE, leisure="park"),
        )
    )
    assert (len(report.findings.refused), len(shapes())) == (1, 1)


@pytest.mark.parametrize("points", [1, 2, 3])
def test_an_outline_with_too_few_corners_is_nothing(
    town: CurrentTown, tmp_path: Path, points: int
) -> None:
    path = write(
        tmp_path,
        area("way/10", *SQUARE[:points], natural="water"),
        area("way/11", *SQUARE, leisure="park"),
    )
    import_background(path)
    assert [shape.layer for shape in shapes()] == ["green"]


def test_a_second_run_changes_nothing(town: CurrentTown, tmp_path: Path) -> None:
    path = write(
        tmp_path, area("way/10", *SQUARE, natural="water"), area(None, *SQUARE, leisure="park")
    )
    import_background(path)
    before = [(shape.id, shape.source_ref, shape.coordinates) for shape in shapes()]
    report = import_background(path)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert [(shape.id, shape.source_ref, shape.coordinates) for shape in shapes()] == before


def test_a_river_that_moved_is_drawn_anew(town: CurrentTown, tmp_path: Path) -> None:
    import_background(write(tmp_path, area("way/10", *SQUARE, natural="water")))
    moved = [(x + 2, y) for x, y in SQUARE]
    report = import_background(write(tmp_path, area("way/10", *moved, natural="water")))
    assert (report.created, report.changed, len(shapes())) == (0, 1, 1)


def test_a_trial_writes_nothing(town: CurrentTown, tmp_path: Path) -> None:
    report = import_background(
        write(tmp_path, area("way/10", *SQUARE, natural="water")), dry_run=True
    )
    assert (report.created, shapes()) == (1, [])


def test_a_file_with_too_many_shapes_leaves_nothing_behind(
    town: CurrentTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "MOST_SHAPES", 2)
    many = [area(f"way/{10 + at}", *SQUARE, natural="water") for at in range(3)]
    with pytest.raises(UnusableFile, match="smaller extract"):
        import_background(write(tmp_path, *many))
    assert shapes() == []


def test_a_town_without_streets_and_shops_is_told_to_begin_with_them(
    context: Flask, tmp_path: Path
) -> None:
    path = write(tmp_path, area("way/10", *SQUARE, natural="water"))
    empty = create_town("vide", "Vide", hosts=("vide.localhost",))
    with in_town(empty), pytest.raises(UnusableFile, match="Import the streets"):
        import_background(path)


def test_coordinates_turn_as_rfc_7946_wants(town: CurrentTown, tmp_path: Path) -> None:
    import_background(write(tmp_path, area("way/10", *reversed(SQUARE), natural="water")))
    (water,) = shapes()
    outer = water.coordinates[0][0]
    turn = sum((b[0] - a[0]) * (b[1] + a[1] - 2 * NORTH) for a, b in pairwise(outer))
    assert turn < 0
    assert json.loads(json.dumps(outer)) == outer
