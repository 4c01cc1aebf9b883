"""The drawing as a whole: the same bytes for the same town, sound XML, every name once."""

from xml.etree import ElementTree as ET

import pytest

from shopbuilder.facade.plan.background import NEAREST, Shape, Way, draw_background
from shopbuilder.facade.plan.pictograms import outline_of, picture_of
from shopbuilder.facade.plan.sheet import Sheet, sheet_around
from shopbuilder.town_life.place_kinds import KINDS

EAST, NORTH = 3.06, 50.63


def at(east: float, north: float) -> list[float]:
    return [EAST + east * 0.00014, NORTH + north * 0.00009]


@pytest.fixture
def sheet() -> Sheet:
    made = sheet_around([(at(0, 0)[0], at(0, 0)[1]), (at(60, 40)[0], at(60, 40)[1])])
    assert made is not None
    return made


def square(east: float, north: float, side: float) -> list[list[list[float]]]:
    corners = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
    return [[at(east + x, north + y) for x, y in corners]]


SHAPES = [
    Shape("water", "L’Étang & la Mare", True, [square(5, 5, 20)]),
    Shape("green", "Jardin <public>", True, [square(30, 20, 14)]),
    Shape("building", "", True, [square(50, 5, 4)]),
    Shape("rail", "", False, [[at(0, 38), at(60, 38)]]),
    Shape("road", "Route de l’Abbaye", False, [[at(0, 0), at(60, 0)]]),
    Shape("path", "", False, [[at(0, 3), at(60, 30)]]),
]
STREETS = [
    Way("Rue du Four", [[at(2, 30), at(30, 31)], [at(30, 31), at(58, 30)]], 4),
    Way("Rue Basse", [[at(2, 34), at(58, 34)]], 0),
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("level", range(NEAREST + 1))
def test_a_drawing_is_sound_and_always_the_same(sheet: Sheet, level: int) -> None:
    first = draw_background(sheet, SHAPES, STREETS, level=level)
    assert first == draw_background(sheet, SHAPES, STREETS, level=level)
    root = ET.fromstring(first)
    keys = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(keys) == len(set(keys))


def test_a_shopping_street_has_a_plate_and_a_plain_one_a_name(sheet: Sheet) -> None:
    root = ET.fromstring(draw_background(sheet, SHAPES, STREETS))
    said = {"".join(each.itertext()): each.get("class") for each in root.iter(f"{SVG}text")}
    assert (said["Rue du Four"], said["Rue Basse"]) == ("p", "n")


def test_a_name_with_signs_of_markup_is_written_not_run(sheet: Sheet) -> None:
    svg = draw_background(sheet, SHAPES, STREETS)
    assert "<public>" not in svg
    assert "&lt;public&gt;" in svg


def test_a_drawing_asks_for_nothing(sheet: Sheet) -> None:
    svg = draw_background(sheet, SHAPES, STREETS).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in svg
    assert "url(" not in svg
    assert "<script" not in svg


def test_streets_that_meet_bear_their_name_once(sheet: Sheet) -> None:
    svg = draw_background(sheet, [], STREETS)
    assert svg.count("Rue du Four") == 1


def test_an_empty_town_is_a_sheet_of_paper(sheet: Sheet) -> None:
    drawn = ET.fromstring(draw_background(sheet, [], []))
    assert not drawn.findall(".//{http://www.w3.org/2000/svg}text")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_place_has_a_pictogram(kind: str) -> None:
    assert outline_of(picture_of(kind)).startswith("M")


def test_few_kinds_share_the_star() -> None:
    assert sum(picture_of(kind) == "star" for kind in KINDS) <= 2
