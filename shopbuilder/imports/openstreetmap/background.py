"""The background of the plan: water, green, railways, squares, buildings, unnamed ways."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.cleaning import Knife
from shopbuilder.imports.openstreetmap.features import Feature, read_features
from shopbuilder.imports.openstreetmap.layers import layer_of, telling_tag
from shopbuilder.imports.openstreetmap.plane import plane_around
from shopbuilder.imports.openstreetmap.shapes import PROJECTED, Point
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.map_layers import LAYERS
from shopbuilder.town_life.models import MapShape, Place, Street
from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_
from tenants.events import record

#: So far round streets and shops the plan goes on, in metres.
MARGIN: Final = 500.0
#: More than a town centre has; beyond it the drawing would be too heavy for a telephone.
MOST_SHAPES: Final = 20_000
MOST_POINTS: Final = 300_000
_MAX_NAME: Final = 120


@dataclass
class BackgroundImport:
    """What came of a file of shapes."""

    findings: Findings
    features: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Shapes that do not touch the town.
    outside: int = 0
    #: Lines that bear the name of a street: `import streets` draws them.
    streets: int = 0
    #: What a plan does not draw, by its tag: "amenity=bank" → how many.
    undrawn: Counter[str] = field(default_factory=Counter)
    #: Corners read of the shapes kept, and corners kept.
    corners_read: int = 0
    corners_kept: int = 0

    @property
    def kept(self) -> int:
        """How many shapes of the file the plan draws."""
        return self.created + self.changed + self.unchanged


@dataclass(frozen=True)
class _Cleaned:
    """A shape as it is stored."""

    layer: str
    name: str
    coordinates: list[Any]


def import_background(
    path: Path, *, origin: str = "osm", dry_run: bool = False, progress: Progress = silent
) -> BackgroundImport:
    """Import shapes of a GeoJSON file into the plan of the town entered, in one transaction.

    They are cut to the town, made sound and simplified once, here. A second run changes nothing; a
    second file adds to the first. `origin` names the source of shapes that bear no identity of
    OpenStreetMap. Raises UnusableFile.
    """
    report = BackgroundImport(Findings())
    with one_import_of_the_town(dry_run=dry_run):
        shapes = _shapes(path, origin, _knife(), report)
        _write(shapes, report, progress)
        if report.created or report.changed:
            record(
                "town.background_imported", "town", current_town().id, actor="program",
                created=report.created, changed=report.changed,
            )  # fmt: skip
    return report


def _knife() -> Knife:
    """Return what cuts shapes to the town: to its streets, else to its shops and places."""
    points = [
        (point[0], point[1])
        for lines in db.session.scalars(select(Street.lines).where(Street.lines.is_not(None)))
        for line in lines or []
        for point in line
    ] or _marks()
    if not points:
        raise UnusableFile(
            N_("Import the streets of the town first: the map is cut to what lies around them.")
        )
    plane = plane_around(points)
    spots = [plane.spot(point) for point in points]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    west, south, east, north = min(xs), min(ys), max(xs), max(ys)
    return Knife(plane, (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))


def _marks() -> list[Point]:
    """Return where shops and places stand."""
    return [
        (row.longitude, row.latitude)
        for table in (ShopProfile, Place)
        for row in db.session.execute(
            select(table.longitude, table.latitude).where(
                table.longitude.is_not(None), table.latitude.is_not(None)
            )
        )
    ]


def _shapes(path: Path, origin: str, knife: Knife, report: BackgroundImport) -> dict[str, _Cleaned]:
    """Return the shapes of a file by their identity. Raises UnusableFile."""
    shapes: dict[str, _Cleaned] = {}
    for feature in read_features(path, report.findings):
        report.features += 1
        try:
            cleaned = _cleaned(feature, knife, report)
        except ValueRefused as refusal:
            report.findings.refuse_for(feature.where, refusal)
            continue
        if cleaned is not None:
            shapes.setdefault(feature.ref or _ref(origin, cleaned), cleaned)
            _refuse_too_many(len(shapes), report.corners_kept)
    refused = report.findings.refused
    if refused and not report.features and all(each.msgid == PROJECTED for each in refused):
        raise UnusableFile(PROJECTED)
    report.features += len(refused)
    return shapes


def _refuse_too_many(shapes: int, corners: int) -> None:
    if shapes > MOST_SHAPES or corners > MOST_POINTS:
        raise UnusableFile(
            N_(
                "The file holds more than %(shapes)s shapes or %(points)s corners within the"
                " town. Take a smaller extract."
            ),
            shapes=MOST_SHAPES,
            points=MOST_POINTS,
        )


def _cleaned(feature: Feature, knife: Knife, report: BackgroundImport) -> _Cleaned | None:
    """Return what the plan draws of a feature, None for nothing. Raises ValueRefused."""
    layer = layer_of(feature.tags, feature.geometry)
    name = clean_line(feature.tags.get("name", ""), _MAX_NAME).text
    if not layer:
        report.undrawn[telling_tag(feature.tags) or feature.geometry] += 1
    elif layer == "lane" and name:
        report.streets += 1
    elif not knife.meets(feature.lines):
        report.outside += 1
    else:
        return _cut(feature, layer, name, knife, report)
    return None


def _cut(
    feature: Feature, layer: str, name: str, knife: Knife, report: BackgroundImport
) -> _Cleaned | None:
    """Return what lies within the town, None for nothing."""
    area = LAYERS[layer]
    coordinates = knife.areas(feature.areas) if area else knife.lines(feature.lines)
    if not coordinates:
        report.outside += 1
        return None
    rings = [ring for part in coordinates for ring in (part if area else [part])]
    report.corners_read += sum(map(len, feature.lines))
    report.corners_kept += sum(map(len, rings))
    return _Cleaned(layer, name, coordinates)


def _ref(origin: str, shape: _Cleaned) -> str:
    """Return an identity for shapes of files that give none: what they look like."""
    text = json.dumps([shape.layer, shape.coordinates])
    return f"{origin}:{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def _write(shapes: dict[str, _Cleaned], report: BackgroundImport, progress: Progress) -> None:
    """Write each shape beside what the town has of it."""
    known = {shape.source_ref: shape for shape in db.session.scalars(select(MapShape))}
    for done, (ref, shape) in enumerate(shapes.items(), start=1):
        row = known.get(ref)
        values = {"layer": shape.layer, "name": shape.name, "coordinates": shape.coordinates}
        if row is None:
            db.session.add(MapShape(source_ref=ref, **values))
            report.created += 1
        elif all(getattr(row, key) == value for key, value in values.items()):
            report.unchanged += 1
        else:
            row.layer, row.name, row.coordinates = shape.layer, shape.name, shape.coordinates
            report.changed += 1
        progress(done, len(shapes))
