"""Streets of a town from a map, or from a table of addresses, which also knows their doors."""

from pathlib import Path

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap import streets as map_streets
from shopbuilder.imports.openstreetmap.street_book import StreetBook
from shopbuilder.imports.openstreetmap.streets import StreetImport
from shopbuilder.imports.places.ban import ORIGIN, read_addresses, write_addresses
from shopbuilder.imports.places.dossiers import Dossier, Dossiers
from shopbuilder.imports.places.ranking import NEAREST
from shopbuilder.imports.places.settling import Said, hear_more
from shopbuilder.imports.places.sources import is_shop_table, is_street_table
from shopbuilder.imports.places.walking import order_doors
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.profile.facts.fields import position_text
from shopbuilder.profile.models import ShopProfile
from tenants.context import current_town
from tenants.errors import N_
from tenants.events import record

#: Names that `--source` takes.
STREET_SOURCES = ("openstreetmap", "ban")


def import_streets(
    path: Path, *, source: str = "auto", dry_run: bool = False, progress: Progress = silent
) -> StreetImport:
    """Import the named streets of a file into the town entered, in one transaction.

    A table of addresses also brings numbered doors: shops without a position get that of their
    number, shops without a street the one whose door they stand at. Streets that exist keep their
    name and their place in the walk. Raises UnusableFile.
    """
    if source not in {"auto", *STREET_SOURCES}:
        raise UnusableFile(N_("Unknown source: %(source)s."), source=source[:40])
    if (_source_of(path) if source == "auto" else source) == "openstreetmap":
        return map_streets.import_streets(path, dry_run=dry_run, progress=progress)
    return import_addresses(path, dry_run=dry_run, progress=progress)


def _source_of(path: Path) -> str:
    """Return the source that a file's headings name. Raises UnusableFile for a table of shops."""
    if is_shop_table(path):
        raise UnusableFile(
            N_("“%(name)s” holds shops and no streets: send it as shops."), name=path.name
        )
    return "ban" if is_street_table(path) else "openstreetmap"


def import_addresses(
    path: Path, *, dry_run: bool = False, progress: Progress = silent
) -> StreetImport:
    """Import a table of addresses: streets, their doors, and what these tell of the shops."""
    report = StreetImport(Findings(), origin=ORIGIN.key)
    streets = read_addresses(path, report)
    with one_import_of_the_town(dry_run=dry_run):
        book = write_addresses(streets, report, progress)
        _place_shops(book, report)
        if report.created or report.doors.created or report.doors.changed:
            record(
                "town.streets_imported", "town", current_town().id, actor="program",
                created=len(report.created), changed=len(report.changed), source=ORIGIN.name,
            )  # fmt: skip
    return report


def _place_shops(book: StreetBook, report: StreetImport) -> None:
    """Give shops the position and the street that doors tell, and put all doors in order."""
    dossiers = Dossiers()
    for dossier in dossiers:
        said = _told_by_doors(dossier, book)
        before = (dossier.profile.latitude, dossier.profile.street_id)
        hear_more(dossier, said)
        after = (dossier.profile.latitude, dossier.profile.street_id)
        report.shops_placed += before[0] is None and after[0] is not None
        report.shops_in_a_street += before[1] != after[1]
    streets = {number for each in dossiers if (number := each.profile.street_id) is not None}
    order_doors(streets, dossiers, book)


def _told_by_doors(dossier: Dossier, book: StreetBook) -> Said:
    """Return what the town's doors say of a shop."""
    profile = dossier.profile
    street = book.with_id(profile.street_id) if not profile.street_guessed else None
    if street is None:
        return _street_of_its_door(profile, book)
    door = book.door_of(street, profile.house_number)
    if door is None or not _is_without_a_position(dossier):
        return {}
    longitude, latitude = door.point
    return {"position": (door.source, position_text(latitude, longitude))}


def _street_of_its_door(profile: ShopProfile, book: StreetBook) -> Said:
    """Return the street of the door that a shop stands at, or of the nearest one."""
    if profile.longitude is None or profile.latitude is None:
        return {}
    at = (profile.longitude, profile.latitude)
    found, source = book.street_at(at, profile.house_number)
    return {} if found is None else {"street": (source or NEAREST, str(found.id))}


def _is_without_a_position(dossier: Dossier) -> bool:
    """Tell whether nobody but doors says where a shop stands."""
    if dossier.profile.latitude is None:
        return True
    others = [fact for fact in dossier.of_field("position") if fact.source != ORIGIN.key]
    return not others and bool(dossier.of_field("position"))
