"""What is on the shelves of a shop: rows for cards, and one article in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Row, Select, bindparam, func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.queries import content_of_all
from shopbuilder.photos.models import Photo
from shopbuilder.photos.queries import (
    Shot,
    first_shot_of,
    read_shot,
    read_shots,
    shots_of,
)
from tenants.database import db
from tenants.errors import NotFound

#: Other articles shown beside one.
OTHERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf and how many articles stand on it; the one without a name holds the rest."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Goods:
    """An article on its card. Prices in cents with tax."""

    slug: str
    name: str
    category: str
    unit: str
    #: None also where a variant holds something else: no one price per measure fits them all.
    content_amount: int | None
    content_unit: str | None
    picture: str
    #: Of the cheapest and the dearest variant.
    from_cents: int
    to_cents: int
    #: The variant to order, where there is only one.
    variant_id: int | None
    #: Pieces left over all variants; None = not counted.
    stock: int | None
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A variant of an article."""

    id: int
    label: str
    price_cents: int
    stock: int | None
    gtin: str = ""
    #: Where one piece holds something else than the article says.
    content_amount: int | None = None
    content_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article in full, with its variants in the shop's order (at least one)."""

    id: int
    slug: str
    name: str
    #: Sanitised HTML.
    description: str
    category: str
    unit: str
    vat_rate: int
    content_amount: int | None
    content_unit: str | None
    lead_minutes: int
    #: Keys of allergens; None = not stated.
    allergens: Sequence[str] | None
    #: Keys of allergens it may hold by accident; None = not stated.
    traces: Sequence[str] | None
    ingredients: str
    place_of_origin: str
    picture: str
    shots: tuple[Shot, ...]
    choices: tuple[Choice, ...]


#: Columns that `read_goods` reads; join the active variants, group by the article.
CARD: Final[tuple[ColumnElement[Any], ...]] = (
    Product.slug.label("slug"),
    Product.name.label("name"),
    Product.category.label("category"),
    Product.unit.label("unit"),
    content_of_all().label("content_amount"),
    Product.content_unit.label("content_unit"),
    Product.picture.label("picture"),
    func.min(Variant.price_cents).label("from_cents"),
    func.max(Variant.price_cents).label("to_cents"),
    func.count().label("variants"),
    func.min(Variant.id).label("variant_id"),
    func.bool_or(Variant.stock.is_(None)).label("uncounted"),
    func.sum(Variant.stock).label("stock"),
    first_shot_of(Photo.product_id == Product.id, of=Product).label("shot"),
)


#: What can be seen on the shelves of the shop `shop`.
_SHOWN: Final = (
    Product.shop_id == bindparam("shop"),
    Product.published.is_(True),
    Product.id.in_(select(Variant.product_id).where(Variant.active)),
)
_SHELVES: Final = (
    select(Product.category, func.count())
    .where(*_SHOWN)
    .group_by(Product.category)
    .order_by(func.min(Product.position), Product.category)
)
_CARDS: Final = (
    select(*CARD)
    .join(Variant, (Variant.product_id == Product.id) & Variant.active)
    .where(*_SHOWN)
    .group_by(Product.town_id, Product.id)
)
#: Shelf after shelf, in the order of `_SHELVES`.
_GOODS: Final = (
    _CARDS.order_by(
        func.min(Product.position).over(partition_by=Product.category),
        Product.category,
        Product.position,
        Product.name,
        Product.id,
    )
    .limit(bindparam("a_page", type_=Integer()))
    .offset(bindparam("passed", type_=Integer()))
)
_GOODS_OF_SHELF: Final = _GOODS.where(Product.category == bindparam("shelf"))
_OTHERS: Final = (
    _CARDS.where(Product.id != bindparam("article"))
    .order_by(Product.category != bindparam("shelf"), Product.position, Product.name, Product.id)
    .limit(OTHERS_SHOWN)
)
_ARTICLE: Final = (
    select(
        Product.id, Product.slug, Product.name, Product.description, Product.category,
        Product.unit, Product.vat_rate, Product.content_amount, Product.content_unit,
        Product.lead_minutes, Product.allergens, Product.traces, Product.ingredients,
        Product.place_of_origin, Product.picture,
        Variant.id.label("variant_id"), Variant.label, Variant.price_cents, Variant.stock,
        Variant.gtin, Variant.content_amount.label("holds"),
        Variant.content_unit.label("holds_unit"),
        shots_of(Photo.product_id == Product.id, of=Product).label("shots"),
    )
    .join(Variant, (Variant.product_id == Product.id) & Variant.active)
    .where(
        Product.shop_id == bindparam("shop"), Product.slug == bindparam("slug"), Product.published
    )
    .order_by(Variant.position, Variant.id)
)  # fmt: skip


def categories_of(shop_id: int) -> list[Category]:
    """Return the shelves of a shop in its order, with what can be seen on them."""
    return [Category(*row) for row in db.session.execute(_SHELVES, {"shop": shop_id})]


def goods_of(shop_id: int, category: str | None, page: int, a_page: int) -> list[Goods]:
    """Return one page of articles, so many a page, shelf after shelf, or of one shelf."""
    asked = {"shop": shop_id, "a_page": a_page, "passed": (page - 1) * a_page}
    if category is None:
        return _read(_GOODS, **asked)
    return _read(_GOODS_OF_SHELF, shelf=category, **asked)


def others_of(shop_id: int, article: Article) -> list[Goods]:
    """Return a few other articles of the shop, those of the same shelf first."""
    return _read(_OTHERS, shop=shop_id, article=article.id, shelf=article.category)


def _read(goods: Select[*tuple[Any, ...]], **asked: object) -> list[Goods]:
    return [read_goods(row) for row in db.session.execute(goods, asked)]


def read_goods(row: Row[*tuple[Any, ...]]) -> Goods:
    """Return an article on its card from a row selected with the columns of CARD."""
    return Goods(
        slug=row.slug,
        name=row.name,
        category=row.category,
        unit=row.unit,
        content_amount=row.content_amount,
        content_unit=row.content_unit,
        picture=row.picture,
        from_cents=row.from_cents,
        to_cents=row.to_cents,
        variant_id=row.variant_id if row.variants == 1 else None,
        stock=None if row.uncounted else int(row.stock),
        shot=read_shot(row.shot),
    )


def article_of(shop_id: int, slug: str) -> Article:
    """Return the article at this address; raises NotFound for one that is not shown."""
    rows = db.session.execute(_ARTICLE, {"shop": shop_id, "slug": slug}).all()
    if not rows:
        raise NotFound
    choices = tuple(
        Choice(
            row.variant_id, row.label, row.price_cents, row.stock, row.gtin, row.holds,
            row.holds_unit,
        )
        for row in rows
    )  # fmt: skip
    first = rows[0]._asdict() | {"choices": choices, "shots": read_shots(rows[0].shots)}
    return Article(**{name: first[name] for name in Article.__slots__})
