"""Exceptions to the weekly hours: closed today, closing early, closed for some days."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete, select

from shopbuilder.profile.errors import ClosingRefused
from shopbuilder.profile.models import ShopClosing
from shopbuilder.profile.opening_hours import Hours
from shopbuilder.profile.queries import (
    closings_by_shop,
    local_today,
    profile_of,
    read_hours,
)
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

#: Earlier closings are offered at each half hour.
STEP = timedelta(minutes=30)
#: A night's service that ends by noon still belongs to the day before.
_NIGHT_ENDS = time(12)
MAX_REASON = 200
#: A closing longer than this is a typing mistake; a shop that ends is suspended instead.
MAX_DAYS = 366


def close_today(shop: Shop, *, actor: str) -> None:
    """Close the shop for the day it is living; already closed, nothing changes.

    At one in the morning a bar that is still open is living yesterday.
    """
    with transaction():
        day = _day_lived(_usual_hours(shop.id), now())
        if _whole_day_planned(shop.id, day):
            return
        _forget_early_closing(shop.id, day)
        db.session.add(ShopClosing(shop_id=shop.id, first_day=day, last_day=day))
        record("shop.closed_today", "shop", shop.id, actor=actor, day=day.isoformat())


def close_early(shop: Shop, at: datetime, *, actor: str) -> None:
    """Let the service going on, or the rest of today's, end at an aware instant.

    Raises ClosingRefused when that is not one of `early_closing_times`.
    """
    with transaction():
        if at not in early_closing_times(shop.id):
            raise ClosingRefused(
                N_("At that time the shop is closed anyway. Please choose another time.")
            )
        local = at.astimezone(current_town().zone)
        _forget_early_closing(shop.id, local.date())
        db.session.add(
            ShopClosing(
                shop_id=shop.id,
                first_day=local.date(),
                last_day=local.date(),
                closes_at=local.time(),
            )
        )
        record("shop.closing_early", "shop", shop.id, actor=actor, at=at.isoformat())


def early_closing_times(shop_id: int) -> Sequence[datetime]:
    """Return the half hours (UTC) at which the shop could close early before its last door today."""
    hours, present = _usual_hours(shop_id), now()
    zone = hours.zone
    day = _day_lived(hours, present)
    last = datetime.combine(day + timedelta(days=1), _NIGHT_ENDS, zone)
    midnight = datetime.combine(day + timedelta(days=1), time.min, zone)
    times: list[datetime] = []
    for start, end, kind in hours.intervals(present, last):
        if kind == "open" and start < midnight:
            times += _half_hours(start, end if end < last else midnight.astimezone(UTC))
    return times


def _half_hours(start: datetime, end: datetime) -> list[datetime]:
    first = start.replace(minute=0, second=0, microsecond=0)
    count = (end - first) // STEP + 1
    return [moment for number in range(count) if start < (moment := first + number * STEP) < end]


def reopen(shop: Shop, *, actor: str) -> None:
    """Undo "closed today" and "closing early"; without either, nothing changes.

    Raises ClosingRefused when a longer closing covers the day.
    """
    with transaction():
        day = _day_lived(_usual_hours(shop.id), now())
        forgotten = db.session.scalars(
            delete(ShopClosing)
            .where(
                ShopClosing.shop_id == shop.id,
                ShopClosing.first_day == ShopClosing.last_day,
                ShopClosing.last_day.in_((day, local_today())),
            )
            .returning(ShopClosing.id)
        ).all()
        if forgotten:
            record("shop.reopened", "shop", shop.id, actor=actor, day=day.isoformat())
        elif _whole_day_planned(shop.id, day):
            raise ClosingRefused(
                N_("A longer closing covers today: shorten or remove it among your closings.")
            )


def add_closing(
    shop: Shop, first_day: date, last_day: date, reason: str = "", *, actor: str
) -> None:
    """Plan to be closed on whole local days, both included; the same days again change the reason.

    Raises ClosingRefused for days in the past, in the wrong order, or too many of them.
    """
    _check_days(first_day, last_day, reason)
    with transaction():
        same = db.session.scalar(
            select(ShopClosing).where(
                ShopClosing.shop_id == shop.id,
                ShopClosing.first_day == first_day,
                ShopClosing.last_day == last_day,
                ShopClosing.closes_at.is_(None),
            )
        )
        if same is not None and same.reason == reason:
            return
        closing = same or ShopClosing(shop_id=shop.id, first_day=first_day, last_day=last_day)
        closing.reason = reason
        db.session.add(closing)
        record(
            "shop.closing_added", "shop", shop.id, actor=actor,
            first_day=first_day.isoformat(), last_day=last_day.isoformat(), reason=reason,
        )  # fmt: skip


def _check_days(first_day: date, last_day: date, reason: str) -> None:
    if last_day < first_day:
        raise ClosingRefused(N_("The last day lies before the first one."))
    if last_day < local_today():
        raise ClosingRefused(N_("These days are over already."))
    if last_day - first_day > timedelta(days=MAX_DAYS):
        raise ClosingRefused(N_("That is more than a year. Please check the dates."))
    if len(reason) > MAX_REASON:
        raise ClosingRefused(
            N_("The reason is too long: at most %(most)s characters."), most=MAX_REASON
        )


def remove_closing(shop: Shop, closing_id: int, *, actor: str) -> None:
    """Take a planned closing back. Raises NotFound when the shop has no such closing."""
    with transaction():
        closing = db.session.scalar(
            select(ShopClosing).where(ShopClosing.shop_id == shop.id, ShopClosing.id == closing_id)
        )
        if closing is None:
            raise NotFound
        record(
            "shop.closing_removed", "shop", shop.id, actor=actor,
            first_day=closing.first_day.isoformat(), last_day=closing.last_day.isoformat(),
            reason=closing.reason,
        )  # fmt: skip
        db.session.delete(closing)


def _usual_hours(shop_id: int) -> Hours:
    """Return the hours as if nobody had closed for today: longer closings stay."""
    profile = profile_of(shop_id)
    longer = [
        closing
        for closing in closings_by_shop([shop_id]).get(shop_id, ())
        if closing.first_day != closing.last_day
    ]
    return read_hours(
        profile.opening_hours, longer, latitude=profile.latitude, longitude=profile.longitude
    )


def _day_lived(hours: Hours, at: datetime) -> date:
    local = at.astimezone(hours.zone)
    noon = datetime.combine(local.date(), _NIGHT_ENDS, hours.zone)
    for start, end, _ in hours.intervals(at - timedelta(days=1), noon + timedelta(days=1)):
        began = start.astimezone(hours.zone).date()
        if start <= at < end <= noon and began < local.date():
            return began
    return local.date()


def _whole_day_planned(shop_id: int, day: date) -> bool:
    return any(
        closing.closes_at is None and closing.covers(day)
        for closing in closings_by_shop([shop_id]).get(shop_id, ())
    )


def _forget_early_closing(shop_id: int, day: date) -> None:
    db.session.execute(
        delete(ShopClosing).where(
            ShopClosing.shop_id == shop_id,
            ShopClosing.first_day == day,
            ShopClosing.last_day == day,
            ShopClosing.closes_at.is_not(None),
        )
    )
