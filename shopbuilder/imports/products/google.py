"""A product feed of Google Merchant: tab separated, RSS or Atom; an item a variant."""

import os.path
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Final

from shopbuilder.catalogue.writing import (
    MAX_CATEGORY,
    MAX_LABEL,
    MAX_NAME,
    MAX_SKU,
    ProductDraft,
    VariantDraft,
)
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products import law
from shopbuilder.imports.products.currencies import price_with_code
from shopbuilder.imports.products.lines import (
    Line,
    Seen,
    check_number_of_variants,
    sound_lines,
)
from shopbuilder.imports.products.shelf import Shelf
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.tables.rows import Table
from tenants.errors import N_

#: What tells the variants of a group apart; the names stay as the feed has them.
OPTIONS: Final = {
    "color": ("color", "colour", "couleur", "farbe"),
    "size": ("size", "taille", "grosse"),
    "material": ("material", "matiere"),
    "pattern": ("pattern", "motif"),
}
SYNONYMS: Final = {
    "id": ("id", "identifiant"),
    "group": ("item group id", "identifiant groupe", "identifiant du groupe d articles"),
    "name": ("title", "titre"),
    "description": ("description",),
    "link": ("link", "lien"),
    "images": ("image link", "lien image"),
    "more_images": ("additional image link", "lien image supplementaire"),
    "availability": ("availability", "disponibilite"),
    "price": ("price", "prix"),
    "reduced_price": ("sale price", "prix solde", "prix promotionnel"),
    "sale_dates": ("sale price effective date", "date d effet du prix solde"),
    "gtin": ("gtin", "code gtin"),
    "mpn": ("mpn", "reference fabricant"),
    "category": ("product type", "type de produit"),
    "wide_category": ("google product category", "categorie de produits google"),
    "content": ("unit pricing measure", "mesure du prix unitaire"),
    "condition": ("condition", "etat"),
    **OPTIONS,
}
FILLS: Final = {
    "description": ("description",),
    "category": ("category", "wide_category"),
    "noted_images": ("images", "more_images"),
    "gtin": ("gtin",),
    "sku": ("id",),
    "stock": ("availability",),
    "content": ("content",),
}
_FEW_SIGNS: Final = 3


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of a feed."""
    return (
        bool(headers & {*SYNONYMS["id"]})
        and bool(headers & {*SYNONYMS["name"]})
        and bool(headers & {*SYNONYMS["price"]})
        and len(headers & {*SYNONYMS["availability"], *SYNONYMS["images"], *SYNONYMS["link"]}) > 1
    )


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each group, or item without one. Raises UnusableFile."""
    if not (table.has("id") and table.has("name") and table.has("price")):
        raise UnusableFile(
            N_("This is not a Google Merchant feed: the id, the title or the price is missing.")
        )
    with closing(Shelf(table, findings)) as shelf:
        for identity, lines in shelf.in_groups(_by_group(table, findings)):
            if draft := _article(identity, lines, around):
                yield draft


def _by_group(table: Table, findings: Findings) -> Iterator[tuple[str, Line]]:
    """Yield each item with the identity of its article; an item is met once."""
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            identity = _identity(line)
            seen.once(identity, line)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
            continue
        group = line.text("group", MAX_SKU - len("group:"))
        yield f"group:{group}" if group else identity, line


def _identity(line: Line) -> str:
    """Return the id of an item. Raises ValueRefused without id or title."""
    if not clean_line(line.row["name"], MAX_NAME).text:
        raise ValueRefused(N_("The article has no name."))
    identity = line.code("id")
    if not identity:
        raise ValueRefused(N_("The item has no id: nobody can tell which article it is."))
    return identity


