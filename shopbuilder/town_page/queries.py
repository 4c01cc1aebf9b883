"""What the pages of the town show, read in few statements: rows, never whole objects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.opening_hours import Closing
from shopbuilder.profile.queries import closings_beside, read_closings
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import occurrences
from shopbuilder.town_life.models import AgendaEntry, Street, VacantUnit
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


def doors_of_town(*conditions: ColumnElement[bool]) -> list[Door]:
    """Return the shops of the town in walking order; those without a street come last."""
    walk = _DOORS.add_columns(closings_beside()).order_by(
        Street.position.asc().nulls_last(),
        Street.name,
        Street.id,
        ShopProfile.door_order.asc().nulls_last(),
        Shop.name,
        Shop.id,
    )
    rows = db.session.execute(walk.where(*conditions))
    return [Door._make((*row[:-1], read_closings(row[-1]))) for row in rows]


def doors_of_street(street_id: int) -> list[Door]:
    """Return the shops of a street by door."""
    return doors_of_town(ShopProfile.street_id == street_id)


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


def vacant_units_of(street_id: int) -> list[Vacancy]:
    """Return the empty shops of a street by door."""
    return _vacant(VacantUnit.street_id == street_id)


def vacant_units_at(slug: str) -> list[Vacancy]:
    """Return the empty shops of the street at this address by door."""
    return _vacant(Street.slug == slug)


def _vacant(condition: ColumnElement[bool]) -> list[Vacancy]:
    unit = VacantUnit
    rows = db.session.execute(
        select(unit.id, unit.house_number, unit.door_order, unit.note, unit.source_ref)
        .join(Street, Street.id == unit.street_id)
        .where(condition)
        .order_by(unit.door_order.asc().nulls_last(), unit.id)
    )
    return [Vacancy._make(row) for row in rows]


def markets_until(at: datetime, until: datetime) -> list[Rendezvous]:
    """Return the markets that are held, not over, and begin before `until`; soonest first."""
    found = occurrences(at, until, AgendaEntry.kind == "market")
    return [each for each in found if not each.is_cancelled]


def street_on_the_walk(slug: str) -> StreetOnTheWalk:
    """Return a street with the streets before and after it that have shops.

    Raises NotFound.
    """
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
        .where((Street.slug == slug) | Street.id.in_(with_shops))
        .subquery()
    )
    row = db.session.execute(
        select(
            Street.id, Street.slug, Street.name, Street.summary,
            Street.source_ref.label("source"),
            walk.c.previous_slug, walk.c.previous, walk.c.next_slug, walk.c.next,
        )
        .join(walk, walk.c.id == Street.id)
        .where(Street.slug == slug)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound
    return StreetOnTheWalk(**row._asdict())
