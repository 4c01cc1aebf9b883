"""The order of doors in each street, from everything the town knows by now: the walk."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select

from shopbuilder.imports.openstreetmap.doors import Door, door_orders, house_number_value
from shopbuilder.imports.openstreetmap.plane import distance
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_book import KnownDoor, StreetBook
from shopbuilder.imports.places.dossiers import Dossier
from shopbuilder.profile.facts.models import HAND
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street, VacantUnit
from tenants.database import db

Row = ShopProfile | VacantUnit


def order_doors(streets: Collection[int], dossiers: Iterable[Dossier], book: StreetBook) -> None:
    """Put the shops and empty shops of these streets in walking order.

    A door that a person has placed stays where it was put.
    """
    rows: dict[int, list[tuple[str, Row, bool]]] = defaultdict(list)
    for dossier in dossiers:
        street_id = dossier.profile.street_id
        if street_id in streets and street_id is not None:
            free = not _is_placed_by_hand(dossier)
            rows[street_id].append((f"shop:{dossier.shop.id}", dossier.profile, free))
    units = select(VacantUnit).where(VacantUnit.street_id.in_(streets)).order_by(VacantUnit.id)
    for unit in db.session.scalars(units):
        if unit.street_id is not None:
            free = unit.source_ref is not None
            rows[unit.street_id].append((f"unit:{unit.id}", unit, free))
    named = {
        street.id: street for street in db.session.scalars(select(Street)) if street.id in rows
    }
    for street_id, its_rows in rows.items():
        _order_one(named[street_id], its_rows, book)


def _order_one(street: Street, rows: Sequence[tuple[str, Row, bool]], book: StreetBook) -> None:
    """Write the place of each door along one street, where it is another than before."""
    orders = _orders(street, rows, book)
    for ref, row, free in rows:
        if free and row.door_order != orders[ref]:
            row.door_order = orders[ref]


def _orders(
    street: Street, rows: Sequence[tuple[str, Row, bool]], book: StreetBook
) -> dict[str, float | None]:
    """Return ref → place along a street; None for a door without number and position."""
    orders: dict[str, float | None] = {
        ref: house_number_value(row.house_number) for ref, row, _ in rows
    }
    standing = [(ref, row, point) for ref, row, _ in rows if (point := _point(row)) is not None]
    known = book.doors(street)
    if known:
        for ref, _, point in standing:
            if orders[ref] is None:
                orders[ref] = _beside(point, known, book)
        return orders
    doors = [Door(ref, book.plane.spot(point), row.house_number) for ref, row, point in standing]
    return orders | door_orders(sorted(doors, key=lambda door: door.ref), book.spots(street))


def _beside(point: Point, doors: Sequence[KnownDoor], book: StreetBook) -> float | None:
    """Return the place just after the nearest numbered door."""
    here = book.plane.spot(point)
    nearest = min(doors, key=lambda door: distance(door.at, here))
    number = house_number_value(nearest.number)
    return None if number is None else number + 0.05


def _point(row: Row) -> Point | None:
    if row.longitude is None or row.latitude is None:
        return None
    return row.longitude, row.latitude


def _is_placed_by_hand(dossier: Dossier) -> bool:
    """Tell whether a person chose the street, or its place in it."""
    if ("street", HAND) in dossier.facts:
        return True
    shown = str(dossier.profile.street_id)
    return all(fact.value != shown for fact in dossier.of_field("street"))
