"""Which street each entry stands in, and where: by what it says, by numbered doors, by nearness."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.plane import middle
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_book import StreetBook, walking_order
from shopbuilder.imports.openstreetmap.street_names import best_spelling, street_key
from shopbuilder.imports.places.entry import Entry
from shopbuilder.imports.places.ranking import NEAREST
from shopbuilder.town_life.models import Street
from tenants.errors import N_


@dataclass(frozen=True)
class Located:
    """An entry and its place in the town."""

    entry: Entry
    street: Street | None
    #: Who says so: the source of the file, NEAREST, or the source of the town's doors.
    street_from: str
    at: Point | None
    at_from: str

    @property
    def guessed(self) -> bool:
        """The street is the nearest one, not one that anybody names."""
        return self.street_from == NEAREST


def locate(
    entries: Sequence[Entry], book: StreetBook, source: str, findings: Findings
) -> list[Located]:
    """Return the entries with their streets; a street that only an address names is created."""
    _create_missing(entries, book, source, findings)
    return [_located(entry, book, source, findings) for entry in entries]


def _create_missing(
    entries: Sequence[Entry], book: StreetBook, source: str, findings: Findings
) -> None:
    """Create the streets that only addresses name, in walking order."""
    missing: dict[str, list[Point]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.street and _asks_for_a_street(entry) and not book.meant(entry.street, entry.at):
            key = street_key(entry.street)
            spellings[key][entry.street] += 1
            missing[key].extend([entry.at] if entry.at else [])
    somewhere = {key: middle(missing[key]) for key in spellings if missing[key]}
    nowhere = sorted(set(spellings) - set(somewhere))
    for key in [*walking_order(somewhere, book.plane), *nowhere]:
        name = best_spelling(spellings[key])
        if book.meant(name, somewhere.get(key)) is None:
            book.create(name, None, source)
            findings.note("", N_("This street is known from an address only."), subject=name)


def _asks_for_a_street(entry: Entry) -> bool:
    """Tell whether a street is worth creating for an entry: shops stand in streets."""
    return entry.use.what == "shop" and not entry.closed


def _located(entry: Entry, book: StreetBook, source: str, findings: Findings) -> Located:
    """Return an entry with its street and position, each with who says so."""
    street = book.meant(entry.street, entry.at) if entry.street else None
    if street is not None:
        return _by_its_address(entry, street, book, source)
    if entry.at is not None:
        return _by_its_position(entry, entry.at, book, source, findings)
    return Located(entry, None, "", None, "")


def _by_its_address(entry: Entry, street: Street, book: StreetBook, source: str) -> Located:
    """Return an entry in the street it names, and at its door where it names no position."""
    if entry.at is not None:
        return Located(entry, street, source, entry.at, source)
    door = book.door_of(street, entry.house_number)
    at, at_from = (door.point, door.source) if door else (None, "")
    return Located(entry, street, source, at, at_from)


def _by_its_position(
    entry: Entry, at: Point, book: StreetBook, source: str, findings: Findings
) -> Located:
    """Return an entry in the street that its position lies at; none is named for a shop."""
    street, door_from = book.street_at(at, entry.house_number)
    if street is None and entry.use.what == "shop":
        findings.drop(
            entry.where, N_("There is no named street within 50 metres."), subject=entry.name
        )
    return Located(entry, street, door_from or (NEAREST if street else ""), at, source)
