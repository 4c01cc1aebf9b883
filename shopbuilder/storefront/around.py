"""What stands around a shop: the doors beside it in its street, and places within a short walk."""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from shopbuilder.i18n import translate
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import closings_beside, read_closings
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.storefront.queries import ShopWindow
from shopbuilder.town_life.models import Place
from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.web.formats import NBSP
from shopbuilder.web.opening import Opening, Openings
from tenants.database import db
from tenants.models import Shop

#: Kinds of places somebody on her way looks for, in the order in which they are told.
_WANTED: Final = ("marketplace", "parking", "bicycle_parking", "taxi", "toilets")
#: Metres, as the crow flies.
_REACH: Final = 400
_METRES_PER_DEGREE: Final = 111_195.0


@dataclass(frozen=True, slots=True)
class DoorBeside:
    """The shop before or after this one in its street."""

    slug: str
    name: str
    trade: Trade
    number: str
    state: Opening


@dataclass(frozen=True, slots=True)
class Nearby:
    """The nearest place of its kind."""

    name: str
    #: "à 80 m".
    distance: str


def _doors_beside() -> Select[*tuple[Any, ...]]:
    """Return the doors before and after the shop `shop` in the street `street`."""
    order = (ShopProfile.door_order.asc().nulls_last(), Shop.name, Shop.id)
    walk = (
        select(Shop.id.label("id"), func.row_number().over(order_by=order).label("place"))
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(ShopProfile.street_id == bindparam("street"), Shop.status == "admitted")
        .cte("walk")
    )
    here = select(walk.c.place).where(walk.c.id == bindparam("shop")).scalar_subquery()
    beside: Select[*tuple[Any, ...]] = (
        select(
            Shop.slug, Shop.name, ShopProfile.trade, ShopProfile.house_number,
            ShopProfile.opening_hours, ShopProfile.latitude, ShopProfile.longitude,
            closings_beside().label("closings"),
        )
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .join(walk, walk.c.id == Shop.id)
        .where(walk.c.place.in_([here - 1, here + 1]))
        .order_by(walk.c.place)
    )  # fmt: skip
    return beside


_DOORS_BESIDE: Final = _doors_beside()


def doors_beside(shop: ShopWindow, at: datetime) -> list[DoorBeside]:
    """Return the doors before and after the shop in walking order: one statement, none at the end."""
    if shop.street_id is None:
        return []
    asked = {"shop": shop.terms.id, "street": shop.street_id}
    rows = db.session.execute(_DOORS_BESIDE, asked)
    openings = Openings(at)
    return [_beside(row, openings) for row in rows]


def _beside(row: Row[*tuple[Any, ...]], openings: Openings) -> DoorBeside:
    return DoorBeside(
        slug=row.slug,
        name=row.name,
        trade=trade_of(row.trade),
        number=row.house_number,
        state=openings.of(
            row.opening_hours, read_closings(row.closings), row.latitude, row.longitude
        ),
    )


def _nearest() -> Select[*tuple[Any, ...]]:
    """Return the nearest place of each kind; `shrunk`: the cosine of the latitude."""
    north = (Place.latitude - bindparam("latitude")) * _METRES_PER_DEGREE
    east = (Place.longitude - bindparam("longitude")) * _METRES_PER_DEGREE * bindparam("shrunk")
    metres = func.sqrt(north * north + east * east)
    nearest: Select[*tuple[Any, ...]] = (
        select(Place.kind, Place.name, metres.label("metres"))
        .ext(distinct_on(Place.kind))
        .where(Place.kind.in_(_WANTED), metres <= _REACH)
        .order_by(Place.kind, metres, Place.id)
    )
    return nearest


_NEAREST: Final = _nearest()


def nearby(shop: ShopWindow) -> list[Nearby]:
    """Return the nearest place of each kind within a short walk: one statement at most."""
    if shop.latitude is None or shop.longitude is None:
        return []
    shrunk = math.cos(math.radians(shop.latitude))
    here = {"latitude": shop.latitude, "longitude": shop.longitude, "shrunk": shrunk}
    rows = db.session.execute(_NEAREST, here)
    found = sorted(rows, key=lambda row: _WANTED.index(row.kind))
    return [Nearby(row.name or translate(KINDS[row.kind]), _away(row.metres)) for row in found]


def _away(metres: float) -> str:
    """Return the distance as a neighbour tells it: in tens of metres."""
    tens = round(metres / 10) * 10
    if tens < 20:
        return translate("right beside it")
    return translate("%(metres)s m away", metres=f"{tens}").replace(" m", f"{NBSP}m")
