"""Articles written whole, as a file or a form describes them: limits, drafts, creation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.slugs import free_product_slug, slug_base
from shopbuilder.facade.kinds import kind_for
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, transaction

#: In characters.
MAX_NAME: Final = 120
MAX_CATEGORY: Final = 120
MAX_LABEL: Final = 120
MAX_SKU: Final = 80
MAX_DESCRIPTION: Final = 20_000
MAX_INGREDIENTS: Final = 5_000
MAX_ORIGIN: Final = 200
#: More choices than this are no choice for a customer.
MAX_VARIANTS: Final = 100


@dataclass(frozen=True)
class VariantDraft:
    """A variant as described from outside."""

    #: Price of one unit with tax, in cents; 0 = the file names none, the shop will.
    price_cents: int
    label: str = ""
    #: Name of an option -> its value, in the order of the file.
    options: Mapping[str, str] = field(default_factory=dict)
    sku: str = ""
    #: Number of the bar code, its check digit right; "" = none.
    gtin: str = ""
    #: What one piece holds where it is not what the article says: "250 g".
    content: str = ""
    #: Pieces left to promise; None = not counted.
    stock: int | None = None
    #: On sale; one that is not stays known to the orders that name it.
    active: bool = True
    #: Where the file says it: "12", "12-13".
    line: str = field(default="", compare=False)


@dataclass(frozen=True)
class ProductDraft:
    """An article as described from outside, already cleaned and within the limits above."""

    name: str
    variants: Sequence[VariantDraft]
    #: Its identity where it comes from; None = made here.
    source_ref: str | None = None
    #: Sanitised HTML.
    description: str = ""
    category: str = ""
    unit: str = "piece"
    #: Hundredths of a per cent; None = the usual rate of the shop.
    vat_rate: int | None = None
    published: bool = True
    #: Addresses of pictures: noted, not fetched.
    noted_images: Sequence[str] = ()
    #: What one piece holds, as `NetQuantity` writes it: "250 g"; "" = not known.
    content: str = ""
    #: Keys of the 14 allergens, in the order of the law; None = not stated.
    allergens: Sequence[str] | None = None
    #: Keys of those it may hold by accident; None = not stated.
    traces: Sequence[str] | None = None
    #: Keys that the ingredients hint at: asked of the trader, told to nobody else.
    proposed_allergens: Sequence[str] = ()
    ingredients: str = ""
    place_of_origin: str = ""
    #: Minutes it needs beyond the shop's own lead time.
    lead_minutes: int = 0
    #: The address and the drawing it has where it comes from; "" = to be made of its name.
    slug: str = ""
    picture: str = ""


def create_products(
    shop_id: int,
    drafts: Sequence[ProductDraft],
    *,
    origin: str,
    usual_vat: int,
    said: Sequence[dict[str, Any]] | None = None,
) -> list[Product]:
    """Create articles with their variants after those the shop has, in one transaction.

    `usual_vat` (hundredths of a per cent) stands in where a draft names no rate; `said` is what the
    file says of each article, to be remembered with it.
    """
    with transaction():
        products = list(_products(shop_id, drafts, origin, usual_vat))
        for product, words in zip(products, said or (), strict=False):
            product.imported = words
        db.session.add_all(products)
        db.session.flush()
        for product, draft in zip(products, drafts, strict=True):
            add_variants(product.id, draft.variants)
        db.session.flush()
    return products


def _products(
    shop_id: int, drafts: Sequence[ProductDraft], origin: str, usual_vat: int
) -> Iterator[Product]:
    """Yield the rows of drafts, not yet added, after the articles that the shop has."""
    taken = _taken_slugs(shop_id, [draft.slug or draft.name for draft in drafts])
    of_shop = select(func.max(Product.position)).where(Product.shop_id == shop_id)
    after = db.session.scalar(of_shop) or 0
    trade = db.session.scalar(select(ShopProfile.trade).where(ShopProfile.shop_id == shop_id))
    for position, draft in enumerate(drafts, start=after + 1):
        slug = free_product_slug(draft.slug or draft.name, taken)
        product = _product(shop_id, draft, slug, origin, usual_vat)
        product.position = position
        # Until somebody brings a photo: a drawing, and what is alike in town, go by it.
        product.picture = product.picture or kind_for(trade or "other", product.name)
        yield product


def _taken_slugs(shop_id: int, names: Sequence[str]) -> set[str]:
    """Return the addresses of a shop that stand in the way of these names, and no others."""
    of_shop = select(Product.slug).where(Product.shop_id == shop_id)
    bases = {slug_base(name) for name in names}
    taken = set(db.session.scalars(of_shop.where(Product.slug.in_(bases))))
    for base in sorted(taken):
        taken |= set(db.session.scalars(of_shop.where(Product.slug.startswith(f"{base}-"))))
    return taken


def _product(shop_id: int, draft: ProductDraft, slug: str, origin: str, usual_vat: int) -> Product:
    """Return the row of a draft, not yet added."""
    return Product(
        shop_id=shop_id,
        slug=slug,
        name=draft.name,
        description=draft.description,
        category=draft.category,
        unit=draft.unit,
        vat_rate=usual_vat if draft.vat_rate is None else draft.vat_rate,
        published=draft.published,
        noted_images=list(draft.noted_images),
        content=draft.content,
        allergens=None if draft.allergens is None else list(draft.allergens),
        traces=None if draft.traces is None else list(draft.traces),
        proposed_allergens=list(draft.proposed_allergens),
        ingredients=draft.ingredients,
        place_of_origin=draft.place_of_origin,
        lead_minutes=draft.lead_minutes,
        picture=draft.picture,
        source_ref=draft.source_ref,
        origin=origin,
    )


def add_variants(product_id: int, drafts: Sequence[VariantDraft], *, after: int = 0) -> None:
    """Add variants to an article in the open transaction, from position `after` on."""
    db.session.add_all(
        Variant(
            product_id=product_id,
            label=draft.label,
            options=dict(draft.options),
            sku=draft.sku,
            gtin=draft.gtin,
            content=draft.content,
            active=draft.active,
            price_cents=draft.price_cents,
            stock=draft.stock,
            position=position,
        )
        for position, draft in enumerate(drafts, start=after)
    )
