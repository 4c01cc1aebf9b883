"""Articles like this one at other shops of the town, in the published order of shops."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, Integer, Row, cast, func, or_, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import closings_beside, read_closings
from shopbuilder.storefront.goods import CARD, Article, read_goods
from shopbuilder.storefront.labels import Card, card_of
from shopbuilder.storefront.queries import ShopWindow
from shopbuilder.web.opening import Opening, Openings
from shopbuilder.web.turn import in_turn, seed_of
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop

#: Articles shown, each of another shop.
SHOWN: Final = 4
#: Shorter words ("de", "aux") say nothing of a thing.
_TELLING: Final = re.compile(r"\w{4,}")


def alike_in_town(shop: ShopWindow, article: Article, at: datetime) -> list[Card]:
    """Return articles that look or are shelved alike, one a shop: one statement, in the town alone.

    Each shop shows the one that is most alike. Which shops come first is the published order of
    shops (`web.turn`): open ones, then the turn of the day.
    """
    if not article.picture and not article.category:
        return []
    best = _best(shop, article)
    rows = db.session.execute(
        select(
            *CARD,
            Shop.slug.label("shop_slug"),
            Shop.name.label("shop_name"),
            ShopProfile.trade.label("trade"),
            ShopProfile.opening_hours.label("hours"),
            ShopProfile.latitude.label("latitude"),
            ShopProfile.longitude.label("longitude"),
            closings_beside().label("closings"),
        )
        .join(Variant, (Variant.product_id == Product.id) & Variant.active)
        .join(best, best.c.id == Product.id)
        .join(Shop, Shop.id == Product.shop_id)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(best.c.place == 1, Shop.status == "admitted")
        .group_by(
            Product.town_id, Product.id, Shop.town_id, Shop.id, ShopProfile.town_id, ShopProfile.id
        )
    )
    return [_card(row) for row in _in_order(rows, at)[:SHOWN]]


def _best(shop: ShopWindow, article: Article) -> CTE:
    """Return id and place within its shop of each article that is alike, the most alike first."""
    same_kind = Product.picture == article.picture if article.picture else None
    same_shelf = Product.category == article.category if article.category else None
    signs = [sign for sign in (same_kind, same_shelf, _words(article.name)) if sign is not None]
    closeness = sum((cast(sign, Integer) for sign in signs[1:]), cast(signs[0], Integer))
    place = func.row_number().over(
        partition_by=Product.shop_id,
        order_by=(closeness.desc(), Product.position, Product.id),
    )
    left = Variant.stock.is_distinct_from(0)
    offered = select(Variant.product_id).where(Variant.active, left)
    alike = or_(*(sign for sign in (same_kind, same_shelf) if sign is not None))
    return (
        select(Product.id, place.label("place"))
        .where(
            alike,
            Product.shop_id != shop.terms.id,
            Product.published.is_(True),
            Product.id.in_(offered),
        )
        .cte("best")
    )


def _words(name: str) -> ColumnElement[bool] | None:
    """Return whether a name shares a telling word with this one; None where it has none."""
    words = sorted({re.escape(word.casefold()) for word in _TELLING.findall(name)})
    return func.lower(Product.name).op("~")(rf"\m({'|'.join(words[:8])})") if words else None


def _in_order(rows: Iterable[Row[*tuple[Any, ...]]], at: datetime) -> list[Row[*tuple[Any, ...]]]:
    town, openings = current_town(), Openings(at)

    def state(row: Row[*tuple[Any, ...]]) -> Opening:
        closings = read_closings(row.closings)
        return openings.of(row.hours, closings, row.latitude, row.longitude)

    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    return in_turn(
        rows, seed, state=lambda row: state(row).kind, slug=lambda row: str(row.shop_slug)
    )


def _card(row: Row[*tuple[Any, ...]]) -> Card:
    return card_of(read_goods(row), row.shop_slug, row.trade, shop_name=row.shop_name)
