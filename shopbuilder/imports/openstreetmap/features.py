"""Features of a GeoJSON file, each checked before anything is made of it."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.tables.encodings import encoding_of
from tenants.errors import N_

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_FEATURES: Final = 100_000

#: Longitude and latitude in degrees (WGS 84).
Point = tuple[float, float]

_OSM_ID = re.compile(r"(?:node|way|relation)/[0-9]{1,19}")
_PAIR = 2


@dataclass(frozen=True)
class Feature:
    """One feature with sound coordinates."""

    #: "node/42"; "" when the file gives no identity.
    ref: str
    #: What to call it in a report: its ref, else its rank in the file.
    where: str
    tags: Mapping[str, str]
    #: One line a list of points; a point or an area has one line too.
    lines: tuple[tuple[Point, ...], ...]
    geometry: str

    @property
    def centre(self) -> Point:
        """The point itself, or the middle of the outline."""
        points = [point for line in self.lines for point in line]
        # An outline ends where it began: count that corner once.
        if len(points) > 1 and points[0] == points[-1]:
            points.pop()
        return (
            sum(point[0] for point in points) / len(points),
            sum(point[1] for point in points) / len(points),
        )


def read_features(path: Path, findings: Findings) -> Iterator[Feature]:
    """Yield the sound features of a file; the others are refused one by one.

    Raises UnusableFile for what is no GeoJSON FeatureCollection.
    """
    seen: set[str] = set()
    for rank, raw in enumerate(_collection(path), start=1):
        ref = _ref(raw)
        where = ref or f"#{rank}"
        try:
            feature = _feature(raw, ref, where)
        except ValueRefused as refusal:
            findings.refuse_for(where, refusal)
            continue
        if ref and ref in seen:
            findings.refuse(where, N_("The same feature stands earlier in the file."))
        else:
            seen.add(ref)
            yield feature


def _collection(path: Path) -> list[Any]:
    encoding = encoding_of(path, max_bytes=MAX_BYTES)
    not_geojson = UnusableFile(N_("“%(name)s” is no GeoJSON file."), name=path.name)
    try:
        content = json.loads(path.read_text(encoding=encoding))
    except (ValueError, RecursionError) as error:
        raise not_geojson from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise not_geojson
    if len(features) > MAX_FEATURES:
        raise UnusableFile(
            N_("The file has more than %(most)s features. Take a smaller extract."),
            most=MAX_FEATURES,
        )
    if not features:
        raise UnusableFile(N_("“%(name)s” holds no feature."), name=path.name)
    return features


def _ref(raw: Any) -> str:
    if not isinstance(raw, dict):
        return ""
    properties = raw.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    pair = f"{properties.get('osm_type')}/{properties.get('osm_id')}"
    for candidate in (raw.get("id"), properties.get("@id"), pair):
        if isinstance(candidate, str) and _OSM_ID.fullmatch(candidate):
            return candidate
    return ""


def _feature(raw: Any, ref: str, where: str) -> Feature:
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(geometry, dict):
        raise ValueRefused(N_("The feature has no position."))
    kind = str(geometry.get("type"))
    lines = tuple(_lines(kind, geometry.get("coordinates")))
    if not any(lines):
        raise ValueRefused(N_("The feature has no position."))
    return Feature(ref, where, _tags(raw.get("properties")), lines, kind)


def _tags(properties: Any) -> dict[str, str]:
    if not isinstance(properties, dict):
        return {}
    return {
        str(key): str(value).strip()
        for key, value in properties.items()
        if isinstance(value, str | int | float) and str(value).strip()
    }


def _lines(kind: str, coordinates: Any) -> Iterator[tuple[Point, ...]]:
    """Yield the lines of a geometry; of areas the outer rings only."""
    if kind == "Point":
        yield (_point(coordinates),)
    elif kind == "LineString":
        yield _points(coordinates)
    elif kind in {"MultiLineString", "MultiPoint"}:
        listed = coordinates if kind == "MultiLineString" else [coordinates]
        yield from (_points(line) for line in _list(listed))
    elif kind == "Polygon":
        yield _points(_list(coordinates)[0])
    elif kind == "MultiPolygon":
        yield from (_points(_list(rings)[0]) for rings in _list(coordinates))
    else:
        raise ValueRefused(N_("The shape “%(shape)s” is not handled."), shape=kind[:40])


def _points(coordinates: Any) -> tuple[Point, ...]:
    return tuple(_point(pair) for pair in _list(coordinates))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise ValueRefused(N_("The feature has no position."))
    return value


def _point(pair: Any) -> Point:
    numbers = _list(pair)[:_PAIR]
    sound = len(numbers) == _PAIR and all(
        isinstance(number, int | float) and math.isfinite(number) for number in numbers
    )
    if not sound or abs(numbers[0]) > 180 or abs(numbers[1]) > 90:
        raise ValueRefused(N_("The position of the feature is not on Earth."))
    return float(numbers[0]), float(numbers[1])
