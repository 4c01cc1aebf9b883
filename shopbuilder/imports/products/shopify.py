"""A product export of Shopify: an article is one or more lines with the same handle."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import Final

from shopbuilder.catalogue.writing import (
    MAX_CATEGORY,
    MAX_LABEL,
    MAX_SKU,
    ProductDraft,
    VariantDraft,
)
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import (
    MAX_IMAGES,
    Line,
    Seen,
    check_number_of_variants,
    sound_lines,
)
from shopbuilder.imports.products.shelf import Shelf
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import yes_or_no
from tenants.errors import N_

OPTIONS: Final = (1, 2, 3)

SYNONYMS: Final = {
    "handle": ("handle", "url handle"),
    "name": ("title",),
    "description": ("body html", "description"),
    "category": ("type", "product category"),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "code": ("variant sku", "sku"),
    "gtin": ("variant barcode", "barcode"),
    "tracker": ("variant inventory tracker", "inventory tracker"),
    "stock": ("variant inventory qty", "inventory quantity"),
    "policy": ("variant inventory policy", "continue selling when out of stock"),
    "price": ("variant price", "price"),
    "compare_at": ("variant compare at price", "compare at price"),
    "gift_card": ("gift card",),
    "image": ("image src", "product image url"),
    "variant_image": ("variant image", "variant image url"),
    **{f"option_{n}_name": (f"option{n} name",) for n in OPTIONS},
    **{f"option_{n}_value": (f"option{n} value",) for n in OPTIONS},
}

FILLS: Final = {
    "description": ("description",),
    "category": ("category",),
    "published": ("published", "status"),
    "noted_images": ("image", "variant_image"),
    "sku": ("code",),
    "gtin": ("gtin",),
    "stock": ("tracker",),
}

#: What Shopify writes for an article without options.
_NO_OPTION: Final = ("Title", "Default Title")
_SELLS_ON: Final = frozenset({"continue", "true"})


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are Shopify's, of before or after 2024."""
    return bool(headers & {"handle", "url handle"}) and bool(
        headers & {"variant price", "option1 value"}
    )


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each handle. Raises UnusableFile without handles, titles or prices."""
    del around
    if not (table.has("handle") and table.has("name") and table.has("price")):
        raise UnusableFile(
            N_(
                "This is not a Shopify product export: the handle, the title"
                " or the price is missing."
            )
        )
    with closing(Shelf(table, findings)) as shelf:
        for numbers in _by_handle(table, findings, shelf):
            lines = [shelf.take(number) for number in numbers]
            try:
                yield _article(lines)
            except ValueRefused as refusal:
                for line in lines:
                    line.refuse_for(refusal)


def _by_handle(table: Table, findings: Findings, shelf: Shelf) -> Iterable[list[int]]:
    """Gather the lines of each article: where they lie on the shelf."""
    articles: dict[str, list[int]] = {}
    for line in sound_lines(table, findings):
        handle = line.text("handle", MAX_SKU)
        if handle:
            articles.setdefault(handle, []).append(shelf.put(line))
        else:
            line.refuse_for(
                ValueRefused(N_("The line has no handle: nobody can tell which article it is."))
            )
    return articles.values()


def _article(lines: list[Line]) -> ProductDraft:
    """Return the article of some lines. Raises ValueRefused."""
    first = lines[0]
    name = first.name()
    for line in lines:
        line.subject = name
    if yes_or_no(first.row["gift_card"]):
        raise ValueRefused(N_("Gift cards are not imported."))
    option_names = [first.text(f"option_{n}_name", MAX_LABEL) for n in OPTIONS]
    variants = tuple(_variants(lines, option_names))
    if not variants:
        raise ValueRefused(N_("No variant of the article can be imported."))
    return ProductDraft(
        source_ref=first.text("handle", MAX_SKU),
        name=name,
        description=first.html("description"),
        category=first.text("category", MAX_CATEGORY),
        published=_is_published(first),
        noted_images=_images(lines),
        variants=variants,
    )


def _images(lines: list[Line]) -> tuple[str, ...]:
    """Return the addresses of pictures on all lines of an article."""
    found = chain.from_iterable(line.images("image", "variant_image") for line in lines)
    return tuple(dict.fromkeys(found))[:MAX_IMAGES]


def _variants(lines: list[Line], option_names: list[str]) -> Iterator[VariantDraft]:
    """Yield the variants that can be taken; the others are refused by their line."""
    labels = Seen()
    for line in lines:
        if _only_a_picture(line):
            continue
        try:
            variant = _variant(line, option_names)
            labels.once(variant.label or line.subject, line)
            check_number_of_variants(labels)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
        else:
            yield variant


def _only_a_picture(line: Line) -> bool:
    """Tell whether a line only adds a picture to its article."""
    says_more = line.row["price"] or any(line.row[f"option_{n}_value"] for n in OPTIONS)
    return not says_more and bool(line.row["image"])


def _variant(line: Line, option_names: list[str]) -> VariantDraft:
    """Return the variant of one line. Raises ValueRefused."""
    options = {}
    for n, name in zip(OPTIONS, option_names, strict=True):
        value = line.text(f"option_{n}_value", MAX_LABEL)
        if value and (name, value) != _NO_OPTION:
            options[name or f"Option {n}"] = value
    price = line.price("price")
    if line.row["compare_at"]:
        line.note(N_("The old price, %(regular)s, is not kept."), regular=line.row["compare_at"])
    return VariantDraft(
        price_cents=price,
        label=", ".join(options.values())[:MAX_LABEL],
        options=options,
        sku=line.code("code"),
        gtin=law.gtin(line, "gtin"),
        line=line.where,
        stock=_stock(line),
    )


def _stock(line: Line) -> int | None:
    """Shopify counts only what has a tracker; what "continues" is sold whatever the count."""
    if not line.row["tracker"]:
        return None
    if line.row["policy"].casefold() in _SELLS_ON:
        line.note(N_("Sold even when there is none left: its stock is not counted."))
        return None
    return line.stock()


def _is_published(line: Line) -> bool:
    """Tell whether customers see the article."""
    status = fold(line.row["status"])
    if status not in {"", "active"}:
        line.note(N_("Imported unpublished: its status is “%(status)s”."), status=status)
        return False
    return yes_or_no(line.row["published"]) is not False


SHOPIFY: Final = Source("shopify", "Shopify", SYNONYMS, FILLS, recognises, read)
