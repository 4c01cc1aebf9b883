"""The articles of a shop as a table for spreadsheets, a page of rows at a time."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Row, select, tuple_

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.catalogue.net_quantity import NetQuantity
from shopbuilder.imports.products.own_sheet import (
    COLUMNS,
    OF_PAGE,
    ON_EACH_LINE,
    SEPARATOR,
    UNITS,
    allergens_cell,
    harmless,
    money_cell,
    options_cell,
    percent_cell,
    yes_cell,
)
from tenants.database import db

#: Articles read at once: memory stays flat, whatever the shop holds.
_AT_ONCE: Final = 200
#: Spreadsheets know by it that the text is UTF-8.
MARK: Final = "\ufeff"

Cells = dict[str, str]
Record = Row[*tuple[Any, ...]]


def products_as_csv(shop_id: int) -> Iterator[str]:
    """Yield the table of all articles of a shop of the town entered, hidden ones too, piece by piece.

    UTF-8 with its mark, semicolons, a line a variant: French spreadsheets open it by a double click.
    Two statements for every 200 articles.
    """
    yield MARK + written([list(COLUMNS.values())])
    for page in pages_of(shop_id):
        yield written(
            [cells.get(field, "") for field in COLUMNS]
            for article, variants in page
            for cells in _lines(article, variants)
        )


def pages_of(shop_id: int) -> Iterator[list[tuple[Record, list[Record]]]]:
    """Yield the articles of a shop in its order, each with its variants: two statements a page."""
    after = (-1, 0)
    while page := _articles(shop_id, after):
        after = (page[-1].position, page[-1].id)
        variants = _variants([article.id for article in page])
        yield [(article, variants.get(article.id, [])) for article in page]


def written(rows: Iterable[Sequence[str]], separator: str = SEPARATOR) -> str:
    """Return rows as text, every cell harmless."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return text.getvalue()


def _articles(shop_id: int, after: tuple[int, int]) -> Sequence[Record]:
    """Return the next articles behind a place, in the order of the shop."""
    return db.session.execute(
        select(
            Product.id, Product.position, Product.source_ref, Product.slug, Product.name,
            Product.category, Product.published, Product.unit, Product.vat_rate,
            Product.content_amount, Product.content_unit, Product.allergens, Product.traces,
            Product.proposed_allergens, Product.ingredients, Product.place_of_origin,
            Product.lead_minutes, Product.description, Product.noted_images, Product.picture,
        )
        .where(Product.shop_id == shop_id, tuple_(Product.position, Product.id) > tuple_(*after))
        .order_by(Product.position, Product.id)
        .limit(_AT_ONCE)
    ).all()  # fmt: skip


def _variants(product_ids: Sequence[int]) -> dict[int, list[Record]]:
    """Return the variants of articles, those that are off sale too, by article."""
    found: dict[int, list[Record]] = {}
    rows = db.session.execute(
        select(
            Variant.product_id, Variant.label, Variant.options, Variant.sku, Variant.gtin,
            Variant.content_amount, Variant.content_unit, Variant.price_cents, Variant.stock,
            Variant.active,
        )
        .where(Variant.product_id.in_(product_ids))
        .order_by(Variant.position, Variant.id)
    )  # fmt: skip
    for row in rows:
        found.setdefault(row.product_id, []).append(row)
    return found


def _lines(article: Record, variants: Sequence[Record]) -> Iterator[Cells]:
    """Yield a line a variant; what is said of the article stands on the first one."""
    whole = _of_article(article)
    for number, variant in enumerate(variants):
        once = whole if number == 0 else {field: whole[field] for field in ON_EACH_LINE}
        yield once | _of_variant(variant)


def _of_article(row: Record) -> Cells:
    """Return the cells of an article."""
    return {
        "ref": row.source_ref or f"{OF_PAGE}{row.slug}",
        "slug": row.slug,
        "name": row.name,
        "category": row.category,
        "published": yes_cell(yes=row.published),
        "unit": UNITS[row.unit],
        "vat": percent_cell(row.vat_rate),
        "content": _quantity(row),
        "allergens": allergens_cell(row.allergens),
        "traces": allergens_cell(row.traces),
        "proposed": allergens_cell(row.proposed_allergens or None),
        "ingredients": row.ingredients,
        "origin": row.place_of_origin,
        "lead": str(row.lead_minutes) if row.lead_minutes else "",
        "description": row.description,
        "images": " ".join(row.noted_images),
        "picture": row.picture,
    }


def _of_variant(row: Record) -> Cells:
    """Return the cells of a variant."""
    return {
        "label": row.label,
        "options": options_cell(row.options),
        "price": money_cell(row.price_cents),
        "stock": "" if row.stock is None else str(row.stock),
        "sku": row.sku,
        "gtin": row.gtin,
        "own_content": _quantity(row),
        "active": yes_cell(yes=row.active),
    }


def _quantity(row: Record) -> str:
    """Return what one piece holds: "250 g"."""
    held = row.content_amount, row.content_unit
    return str(NetQuantity(*held)) if None not in held else ""
