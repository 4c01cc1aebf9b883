"""Exceptions to the weekly hours: closed today, closing early, closed for some days."""

from datetime import date, datetime, timedelta

from sqlalchemy import and_, delete, or_, select

from shopbuilder.profile.door import Door, door_of
from shopbuilder.profile.errors import ClosingRefused
from shopbuilder.profile.models import ShopClosing
from shopbuilder.profile.queries import local_today
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

MAX_REASON = 200
#: A closing longer than this is a typing mistake; a shop that ends is suspended instead.
MAX_DAYS = 366
#: Nobody plans further; the end of the calendar is no day to reckon from either.
MAX_DAYS_AHEAD = 2 * MAX_DAYS


def close_today(shop: Shop, *, actor: str) -> None:
    """Close the shop for the day it is living; already closed, nothing changes."""
    with transaction():
        door = door_of(shop.id)
        if door.exception is not None and door.exception.closes_at is None:
            return
        _forget_single_days(shop.id, door)
        db.session.add(ShopClosing(shop_id=shop.id, first_day=door.day, last_day=door.day))
        record("shop.closed_today", "shop", shop.id, actor=actor, day=door.day.isoformat())


def close_early(shop: Shop, at: datetime, *, actor: str) -> None:
    """Let the service going on, or the rest of today's, end at an aware instant.

    Raises ClosingRefused when that is not one of the door's `early_times`.
    """
    with transaction():
        door = door_of(shop.id)
        if at not in door.early_times:
            raise ClosingRefused(
                N_("The shop is closed at that time anyway. Please choose another time.")
            )
        local = at.astimezone(current_town().zone)
        _forget_single_days(shop.id, door)
        db.session.add(
            ShopClosing(
                shop_id=shop.id,
                first_day=local.date(),
                last_day=local.date(),
                closes_at=local.time(),
            )
        )
        record("shop.closing_early", "shop", shop.id, actor=actor, at=at.isoformat())


def reopen(shop: Shop, *, actor: str) -> None:
    """Undo "closed today" and "closing early"; without either, nothing changes.

    Raises ClosingRefused when a longer closing covers the day.
    """
    with transaction():
        door = door_of(shop.id)
        if _forget_single_days(shop.id, door):
            record("shop.reopened", "shop", shop.id, actor=actor, day=door.day.isoformat())
        elif door.exception is not None:
            raise ClosingRefused(
                N_("A longer closing covers today: remove it from your planned closings.")
            )


def _forget_single_days(shop_id: int, door: Door) -> bool:
    """Delete the exceptions of this day alone; tell whether there were any."""
    forgotten = db.session.scalars(
        delete(ShopClosing)
        .where(
            ShopClosing.shop_id == shop_id,
            ShopClosing.first_day == ShopClosing.last_day,
            # In the small hours, an early closing stands under the new date.
            or_(
                ShopClosing.last_day == door.day,
                and_(ShopClosing.last_day == local_today(), ShopClosing.closes_at.is_not(None)),
            ),
        )
        .returning(ShopClosing.id)
        .execution_options(synchronize_session=False)
    ).all()
    return bool(forgotten)


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
        raise ClosingRefused(N_("The last day is before the first one."))
    if last_day < local_today():
        raise ClosingRefused(N_("These days are over already."))
    if last_day - first_day > timedelta(days=MAX_DAYS):
        raise ClosingRefused(N_("That is more than a year. Please check the dates."))
    if last_day - local_today() > timedelta(days=MAX_DAYS_AHEAD):
        raise ClosingRefused(N_("That is more than two years from now. Please check the dates."))
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
