"""How long shops take to reply, in hours in which they are there: from real figures, or not told."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from shopbuilder.advice.models import ReplyTime
from shopbuilder.profile.models import ShopClosing
from shopbuilder.profile.opening_hours import Closing, Hours
from shopbuilder.profile.queries import profile_of, read_hours
from tenants.database import db
from tenants.models import Shop

#: The figure is the median over a shop's latest replies, told from the third one on.
LATEST: Final = 20
ENOUGH: Final = 3
#: An exception that ended so long before may still cut the night it began in.
_STILL_FELT: Final = timedelta(days=3)


def open_minutes(hours: Hours, start: datetime, end: datetime) -> int:
    """Return the minutes between two instants in which the shop was, or may have been, open.

    A question of Saturday night that is answered on Tuesday at ten past nine, when the shop opens
    at nine, took ten minutes.
    """
    spans = hours.intervals(start, end)
    return int(sum((until - since).total_seconds() for since, until, _ in spans) // 60)


def open_minutes_of(shop_id: int, start: datetime, end: datetime) -> int:
    """Return the same for a shop, exceptions since then included: two statements."""
    profile = profile_of(shop_id)
    rows = db.session.execute(
        select(
            ShopClosing.first_day, ShopClosing.last_day, ShopClosing.closes_at, ShopClosing.reason
        ).where(
            ShopClosing.shop_id == shop_id,
            ShopClosing.last_day >= (start - _STILL_FELT).date(),
            ShopClosing.first_day <= end.date(),
        )
    )
    hours = read_hours(
        profile.opening_hours,
        [Closing(*row) for row in rows],
        latitude=profile.latitude,
        longitude=profile.longitude,
    )
    return open_minutes(hours, start, end)


def reply_minutes(shop_ids: Collection[int] | None = None) -> Mapping[int, int]:
    """Return the usual minutes to a reply by shop, of the whole town when None: one statement.

    A shop with fewer than three replies is left out: nothing is known of it yet.
    """
    numbered = select(
        ReplyTime.shop_id,
        ReplyTime.open_minutes,
        func.row_number()
        .over(
            partition_by=ReplyTime.shop_id,
            order_by=(ReplyTime.replied_at.desc(), ReplyTime.id.desc()),
        )
        .label("place"),
    )
    if shop_ids is not None:
        numbered = numbered.where(ReplyTime.shop_id.in_(shop_ids))
    latest = numbered.subquery()
    median = func.percentile_cont(0.5).within_group(latest.c.open_minutes)
    rows = db.session.execute(
        select(Shop.id, median.label("minutes"))
        .join(latest, latest.c.shop_id == Shop.id)
        .where(latest.c.place <= LATEST)
        .group_by(Shop.id)
        .having(func.count() >= ENOUGH)
    )
    return {row.id: round(row.minutes) for row in rows}
