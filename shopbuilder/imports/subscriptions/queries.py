"""What a clerk sees of the calendars and feeds that the town follows; one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import func, or_, select

from shopbuilder.town_life.models import Subscription
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop

#: What was removed can be brought back for so long.
BACK_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Followed:
    """An address that is followed, or was."""

    id: int
    #: "agenda" or "news".
    kind: str
    name: str
    url: str
    shop: str | None
    paused_at: datetime | None
    removed_at: datetime | None
    took_along: bool
    asked_at: datetime | None
    answered_at: datetime | None
    failures: int
    #: {"msgid": …, "values": {…}} of the last time; None = all is well.
    fault: Mapping[str, Any] | None
    #: {"created": …, "past": …, "changed": …, "gone": …, "refused": …} of what came last.
    brought: Mapping[str, int] | None

    @property
    def site(self) -> str:
        """The name of the site."""
        return urlsplit(self.url).hostname or self.url


def followed() -> Sequence[Followed]:
    """Return the addresses that are followed, and those removed of late; by name."""
    rows = db.session.execute(
        select(
            Subscription.id, Subscription.kind, Subscription.name, Subscription.url,
            Shop.name.label("shop"), Subscription.paused_at, Subscription.removed_at,
            Subscription.took_along, Subscription.asked_at, Subscription.answered_at,
            Subscription.failures, Subscription.fault, Subscription.brought,
        )
        .outerjoin(Shop, Shop.id == Subscription.shop_id)
        .where(
            or_(Subscription.removed_at.is_(None), Subscription.removed_at > now() - BACK_WITHIN)
        )
        .order_by(func.unaccent(func.lower(Subscription.name)), Subscription.id)
    )  # fmt: skip
    return [Followed(**row) for row in rows.mappings()]


def shops_to_choose() -> Sequence[tuple[int, str]]:
    """Return id and name of the shops that are shown, by name."""
    rows = db.session.execute(
        select(Shop.id, Shop.name)
        .where(Shop.status == "admitted")
        .order_by(func.unaccent(func.lower(Shop.name)), Shop.id)
    )
    return [(row.id, row.name) for row in rows]
