import json
from pathlib import Path
from typing import Any

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap import features
from shopbuilder.imports.openstreetmap.features import Feature, read_features
from tests.shopbuilder.imports.openstreetmap.maps import feature, point, write


def read(path: Path) -> tuple[list[Feature], Findings]:
    findings = Findings()
    return list(read_features(path, findings)), findings


def geometry(tmp_path: Path, shape: Any) -> tuple[list[Feature], list[str]]:
    found, findings = read(write(tmp_path, feature("node/1", shape)))
    return found, [finding.msgid for finding in findings.refused]


@pytest.mark.parametrize(
    ("kind", "coordinates", "centre"),
    [
        ("Point", [3.0, 50.0], (3.0, 50.0)),
        ("Point", [3, 50, 20], (3.0, 50.0)),
        ("LineString", [[2.0, 50.0], [4.0, 52.0]], (3.0, 51.0)),
        ("MultiLineString", [[[2.0, 50.0]], [[4.0, 52.0]]], (3.0, 51.0)),
        ("Polygon", [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]], [[9, 9]]], (1.0, 1.0)),
        ("MultiPolygon", [[[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]], (1.0, 1.0)),
        ("MultiPoint", [[2.0, 50.0], [4.0, 52.0]], (3.0, 51.0)),
    ],
)
def test_each_shape_has_a_middle(
    tmp_path: Path, kind: str, coordinates: Any, centre: tuple[float, float]
) -> None:
    found, refused = geometry(tmp_path, {"type": kind, "coordinates": coordinates})
    assert refused == []
    assert found[0].centre == centre


@pytest.mark.parametrize(
    "shape",
    [
        None,
        "here",
        {},
        {"type": "Point"},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": ["3", "50"]},
        {"type": "Point", "coordinates": [181, 0]},
        {"type": "Point", "coordinates": [0, -91]},
        {"type": "Point", "coordinates": [float("nan"), 0]},
        {"type": "Point", "coordinates": [1e999, 0]},
        {"type": "Point", "coordinates": [10**400, 0]},
        {"type": "LineString", "coordinates": []},
        {"type": "LineString", "coordinates": [[1]]},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": ["Point"], "coordinates": [3, 50]},
    ],
)
def test_an_unsound_shape_refuses_its_feature_only(tmp_path: Path, shape: Any) -> None:
    found, findings = read(write(tmp_path, feature("node/1", shape), point("node/2")))
    assert [each.ref for each in found] == ["node/2"]
    assert [finding.where for finding in findings.refused] == ["node/1"]


def test_what_is_no_feature_is_refused_by_its_rank(tmp_path: Path) -> None:
    found, findings = read(write(tmp_path, "feature", None, 7, point("node/2")))
    assert len(found) == 1
    assert [finding.where for finding in findings.refused] == ["#1", "#2", "#3"]


def test_the_second_feature_of_one_identity_is_refused(tmp_path: Path) -> None:
    found, findings = read(write(tmp_path, point("node/1"), point("node/1")))
    assert len(found) == 1
    assert [finding.where for finding in findings.refused] == ["node/1"]


@pytest.mark.parametrize(
    ("ref", "tags", "identity"),
    [
        ("way/7", {}, "way/7"),
        (None, {"@id": "node/8"}, "node/8"),
        (None, {"osm_type": "way", "osm_id": "9"}, "way/9"),
        ("7", {}, ""),
        ("node/x", {}, ""),
        (None, {}, ""),
    ],
)
def test_identities_are_found_where_tools_write_them(
    tmp_path: Path, ref: str | None, tags: dict[str, str], identity: str
) -> None:
    found, _ = read(write(tmp_path, point(ref, **tags)))
    assert found[0].ref == identity


def test_values_of_tags_are_text_and_nothing_else(tmp_path: Path) -> None:
    made = point("node/1", name=" Paul ")
    made["properties"].update({"level": 1, "list": [1], "none": None, "empty": "  "})
    found, _ = read(write(tmp_path, made))
    assert found[0].tags == {"name": "Paul", "level": "1"}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"{", "not a GeoJSON"),
        (b"[]", "not a GeoJSON"),
        (b'{"type": "Feature"}', "not a GeoJSON"),
        (b'{"features": {}}', "not a GeoJSON"),
        (b'{"features": []}', "nothing to import"),
        (b"[" * 200_000, "not a GeoJSON"),
        (b"Code;Prix\n", "not a GeoJSON"),
        (b'{"features": [1' + b"0" * 5000 + b"]}", "not a GeoJSON"),
    ],
)
def test_what_is_no_map_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    with pytest.raises(UnusableFile, match=word):
        read(path)


def test_too_many_features_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "MAX_FEATURES", 1)
    with pytest.raises(UnusableFile, match="more than 1 features"):
        read(write(tmp_path, point("node/1"), point("node/2")))


def test_a_map_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, point("node/1", name="Café"))
    path.write_text(json.dumps(json.loads(path.read_text())), encoding="utf-8-sig")
    assert read(path)[0][0].tags["name"] == "Café"
