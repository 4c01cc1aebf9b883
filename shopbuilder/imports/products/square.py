"""An item library of Square: a line a variation, stock and availability a column a place."""

import re
from collections.abc import Iterator
from contextlib import closing
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
from shopbuilder.imports.products.lines import (
    Line,
    Seen,
    check_number_of_variants,
    sound_lines,
)
from shopbuilder.imports.products.shelf import Shelf
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.products.units import sold_by
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import stock_count, vat_rate, yes_or_no
from tenants.errors import N_

OPTIONS: Final = range(1, 7)

SYNONYMS: Final = {
    "handle": ("reference handle",),
    "token": ("token",),
    "name": ("item name", "customer facing name"),
    "variation": ("variation name",),
    "code": ("sku",),
    "gtin": ("gtin",),
    "description": ("description",),
    "category": ("reporting category", "category", "categories"),
    "visibility": ("square online item visibility",),
    "type": ("item type",),
    "archived": ("archived",),
    "sellable": ("sellable",),
    "price": ("price",),
    "unit": ("unit and precision",),
    **{f"option_{n}_name": (f"option name {n}",) for n in OPTIONS},
    **{f"option_{n}_value": (f"option value {n}",) for n in OPTIONS},
}
BEGINNINGS: Final = {
    "stock": ("current quantity",),
    "enabled": ("enabled ",),
    "tax": ("tax ",),
}
FILLS: Final = {
    "description": ("description",),
    "category": ("category",),
    "unit": ("unit",),
    "vat_rate": ("tax_1",),
    "published": ("archived", "visibility"),
    "sku": ("code",),
    "gtin": ("gtin",),
    "stock": ("stock_1",),
}

#: Names that Square gives to the only variation of an item.
_ONLY: Final = frozenset({"", "regular", "normal", "standard", "ordinaire"})
_NO_THING: Final = frozenset({"digital", "gift card", "service", "donation", "event", "membership"})
_RATE: Final = re.compile(r"\(([0-9.,]+) ?%\)")


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of an item library."""
    return {"item name", "variation name"} <= headers


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each item. Raises UnusableFile without names or prices."""
    if not (table.has("name") and table.has("price")):
        raise UnusableFile(
            N_("This is not a Square item library: the item name or the price is missing.")
        )
    if table.has("stock_2"):
        findings.note("", N_("The file counts stock in several places: it is not counted here."))
    with closing(Shelf(table, findings)) as shelf:
        for identity, lines in shelf.in_groups(_by_item(table, findings)):
            try:
                draft = _article(identity, lines, around)
            except ValueRefused as refusal:
                for line in lines:
                    line.refuse_for(refusal)
                continue
            if draft:
                yield draft


def _by_item(table: Table, findings: Findings) -> Iterator[tuple[str, Line]]:
    """Yield each line with the identity of its item."""
    for line in sound_lines(table, findings):
        name = clean_line(line.row["name"], MAX_NAME).text
        if name:
            yield line.text("handle", MAX_SKU) or f"name:{fold(name)}", line
        else:
            line.refuse_for(ValueRefused(N_("The article has no name.")))


def _article(identity: str, lines: list[Line], around: Circumstances) -> ProductDraft | None:
    """Return the article of some lines, None where each of them was refused. Raises ValueRefused."""
    for line in lines:
        line.name()
    first = lines[0]
    if fold(first.row["type"]) in _NO_THING:
        raise ValueRefused(N_("Articles with nothing to collect are not imported."))
    variants = tuple(_variants(lines))
    if not variants:
        return None
    return ProductDraft(
        source_ref=identity,
        name=first.name(),
        description=first.html("description"),
        category=first.text("category", MAX_CATEGORY),
        unit=sold_by(first, first.row["unit"].rpartition(" ")[2]),
        vat_rate=_vat(first, around),
        published=_is_published(first),
        variants=variants,
    )


def _variants(lines: list[Line]) -> Iterator[VariantDraft]:
    """Yield the variations that can be taken; the others are refused by their line."""
    labels = Seen()
    for line in lines:
        try:
            variant = _variant(line, alone=len(lines) == 1)
            labels.once(variant.label or line.subject, line)
            check_number_of_variants(labels)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
        else:
            yield variant


def _variant(line: Line, *, alone: bool) -> VariantDraft:
    """Return the variation of a line. Raises ValueRefused."""
    if _is_off(line):
        raise ValueRefused(N_("This variant is switched off."))
    if fold(line.row["price"]) == "variable":
        raise ValueRefused(N_("Its price is entered at the till: an article needs a price."))
    options = {
        line.text(f"option_{n}_name", MAX_LABEL) or f"Option {n}": value
        for n in OPTIONS
        if (value := line.text(f"option_{n}_value", MAX_LABEL))
    }
    return VariantDraft(
        price_cents=line.price("price"),
        label=", ".join(options.values())[:MAX_LABEL] or _label(line, alone=alone),
        options=options,
        sku=line.code("code"),
        gtin=law.gtin(line, "gtin"),
        stock=_stock(line),
        line=line.where,
    )


def _label(line: Line, *, alone: bool) -> str:
    """Return what a variation without options is called; "" where that says nothing."""
    label = line.text("variation", MAX_LABEL)
    return "" if alone and fold(label) in _ONLY else label


def _is_off(line: Line) -> bool:
    """Tell whether a variation is not for sale, here or at any of its places."""
    if yes_or_no(line.row["sellable"]) is False:
        return True
    switches = [line.row[name] for name in line.table.written if name.startswith("enabled_")]
    return bool(switches) and all(yes_or_no(switch) is False for switch in switches)


def _stock(line: Line) -> int | None:
    """Return the pieces left; None where they are counted nowhere or in several places."""
    if line.table.has("stock_2") or not line.row["stock_1"]:
        return None
    try:
        return stock_count(line.row["stock_1"])
    except ValueRefused as refusal:
        line.drop_for(refusal)
        return None


def _vat(line: Line, around: Circumstances) -> int | None:
    """Return the rate of the one tax that is switched on, named in its heading: "Tax - TVA (20%)"."""
    for name, header in line.table.written.items():
        rate = _RATE.search(header)
        if name.startswith("tax_") and rate and yes_or_no(line.row[name]):
            try:
                return vat_rate(rate[1], around.vat_rates)
            except ValueRefused as refusal:
                line.drop_for(refusal)
    return None


def _is_published(line: Line) -> bool:
    """Tell whether customers see the article."""
    hidden = fold(line.row["visibility"]) in {"hidden", "unavailable"}
    if hidden or yes_or_no(line.row["archived"]):
        line.note(N_("Imported unpublished: it is hidden in the catalogue it comes from."))
        return False
    return True


SQUARE: Final = Source("square", "Square", SYNONYMS, FILLS, recognises, read, beginnings=BEGINNINGS)
