"""A product export of WooCommerce, in English or French."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from shopbuilder.catalogue.writing import MAX_CATEGORY, ProductDraft, VariantDraft
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.shelf import Shelf
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.products.woocommerce_values import (
    ATTRIBUTES,
    category,
    description,
    is_published,
    own_options,
    price,
    stock,
)
from shopbuilder.imports.products.woocommerce_variations import variants_of
from shopbuilder.imports.tables.rows import Table
from tenants.errors import N_

SYNONYMS: Final = {
    "id": ("id",),
    "type": ("type",),
    "code": ("sku", "ugs"),
    "gtin": (
        "gtin upc ean or isbn",
        "gtin upc ean ou isbn",
        "meta global unique id",
        "ean",
        "gtin",
    ),
    "name": ("name", "nom"),
    "published": ("published", "publie"),
    "visibility": ("visibility in catalog", "visibilite dans le catalogue"),
    "short_description": ("short description", "description courte"),
    "description": ("description",),
    "sale_starts": ("date sale price starts", "date de debut de promo"),
    "sale_ends": ("date sale price ends", "date de fin de promo"),
    "tax_class": ("tax class", "classe de tva"),
    "available": ("in stock", "en stock"),
    "stock": ("stock",),
    "reduced_price": ("sale price", "tarif promo"),
    "regular_price": ("regular price", "tarif regulier"),
    "category": ("categories",),
    "images": ("images",),
    "parent": ("parent",),
    "position": ("position",),
    **{
        f"attribute_{n}_name": (f"attribute {n} name", f"nom de l attribut {n}") for n in ATTRIBUTES
    },
    **{
        f"attribute_{n}_values": (f"attribute {n} value s", f"valeur s de l attribut {n}")
        for n in ATTRIBUTES
    },
}

FILLS: Final = {
    "description": ("description", "short_description"),
    "category": ("category",),
    "published": ("published", "visibility"),
    "noted_images": ("images",),
    "sku": ("code",),
    "gtin": ("gtin",),
    "stock": ("stock", "available"),
}

#: Kinds of articles that this program has no use for, each with what to tell.
_NOT_HANDLED: Final = {
    "grouped": N_("Grouped articles are not imported: their parts are articles of their own."),
    "external": N_("Articles sold on another site are not imported."),
    "downloadable": N_("Articles to download are not imported: there would be nothing to collect."),
    "virtual": N_("Articles with nothing to collect are not imported."),
}
_HANDLED: Final = frozenset({"simple", "variable", "variation"})


@dataclass(slots=True)
class _Parent:
    """An article of the file and its variations: where their lines lie on the shelf."""

    at: int
    reference: str
    #: Simple, as opposed to variable.
    simple: bool
    variations: tuple[int, ...] = ()


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are WooCommerce's, in English or French."""
    return "type" in headers and bool(headers & {"regular price", "tarif regulier"})


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each simple or variable line. Raises UnusableFile without type or price."""
    if not (table.has("type") and table.has("name") and table.has("regular_price")):
        raise UnusableFile(
            N_(
                "This is not a WooCommerce product export: the type, the name or the price"
                " is missing."
            )
        )
    with closing(Shelf(table, findings)) as shelf:
        for parent in _parents_with_variations(table, findings, shelf):
            line = shelf.take(parent.at)
            try:
                variations = [shelf.take(at) for at in parent.variations]
                yield _article(parent, line, variations, around)
            except ValueRefused as refusal:
                line.refuse_for(refusal)


def _parents_with_variations(table: Table, findings: Findings, shelf: Shelf) -> list[_Parent]:
    """Gather variations under their parents, which may stand before or after them."""
    by_name: dict[str, _Parent] = {}
    parents: list[_Parent] = []
    variations: list[int] = []
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            kinds = _kinds(line)
            if "variation" in kinds:
                seen.once(_reference(line), line)
                variations.append(shelf.put(line))
                continue
            parent = _Parent(shelf.put(line), _reference(line), "simple" in kinds)
            seen.once(parent.reference, line)
        except ValueRefused as refusal:
            line.refuse_for(refusal)
            continue
        parents.append(parent)
        by_name[parent.reference] = parent
        by_name[f"id:{line.row['id']}"] = parent
    for at in variations:
        _join(at, shelf.take(at), by_name)
    return parents


def _kinds(line: Line) -> set[str]:
    """Return the kinds of a line. Raises ValueRefused for those not handled."""
    line.name()
    kinds = {fold(kind) for kind in line.row["type"].split(",")}
    for kind, sentence in _NOT_HANDLED.items():
        if kind in kinds:
            raise ValueRefused(sentence)
    if not kinds & _HANDLED:
        raise ValueRefused(N_("The type “%(type)s” is not supported."), type=line.row["type"][:40])
    return kinds


def _reference(line: Line) -> str:
    """Return the identity of a line: SKU, else id, else name."""
    code = line.code("code")
    if code:
        return code
    identity = line.row["id"]
    return f"id:{identity}" if identity else f"name:{fold(line.name())}"


def _join(at: int, line: Line, parents: dict[str, _Parent]) -> None:
    """Put a variation under its parent, or refuse it."""
    named = line.row["parent"]
    parent = parents.get(named.replace(" ", "") if named.startswith("id:") else named)
    if parent is None or parent.simple:
        sentence = N_("Its parent article “%(parent)s” is not among the articles imported.")
        line.refuse_for(ValueRefused(sentence, parent=named[:80]))
    else:
        parent.variations = (*parent.variations, at)


def _article(
    parent: _Parent, line: Line, variations: list[Line], around: Circumstances
) -> ProductDraft:
    """Return the article of a parent, of its line and those of its variations. Raises ValueRefused."""
    draft = ProductDraft(
        source_ref=parent.reference,
        name=line.name(),
        description=description(line),
        category=category(line, MAX_CATEGORY),
        published=is_published(line),
        noted_images=line.images("images"),
        variants=(),
    )
    if line.row["tax_class"] not in {"", "standard", "parent"}:
        line.note(
            N_("The tax class “%(class)s” is not read: the article gets the shop’s usual rate."),
            **{"class": line.row["tax_class"][:40]},
        )
    if parent.simple:
        return replace(draft, variants=(_only_variant(line, around),))
    variants = tuple(variants_of(line, variations, around.local_now))
    if not variants:
        raise ValueRefused(N_("No variant of this article can be imported."))
    return replace(draft, variants=variants)


def _only_variant(line: Line, around: Circumstances) -> VariantDraft:
    """Return the one variant of a simple article."""
    return VariantDraft(
        price_cents=price(line, around.local_now),
        options=own_options(line),
        sku=line.code("code"),
        gtin=law.gtin(line, "gtin"),
        line=line.where,
        stock=stock(line),
    )


WOOCOMMERCE: Final = Source("woocommerce", "WooCommerce", SYNONYMS, FILLS, recognises, read)
