"""The listings that Etsy lets its sellers download: a line a listing, its choices in cells."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final

from shopbuilder.catalogue.writing import (
    MAX_LABEL,
    MAX_SKU,
    MAX_VARIANTS,
    ProductDraft,
    VariantDraft,
)
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.currencies import check_currency
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.tables.rows import Table
from tenants.errors import N_

#: Exports had two until 2025.
_VARIATIONS: Final = (1, 2, 3)
_IMAGES: Final = range(1, 21)

SYNONYMS: Final = {
    "name": ("title", "titre"),
    "description": ("description",),
    "price": ("price", "prix"),
    "currency": ("currency code", "code devise"),
    "stock": ("quantity", "quantite"),
    "code": ("sku",),
    **{f"image_{n}": (f"image{n}", f"image {n}") for n in _IMAGES},
    **{f"variation_{n}_name": (f"variation {n} name", f"variation {n} nom") for n in _VARIATIONS},
    **{f"variation_{n}_type": (f"variation {n} type",) for n in _VARIATIONS},
    **{
        f"variation_{n}_values": (f"variation {n} values", f"variation {n} valeurs")
        for n in _VARIATIONS
    },
}
FILLS: Final = {
    "description": ("description",),
    "noted_images": ("image_1",),
    "sku": ("code",),
    "stock": ("stock",),
}


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of Etsy's listings."""
    return bool(headers & {"currency code", "code devise"}) and bool(
        headers & {"variation 1 type", "variation 1 name", "image1", "materials"}
    )


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each listing. Raises UnusableFile without titles or prices."""
    if not (table.has("name") and table.has("price")):
        raise UnusableFile(N_("These are not Etsy listings: the title or the price is missing."))
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            yield _article(line, seen, around)
        except ValueRefused as refusal:
            line.refuse_for(refusal)


def _article(line: Line, seen: Seen, around: Circumstances) -> ProductDraft:
    """Return the article of a listing. Raises ValueRefused."""
    name = line.name()
    check_currency(line.row["currency"], around)
    codes = [code for part in line.row["code"].split(",") if (code := part.strip())]
    identity = clean_line(codes[0], MAX_SKU).text if len(codes) == 1 else f"name:{fold(name)}"
    seen.once(identity, line, name)
    return ProductDraft(
        source_ref=identity,
        name=name,
        description=line.html("description"),
        noted_images=line.images(*(f"image_{n}" for n in _IMAGES)),
        variants=_variants(line, codes),
    )


def _variants(line: Line, codes: list[str]) -> tuple[VariantDraft, ...]:
    """Return a variant for each choice; the file has one price and one stock for all of them."""
    cents, stock = line.price("price"), line.stock()
    choices = _choices(line)
    count = prod(len(values) for values in choices.values())
    if count > MAX_VARIANTS:
        raise ValueRefused(N_("The article has more than %(most)s variants."), most=MAX_VARIANTS)
    if count > 1:
        _tell_what_is_shared(line, stock)
        stock = None
    return tuple(
        VariantDraft(
            price_cents=cents,
            label=", ".join(values)[:MAX_LABEL],
            options=dict(zip(choices, values, strict=True)),
            sku=code,
            stock=stock,
            line=line.where,
        )
        for code, values in zip(
            _code_of_each(line, codes, count), product(*choices.values()), strict=True
        )
    )


def _tell_what_is_shared(line: Line, stock: int | None) -> None:
    """Note what the listing tells of all its choices together, and of none of them alone."""
    line.note(N_("All its choices cost the price of the listing: the file has no other."))
    if stock is not None:
        line.note(N_("Its stock is counted over all choices together: not counted here."))


def _code_of_each(line: Line, codes: list[str], count: int) -> list[str]:
    """Return the reference of each choice; "" where the file does not give as many."""
    if len(codes) == count:
        return [clean_line(code, MAX_SKU).text for code in codes]
    if codes:
        line.note(N_("Its references are not one for each choice: they are left out."))
    return [""] * count


def _choices(line: Line) -> dict[str, list[str]]:
    """Return the options of a listing in its own words: name → values, each once."""
    found: dict[str, list[str]] = {}
    for n in _VARIATIONS:
        parts = (
            clean_line(part, MAX_LABEL).text
            for part in line.row[f"variation_{n}_values"].split(",")
        )
        values = list(dict.fromkeys(part for part in parts if part))
        if values:
            name = line.text(f"variation_{n}_name", MAX_LABEL)
            name = name or line.text(f"variation_{n}_type", MAX_LABEL) or f"Option {n}"
            found[name if name not in found else f"{name} {n}"] = values
    return found


ETSY: Final = Source("etsy", "Etsy", SYNONYMS, FILLS, recognises, read)
