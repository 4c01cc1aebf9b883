"""Which shops can be asked: admitted, held by a trader whom a mail reaches, and not asked too much."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select

from shopbuilder.advice.models import QuestionShop
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Membership, Shop

#: Over which time questions to a shop, or of a person, are counted.
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many questions one person may ask, and one shop gets, in 24 hours."""

    per_asker: int
    per_shop: int


@dataclass(frozen=True, slots=True)
class AskedShop:
    """A shop that can be asked."""

    id: int
    slug: str
    name: str
    trade: str
    phone: str
    #: A trader holds it, and a mail reaches her.
    answers: bool
    #: It has had its share of questions for today.
    tired: bool


def answers_here() -> ColumnElement[bool]:
    """Return the condition under which a shop (joined to its profile) answers questions here."""
    trader = exists().where(Membership.town_id == Shop.town_id, Membership.shop_id == Shop.id)
    return (
        (Shop.status == "admitted")
        & ShopProfile.taken_over
        & or_(ShopProfile.email != "", trader)
    )  # fmt: skip


def tired_shops(per_shop: int) -> Sequence[int]:
    """Return the ids of the shops that have been asked enough in the last 24 hours."""
    return db.session.scalars(
        select(QuestionShop.shop_id)
        .where(QuestionShop.asked_at > now() - DAY)
        .group_by(QuestionShop.shop_id)
        .having(func.count(QuestionShop.id) >= per_shop)
    ).all()


def askable(shop_ids: Collection[int] | None, per_shop: int) -> Sequence[AskedShop]:
    """Return the shops among these that answer questions here: two statements; all when None."""
    which = [] if shop_ids is None else [Shop.id.in_(shop_ids)]
    return _shops([answers_here(), *which], per_shop)


def shop_to_ask(slug: str, per_shop: int) -> AskedShop:
    """Return the shop at that address, whether it answers or not; raises NotFound."""
    found = _shops([Shop.slug == slug, Shop.status == "admitted"], per_shop)
    if not found:
        raise NotFound
    return found[0]


def _shops(which: list[ColumnElement[bool]], per_shop: int) -> Sequence[AskedShop]:
    tired = set(tired_shops(per_shop))
    rows = db.session.execute(
        select(
            Shop.id,
            Shop.slug,
            Shop.name,
            ShopProfile.trade,
            ShopProfile.phone,
            answers_here().label("answers"),
        )
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(*which)
    )
    return [AskedShop(*row, tired=row.id in tired) for row in rows]
