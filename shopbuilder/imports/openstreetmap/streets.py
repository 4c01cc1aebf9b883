"""Streets of a town from the lines of a map: many lines of one name are one street."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.features import Feature, read_features
from shopbuilder.imports.openstreetmap.plane import plane_around
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_book import (
    StreetBook,
    middle_of,
    walking_order,
)
from shopbuilder.imports.openstreetmap.street_names import best_spelling, street_key
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.town_life.models import Street
from tenants.context import current_town
from tenants.errors import N_
from tenants.events import record

MAX_NAME: Final = 120


@dataclass
class _Named:
    """The lines of one name."""

    spellings: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[Point, ...]] = field(default_factory=list)


@dataclass
class DoorTally:
    """What happened to the numbered doors of a table of addresses."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Addresses without a number.
    nameless: int = 0
    #: Doors imported before that the file does not hold any more: they stay.
    absent: int = 0


@dataclass
class StreetImport:
    """What came of a file of streets."""

    findings: Findings
    #: Key of the origin: "osm", "ban".
    origin: str = "osm"
    #: Different names in the file, spellings counted apart.
    names: int = 0
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    #: Lines that bear no name: paths, links, yards.
    nameless: int = 0
    #: Streets without a map that got a line through their doors.
    drawn: int = 0
    doors: DoorTally = field(default_factory=DoorTally)
    #: Rows about other communes.
    elsewhere: int = 0
    #: Shops that got a position from the number of their door, or another street by it.
    shops_placed: int = 0
    shops_in_a_street: int = 0


def import_streets(
    path: Path, *, dry_run: bool = False, progress: Progress = silent
) -> StreetImport:
    """Import the named streets of a GeoJSON file into the town entered, in one transaction.

    Streets that exist keep name and place in the walk; only the lines that the map drew are
    renewed. Raises UnusableFile.
    """
    report = StreetImport(Findings())
    streets = _by_name(path, report)
    report.names = sum(len(named.spellings) for named in streets.values())
    with one_import_of_the_town(dry_run=dry_run):
        _write(streets, report, progress)
        if report.created or report.changed:
            town_id = current_town().id
            record(
                "town.streets_imported", "town", town_id, actor="program",
                created=len(report.created), changed=len(report.changed),
            )  # fmt: skip
    return report


def _by_name(path: Path, report: StreetImport) -> dict[str, _Named]:
    """Gather the lines of the file by street."""
    streets: dict[str, _Named] = {}
    for feature in read_features(path, report.findings):
        name = clean_line(feature.tags.get("name", ""), MAX_NAME).text
        if not _is_street(feature):
            report.findings.refuse(feature.where, N_("This is not a street."), subject=name)
        elif not name:
            report.nameless += 1
        else:
            named = streets.setdefault(street_key(name), _Named())
            named.spellings[name] += 1
            named.lines.extend(feature.lines)
    return streets


def _is_street(feature: Feature) -> bool:
    """Tell whether a feature is a line that one walks or drives along."""
    return "highway" in feature.tags and feature.geometry in {"LineString", "MultiLineString"}


def _write(streets: dict[str, _Named], report: StreetImport, progress: Progress) -> None:
    """Write the streets in walking order."""
    centres = {key: middle_of(named.lines) for key, named in streets.items()}
    plane = plane_around(centres.values())
    book = StreetBook(plane)
    for done, key in enumerate(walking_order(centres, plane), start=1):
        named = streets[key]
        name = best_spelling(named.spellings)
        if len(named.spellings) > 1:
            others = ", ".join(sorted(set(named.spellings) - {name}))
            report.findings.note(
                "",
                N_("One street, spelt several ways: %(others)s."),
                subject=name,
                others=others,
            )
        _write_one(book, name, named, report)
        progress(done, len(streets))


def _write_one(book: StreetBook, name: str, named: _Named, report: StreetImport) -> None:
    """Create a street or renew its lines."""
    lines: list[Any] = [[list(point) for point in line] for line in named.lines]
    street = book.named(name)
    if street is None:
        book.create(name, lines)
        report.created.append(name)
    elif _is_of_the_map(street) and street.lines != lines:
        street.lines, street.lines_guessed = lines, False
        street.source_ref = street.source_ref or f"osm:{street_key(name)}"
        report.changed.append(name)
    else:
        report.unchanged += 1


def _is_of_the_map(street: Street) -> bool:
    """Tell whether the lines of a street are the map's to change."""
    return street.source_ref is not None or street.lines is None or street.lines_guessed