def _article(identity: str, lines: list[Line], around: Circumstances) -> ProductDraft | None:
    """Return the article of a group, None where all its items were refused."""
    first = lines[0]
    for line in lines:
        line.name()
    variants = tuple(_variants(lines, around))
    if not variants:
        return None
    if fold(first.row["condition"]) not in {"", "new", "neuf"}:
        line_says = first.row["condition"][:40]
        first.note(
            N_("It is not new (“%(condition)s”): say so in its description."), condition=line_says
        )
    images = dict.fromkeys(
        address for line in lines for address in line.images("images", "more_images")
    )
    return ProductDraft(
        source_ref=identity,
        name=_common_name([line.subject for line in lines])[:MAX_NAME],
        description=first.html("description"),
        category=first.text("category", MAX_CATEGORY) or first.text("wide_category", MAX_CATEGORY),
        noted_images=tuple(images)[:20],
        variants=variants,
    )


def _common_name(titles: list[str]) -> str:
    """Return what the titles of a group begin with: "T-shirt" of "T-shirt - S" and "T-shirt - M"."""
    shared = os.path.commonprefix(titles)  # noqa: RUF071 # signs, not paths
    if shared not in titles and " " in shared:
        # Never half a word.
        shared = shared.rpartition(" ")[0]
    shared = shared.rstrip(" -–—,/(|:")
    return shared if len(shared) >= _FEW_SIGNS else titles[0]


def _variants(lines: list[Line], around: Circumstances) -> Iterator[VariantDraft]:
    """Yield the items that can be taken; the others are refused by their line."""
    labels = Seen()
    for line in lines:
        try:
            variant = _variant(line, around, alone=len(lines) == 1)
            labels.once(variant.label or line.subject, line)
            check_number_of_variants(labels)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
        else:
            yield variant


def _variant(line: Line, around: Circumstances, *, alone: bool) -> VariantDraft:
    """Return the variant of an item. Raises ValueRefused."""
    options = {
        line.table.written[name]: value for name in OPTIONS if (value := line.text(name, MAX_LABEL))
    }
    label = ", ".join(options.values())[:MAX_LABEL]
    if not label and not alone:
        label = line.subject[:MAX_LABEL]
    return VariantDraft(
        price_cents=_price(line, around),
        label=label,
        options=options,
        sku=line.code("id"),
        gtin=law.gtin(line, "gtin"),
        content=law.content(line),
        stock=0
        if fold(line.row["availability"]) in {"out of stock", "en rupture de stock"}
        else None,
        line=line.where,
    )


def _price(line: Line, around: Circumstances) -> int:
    """Return the price asked now, in cents. Raises ValueRefused."""
    if not line.row["price"]:
        return line.price("price")
    regular = price_with_code(line.row["price"], around)
    if not line.row["reduced_price"]:
        return regular
    try:
        reduced = price_with_code(line.row["reduced_price"], around)
    except ValueRefused as refusal:
        line.drop_for(refusal)
        return regular
    if reduced >= regular:
        return regular
    if not _is_on(line.row["sale_dates"], around.local_now):
        line.note(N_("The reduced price is for other days: the regular price is taken."))
        return regular
    line.note(
        N_("Sold at the reduced price; the old price, %(regular)s, is not kept."),
        regular=line.row["price"],
    )
    return reduced


def _is_on(dates: str, now: datetime) -> bool:
    """Tell whether an instant lies in "2026-11-01T00:00+0100/2026-11-30T23:59+0100"; "" is always."""
    if not dates:
        return True
    starts, _, ends = dates.partition("/")
    try:
        first, last = (_instant(part, now) for part in (starts, ends))
    except ValueError:
        return False
    return first <= now <= last


def _instant(text: str, now: datetime) -> datetime:
    """Return an instant of ISO 8601, in the town's zone where it names none. Raises ValueError."""
    read_ = datetime.fromisoformat(text.strip())
    return read_ if read_.tzinfo else read_.replace(tzinfo=now.tzinfo)


GOOGLE: Final = Source("google", "Google Merchant", SYNONYMS, FILLS, recognises, read)
