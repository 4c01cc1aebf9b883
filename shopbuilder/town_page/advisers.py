"""The people who can be asked: a few of them, another few each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from shopbuilder.advice.models import ReplyTime
from shopbuilder.advice.waits import ENOUGH
from shopbuilder.advice.whom import answers_here
from shopbuilder.photos.models import Photo
from shopbuilder.photos.queries import first_shot_of
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_life.models import ShopPerson
from shopbuilder.web.languages import here
from shopbuilder.web.presented import Presented, presented
from shopbuilder.web.reply_times import reply_time
from shopbuilder.web.turn import seed_of, turn
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop

#: People a block shows.
FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Adviser:
    """Somebody behind a counter who answers questions."""

    person: Presented
    shop: str
    slug: str
    trade: Trade
    #: "Répond en 2 h environ"; "" where nothing is known.
    replies: str

    @property
    def href(self) -> str:
        """Where she is asked."""
        return here(f"/conseil/{self.slug}")


def _first_of_each() -> Select[*tuple[Any, ...]]:
    """Return the first person of each shop that answers, with what it usually takes."""
    minutes = (
        select(ReplyTime.shop_id, func.percentile_cont(0.5).within_group(ReplyTime.open_minutes))
        .group_by(ReplyTime.shop_id)
        .having(func.count() >= ENOUGH)
        .subquery("usual")
    )
    first: Select[*tuple[Any, ...]] = (
        select(
            ShopPerson.name, ShopPerson.role, ShopPerson.says,
            ShopPerson.look, Shop.name.label("shop"), Shop.slug, ShopProfile.trade,
            minutes.c[1].label("minutes"),
            first_shot_of(Photo.person_id == ShopPerson.id, of=ShopPerson).label("shot"),
        )
        .select_from(Shop)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .join(ShopPerson, ShopPerson.shop_id == Shop.id)
        .outerjoin(minutes, minutes.c.shop_id == Shop.id)
        .where(answers_here(), ShopPerson.says != "")
        .ext(distinct_on(Shop.id))
        .order_by(Shop.id, ShopPerson.position, ShopPerson.id)
    )  # fmt: skip
    return first


_FIRST_OF_EACH: Final = _first_of_each()


def advisers(at: datetime, limit: int = FEW) -> Sequence[Adviser]:
    """Return a few people who answer questions, those of today's turn: one statement."""
    town = current_town()
    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    rows = db.session.execute(_FIRST_OF_EACH).all()
    first = sorted(rows, key=lambda row: turn(seed, row.slug))[:limit]
    return [
        Adviser(
            presented(row.slug, row.name, row.role, row.says, row.look, row.shot),
            row.shop, row.slug, trade_of(row.trade),
            reply_time(None if row.minutes is None else round(row.minutes)),
        )
        for row in first
    ]  # fmt: skip


_COUNTER: Final = (
    select(
        Shop.slug, ShopPerson.name, ShopPerson.role, ShopPerson.says, ShopPerson.look,
        first_shot_of(Photo.person_id == ShopPerson.id, of=ShopPerson),
    )
    .join(Shop, Shop.id == ShopPerson.shop_id)
    .where(ShopPerson.shop_id == bindparam("shop"))
    .order_by(ShopPerson.position, ShopPerson.id)
    .limit(FEW)
)  # fmt: skip


def counter_of(shop_id: int) -> Sequence[Presented]:
    """Return the people of one shop, as it presents them."""
    rows = db.session.execute(_COUNTER, {"shop": shop_id})
    return [presented(*row) for row in rows]
