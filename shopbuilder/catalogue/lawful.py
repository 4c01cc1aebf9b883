"""What the law asks an article to say, read and written by its trader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.catalogue.errors import ShelfMoved, ShelfRefused
from shopbuilder.catalogue.gtin import read_gtin
from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.net_quantity import NetQuantity
from shopbuilder.catalogue.writing import MAX_INGREDIENTS, MAX_ORIGIN
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

#: What a form field may hold of each part, in characters.
LONGEST: Final[Mapping[str, int]] = {
    "content": 40,
    "gtin": 40,
    "ingredients": MAX_INGREDIENTS,
    "place_of_origin": MAX_ORIGIN,
}


@dataclass(frozen=True)
class VariantLaw:
    """What a variant says for itself."""

    id: int
    label: str
    gtin: str = ""
    #: What one piece holds, where it is not what the article says: "250 g".
    content: str = ""


@dataclass(frozen=True)
class ArticleLaw:
    """What an article says; texts as a person writes them."""

    content: str
    #: Keys of the 14; None = not stated.
    allergens: Sequence[str] | None
    traces: Sequence[str] | None
    ingredients: str
    place_of_origin: str
    #: Those on sale, in the shop's order.
    variants: Sequence[VariantLaw]


@dataclass(frozen=True)
class ArticleSheet:
    """An article as its page of facts shows it."""

    slug: str
    name: str
    published: bool
    #: Keys that the ingredients of a file hint at, not answered yet.
    proposed: Sequence[str]
    #: Changes with every change of the article: a page that was open meanwhile is told.
    seen: str
    said: ArticleLaw


def sheet_of(shop_id: int, slug: str) -> ArticleSheet:
    """Return what an article of the shop says by law; two statements. Raises NotFound."""
    product = db.session.scalar(
        select(Product).where(Product.shop_id == shop_id, Product.slug == slug)
    )
    if product is None:
        raise NotFound
    variants = [
        VariantLaw(variant.id, variant.label, variant.gtin, variant.content)
        for variant in _variants(product.id)
    ]
    said = ArticleLaw(
        product.content, product.allergens, product.traces, product.ingredients,
        product.place_of_origin, variants,
    )  # fmt: skip
    return ArticleSheet(
        product.slug, product.name, product.published, product.proposed_allergens,
        product.updated_at.isoformat(), said,
    )  # fmt: skip


def _variants(product_id: int) -> Sequence[Variant]:
    return db.session.scalars(
        select(Variant)
        .where(Variant.product_id == product_id, Variant.active)
        .order_by(Variant.position, Variant.id)
    ).all()


def state_facts(shop: Shop, slug: str, said: ArticleLaw, *, seen: str, actor: str) -> None:
    """Write what an article says by law; proposals of a file are answered by it.

    Raises:
        NotFound: the shop has no such article.
        ShelfRefused: a quantity, a bar code or a list of allergens that cannot be right.
        ShelfMoved: the article has changed since the page with `seen` was opened.
    """
    _check(said)
    with transaction():
        product = db.session.scalar(
            select(Product)
            .where(Product.shop_id == shop.id, Product.slug == slug)
            .with_for_update()
        )
        if product is None:
            raise NotFound
        if product.updated_at.isoformat() != seen:
            raise ShelfMoved
        _write(product, said)
        record(
            "product.described", "product", product.id, actor=actor, shop_id=shop.id,
            name=product.name,
        )  # fmt: skip


def _check(said: ArticleLaw) -> None:
    """Raise ShelfRefused for what cannot be right."""
    for keys in (said.allergens or (), said.traces or ()):
        if not set(keys) <= set(ALLERGENS):
            raise ShelfRefused
    twice = set(said.allergens or ()) & set(said.traces or ())
    if twice:
        raise ShelfRefused(
            N_("An allergen that is in the article is not a trace: tick it once only.")
        )


def _write(product: Product, said: ArticleLaw) -> None:
    """Write an article and its variants in the open transaction. Raises ShelfRefused."""
    values: dict[str, Any] = {
        "content": _quantity(said.content),
        "allergens": _in_order(said.allergens),
        "traces": _in_order(said.traces),
        "proposed_allergens": [],
        "ingredients": said.ingredients,
        "place_of_origin": said.place_of_origin,
        # From now on it is the trader's word, wherever it came from.
        "origin": "trader",
        "updated_at": now(),
    }
    for part, value in values.items():
        setattr(product, part, value)
    stated = {variant.id: variant for variant in said.variants}
    for variant in _variants(product.id):
        if variant.id in stated:
            variant.gtin = read_gtin(stated[variant.id].gtin)
            own = _quantity(stated[variant.id].content)
            variant.content = "" if own == product.content else own


def _quantity(written: str) -> str:
    """Return a quantity as it is kept, "" for none. Raises QuantityRefused."""
    return str(NetQuantity.read(written) or "")


def _in_order(keys: Sequence[str] | None) -> list[str] | None:
    """Return allergens in the order of the law."""
    return None if keys is None else [key for key in ALLERGENS if key in keys]
