"""Finding shops by what they are called, do and sell: each word must be found somewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Subquery,
    Text,
    and_,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from shopbuilder.town_page.everyday_words import trades_called
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.town_page.spelling import SEPARATORS, other_number
from shopbuilder.web.prices import amount_from
from tenants.database import db
from tenants.models import Shop

#: Goods shown with a shop; the others are in its window.
GOODS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class FoundGoods:
    """An article that was found; `total` counts all that were found in its shop."""

    shop_id: int
    slug: str
    name: str
    unit: str
    #: Of the cheapest and the dearest variant, in cents with tax.
    from_cents: int
    to_cents: int
    total: int

    @property
    def price(self) -> str:
        """Its price in words."""
        return amount_from(self.from_cents, self.unit, several=self.from_cents != self.to_cents)


def find_goods(words: Sequence[str]) -> dict[int, list[FoundGoods]]:
    """Return the articles that hold the words, by shop: the first few of each.

    At least one word stands in the article itself, the others may stand in its shop's name, trade
    or street: "pain rue du Four".
    """
    hits = _hits(words)
    rows = db.session.execute(
        select(
            Product.shop_id,
            Product.slug,
            Product.name,
            Product.unit,
            _price(func.min).label("from_cents"),
            _price(func.max).label("to_cents"),
            hits.c.total,
        )
        .join(hits, hits.c.id == Product.id)
        .where(hits.c.place <= GOODS_SHOWN)
        .order_by(Product.shop_id, hits.c.place)
    )
    found: dict[int, list[FoundGoods]] = {}
    for row in rows:
        found.setdefault(row.shop_id, []).append(FoundGoods(**row._asdict()))
    return found


def _hits(words: Sequence[str]) -> Subquery:
    """Return id, place in its shop and number of the shop's hits of each article found."""
    article, shop = _articles(), _shops()
    text = article.c.name.concat(article.c.category)
    named = and_(*(_holds(article.c.name, word) for word in words))
    place = func.row_number().over(
        partition_by=article.c.shop_id,
        order_by=(named.desc(), article.c.position, article.c.id),
    )
    total = func.count().over(partition_by=article.c.shop_id)
    return (
        select(article.c.id, place.label("place"), total.label("total"))
        .join(shop, shop.c.id == article.c.shop_id)
        .where(
            and_(*(or_(_holds(text, word), _shop_holds(shop.c, word)) for word in words)),
            or_(*(_holds(text, word) for word in words)),
        )
        .subquery()
    )


def _articles() -> CTE:
    """Return what can be seen on the shelves, folded once a row and not once a word."""
    offered = select(Variant.product_id).where(Variant.active)
    folded = select(
        Product.id,
        Product.shop_id,
        Product.position,
        _folded(Product.name).label("name"),
        _folded(Product.category).label("category"),
    ).where(Product.published, Product.id.in_(offered))
    return folded.cte("article").prefix_with("MATERIALIZED")


def _shops() -> CTE:
    folded = (
        select(
            Shop.id,
            ShopProfile.trade,
            _folded(Shop.name, ShopProfile.tagline, Street.name).label("text"),
        )
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .where(Shop.status == "admitted")
    )
    return folded.cte("shop").prefix_with("MATERIALIZED")


def _price(least_or_most: Callable[..., ColumnElement[int]]) -> ColumnElement[int]:
    return (
        select(least_or_most(Variant.price_cents))
        .where(Variant.product_id == Product.id, Variant.active)
        .correlate(Product)
        .scalar_subquery()
    )


def find_doors(words: Sequence[str], with_goods: Sequence[int]) -> list[Door]:
    """Return the shops that hold all the words, and those whose goods were found."""
    shop = _shops()
    itself = select(shop.c.id).where(*(_shop_holds(shop.c, word) for word in words))
    return doors_of_town(or_(Shop.id.in_(itself), Shop.id.in_(with_goods)))


def _folded(*columns: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """Return columns as `fold` has them, with a space at either end."""
    plain = func.lower(func.unaccent(func.concat_ws(" ", "", *columns, "")))
    return func.translate(plain, SEPARATORS, " " * len(SEPARATORS), type_=Text())


def _holds(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    begins = text.contains(f" {word}", autoescape=True)
    other = other_number(word)
    return or_(begins, text.contains(f" {other} ", autoescape=True)) if other else begins


def _shop_holds(shop: ReadOnlyColumnCollection[str, Any], word: str) -> ColumnElement[bool]:
    trades = trades_called(word)
    return or_(_holds(shop.text, word), shop.trade.in_(trades) if trades else false())
