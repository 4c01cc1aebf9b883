"""The shelf as its trader sees it: every variant, hidden ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, case, func, select

from shopbuilder.catalogue.models import Product, Variant
from tenants.database import db

#: Variants a page shows.
PAGE: Final = 40


@dataclass(frozen=True)
class ShelfRow:
    """One variant on the trader's list."""

    variant_id: int
    product_id: int
    slug: str
    name: str
    label: str
    unit: str
    category: str
    picture: str
    published: bool
    #: Price of one unit with tax, in cents.
    price_cents: int
    #: Pieces left to promise; None = not counted.
    stock: int | None
    #: Its ingredients hint at allergens that nobody has confirmed or denied.
    asks: bool

    @property
    def full_name(self) -> str:
        """Name and variant: "Pull marin (Bleu, M)"."""
        return f"{self.name} ({self.label})" if self.label else self.name


@dataclass(frozen=True)
class ShelfPage:
    """One page of the list, counted from 1."""

    rows: Sequence[ShelfRow]
    page: int
    pages: int
    #: Variants found in all.
    total: int


def shelf_of(shop_id: int, *, search: str = "", page: int = 1) -> ShelfPage:
    """Return variants of a shop by category and place, two statements.

    `search` is looked for in name, variant, reference, bar code and category, without regard to
    accents.
    A page beyond the last one is the last one.
    """
    found = (Product.shop_id == shop_id, Variant.active, *_holds(search))
    total = db.session.scalar(
        select(func.count(Variant.id)).join(Product, Product.id == Variant.product_id).where(*found)
    )
    pages = max(1, -(-(total or 0) // PAGE))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        select(
            Variant.id.label("variant_id"),
            Variant.product_id,
            Product.slug,
            Product.name,
            Variant.label,
            Product.unit,
            Product.category,
            Product.picture,
            Product.published,
            Variant.price_cents,
            Variant.stock,
            (func.jsonb_array_length(Product.proposed_allergens) > 0).label("asks"),
        )
        .join(Product, Product.id == Variant.product_id)
        .where(*found)
        .order_by(Product.category, Product.position, Product.id, Variant.position, Variant.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return ShelfPage([ShelfRow(**row) for row in rows.mappings()], page, pages, total or 0)


def content_of_all() -> ColumnElement[int | None]:
    """Return what one piece of any variant holds; NULL where one holds something else.

    For statements that group variants by their article.
    """
    return case(
        (func.bool_or(Variant.content_amount.is_not(None)), None), else_=Product.content_amount
    )


def _holds(search: str) -> tuple[ColumnElement[bool], ...]:
    text = func.lower(
        func.unaccent(
            func.concat_ws(
                " ", Product.name, Variant.label, Variant.sku, Variant.gtin, Product.category
            )
        )
    )
    return tuple(
        text.contains(func.lower(func.unaccent(_literally(word))), escape="\\")
        for word in search.split()[:8]
    )


def _literally(word: str) -> str:
    """Take LIKE's signs as themselves."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
