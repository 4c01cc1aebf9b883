"""A French (or English) spreadsheet: one article a line, headings as people write them."""

from collections.abc import Sequence
from typing import Final

from shopbuilder.catalogue.writing import MAX_CATEGORY, ProductDraft, VariantDraft
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.source import Circumstances, Source
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
}  # fmt: skip

FILLS: Final = {
    "description": ("description",),
    "category": ("category",),
    "unit": ("unit",),
    "vat_rate": ("vat",),
    "published": ("published",),
    "noted_images": ("images",),
    "sku": ("code", "ean"),
    "stock": ("stock", "available"),
}

_UNITS: Final = {
    "piece": "piece", "pieces": "piece", "pce": "piece", "pc": "piece", "u": "piece",
    "unite": "piece", "a l unite": "piece", "a la piece": "piece", "lot": "piece",
    "kg": "kg", "kilo": "kg", "kilogramme": "kg", "au kilo": "kg", "au kg": "kg",
    "l": "litre", "litre": "litre", "au litre": "litre", "liter": "litre",
    "m": "metre", "metre": "metre", "au metre": "metre", "meter": "metre",
}  # fmt: skip


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether there is a name and some price among the headers."""
    prices = {*SYNONYMS["price"], *SYNONYMS["price_without_tax"]}
    return bool(headers & {*SYNONYMS["name"]}) and bool(headers & prices)


def read(table: Table, findings: Findings, around: Circumstances) -> Sequence[ProductDraft]:
    """Return an article for each sound line. Raises UnusableFile without names or prices."""
    _check_columns(table)
    drafts = []
    seen = Seen()
    for line in sound_lines(table, findings):
        try:
            drafts.append(_article(line, seen, around))
        except ValueRefused as refusal:
            line.refuse_for(refusal)
    return drafts


def _check_columns(table: Table) -> None:
    """Raise UnusableFile unless there are names, and prices with tax."""
    found = ", ".join(header.strip() for header in table.layout.headers if header.strip())[:200]
    if not table.has("name"):
        raise UnusableFile(
            N_("No column holds the names of the articles. Columns found: %(found)s."), found=found
        )
    if not table.has("price"):
        if table.has("price_without_tax"):
            raise UnusableFile(
                N_("Prices must include tax: the column “%(column)s” does not."),
                column=table.written["price_without_tax"],
            )
        raise UnusableFile(N_("No column holds the prices. Columns found: %(found)s."), found=found)


def _article(line: Line, seen: Seen, around: Circumstances) -> ProductDraft:
    """Return the article of a line. Raises ValueRefused."""
    name = line.name()
    code = line.code("code") or line.code("ean")
    regular = line.price("price")
    identity = code or f"name:{fold(name)}"
    seen.once(identity, line, code or name)
    return ProductDraft(
        source_ref=identity,
        name=name,
        description=line.html("description"),
        category=line.text("category", MAX_CATEGORY),
        unit=_unit(line),
        vat_rate=vat_rate(line.row["vat"], around.vat_rates) if line.row["vat"] else None,
        published=yes_or_no(line.row["published"]) is not False,
        noted_images=line.images("images"),
        variants=(
            VariantDraft(
                price_cents=line.reduced("reduced_price", regular), sku=code, stock=line.stock()
            ),
        ),
    )


def _unit(line: Line) -> str:
    """Return what the article is sold by; an unknown unit is told."""
    written = line.row["unit"]
    if not written:
        return "piece"
    unit = _UNITS.get(fold(written))
    if unit is None:
        line.drop_for(
            ValueRefused(N_("The unit “%(unit)s” is not known: sold by the piece."), unit=written)
        )
    return unit or "piece"


SPREADSHEET: Final = Source("spreadsheet", N_("spreadsheet"), SYNONYMS, FILLS, recognises, read)
