"""Streets and their numbered doors, from the national address base (Base Adresse Nationale)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import select

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.doors import house_number_value
from shopbuilder.imports.openstreetmap.plane import middle, plane_around
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_book import StreetBook, walking_order
from shopbuilder.imports.openstreetmap.street_names import best_spelling, street_key
from shopbuilder.imports.openstreetmap.streets import StreetImport
from shopbuilder.imports.places.source import OPEN_LICENCE, Origin, Reading
from shopbuilder.imports.places.spelling import house_number, street_name, undoubled
from shopbuilder.imports.places.street_lines import CROWD, draw_through_doors
from shopbuilder.imports.places.tables import Line, in_the_town, rows_of
from shopbuilder.imports.writing import Progress
from shopbuilder.town_life.models import Street, StreetDoor
from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_

ORIGIN: Final = Origin(
    "ban",
    "Base Adresse Nationale",
    "addresses",
    OPEN_LICENCE,
    "Base Adresse Nationale",
    "https://adresse.data.gouv.fr/",
)
COLUMNS: Final = {
    "id": ("id", "cle interop"), "number": ("numero",), "repeated": ("rep", "suffixe"),
    "street": ("nom voie", "voie nom"), "postcode": ("code postal",),
    "commune": ("nom commune", "commune nom"), "longitude": ("lon", "long"), "latitude": ("lat",),
}  # fmt: skip
_KNOWN_BY: Final = ("number", "repeated", "street", "longitude", "latitude")
#: The base's way to say "a place with a name and no number".
_NO_NUMBER: Final = "99999"


@dataclass(frozen=True)
class _Door:
    ref: str
    number: str
    at: Point


@dataclass
class _Named:
    """The doors of one street."""

    #: As the file writes it.
    written: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    doors: list[_Door] = field(default_factory=list)


def is_known_by(headings: set[str]) -> bool:
    """Tell whether a table with these folded headings is one of addresses."""
    return all(headings.intersection(COLUMNS[name]) for name in _KNOWN_BY)


def read_addresses(path: Path, report: StreetImport) -> Mapping[str, _Named]:
    """Return the doors of a file by street. Raises UnusableFile."""
    reading = Reading(path, current_town(), report.findings)
    streets: dict[str, _Named] = {}
    seen: set[str] = set()
    for line in rows_of(reading, COLUMNS):
        postcode, commune = line.text("postcode"), undoubled(line.text("commune"))
        if in_the_town(reading, postcode=postcode, commune=commune):
            _read_one(line, streets, seen, report)
    report.elsewhere = reading.elsewhere
    report.names = sum(len(named.written) for named in streets.values())
    _tell_crowds(streets, report.findings)
    return streets


def _read_one(line: Line, streets: dict[str, _Named], seen: set[str], report: StreetImport) -> None:
    """Put one address under its street; refuse what is none."""
    written = undoubled(line.text("street"))
    name = street_name(written, joined=False) or written
    number = house_number(f"{line.text('number')} {line.text('repeated')}", coded=True)
    at = line.position("longitude", "latitude")
    ref = f"{ORIGIN.key}:{line.text('id') or f'{street_key(name)}|{number}'}"
    if not name:
        line.findings.refuse(line.where, N_("It has no name."))
    elif at is None:
        line.findings.refuse(
            line.where, N_("The address has no position."), subject=f"{number} {name}"
        )
    elif ref in seen:
        line.findings.refuse(
            line.where,
            N_("The same address appears earlier in the file."),
            subject=f"{number} {name}",
        )
    else:
        seen.add(ref)
        named = streets.setdefault(street_key(name), _Named())
        named.written.add(written)
        named.spellings[name] += 1
        if number and line.text("number") != _NO_NUMBER:
            named.doors.append(_Door(ref, number, at))
        else:
            report.doors.nameless += 1


def _tell_crowds(streets: Mapping[str, _Named], findings: Findings) -> None:
    """Note positions that many numbers share: they are a plot, and no door."""
    for named in streets.values():
        crowds = Counter(door.at for door in named.doors)
        for count in (count for count in crowds.values() if count > CROWD):
            findings.note(
                "",
                N_("%(count)s numbers share one position: it is a plot of land, not their doors."),
                subject=best_spelling(named.spellings),
                count=count,
            )


def write_addresses(
    streets: Mapping[str, _Named], report: StreetImport, progress: Progress
) -> StreetBook:
    """Create streets in walking order, and write their doors; return the book of them all."""
    centres = {
        key: middle([door.at for door in named.doors])
        for key, named in streets.items()
        if named.doors
    }
    plane = plane_around(centres.values())
    book = StreetBook(plane)
    known = {door.source_ref: door for door in db.session.scalars(select(StreetDoor))}
    order = [*walking_order(centres, plane), *(key for key in streets if key not in centres)]
    for done, key in enumerate(order, start=1):
        _write_doors(_street(streets[key], book, report), streets[key], known, report)
        progress(done, len(order))
    report.doors.absent = len(known)
    db.session.flush()
    book = StreetBook(plane)
    report.drawn = draw_through_doors(_those_of(streets, book), book)
    return book


def _those_of(streets: Mapping[str, _Named], book: StreetBook) -> list[Street]:
    found = (book.named(best_spelling(named.spellings)) for named in streets.values())
    return [street for street in found if street is not None]


def _street(named: _Named, book: StreetBook, report: StreetImport) -> Street:
    """Return the street of the town that is meant, created where it was not known."""
    name = best_spelling(named.spellings)
    if len(named.written) > 1:
        others = ", ".join(sorted(named.written - {name}))
        report.findings.note(
            "", N_("One street, spelt several ways: %(others)s."), subject=name, others=others
        )
    street = book.named(name)
    if street is not None:
        report.unchanged += 1
        return street
    report.created.append(name)
    return book.create(name, None, ORIGIN.key)


def _write_doors(
    street: Street, named: _Named, known: dict[str, StreetDoor], report: StreetImport
) -> None:
    """Write the doors of one street, by number."""
    tally = report.doors
    for each in sorted(
        named.doors, key=lambda door: (house_number_value(door.number) or 0, door.ref)
    ):
        door = known.pop(each.ref, None)
        longitude, latitude = each.at
        if door is None:
            db.session.add(
                StreetDoor(
                    street_id=street.id, house_number=each.number, longitude=longitude,
                    latitude=latitude, source_ref=each.ref,
                )
            )  # fmt: skip
            tally.created += 1
        elif (door.street_id, door.house_number, door.longitude, door.latitude) == (
            street.id, each.number, longitude, latitude,
        ):  # fmt: skip
            tally.unchanged += 1
        else:
            door.street_id, door.house_number = street.id, each.number
            door.longitude, door.latitude = longitude, latitude
            tally.changed += 1
