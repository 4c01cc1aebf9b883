"""Fills the shelves of a demo town."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.slugs import free_product_slug
from shopbuilder.demo.sheets import ItemSheet, ShopSheet
from tenants.database import db
from tenants.models import Shop

#: An article on a shelf: slug of the shop, name, label of the variant.
Where = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class OnShelf:
    """What lies there."""

    product: Product
    variant: Variant


def stock_shelves(
    sheets: tuple[ShopSheet, ...], shops: Mapping[str, Shop]
) -> Mapping[Where, OnShelf]:
    """Write every article with its variants; return them by where they lie."""
    shelved = [
        (sheet.slug, item, product)
        for sheet in sheets
        for item, product in _products(shops[sheet.slug].id, sheet)
    ]
    db.session.add_all(product for *_, product in shelved)
    db.session.flush()
    shelves = {
        (slug, item.name, variant.label): OnShelf(product, variant)
        for slug, item, product in shelved
        for variant in _variants(product.id, item)
    }
    db.session.add_all(shelf.variant for shelf in shelves.values())
    db.session.flush()
    return shelves


def _products(shop_id: int, sheet: ShopSheet) -> Iterator[tuple[ItemSheet, Product]]:
    taken: set[str] = set()
    for position, item in enumerate(sheet.items, start=1):
        amount, unit = item.content or (None, None)
        yield (
            item,
            Product(
                shop_id=shop_id,
                slug=free_product_slug(item.name, taken),
                name=item.name,
                description=f"<p>{escape(item.text)}</p>",
                category=item.category,
                position=position,
                unit=item.unit,
                vat_rate=item.vat_rate,
                content_amount=amount,
                content_unit=unit,
                lead_minutes=item.lead_minutes,
                allergens=None if item.allergens is None else list(item.allergens),
                ingredients=item.ingredients,
                place_of_origin=item.origin,
                picture=item.picture,
                origin="demo",
            ),
        )


def _variants(product_id: int, item: ItemSheet) -> Iterator[Variant]:
    for position, sheet in enumerate(item.variants):
        yield Variant(
            product_id=product_id,
            label=sheet.label,
            options=dict(sheet.options),
            price_cents=sheet.price_cents,
            stock=sheet.stock,
            position=position,
        )
