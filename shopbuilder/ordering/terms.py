"""What a shop's orders depend on: where and when to collect, from whom one buys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select

from shopbuilder.ordering.models import SlotLoad
from shopbuilder.ordering.pickup_slots import PickupRules, Slot, offered_slot, slots_for
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.queries import closings_by_shop, read_hours
from shopbuilder.town_life.models import Street
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop


@dataclass(frozen=True)
class ShopTerms:
    """A seller, as baskets and recaps need it. Durations are in minutes."""

    id: int
    slug: str
    name: str
    trade: str
    seed: str
    phone: str
    #: "12 Rue du Four"; empty where nobody said.
    address: str
    opening_hours: str | None
    latitude: float | None
    longitude: float | None
    rules: PickupRules
    legal_name: str
    legal_form: str
    legal_address: str
    siret: str
    vat_number: str
    mediator: str


#: Columns that `terms_from` reads; join ShopProfile, and Street from outside.
TERMS: Final[tuple[ColumnElement[Any], ...]] = (
    Shop.id.label("shop_id"),
    Shop.slug.label("shop_slug"),
    Shop.name.label("shop_name"),
    *(
        getattr(ShopProfile, column).label(column)
        for column in (
            "trade", "seed", "phone", "house_number", "opening_hours", "slot_minutes",
            "slot_capacity", "cutoff_minutes", "horizon_days", "legal_name", "legal_form",
            "legal_address", "siret", "vat_number", "mediator",
        )
    ),
    ShopProfile.lead_minutes.label("shop_lead_minutes"),
    ShopProfile.latitude.label("shop_latitude"),
    ShopProfile.longitude.label("shop_longitude"),
    Street.name.label("street"),
)  # fmt: skip


def terms_from(row: Row[*tuple[Any, ...]]) -> ShopTerms:
    """Return the terms in a row selected with the columns of TERMS."""
    return ShopTerms(
        id=row.shop_id,
        slug=row.shop_slug,
        name=row.shop_name,
        trade=row.trade,
        seed=row.seed,
        phone=row.phone,
        address=" ".join(part for part in (row.house_number, row.street) if part),
        opening_hours=row.opening_hours,
        latitude=row.shop_latitude,
        longitude=row.shop_longitude,
        rules=PickupRules(
            slot_minutes=row.slot_minutes,
            capacity=row.slot_capacity,
            lead_minutes=row.shop_lead_minutes,
            cutoff_minutes=row.cutoff_minutes,
            horizon_days=row.horizon_days,
        ),
        legal_name=row.legal_name,
        legal_form=row.legal_form,
        legal_address=row.legal_address,
        siret=row.siret,
        vat_number=row.vat_number,
        mediator=row.mediator,
    )


def hours_of(shops: Iterable[ShopTerms]) -> dict[int, Hours]:
    """Return the pickup hours of each shop with its closings, by shop id: one statement."""
    shops = list(shops)
    closings = closings_by_shop([shop.id for shop in shops])
    return {
        shop.id: read_hours(
            shop.opening_hours,
            closings.get(shop.id, ()),
            latitude=shop.latitude,
            longitude=shop.longitude,
        )
        for shop in shops
    }


def slots_of(shops: Mapping[ShopTerms, int]) -> dict[int, list[Slot]]:
    """Return the slots to choose from, by shop id: two statements for any number of shops.

    `shops` gives, for each, the longest lead of the products asked for, in minutes.
    """
    hours = hours_of(shops)
    at = now()
    held = _taken([shop.id for shop in shops], at)
    return {
        shop.id: slots_for(
            hours[shop.id],
            shop.rules,
            now=at,
            product_lead_minutes=lead,
            taken=held.get(shop.id, {}),
        )
        for shop, lead in shops.items()
    }


def _taken(shop_ids: list[int], since: datetime) -> dict[int, dict[datetime, int]]:
    rows = db.session.execute(
        select(SlotLoad.shop_id, SlotLoad.starts_at, SlotLoad.taken).where(
            SlotLoad.shop_id.in_(shop_ids), SlotLoad.starts_at >= since
        )
    )
    found: dict[int, dict[datetime, int]] = {}
    for row in rows:
        found.setdefault(row.shop_id, {})[row.starts_at] = row.taken
    return found


def slot_at(shop: ShopTerms, starts_at: datetime, hours: Hours, lead: int) -> Slot | None:
    """Return the slot that starts then if the shop offers it, whether or not it is full."""
    return offered_slot(
        starts_at, hours, shop.rules, now=now(), product_lead_minutes=lead, taken={}
    )
