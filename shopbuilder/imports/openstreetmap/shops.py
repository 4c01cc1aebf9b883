"""Shops and places of a town from a map: everything named is listed on the first day."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.entries import Entry, entry_of
from shopbuilder.imports.openstreetmap.features import read_features
from shopbuilder.imports.openstreetmap.placing import Spotted, place_entries
from shopbuilder.imports.openstreetmap.plane import plane_around
from shopbuilder.imports.openstreetmap.street_book import StreetBook
from shopbuilder.imports.openstreetmap.tally import Tally
from shopbuilder.imports.openstreetmap.vacancies import VacancyTally, write_vacancies
from shopbuilder.imports.writing import Progress, one_import_of_the_town, silent
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Place
from tenants.context import current_town
from tenants.database import db
from tenants.errors import N_
from tenants.events import record
from tenants.models import Shop
from tenants.services import admit_shop

#: Who wrote a profile that no person has touched.
ORIGIN: Final = "osm"


@dataclass
class ShopImport:
    """What came of a file of shops and places."""

    findings: Findings
    features: int = 0
    shops: Tally = field(default_factory=Tally)
    places: Tally = field(default_factory=Tally)
    vacant: VacancyTally = field(default_factory=VacancyTally)
    #: Streets that only an address names.
    streets_created: int = 0
    #: Shops whose street is the nearest one: a clerk should look.
    streets_guessed: int = 0
    with_hours: int = 0
    with_phone: int = 0


def import_shops(path: Path, *, dry_run: bool = False, progress: Progress = silent) -> ShopImport:
    """Import the shops and places of a GeoJSON file into the town entered, in one transaction.

    Shops are listed (mode "window") and cannot be ordered from until a trader takes over. A second
    run changes nothing; what a trader or clerk has edited is never overwritten. Raises UnusableFile.
    """
    report = ShopImport(Findings())
    entries = _entries(path, report)
    with one_import_of_the_town(dry_run=dry_run):
        book = StreetBook(plane_around(entry.at for entry in entries))
        spotted = place_entries(entries, book, report.findings)
        report.streets_created = book.created
        _write([spot for spot in spotted if spot.entry.use.what != "vacant"], report, progress)
        empty = [spot for spot in spotted if spot.entry.use.what == "vacant"]
        report.vacant = write_vacancies(empty)
        _record(report)
    return report


def _record(report: ShopImport) -> None:
    """Record the fact, unless nothing changed."""
    tallies = {"shops": report.shops, "places": report.places}
    counts = {
        what: {"created": tally.created, "changed": len(tally.changed)}
        for what, tally in tallies.items()
        if tally.created or tally.changed
    }
    if counts:
        record("town.shops_imported", "town", current_town().id, actor="program", **counts)


def _entries(path: Path, report: ShopImport) -> list[Entry]:
    """Return what the file holds, one entry an identity."""
    town = current_town()
    entries: dict[str, Entry] = {}
    for feature in read_features(path, report.findings):
        entry = entry_of(feature, town, report.findings)
        if entry is None:
            continue
        first = entries.setdefault(entry.ref, entry)
        if first is not entry:
            report.findings.refuse(
                entry.where,
                N_("The same name and address stand already at %(first)s."),
                subject=entry.name,
                first=first.where,
            )
    report.features = len(entries) + len(report.findings.refused)
    return list(entries.values())


def _write(spotted: list[Spotted], report: ShopImport, progress: Progress) -> None:
    """Write each entry beside what the town has of it."""
    profiles = {
        profile.source_ref: (profile, name)
        for profile, name in db.session.execute(
            select(ShopProfile, Shop.name)
            .join(Shop, Shop.id == ShopProfile.shop_id)
            .where(ShopProfile.source_ref.is_not(None))
        )
    }
    places = {
        place.source_ref: place
        for place in db.session.scalars(select(Place).where(Place.source_ref.is_not(None)))
    }
    for done, spot in enumerate(spotted, start=1):
        if spot.entry.use.what == "shop":
            _write_shop(spot, profiles.pop(spot.entry.ref, None), report)
        else:
            _write_place(spot, places.pop(spot.entry.ref, None), report)
        progress(done, len(spotted))
    report.shops.absent = [name for _, name in profiles.values()]
    report.places.absent = [place.name for place in places.values()]


def _write_shop(spot: Spotted, known: tuple[ShopProfile, str] | None, report: ShopImport) -> None:
    """Create a shop, renew it, or leave it alone when a person has written in it."""
    entry = spot.entry
    report.with_hours += entry.hours is not None
    report.with_phone += bool(entry.phone)
    report.streets_guessed += spot.guessed
    if known is None:
        shop = admit_shop(entry.name)
        values = _profile_values(spot)
        db.session.add(
            ShopProfile(
                shop_id=shop.id, seed=entry.ref, source_ref=entry.ref, origin=ORIGIN, **values
            )
        )
        report.shops.created += 1
        return
    profile, name = known
    if profile.origin != ORIGIN or profile.taken_over:
        report.shops.edited.append(name)
        return
    renamed = name != entry.name
    if renamed:
        shop = db.session.scalars(select(Shop).where(Shop.id == profile.shop_id)).one()
        shop.name = entry.name
    _tell(_changed(profile, _profile_values(spot)) or renamed, entry.name, report.shops)


def _write_place(spot: Spotted, known: Place | None, report: ShopImport) -> None:
    """Create a place or renew it."""
    values = _place_values(spot)
    if known is None:
        db.session.add(Place(source_ref=spot.entry.ref, **values))
        report.places.created += 1
    else:
        _tell(_changed(known, values), spot.entry.name, report.places)


def _tell(changed: bool, name: str, tally: Tally) -> None:
    """Count a row as changed or not."""
    if changed:
        tally.changed.append(name)
    else:
        tally.unchanged += 1


def _changed(row: ShopProfile | Place, values: dict[str, Any]) -> bool:
    """Give a row these values and tell whether any differed."""
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    for key, value in differing.items():
        setattr(row, key, value)
    return bool(differing)


def _profile_values(spot: Spotted) -> dict[str, Any]:
    """Return what the map says of a shop, by column."""
    entry = spot.entry
    return {
        **_position(spot),
        "trade": entry.use.kind,
        "phone": entry.phone,
        "email": entry.email,
        "website": entry.website,
        "house_number": entry.house_number,
        "door_order": spot.door_order,
        "street_guessed": spot.guessed,
    }


def _place_values(spot: Spotted) -> dict[str, Any]:
    """Return what the map says of a place, by column."""
    return {**_position(spot), "kind": spot.entry.use.kind, "name": spot.entry.name}


def _position(spot: Spotted) -> dict[str, Any]:
    """Return the columns that shops and places share."""
    return {
        "street_id": spot.street.id if spot.street is not None else None,
        "longitude": spot.entry.at[0],
        "latitude": spot.entry.at[1],
        "opening_hours": spot.entry.hours,
    }
