"""Reads on what shops say of themselves: profile, hours, closings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import Date, ScalarSelect, bindparam, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from shopbuilder.profile.models import ShopClosing, ShopProfile
from shopbuilder.profile.opening_hours import Closing, Hours, HoursRefused
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

#: A closing that ended so recently may still cut a night that began on its last day.
_STILL_FELT = timedelta(days=3)


@dataclass(frozen=True)
class PlannedClosing:
    """An exception to the weekly hours, with the id it is removed by."""

    id: int
    closing: Closing


def local_today() -> date:
    """Return the day it is in the town entered."""
    return now().astimezone(current_town().zone).date()


_SINCE: Final = bindparam(
    "closings_since", callable_=lambda: local_today() - _STILL_FELT, type_=Date(), unique=True
)


def profile_of(shop_id: int) -> ShopProfile:
    """Return the profile of a shop; raises NotFound when the shop was admitted without one."""
    profile = db.session.scalar(select(ShopProfile).where(ShopProfile.shop_id == shop_id))
    if profile is None:
        raise NotFound
    return profile


def planned_closings(shop_id: int) -> Sequence[PlannedClosing]:
    """Return the closings of a shop that are not over, the next one first."""
    rows = db.session.execute(
        select(
            ShopClosing.id,
            ShopClosing.first_day,
            ShopClosing.last_day,
            ShopClosing.closes_at,
            ShopClosing.reason,
        )
        .where(ShopClosing.shop_id == shop_id, ShopClosing.last_day >= local_today())
        .order_by(ShopClosing.first_day, ShopClosing.id)
    )
    return [
        PlannedClosing(row.id, Closing(row.first_day, row.last_day, row.closes_at, row.reason))
        for row in rows
    ]


def closings_by_shop(shop_ids: Collection[int]) -> Mapping[int, Sequence[Closing]]:
    """Return the closings of these shops that matter today or later, by shop."""
    query = select(
        ShopClosing.shop_id,
        ShopClosing.first_day,
        ShopClosing.last_day,
        ShopClosing.closes_at,
        ShopClosing.reason,
    ).where(ShopClosing.shop_id.in_(shop_ids), ShopClosing.last_day >= local_today() - _STILL_FELT)
    found: dict[int, list[Closing]] = {}
    for row in db.session.execute(query.order_by(ShopClosing.id)):
        found.setdefault(row.shop_id, []).append(
            Closing(row.first_day, row.last_day, row.closes_at, row.reason)
        )
    return found


def closings_beside() -> ScalarSelect[Any]:
    """Return the closings that matter today or later, as a column beside `Shop`.

    Which day it is is asked when the statement is sent, so that modules can keep it.
    """
    told = func.json_build_array(
        ShopClosing.first_day, ShopClosing.last_day, ShopClosing.closes_at, ShopClosing.reason
    )
    return (
        select(func.json_agg(aggregate_order_by(told, ShopClosing.first_day, ShopClosing.id)))
        .where(
            ShopClosing.shop_id == Shop.id,
            ShopClosing.last_day >= _SINCE,
        )
        .correlate(Shop)
        .scalar_subquery()
    )


def read_closings(told: Sequence[tuple[str, str, str | None, str]] | None) -> tuple[Closing, ...]:
    """Return the closings that such a column holds."""
    return tuple(
        Closing(
            date.fromisoformat(first),
            date.fromisoformat(last),
            time.fromisoformat(closes_at) if closes_at else None,
            reason,
        )
        for first, last, closes_at, reason in told or ()
    )


def read_hours(
    value: str | None,
    closings: Sequence[Closing] = (),
    *,
    latitude: float | None = None,
    longitude: float | None = None,
) -> Hours:
    """Return stored hours with the holidays and the clock of the town entered.

    A stored value that is no longer understood counts as unknown: one shop's hours never take the
    page of its street down.
    """
    town = current_town()
    try:
        return Hours.read(
            value,
            country=town.country,
            subdivision=town.subdivision,
            timezone=town.timezone,
            closings=closings,
            latitude=latitude,
            longitude=longitude,
        )
    except HoursRefused:
        return read_hours(None, closings)


def hours_of(shop_id: int) -> Hours:
    """Return the hours of one shop with its closings; raises NotFound."""
    profile = profile_of(shop_id)
    return read_hours(
        profile.opening_hours,
        closings_by_shop([shop_id]).get(shop_id, ()),
        latitude=profile.latitude,
        longitude=profile.longitude,
    )
