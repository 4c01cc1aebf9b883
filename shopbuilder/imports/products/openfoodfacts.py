"""An extract of Open Food Facts: what packs say of food; everybody's word, so the shop checks it."""

import re
from collections.abc import Iterator
from typing import Final

from shopbuilder.catalogue.allergen_words import proposed_by
from shopbuilder.catalogue.gtin import GtinRefused, read_gtin
from shopbuilder.catalogue.writing import (
    MAX_CATEGORY,
    MAX_INGREDIENTS,
    MAX_ORIGIN,
    ProductDraft,
    VariantDraft,
)
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.tables.cells import clean_line
from shopbuilder.imports.tables.rows import Table
from tenants.errors import N_

SYNONYMS: Final = {
    "code": ("code",),
    "name": ("product name fr", "product name"),
    "other_name": ("generic name fr", "generic name", "abbreviated product name"),
    "content": ("quantity",),
    "brand": ("brands",),
    "category": ("categories",),
    "origin": ("origins", "origins en"),
    "ingredients": ("ingredients text fr", "ingredients text"),
    "allergens": ("allergens", "allergens tags"),
    "traces": ("traces tags", "traces"),
    "images": ("image url",),
}

FILLS: Final = {
    "price_cents": (),
    "category": ("category",),
    "noted_images": ("images",),
    "sku": ("code",),
    "gtin": ("code",),
    "content": ("content",),
    "ingredients": ("ingredients",),
    "proposed_allergens": ("ingredients",),
    "allergens": ("allergens",),
    "traces": ("traces",),
    "place_of_origin": ("origin",),
}

#: Numbers that shops give to what they weigh or pack themselves begin so: no maker's.
_IN_STORE: Final = "00000"
_MARKED: Final = re.compile(r"_([^_]{1,80})_")
_LANGUAGE: Final = re.compile(r"^[a-z]{2}:")


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of Open Food Facts."""
    return {"code", "product name", "ingredients text"} <= headers


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each line, hidden until the shop names a price. Raises UnusableFile."""
    del around
    if not (table.has("code") and table.has("name")):
        raise UnusableFile(
            N_("This is not an Open Food Facts extract: the code or the name is missing.")
        )
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            yield _article(line, seen)
        except ValueRefused as refusal:
            line.refuse_for(refusal)


def _article(line: Line, seen: Seen) -> ProductDraft:
    """Return the article of a line. Raises ValueRefused."""
    name = line.name("name" if line.row["name"] else "other_name")
    code = line.code("code")
    if not code:
        raise ValueRefused(N_("The line has no code: nobody can tell which article it is."))
    seen.once(code, line)
    written = line.row["ingredients"]
    allergens = law.allergens(line)
    if allergens is not None:
        line.note(N_("Its allergens are what Open Food Facts says: check them on the pack."))
    line.note(N_("Hidden until the shop sets a price: the file has none."))
    proposed = [key for key in proposed_by(written) if key not in (allergens or ())]
    if proposed:
        line.note(N_("Its ingredients mark allergens that nobody has stated: the shop is asked."))
    return ProductDraft(
        source_ref=code,
        name=name,
        category=_category(line),
        published=False,
        noted_images=line.images("images"),
        content=law.content(line),
        allergens=allergens,
        traces=law.allergens(line, "traces"),
        proposed_allergens=proposed,
        ingredients=_ingredients(line),
        place_of_origin=line.text("origin", MAX_ORIGIN),
        variants=(VariantDraft(0, sku=code, gtin=_gtin(line, code), line=line.where),),
    )


def _gtin(line: Line, code: str) -> str:
    """Return the code where it is a bar code of trade, "" for one of a shop's own scale."""
    try:
        if not code.startswith(_IN_STORE):
            return read_gtin(code)
    except GtinRefused:
        pass
    line.note(N_("Its code is not a trade bar code: it is kept as a reference only."))
    return ""


def _ingredients(line: Line) -> str:
    """Return the ingredients; what is marked by underscores is set in capitals, as packs do."""
    text = line.text("ingredients", MAX_INGREDIENTS)
    return _MARKED.sub(lambda marked: marked[1].upper(), text)


def _category(line: Line) -> str:
    """Return the widest of its categories: finer ones would make a shelf an article."""
    first = line.row["category"].partition(",")[0].strip()
    return clean_line(_LANGUAGE.sub("", first), MAX_CATEGORY).text


OPENFOODFACTS: Final = Source(
    "openfoodfacts", "Open Food Facts", SYNONYMS, FILLS, recognises, read, quoted=False
)
