"""The articles of a shop as WooCommerce imports them: for whoever moves there."""

from collections.abc import Iterator, Sequence
from typing import Final

from shopbuilder.exports.products import MARK, Cells, Record, pages_of, written

#: Options of an article that the table has room for.
_ATTRIBUTES: Final = range(1, 5)
#: The option of variants that have a name and no options.
_CHOICE: Final = "Choix"
COLUMNS: Final = (
    "Type", "SKU", "GTIN, UPC, EAN, or ISBN", "Name", "Published", "Description", "In stock?",
    "Stock", "Regular price", "Categories", "Images", "Parent", "Position",
    *(
        f"Attribute {n} {what}"
        for n in _ATTRIBUTES
        for what in ("name", "value(s)", "visible", "global")
    ),
)  # fmt: skip


def products_for_woocommerce(shop_id: int) -> Iterator[str]:
    """Yield the articles of a shop of the town entered as a product file of WooCommerce.

    A variable article is a line, its variants that are on sale a line each. What WooCommerce has no
    column for (allergens, quantities) is left out: `products_as_csv` holds everything.
    """
    yield MARK + written([COLUMNS], ",")
    for page in pages_of(shop_id):
        lines = (cells for article, variants in page for cells in _lines(article, variants))
        yield written(([cells.get(name, "") for name in COLUMNS] for cells in lines), ",")


def _lines(article: Record, known: Sequence[Record]) -> Iterator[Cells]:
    """Yield the lines of an article and of those of its variants that are on sale."""
    variants = [each for each in known if each.active]
    reference = article.source_ref or f"page:{article.slug}"
    whole = {
        "Name": article.name,
        "Published": "1" if article.published else "0",
        "Description": article.description,
        "Categories": article.category.replace(",", "\\,"),
        "Images": ", ".join(article.noted_images),
    }
    if len(variants) == 1 and not variants[0].label:
        only = variants[0]
        options = _attributes({name: [value] for name, value in only.options.items()})
        yield {**whole, "Type": "simple", "SKU": only.sku or reference, **_sold(only), **options}
    elif variants:
        choices = _attributes(_choices(variants))
        yield {**whole, "Type": "variable", "SKU": reference, **choices}
        yield from _variations(article, variants, reference)


def _choices(variants: Sequence[Record]) -> dict[str, list[str]]:
    """Return every value that variants have of an option, in the order they come."""
    found: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in _options(variant).items():
            found.setdefault(name, {})[value] = None
    return {name: list(values) for name, values in found.items()}


def _variations(article: Record, variants: Sequence[Record], reference: str) -> Iterator[Cells]:
    """Yield the lines of the variants of an article."""
    taken = {reference}
    for position, variant in enumerate(variants):
        # There each reference stands for one thing; choices of one line shared theirs here.
        sku = "" if variant.sku in taken else variant.sku
        taken.add(sku)
        yield {
            "Type": "variation",
            "SKU": sku,
            "Name": f"{article.name} - {variant.label}",
            "Published": "1",
            "Parent": reference,
            "Position": str(position),
            **_sold(variant),
            **_attributes({name: [value] for name, value in _options(variant).items()}),
        }


def _options(variant: Record) -> dict[str, str]:
    """Return the options of a variant; its name where it has none."""
    return dict(variant.options) or {_CHOICE: variant.label}


def _sold(variant: Record) -> Cells:
    """Return price, stock and bar code."""
    cents = variant.price_cents
    return {
        "GTIN, UPC, EAN, or ISBN": variant.gtin,
        "Regular price": f"{cents // 100}.{cents % 100:02d}" if cents else "",
        "Stock": "" if variant.stock is None else str(variant.stock),
        "In stock?": "0" if variant.stock == 0 else "1",
    }


def _attributes(options: dict[str, list[str]]) -> Cells:
    """Return the attribute columns: names and values as written."""
    cells: Cells = {}
    for n, (name, values) in zip(_ATTRIBUTES, options.items(), strict=False):
        cells |= {
            f"Attribute {n} name": name,
            f"Attribute {n} value(s)": ", ".join(value.replace(",", "\\,") for value in values),
            f"Attribute {n} visible": "1",
            f"Attribute {n} global": "0",
        }
    return cells
