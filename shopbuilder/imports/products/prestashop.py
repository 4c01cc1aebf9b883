"""A product file of PrestaShop, in English or French: prices without tax, lists in one cell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from shopbuilder.catalogue.writing import MAX_CATEGORY, ProductDraft, VariantDraft
from shopbuilder.imports.errors import UnusableFile, ValueRefused
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products import law
from shopbuilder.imports.products.lines import Line, Seen, sound_lines
from shopbuilder.imports.products.prestashop_words import FILLS, SYNONYMS
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.products.tax import require_rate, taxed_price
from shopbuilder.imports.tables.cells import clean_html, clean_line
from shopbuilder.imports.tables.rows import Table
from shopbuilder.imports.tables.values import yes_or_no
from shopbuilder.money import half_up
from tenants.errors import N_

_WITHOUT_TAX: Final = frozenset(SYNONYMS["price_without_tax"])
_WITH_TAX: Final = frozenset(SYNONYMS["price"])
_MARKS: Final = frozenset(
    {
        *SYNONYMS["tax_rule"],
        *SYNONYMS["rewritten"],
        *SYNONYMS["wholesale"],
        "active 0 1",
        "actif 0 1",
    }
)
_CONDITIONS: Final = frozenset({"used", "refurbished", "occasion", "reconditionne"})


def recognises(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of PrestaShop's products."""
    return bool(headers & (_WITHOUT_TAX | _WITH_TAX)) and len(headers & _MARKS) > 1


def read(table: Table, findings: Findings, around: Circumstances) -> Iterator[ProductDraft]:
    """Yield an article for each line. Raises UnusableFile without prices, or a rate to add."""
    if not (table.has("name") and table.has("price", "price_without_tax")):
        raise UnusableFile(
            N_("This is not a PrestaShop product file: the name or the price is missing.")
        )
    if not table.has("price"):
        require_rate(table, around, "price_without_tax")
    seen, rules = Seen(), set()
    for line in sound_lines(table, findings):
        try:
            yield _article(line, seen, around)
            rules.add(line.row["tax_rule"])
        except ValueRefused as refusal:
            line.refuse_for(refusal)
    if len(rules - {""}) > 1 and not table.has("price"):
        findings.note(
            "",
            N_("The file names several tax rules (%(rules)s); one rate was added to all prices."),
            rules=", ".join(sorted(rules - {""})[:12]),
        )


def _article(line: Line, seen: Seen, around: Circumstances) -> ProductDraft:
    """Return the article of a line. Raises ValueRefused."""
    name = line.name()
    if yes_or_no(line.row["virtual"]):
        raise ValueRefused(N_("Articles with nothing to collect are not imported."))
    code = line.code("code")
    reference = f"id:{line.row['id'][:40]}" if line.row["id"] else f"name:{fold(name)}"
    identity = code or reference
    seen.once(identity, line, code or name)
    if fold(line.row["condition"]) in _CONDITIONS:
        line.note(
            N_("It is not new (“%(condition)s”): say so in its description."),
            condition=line.row["condition"][:40],
        )
    return ProductDraft(
        source_ref=identity,
        name=name,
        description=_description(line),
        category=_category(line),
        vat_rate=None if line.table.has("price") else around.without_tax,
        published=_is_published(line),
        noted_images=line.images("images"),
        variants=(
            VariantDraft(
                _price(line, around),
                sku=code,
                gtin=law.gtin(line, "ean", "upc", "isbn"),
                stock=line.stock(),
                line=line.where,
            ),
        ),
    )


def _price(line: Line, around: Circumstances) -> int:
    """Return the price asked today, in cents with tax. Raises ValueRefused."""
    if line.table.has("price"):
        regular = line.price("price")
    else:
        regular = taxed_price(line, "price_without_tax", around.without_tax)
    percent, amount = (line.row[field].replace(",", ".") for field in ("percent", "amount"))
    if not (_is_some(percent) or _is_some(amount)):
        return regular
    today = around.local_now.date().isoformat()
    starts, ends = line.row["discount_from"][:10], line.row["discount_to"][:10]
    if (starts and starts > today) or (ends and today > ends > "0000-00-00"):
        line.note(N_("The reduced price is for other days: the regular price is taken."))
        return regular
    return _reduced(line, regular, percent)


def _reduced(line: Line, regular: int, percent: str) -> int:
    """Return the price less its percentage; an amount may be with or without tax, nobody can tell."""
    if _is_some(percent) and Decimal(percent) < 100:
        off = int(Decimal(percent) * 10_000)
        line.note(
            N_("Sold at the reduced price; the old price, %(regular)s, is not kept."),
            regular=f"{Decimal(regular) / 100:.2f}",
        )
        return half_up(regular * (1_000_000 - off), 1_000_000) or 1
    line.note(N_("Its reduction is an amount, with or without tax: the regular price is taken."))
    return regular


def _is_some(number: str) -> bool:
    """Tell whether a cell holds a positive number."""
    plain = number.replace(".", "", 1)
    return plain.isascii() and plain.isdecimal() and len(number) < 12 and Decimal(number) > 0


def _description(line: Line) -> str:
    """Return summary and description, once where they are the same."""
    cells = dict.fromkeys((line.row["summary"].strip(), line.row["description"].strip()))
    clean = clean_html("\n\n".join(cell for cell in cells if cell), 20_000)
    if clean.cut:
        line.note(N_("“%(column)s” was too long and has been cut."), column="Description")
    return clean.text


def _category(line: Line) -> str:
    """Return the first of the categories; one below another is written "Home/Books"."""
    found = [part.strip() for part in line.row["category"].split(",") if part.strip()]
    if len(found) > 1:
        line.note(N_("Only its first category is kept: “%(category)s”."), category=found[0][:120])
    return clean_line(found[0].replace("/", " > "), MAX_CATEGORY).text if found else ""


def _is_published(line: Line) -> bool:
    """Tell whether customers see the article."""
    if fold(line.row["visibility"]) in {"none", "nulle part", "aucune"}:
        line.note(N_("Imported unpublished: it is hidden in the catalogue it comes from."))
        return False
    return yes_or_no(line.row["active"]) is not False


PRESTASHOP: Final = Source("prestashop", "PrestaShop", SYNONYMS, FILLS, recognises, read)


def recognises_categories(headers: frozenset[str]) -> bool:
    """Tell whether the headers are those of PrestaShop's categories."""
    return bool(headers & {"parent category", "categorie parente"}) and not headers & _WITHOUT_TAX


def read_categories(
    table: Table, findings: Findings, around: Circumstances
) -> Sequence[ProductDraft]:
    """Refuse a list of shelves, and say how shelves come: they are made by what stands on them."""
    del around
    names = [line.text("name", MAX_CATEGORY) for line in sound_lines(table, findings)]
    raise UnusableFile(
        N_(
            "This file lists %(count)s shelves (%(names)s) and no articles. A shop’s"
            " shelves come with its articles, under the names written there: import the"
            " file of products."
        ),
        count=len(names),
        names=", ".join(names[:5]) + (", …" if len(names) > 5 else ""),
    )


PRESTASHOP_CATEGORIES: Final = Source(
    "prestashop-categories",
    N_("shelves of PrestaShop"),
    {"name": ("name", "nom"), "parent": ("parent category", "categorie parente")},
    {},
    recognises_categories,
    read_categories,
)
