"""A French (or English) spreadsheet: one article a line, headings as people write them."""

from collections.abc import Iterator
from typing import Final

from shopbuilder.catalogue.allergen_words import proposed_by
from shopbuilder.catalogue.writing import (
    MAX_CATEGORY,
    MAX_INGREDIENTS,
    MAX_ORIGIN,
    ProductDraft,
    VariantDraft,
)
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.products.tax import require_rate, taxed_price
from shopbuilder.imports.products.units import sold_by
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import vat_rate, yes_or_no
from tenants.errors import N_

SYNONYMS: Final = {
    "code": (
        "reference", "ref", "code", "code article", "code produit", "reference article",
        "reference produit", "sku", "ugs",
    ),
    "ean": ("ean", "ean13", "ean 13", "code barre", "code barres", "code a barres", "gtin"),
    "name": (
        "designation", "libelle", "nom", "titre", "intitule", "article", "produit",
        "nom du produit", "nom de l article", "name", "title", "product",
    ),
    "price": (
        "prix ttc", "prix de vente ttc", "prix unitaire ttc", "pu ttc", "pv ttc", "tarif ttc",
        "prix public ttc", "prix de vente", "prix", "prix unitaire", "prix public", "tarif",
        "price", "regular price",
    ),
    "price_without_tax": (
        "prix ht", "prix de vente ht", "prix unitaire ht", "pu ht", "pv ht", "tarif ht",
        "price tax excluded",
    ),
    "reduced_price": (
        "prix promo", "prix promotionnel", "prix promo ttc", "prix solde", "prix remise",
        "tarif promo", "promo", "sale price",
    ),
    "category": ("categorie", "categories", "rayon", "famille", "category", "department"),
    "stock": (
        "stock", "quantite", "qte", "quantite en stock", "stock disponible", "quantity",
        "inventory",
    ),
    "available": ("en stock", "disponible", "disponibilite", "in stock", "available"),
    "description": ("description", "descriptif", "detail", "details", "texte"),
    "vat": ("tva", "taux tva", "taux de tva", "vat", "vat rate"),
    "unit": ("unite", "unite de vente", "vendu par", "unit"),
    "published": ("publie", "en ligne", "visible", "actif", "published"),
    "images": ("image", "images", "photo", "photos", "url image", "lien image"),
    "content": (
        "quantite nette", "contenance", "contenu", "poids net", "volume net", "poids volume",
        "conditionnement", "net quantity", "net weight", "content",
    ),
    "ingredients": ("ingredients", "ingredient", "composition", "liste des ingredients"),
    "allergens": ("allergenes", "allergene", "allergens"),
    "traces": ("traces", "traces eventuelles", "peut contenir", "may contain"),
    "origin": (
        "origine", "provenance", "pays d origine", "lieu d origine", "origin", "country of origin",
    ),
}  # fmt: skip

#: What a person may say that a column holds.
NAMES: Final = {
    "name": N_("name"),
    "price": N_("price with tax"),
    "price_without_tax": N_("price without tax"),
    "reduced_price": N_("reduced price"),
    "code": N_("reference"),
    "ean": N_("bar code (EAN, ISBN)"),
    "category": N_("shelf"),
    "stock": N_("pieces in stock"),
    "available": N_("in stock: yes or no"),
    "description": N_("description"),
    "vat": N_("VAT rate"),
    "unit": N_("sold by (piece, kilogram…)"),
    "published": N_("shown in the shop: yes or no"),
    "images": N_("addresses of pictures"),
    "content": N_("net quantity (250 g, 75 cl…)"),
    "ingredients": N_("ingredients"),
    "allergens": N_("allergens"),
    "traces": N_("traces of allergens"),
    "origin": N_("origin"),
}

FILLS: Final = {
    "description": ("description",),
    "category": ("category",),
    "unit": ("unit",),
    "vat_rate": ("vat",),
    "published": ("published",),
    "noted_images": ("images",),
    "sku": ("code", "ean"),
    "stock": ("stock", "available"),
    "gtin": ("ean",),
    "content": ("content",),
    "ingredients": ("ingredients",),
    "proposed_allergens": ("ingredients",),
    "allergens": ("allergens",),
    "traces": ("traces",),
    "place_of_origin": ("origin",),
}


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether there is a name and some price among the headers."""
    prices = {*SYNONYMS["price"], *SYNONYMS["price_without_tax"]}
    return bool(headers & {*SYNONYMS["name"]}) and bool(headers & prices)


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each sound line. Raises UnusableFile without names or prices."""
    _check_columns(table, around)
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            yield _article(line, seen, around)
        except ValueRefused as refusal:
            line.refuse_for(refusal)


def _check_columns(table: Table, around: Circumstances) -> None:
    """Raise UnusableFile unless there are names, and prices with tax or a rate to add."""
    found = ", ".join(header.strip() for header in table.layout.headers if header.strip())[:200]
    if not table.has("name"):
        raise UnusableFile(
            N_("No column holds the names of the articles. Columns found: %(found)s."), found=found
        )
    if not table.has("price"):
        if table.has("price_without_tax"):
            require_rate(table, around, "price_without_tax", "vat")
            return
        raise UnusableFile(N_("No column holds the prices. Columns found: %(found)s."), found=found)


def _article(line: Line, seen: Seen, around: Circumstances) -> ProductDraft:
    """Return the article of a line. Raises ValueRefused."""
    name = line.name()
    code = line.code("code") or line.code("ean")
    rate = vat_rate(line.row["vat"], around.vat_rates) if line.row["vat"] else None
    price, rate = _price(line, rate, around)
    identity = code or f"name:{fold(name)}"
    seen.once(identity, line, code or name)
    ingredients = line.text("ingredients", MAX_INGREDIENTS)
    return ProductDraft(
        source_ref=identity,
        name=name,
        description=line.html("description"),
        category=line.text("category", MAX_CATEGORY),
        unit=sold_by(line, line.row["unit"]),
        vat_rate=rate,
        published=yes_or_no(line.row["published"]) is not False,
        noted_images=line.images("images"),
        content=law.content(line),
        allergens=law.allergens(line),
        traces=law.allergens(line, "traces"),
        proposed_allergens=proposed_by(ingredients),
        ingredients=ingredients,
        place_of_origin=line.text("origin", MAX_ORIGIN),
        variants=(
            VariantDraft(
                price, sku=code, gtin=law.gtin(line, "ean"), stock=line.stock(), line=line.where
            ),
        ),
    )


def _price(line: Line, rate: int | None, around: Circumstances) -> tuple[int, int | None]:
    """Return the price asked, in cents with tax, and the VAT rate in it. Raises ValueRefused."""
    if line.table.has("price"):
        return line.reduced("reduced_price", line.price("price")), rate
    if rate is None:
        rate = around.without_tax
    return taxed_price(line, "price_without_tax", rate), rate


SPREADSHEET: Final = Source(
    "spreadsheet", N_("spreadsheet"), SYNONYMS, FILLS, recognises, read, NAMES
)
