"""What the town hall sees at a glance: shops, orders that wait, what was done lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, RowMapping, Select, case, cast, func, select

from shopbuilder.ordering.models import Order
from shopbuilder.ordering.states import FIRST
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_life.models import Street
from tenants.database import db
from tenants.errors import NotFound
from tenants.events import Event
from tenants.models import Person, Shop

#: Shops a page shows.
PAGE: Final = 50


@dataclass(frozen=True)
class ShopLine:
    """One shop in the town hall's list."""

    id: int
    slug: str
    name: str
    #: "admitted" or "suspended".
    status: str
    trade: Trade
    #: "window", "reserve" or "sell".
    mode: str
    taken_over: bool
    opening_hours: str | None
    latitude: float | None
    longitude: float | None
    street: str | None
    house_number: str


@dataclass(frozen=True)
class ShopLines:
    """One page of the list, counted from 1."""

    shops: Sequence[ShopLine]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class WaitingShop:
    """A shop with orders that nobody has answered."""

    slug: str
    name: str
    orders: int
    #: Start of the first slot among them (UTC): there they lapse.
    first_slot: datetime


@dataclass(frozen=True)
class Entry:
    """One line of the journal: who did what, when, at which shop."""

    id: int
    kind: str
    actor: str
    person: str | None
    shop: str | None
    shop_slug: str | None
    payload: Mapping[str, Any]
    recorded_at: datetime


def shops_in_numbers() -> Mapping[str, int]:
    """Return how many shops are admitted, suspended, taken over by a trader."""
    row = db.session.execute(
        select(
            func.count(Shop.id).filter(Shop.status == "admitted").label("admitted"),
            func.count(Shop.id).filter(Shop.status == "suspended").label("suspended"),
            func.count(Shop.id).filter(ShopProfile.taken_over).label("taken_over"),
        ).outerjoin(ShopProfile, ShopProfile.shop_id == Shop.id)
    )
    return dict(row.mappings().one())


def shop_lines(*, search: str = "", page: int = 1) -> ShopLines:
    """Return shops of the town by name, two statements; a page beyond the last is the last."""
    found = _named(search)
    total = db.session.scalar(select(func.count(Shop.id)).where(*found)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        _lines()
        .where(*found)
        .order_by(func.unaccent(func.lower(Shop.name)), Shop.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return ShopLines([_line(row) for row in rows.mappings()], page, pages, total)


def shop_line(slug: str) -> ShopLine:
    """Return the shop at this address, suspended or not. Raises NotFound."""
    row = db.session.execute(_lines().where(Shop.slug == slug)).mappings().one_or_none()
    if row is None:
        raise NotFound
    return _line(row)


def _line(row: RowMapping) -> ShopLine:
    return ShopLine(**{**row, "trade": trade_of(row["trade"])})


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Shop.id,
            Shop.slug,
            Shop.name,
            Shop.status,
            ShopProfile.trade,
            ShopProfile.mode,
            ShopProfile.taken_over,
            ShopProfile.opening_hours,
            ShopProfile.latitude,
            ShopProfile.longitude,
            Street.name.label("street"),
            ShopProfile.house_number,
        )
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
    )


def _named(search: str) -> tuple[ColumnElement[bool], ...]:
    name = func.unaccent(func.lower(Shop.name))
    return tuple(func.strpos(name, func.unaccent(word.lower())) > 0 for word in search.split()[:8])


def shops_waiting() -> Sequence[WaitingShop]:
    """Return the shops with new orders, the most urgent first."""
    rows = db.session.execute(
        select(
            Shop.slug,
            Shop.name,
            func.count(Order.id).label("orders"),
            func.min(Order.slot_starts_at).label("first_slot"),
        )
        .join(Order, Order.shop_id == Shop.id)
        .where(Order.state == FIRST)
        .group_by(Shop.id, Shop.slug, Shop.name)
        .order_by(func.min(Order.slot_starts_at), Shop.name)
    )
    return [WaitingShop(**row) for row in rows.mappings()]


def journal(limit: int = 50) -> Sequence[Entry]:
    """Return what was done lately, newest first: one statement, names included."""
    rows = db.session.execute(_journal(limit))
    return [Entry(**row) for row in rows.mappings()]


def _journal(limit: int) -> Select[*tuple[Any, ...]]:
    shop_id = case(
        (Event.subject_kind == "shop", Event.subject_id),
        else_=cast(Event.payload["shop_id"].as_string(), BigInteger),
    )
    return (
        select(
            Event.id,
            Event.kind,
            Event.actor,
            Person.name.label("person"),
            Shop.name.label("shop"),
            Shop.slug.label("shop_slug"),
            Event.payload,
            Event.recorded_at,
        )
        .outerjoin(Person, func.concat("person:", Person.id) == Event.actor)
        .outerjoin(Shop, Shop.id == shop_id)
        .order_by(Event.id.desc())
        .limit(limit)
    )
