"""What the pages of the town show, read in few statements: rows, never whole objects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.opening_hours import Closing
from shopbuilder.profile.queries import closings_beside, read_closings
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import markets_between
from shopbuilder.town_life.models import Street, VacantUnit
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop


class Door(NamedTuple):
    """A shop as lists show it; the street is None where nobody knows it.

    A tuple, since a town may have a thousand of them: the columns of _DOORS, then its closings.
    """

    id: int
    slug: str
    name: str
    trade: str
    mode: str
    taken_over: bool
    tagline: str
    number: str
    hours: str | None
    latitude: float | None
    longitude: float | None
    source: str | None
    street_slug: str | None
    street: str | None
    street_source: str | None
    seed: str
    door_order: float | None
    closings: Sequence[Closing]


@dataclass(frozen=True, slots=True)
class StreetOnTheWalk:
    """A street and its neighbours on the walk through the town."""

    id: int
    slug: str
    name: str
    summary: str
    source: str | None
    previous_slug: str | None
    previous: str | None
    next_slug: str | None
    next: str | None


#: One row a shop, in the order of the fields of Door.
_DOORS = (
    select(
        Shop.id.label("id"),
        Shop.slug.label("slug"),
        Shop.name.label("name"),
        ShopProfile.trade.label("trade"),
        ShopProfile.mode.label("mode"),
        ShopProfile.taken_over.label("taken_over"),
        ShopProfile.tagline.label("tagline"),
        ShopProfile.house_number.label("number"),
        ShopProfile.opening_hours.label("hours"),
        ShopProfile.latitude.label("latitude"),
        ShopProfile.longitude.label("longitude"),
        ShopProfile.source_ref.label("source"),
        Street.slug.label("street_slug"),
        Street.name.label("street"),
        Street.source_ref.label("street_source"),
        ShopProfile.seed.label("seed"),
        ShopProfile.door_order.label("door_order"),
    )
    .join(ShopProfile, ShopProfile.shop_id == Shop.id)
    .outerjoin(Street, Street.id == ShopProfile.street_id)
    .where(Shop.status == "admitted")
)

#: The same with closings, in walking order.
_WALK = _DOORS.add_columns(closings_beside()).order_by(
    Street.position.asc().nulls_last(),
    Street.name,
    Street.id,
    ShopProfile.door_order.asc().nulls_last(),
    Shop.name,
    Shop.id,
)
_WALK_OF_STREET = _WALK.where(ShopProfile.street_id == bindparam("street"))


def doors_of_town(*conditions: ColumnElement[bool]) -> list[Door]:
    """Return the shops of the town in walking order; those without a street come last."""
    return _doors(_WALK.where(*conditions) if conditions else _WALK)


def doors_of_street(street_id: int) -> list[Door]:
    """Return the shops of a street by door."""
    return _doors(_WALK_OF_STREET, street=street_id)


def _doors(walk: Select[*tuple[Any, ...]], **asked: object) -> list[Door]:
    rows = db.session.execute(walk, asked)
    return [Door._make((*row[:-1], read_closings(row[-1]))) for row in rows]


def street_named(slug: str) -> str | None:
    """Return the name of the street at this address, None if there is none."""
    return db.session.scalar(select(Street.name).where(Street.slug == slug))


def trades_of_town(among: Collection[str]) -> set[str]:
    """Return those of these trades that have a shop in the town."""
    there = (
        select(ShopProfile.trade)
        .join(Shop, Shop.id == ShopProfile.shop_id)
        .where(Shop.status == "admitted", ShopProfile.trade.in_(among))
        .distinct()
    )
    return set(db.session.scalars(there))


class Vacancy(NamedTuple):
    """Premises without a shop: the columns of vacant_units, in this order."""

    id: int
    number: str
    door_order: float | None
    note: str
    source: str | None


_EMPTY = (
    select(
        VacantUnit.id, VacantUnit.house_number, VacantUnit.door_order, VacantUnit.note,
        VacantUnit.source_ref,
    )
    .join(Street, Street.id == VacantUnit.street_id)
    .order_by(VacantUnit.door_order.asc().nulls_last(), VacantUnit.id)
)  # fmt: skip
_EMPTY_OF_STREET = _EMPTY.where(VacantUnit.street_id == bindparam("street"))
_EMPTY_AT = _EMPTY.where(Street.slug == bindparam("slug"))


def vacant_units_of(street_id: int) -> list[Vacancy]:
    """Return the empty shops of a street by door."""
    return _vacant(_EMPTY_OF_STREET, street=street_id)


def vacant_units_at(slug: str) -> list[Vacancy]:
    """Return the empty shops of the street at this address by door."""
    return _vacant(_EMPTY_AT, slug=slug)


def _vacant(units: Select[*tuple[Any, ...]], **asked: object) -> list[Vacancy]:
    return [Vacancy._make(row) for row in db.session.execute(units, asked)]


def markets_until(at: datetime, until: datetime) -> list[Rendezvous]:
    """Return the markets that are held, not over, and begin before `until`; soonest first."""
    found = markets_between(at, until)
    return [each for each in found if not each.is_cancelled]


def _between_neighbours() -> Select[*tuple[Any, ...]]:
    """Return the street at the address `slug` with the streets before and after it that have shops."""
    with_shops = (
        select(ShopProfile.street_id)
        .join(Shop, Shop.id == ShopProfile.shop_id)
        .where(Shop.status == "admitted")
    )
    order = (Street.position, Street.name, Street.id)
    walk = (
        select(
            Street.id.label("id"),
            func.lag(Street.slug).over(order_by=order).label("previous_slug"),
            func.lag(Street.name).over(order_by=order).label("previous"),
            func.lead(Street.slug).over(order_by=order).label("next_slug"),
            func.lead(Street.name).over(order_by=order).label("next"),
        )
        .where((Street.slug == bindparam("slug")) | Street.id.in_(with_shops))
        .subquery()
    )
    found: Select[*tuple[Any, ...]] = (
        select(
            Street.id, Street.slug, Street.name, Street.summary,
            Street.source_ref.label("source"),
            walk.c.previous_slug, walk.c.previous, walk.c.next_slug, walk.c.next,
        )
        .join(walk, walk.c.id == Street.id)
        .where(Street.slug == bindparam("slug"))
    )  # fmt: skip
    return found


_BETWEEN_NEIGHBOURS = _between_neighbours()


def street_on_the_walk(slug: str) -> StreetOnTheWalk:
    """Return a street with the streets before and after it that have shops.

    Raises NotFound.
    """
    row = db.session.execute(_BETWEEN_NEIGHBOURS, {"slug": slug}).one_or_none()
    if row is None:
        raise NotFound
    return StreetOnTheWalk(**row._asdict())
