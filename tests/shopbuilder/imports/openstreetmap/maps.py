"""Small maps for tests, written as GeoJSON."""

import json
from pathlib import Path
from typing import Any

#: The middle of the maps, and about 10 metres in degrees there.
EAST, NORTH = 3.06, 50.63
STEP = 0.00014


def point(ref: str | None, *, east: float = 0, north: float = 0, **tags: str) -> dict[str, Any]:
    """Return a feature `east` and `north` steps of about 10 m from the middle."""
    coordinates = [EAST + east * STEP, NORTH + north * STEP]
    return feature(ref, {"type": "Point", "coordinates": coordinates}, **tags)


def street(ref: str, name: str, *steps: tuple[float, float]) -> dict[str, Any]:
    """Return a street through points given in steps."""
    line = [[EAST + east * STEP, NORTH + north * STEP] for east, north in steps]
    tags = {"highway": "residential", "name": name} if name else {"highway": "path"}
    return feature(ref, {"type": "LineString", "coordinates": line}, **tags)


def feature(ref: str | None, geometry: Any, **tags: str) -> dict[str, Any]:
    """Return a feature; a tag such as addr:street is written addr__street."""
    properties = {key.replace("__", ":"): value for key, value in tags.items()}
    made = {"type": "Feature", "geometry": geometry, "properties": properties}
    return made if ref is None else {**made, "id": ref}


def write(folder: Path, *features: Any, name: str = "map.geojson") -> Path:
    """Write a FeatureCollection and return its path."""
    path = folder / name
    content = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
