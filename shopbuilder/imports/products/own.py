"""The table of articles that this program writes, read back: nothing it holds is lost."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final

import nh3

from shopbuilder.catalogue.writing import (
    MAX_CATEGORY,
    MAX_DESCRIPTION,
    MAX_INGREDIENTS,
    MAX_LABEL,
    MAX_NAME,
    MAX_ORIGIN,
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
from shopbuilder.imports.products.own_sheet import COLUMNS, UNITS, plain, read_options
from shopbuilder.imports.products.shelf import Shelf
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.tables.cells import ALLOWED_TAGS, printable, without_formula
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import price_in_cents, stock_count, vat_rate, yes_or_no
from tenants.errors import N_

SYNONYMS: Final = {name: (fold(heading),) for name, heading in COLUMNS.items()}
FILLS: Final = {
    "price_cents": ("price",),
    "options": ("options",),
    "active": ("active",),
    "description": ("description",),
    "category": ("category",),
    "unit": ("unit",),
    "vat_rate": ("vat",),
    "published": ("published",),
    "noted_images": ("images",),
    "content": ("content", "own_content"),
    "allergens": ("allergens",),
    "traces": ("traces",),
    "proposed_allergens": ("proposed",),
    "ingredients": ("ingredients",),
    "place_of_origin": ("origin",),
    "lead_minutes": ("lead",),
    "sku": ("sku",),
    "gtin": ("gtin",),
    "stock": ("stock",),
}
_UNIT_OF: Final = {fold(word): unit for unit, word in UNITS.items()}
_MOST_MINUTES: Final = 20_160
_MAX_PICTURE: Final = 60
_MAX_SLUG: Final = 120
#: The reference an article has where it comes from may carry its kind in front ("name:").
MAX_REF: Final = 250
MAX_OPTIONS: Final = 4_000
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PICTURE: Final = re.compile(r"[a-z0-9_-]+")


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of a table this program wrote."""
    return {*SYNONYMS["ref"], *SYNONYMS["name"]} <= headers


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for the lines of each reference. Raises UnusableFile without them."""
    if not (table.has("ref") and table.has("name")):
        raise UnusableFile(
            N_("This is not a table exported from here: the reference or the name is missing.")
        )
    with closing(Shelf(table, findings)) as shelf:
        for ref, lines in shelf.in_groups(_by_article(table, findings)):
            if draft := _article(ref, lines, around):
                yield draft


def _by_article(table: Table, findings: Findings) -> Iterator[tuple[str, Line]]:
    """Yield each line with the reference of its article."""
    for line in sound_lines(table, findings):
        name = _text(line, "name", MAX_NAME)
        if name:
            yield _text(line, "ref", MAX_REF) or f"name:{fold(name)}", line
        else:
            line.refuse_for(ValueRefused(N_("The article has no name.")))


def _article(ref: str, lines: list[Line], around: Circumstances) -> ProductDraft | None:
    """Return the article of some lines, None where each of them was refused.

    What is said once for the article may stand on any of them: people sort their tables.
    """
    for line in lines:
        line.subject = _text(line, "name", MAX_NAME)
    variants = tuple(_variants(lines))
    if not variants:
        return None
    on = {name: _where_said(lines, name) for name in COLUMNS}
    return ProductDraft(
        source_ref=ref,
        slug=_slug(on["slug"]),
        name=lines[0].subject,
        description=_description(on["description"]),
        category=_text(on["category"], "category", MAX_CATEGORY),
        unit=_UNIT_OF.get(fold(on["unit"].row["unit"]), "piece"),
        vat_rate=_vat(on["vat"], around),
        published=_is_published(on["published"], variants),
        noted_images=tuple(on["images"].row["images"].split()[:MAX_IMAGES]),
        content=law.content(on["content"]),
        allergens=law.allergens(on["allergens"]),
        traces=law.allergens(on["traces"], "traces"),
        proposed_allergens=law.allergens(on["proposed"], "proposed") or (),
        ingredients=_text(on["ingredients"], "ingredients", MAX_INGREDIENTS),
        place_of_origin=_text(on["origin"], "origin", MAX_ORIGIN),
        lead_minutes=_minutes(on["lead"]),
        picture=_picture(on["picture"]),
        variants=variants,
    )


def _where_said(lines: list[Line], field: str) -> Line:
    """Return the first line that says something of a field."""
    return next((line for line in lines if line.row[field]), lines[0])


def _variants(lines: list[Line]) -> Iterator[VariantDraft]:
    """Yield the variants that can be taken; the others are refused by their line."""
    labels = Seen()
    for line in lines:
        try:
            variant = _variant(line)
            labels.once(variant.label or line.subject, line)
            check_number_of_variants(labels)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
        else:
            yield variant


def _variant(line: Line) -> VariantDraft:
    """Return the variant of a line. Raises ValueRefused."""
    price = line.row["price"]
    return VariantDraft(
        price_cents=price_in_cents(price) if price else 0,
        label=_text(line, "label", MAX_LABEL),
        options=read_options(_text(line, "options", MAX_OPTIONS)),
        sku=_text(line, "sku", MAX_SKU),
        gtin=law.gtin(line, "gtin"),
        content=law.content(line, "own_content"),
        stock=_stock(line),
        active=yes_or_no(line.row["active"]) is not False,
        line=line.where,
    )


def _stock(line: Line) -> int | None:
    """Return the pieces left, None where they are not counted; 1 is a piece, and no "yes"."""
    try:
        return stock_count(line.row["stock"]) if line.row["stock"] else None
    except ValueRefused as refusal:
        line.drop_for(refusal)
        return None


def _text(line: Line, field: str, limit: int) -> str:
    """Return a text as it was when it was written.

    A cell that was not made harmless here is cleaned like any other file's.
    """
    cell = line.row[field]
    if cell.startswith("'") or not without_formula(cell)[1]:
        text = printable(plain(cell))
        if len(text) <= limit:
            return text
    return line.text(field, limit)


def _description(line: Line) -> str:
    """Return sanitised HTML: what was sanitised before it was written comes back unchanged."""
    cell = line.row["description"]
    if not cell.startswith("'") and without_formula(cell)[1]:
        return line.html("description")
    html = nh3.clean(plain(cell), tags=set(ALLOWED_TAGS), attributes={}, link_rel=None)
    html = printable(html.replace("&nbsp;", "\u00a0"))
    return html if len(html) <= MAX_DESCRIPTION else line.html("description")


def _slug(line: Line) -> str:
    """Return the address of the page, "" where none is written that can be one."""
    slug = line.row["slug"]
    return slug if len(slug) <= _MAX_SLUG and _SLUG.fullmatch(slug) else ""


def _picture(line: Line) -> str:
    """Return the kind of its drawing; "" where none is written that can be one."""
    word = line.row["picture"]
    return word if len(word) <= _MAX_PICTURE and _PICTURE.fullmatch(word) else ""


def _vat(line: Line, around: Circumstances) -> int | None:
    """Return the VAT rate; None, and told, where it is none of the country's."""
    try:
        return vat_rate(line.row["vat"], around.vat_rates) if line.row["vat"] else None
    except ValueRefused as refusal:
        line.drop_for(refusal)
        return None


def _is_published(line: Line, variants: Sequence[VariantDraft]) -> bool:
    """Tell whether customers see the article: not before each variant on sale has a price."""
    if yes_or_no(line.row["published"]) is False:
        return False
    unpriced = any(variant.active and not variant.price_cents for variant in variants)
    if unpriced:
        line.note(N_("Hidden until the shop sets a price: the file has none."))
    return not unpriced


def _minutes(line: Line) -> int:
    """Return the minutes that an article needs; 0, and told, for what is no number of them."""
    written = line.row["lead"]
    if not written:
        return 0
    if written.isascii() and written.isdecimal() and int(written[:9]) <= _MOST_MINUTES:
        return int(written)
    line.drop_for(
        ValueRefused(N_("“%(minutes)s” is not a number of minutes."), minutes=written[:40])
    )
    return 0


OWN: Final = Source(
    "shopbuilder",
    N_("a table exported from here"),
    SYNONYMS,
    FILLS,
    recognises,
    read,
    mends=False,
)
