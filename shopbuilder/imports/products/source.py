"""What a source of articles is: the headers it knows and how it reads a table."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.tables.rows import Table
from tenants.errors import N_

#: Parts of an article and of a variant that a file fills, with their name for people.
ARTICLE_PARTS: Final = {
    "name": N_("name"),
    "description": N_("description"),
    "category": N_("category"),
    "unit": N_("unit"),
    "vat_rate": N_("VAT rate"),
    "published": N_("published"),
    "noted_images": N_("pictures"),
    "content": N_("net quantity"),
    "allergens": N_("allergens"),
    "traces": N_("traces"),
    "proposed_allergens": N_("allergens to confirm"),
    "ingredients": N_("ingredients"),
    "place_of_origin": N_("origin"),
    "lead_minutes": N_("time to prepare"),
}
VARIANT_PARTS: Final = {
    "price_cents": N_("price"),
    "stock": N_("stock"),
    "sku": N_("reference"),
    "gtin": N_("bar code"),
    "options": N_("options"),
    "content": N_("net quantity"),
    "active": N_("on sale"),
}
#: Parts that every source says something of, unless its `fills` names fields for them.
_ALWAYS_SAID: Final = frozenset({"name", "price_cents", "options", "active"})


@dataclass(frozen=True)
class Circumstances:
    """What reading depends on besides the file."""

    #: VAT rates of the town's country, in hundredths of a per cent.
    vat_rates: tuple[int, ...]
    #: The present instant in the town's time zone: promotions have days of the town.
    local_now: datetime
    #: Money of the town (ISO 4217): prices in another one are refused.
    currency: str = "EUR"
    #: The rate (hundredths of a per cent) that prices without tax are converted with; None = they
    #: are refused where the file names no rate itself.
    without_tax: int | None = None
    #: Field of a spreadsheet → rank of its column, from 0, where a person said so; None = by headings.
    columns: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Source:
    """One kind of file."""

    key: str
    #: Its own name, not translated, or a msgid.
    name: str
    #: Field → folded headers that mean it, best first.
    synonyms: Mapping[str, Collection[str]]
    #: Part of an article → the fields that fill it. Where none of them has a column (and where the
    #: part is not named here) the file says nothing of it, and an article that exists keeps what it
    #: has. Names, prices and options are always said, unless they are named here.
    fills: Mapping[str, Collection[str]]
    #: Tells by the folded headers whether a file is of this kind.
    recognises: Callable[[frozenset[str]], bool]
    #: Yields the articles; says in the findings what it refuses, drops and changes.
    read: Callable[[Table, Findings, Circumstances], Iterable[ProductDraft]]
    #: Field → its name for people (a msgid), for fields a person may give a column to.
    names: Mapping[str, str] = field(default_factory=dict)
    #: Field → how the folded headers begin that mean it, where they go on with a name of a place or
    #: a rate: the first of them is field_1.
    beginnings: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: Whether quotation marks hold cells together.
    quoted: bool = True
    #: Whether letters that look written twice (“Ã©”) are mended: they are not in what this program
    #: wrote, where they are meant, unless the headers came back written twice too.
    mends: bool = True

    def silent(self, table: Table) -> frozenset[str]:
        """Return the parts of an article that a table says nothing of."""
        return frozenset(
            part
            for part in {*ARTICLE_PARTS, *VARIANT_PARTS}
            if not (part in _ALWAYS_SAID and part not in self.fills)
            and not table.has(*self.fills.get(part, ()))
        )

    def synonyms_for(self, headers: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return the synonyms, and a field for each of these folded headers that begins as one may."""
        more = {
            f"{name}_{n}": (header,)
            for name, starts in self.beginnings.items()
            for n, header in enumerate(
                [header for header in headers if header.startswith(tuple(starts))], start=1
            )
        }
        return {**self.synonyms, **more}
