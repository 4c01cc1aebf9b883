"""Features of a GeoJSON file, each checked before anything is made of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.json_walking import BrokenJson, items_of
from shopbuilder.imports.openstreetmap.shapes import (
    NO_POSITION,
    Line,
    Point,
    areas_of,
    lines_of,
    middle_of_outline,
)
from shopbuilder.imports.tables.encodings import encoding_of
from tenants.errors import N_

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_FEATURES: Final = 100_000

_OSM_ID = re.compile(r"(?:node|way|relation)/[0-9]{1,19}")


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
    #: Outer ring and holes of each area; none for points and lines.
    areas: tuple[tuple[Line, ...], ...] = ()

    @property
    def centre(self) -> Point:
        """The point itself, or the middle of the outline."""
        return middle_of_outline(self.lines)


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
            findings.refuse(where, N_("The same item appears earlier in the file."))
        else:
            seen.add(ref)
            yield feature


def _collection(path: Path) -> Iterator[Any]:
    """Yield the raw features of a file, one at a time. Raises UnusableFile."""
    encoding = encoding_of(path, max_bytes=MAX_BYTES)
    count = 0
    try:
        for count, feature in enumerate(items_of(path, "features", encoding=encoding), start=1):
            if count > MAX_FEATURES:
                raise UnusableFile(
                    N_("The file has more than %(most)s features. Take a smaller extract."),
                    most=MAX_FEATURES,
                )
            yield feature
    except BrokenJson as error:
        sentence = N_(
            "“%(name)s” is damaged after item number %(count)s, or ends too early. Make"
            " the extract again."
        )
        raise UnusableFile(
            sentence if count else N_("“%(name)s” is not a GeoJSON file."),
            name=path.name,
            count=count,
        ) from error
    if not count:
        raise UnusableFile(N_("“%(name)s” holds nothing to import."), name=path.name)


def _ref(raw: Any) -> str:
    """Return the identity under any of the keys that tools write it to, else ""."""
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
    """Return a feature as it can be used. Raises ValueRefused when it has no sound position."""
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(geometry, dict):
        raise ValueRefused(NO_POSITION)
    lines = lines_of(geometry)
    tags = _tags(raw.get("properties"))
    return Feature(ref, where, tags, lines, geometry["type"], areas_of(geometry))


def _tags(properties: Any) -> dict[str, str]:
    """Return the tags that are text or numbers, as text."""
    if not isinstance(properties, dict):
        return {}
    return {
        str(key): str(value).strip()
        for key, value in properties.items()
        if isinstance(value, str | int | float) and str(value).strip()
    }
