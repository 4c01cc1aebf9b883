"""The shelf as its trader sees it: every variant, hidden ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true

from shopbuilder.catalogue.models import Product, Variant
from tenants.database import db

#: Variants a page shows: what a thumb scrolls past on a phone.
PAGE: Final = 25
#: What can be left to do about a variant, by key.
TO_DO: Final[Mapping[str, ColumnElement[bool]]] = {
    "unpriced": Variant.price_cents == 0,
    "asks": func.jsonb_array_length(Product.proposed_allergens) > 0,
    "sold_out": and_(Product.published, Variant.stock == 0),
    "hidden": Product.published.is_(False),
}


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
    #: How many of those looked for have something left to do, by key of TO_DO.
    to_do: Mapping[str, int]
    #: Variants looked for, whatever is left to do about them.
    looked_for: int


@dataclass(frozen=True)
class Kept:
    """What stays on the list although it left what is shown: it was changed just now."""

    variant_id: int = 0
    product_id: int = 0


def shelf_of(
    shop_id: int, *, search: str = "", only: str = "", kept: Kept = Kept(), page: int = 1
) -> ShelfPage:
    """Return variants of a shop by category and place, two statements.

    `search` is looked for in name, variant, reference, bar code and category, without regard to
    accents; `only` is a key of TO_DO, any other word shows all.
    A page beyond the last one is the last one.
    """
    shown = TO_DO.get(only, true())
    if only in TO_DO:
        shown = or_(shown, Variant.id == kept.variant_id, Product.id == kept.product_id)
    found = (Product.shop_id == shop_id, Variant.active, *_holds(search))
    counts = (
        db.session.execute(
            select(
                func.count(Variant.id).label("looked_for"),
                func.count(Variant.id).filter(shown).label("total"),
                *(func.count(Variant.id).filter(each).label(key) for key, each in TO_DO.items()),
            )
            .join(Product, Product.id == Variant.product_id)
            .where(*found)
        )
        .mappings()
        .one()
    )
    pages = max(1, -(-counts["total"] // PAGE))
    page = min(max(1, page), pages)
    rows = db.session.execute(
        _rows().where(*found, shown).limit(PAGE).offset((page - 1) * PAGE)
    ).mappings()
    return ShelfPage(
        [ShelfRow(**row) for row in rows],
        page,
        pages,
        counts["total"],
        {key: counts[key] for key in TO_DO},
        counts["looked_for"],
    )


def _rows() -> Select[*tuple[Any, ...]]:
    return (
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
            TO_DO["asks"].label("asks"),
        )
        .join(Product, Product.id == Variant.product_id)
        .order_by(Product.category, Product.position, Product.id, Variant.position, Variant.id)
    )


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
