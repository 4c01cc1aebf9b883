"""Which street each entry stands in, and where along it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.doors import Door, door_orders
from shopbuilder.imports.openstreetmap.entries import Entry
from shopbuilder.imports.openstreetmap.plane import middle
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_book import StreetBook, walking_order
from shopbuilder.imports.openstreetmap.street_names import best_spelling, street_key
from shopbuilder.town_life.models import Street
from tenants.errors import N_


@dataclass(frozen=True)
class Spotted:
    """An entry and its place in the town."""

    entry: Entry
    street: Street | None
    #: The street is the nearest one, not one that the entry names.
    guessed: bool
    door_order: float | None


def place_entries(entries: Sequence[Entry], book: StreetBook, findings: Findings) -> list[Spotted]:
    """Return the entries with their streets; a street that only an address names is created."""
    _create_missing(entries, book, findings)
    found = [(entry, *_street_of(entry, book, findings)) for entry in entries]
    doors: dict[Street, list[Door]] = defaultdict(list)
    for entry, street, _ in found:
        if street is not None:
            doors[street].append(Door(entry.ref, book.plane.spot(entry.at), entry.house_number))
    orders: dict[str, float] = {}
    for street, its_doors in doors.items():
        orders |= door_orders(its_doors, book.spots(street))
    return [
        Spotted(entry, street, guessed, orders.get(entry.ref)) for entry, street, guessed in found
    ]


def _create_missing(entries: Sequence[Entry], book: StreetBook, findings: Findings) -> None:
    """Create the streets that only addresses name, in walking order."""
    missing: dict[str, list[Point]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.use.what == "shop" and entry.street and not book.meant(entry.street, entry.at):
            key = street_key(entry.street)
            missing[key].append(entry.at)
            spellings[key][entry.street] += 1
    for key in walking_order({key: middle(at) for key, at in missing.items()}, book.plane):
        name = best_spelling(spellings[key])
        if book.meant(name, missing[key][0]) is None:
            book.create(name, None)
            findings.note("", N_("This street is known from an address only."), subject=name)


def _street_of(entry: Entry, book: StreetBook, findings: Findings) -> tuple[Street | None, bool]:
    """Return the street of an entry, and whether it was guessed."""
    if entry.street:
        named = book.meant(entry.street, entry.at)
        if named is not None:
            return named, False
    nearest = book.nearest(entry.at)
    if nearest is None and entry.use.what == "shop":
        findings.drop(
            entry.where, N_("No street with a name is within 50 metres."), subject=entry.name
        )
    return nearest, nearest is not None
