"""A few things to take home, from shops that are open at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.queries import content_of_all
from shopbuilder.town_page.listing import ListedShop
from shopbuilder.web.pictures import picture_of
from shopbuilder.web.prices import amount_from, per_measure
from shopbuilder.web.turn import in_turn
from tenants.database import db
from tenants.models import Shop

#: Articles shown, one a shop.
SHOWN: Final = 4
#: Shops looked at for them: many a window shows no goods.
ASKED: Final = 16


@dataclass(frozen=True, slots=True)
class OnTheCounter:
    """An article of an open shop; amounts in words."""

    name: str
    href: str
    image: str
    amount: str
    per_measure: str
    shop: str


def on_the_counter(shops: Sequence[ListedShop], seed: str) -> list[OnTheCounter]:
    """Return an article of each of the few open shops whose turn it is and whose shelves show any.

    Whether it can be ordered here makes no difference: the shop is open, one walks in.
    """
    open_now = [shop for shop in shops if shop.is_open]
    asked = in_turn(
        open_now, seed, state=lambda shop: shop.state.kind, slug=lambda shop: shop.slug
    )[:ASKED]
    if not asked:
        return []
    found = _first_articles([shop.slug for shop in asked])
    return [_shown(shop, found[shop.slug]) for shop in asked if shop.slug in found][:SHOWN]


@dataclass(frozen=True, slots=True)
class _Article:
    shop: str
    slug: str
    name: str
    unit: str
    content_amount: int | None
    content_unit: str | None
    picture: str
    from_cents: int
    to_cents: int


_FIRST_ARTICLES: Final = (
    select(
        Shop.slug.label("shop"), Product.slug, Product.name, Product.unit,
        content_of_all().label("content_amount"), Product.content_unit, Product.picture,
        func.min(Variant.price_cents).label("from_cents"),
        func.max(Variant.price_cents).label("to_cents"),
    )
    .ext(distinct_on(Shop.id))
    .join(Product, Product.shop_id == Shop.id)
    .join(Variant, (Variant.product_id == Product.id) & Variant.active)
    .where(
        Shop.slug.in_(bindparam("slugs", expanding=True)),
        Product.published,
        or_(Variant.stock.is_(None), Variant.stock > 0),
    )
    .group_by(Shop.town_id, Shop.id, Product.town_id, Product.id)
    .order_by(Shop.id, Product.position, Product.id)
)  # fmt: skip


def _first_articles(slugs: Sequence[str]) -> dict[str, _Article]:
    """Return, by shop, the first article on its shelves of which something is left: one statement."""
    rows = db.session.execute(_FIRST_ARTICLES, {"slugs": slugs})
    return {row.shop: _Article(**row._asdict()) for row in rows}


def _shown(shop: ListedShop, article: _Article) -> OnTheCounter:
    several = article.from_cents != article.to_cents
    return OnTheCounter(
        name=article.name,
        href=f"{shop.href}/{article.slug}",
        image=picture_of(article.picture, shop.trade.key, article.slug),
        amount=amount_from(article.from_cents, article.unit, several=several),
        per_measure=per_measure(article.from_cents, article.content_amount, article.content_unit),
        shop=shop.name,
    )
