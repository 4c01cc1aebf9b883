"""Finding shops by what they are called, do and sell: each word must be found somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.i18n import translate
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import TRADES
from shopbuilder.town_life.models import Street
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.town_page.spelling import SEPARATORS, fold, found_in, other_number
from shopbuilder.web.prices import amount_from
from tenants.database import db
from tenants.models import Shop

#: Goods shown with a shop; the others are in its window.
GOODS_SHOWN = 3

Text = InstrumentedAttribute[str]


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
    article = _folded(Product.name, Product.category)
    shop = _of_shop()
    anywhere = and_(*(or_(_holds(article, word), _shop_holds(shop, word)) for word in words))
    ranked = (
        select(
            Product.id.label("id"),
            func.min(Variant.price_cents).label("from_cents"),
            func.max(Variant.price_cents).label("to_cents"),
            func.row_number()
            .over(partition_by=Product.shop_id, order_by=(Product.position, Product.id))
            .label("place"),
            func.count().over(partition_by=Product.shop_id).label("total"),
        )
        .join(Variant, (Variant.product_id == Product.id) & Variant.active)
        .join(Shop, Shop.id == Product.shop_id)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .where(Product.published, Shop.status == "admitted")
        .where(anywhere, or_(*(_holds(article, word) for word in words)))
        .group_by(Product.town_id, Product.id)
        .subquery()
    )
    rows = db.session.execute(
        select(
            Product.shop_id, Product.slug, Product.name, Product.unit,
            ranked.c.from_cents, ranked.c.to_cents, ranked.c.total,
        )
        .join(ranked, ranked.c.id == Product.id)
        .where(ranked.c.place <= GOODS_SHOWN)
        .order_by(Product.shop_id, ranked.c.place)
    )  # fmt: skip
    found: dict[int, list[FoundGoods]] = {}
    for row in rows:
        found.setdefault(row.shop_id, []).append(FoundGoods(**row._asdict()))
    return found


def find_doors(words: Sequence[str], with_goods: Sequence[int]) -> list[Door]:
    """Return the shops that hold all the words, and those whose goods were found."""
    shop = _of_shop()
    itself = and_(*(_shop_holds(shop, word) for word in words))
    return doors_of_town(or_(itself, Shop.id.in_(with_goods)))


def _of_shop() -> ColumnElement[str]:
    return _folded(Shop.name, ShopProfile.tagline, Street.name)


def _folded(*columns: Text) -> ColumnElement[str]:
    """Return columns as `fold` has them, with a space at either end."""
    plain = func.lower(func.unaccent(func.concat_ws(" ", "", *columns, "")))
    return func.translate(plain, SEPARATORS, " " * len(SEPARATORS))


def _holds(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    begins = text.contains(f" {word}", autoescape=True)
    other = other_number(word)
    return or_(begins, text.contains(f" {other} ", autoescape=True)) if other else begins


def _shop_holds(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    trades = trades_called(word)
    return or_(_holds(text, word), ShopProfile.trade.in_(trades) if trades else false())


def trades_called(word: str) -> list[str]:
    """Return the trades whose name in the reader's language holds the word."""
    return [key for key, trade in TRADES.items() if found_in(word, fold(translate(trade.name)))]
