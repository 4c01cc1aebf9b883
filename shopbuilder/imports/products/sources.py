"""Every source of articles, and which one a file is of. A new source: its module, and a line here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.products.clashes import FileClashes
from shopbuilder.imports.products.etsy import ETSY
from shopbuilder.imports.products.google import GOOGLE
from shopbuilder.imports.products.google_xml import (
    SEPARATOR,
    feed_layout,
    feed_table,
    is_feed,
)
from shopbuilder.imports.products.mapping import table_said
from shopbuilder.imports.products.openfoodfacts import OPENFOODFACTS
from shopbuilder.imports.products.own import OWN
from shopbuilder.imports.products.prestashop import PRESTASHOP, PRESTASHOP_CATEGORIES
from shopbuilder.imports.products.shopify import SHOPIFY
from shopbuilder.imports.products.source import Circumstances, Source
from shopbuilder.imports.products.spreadsheet import SPREADSHEET
from shopbuilder.imports.products.square import SQUARE
from shopbuilder.imports.products.woocommerce import WOOCOMMERCE
from shopbuilder.imports.tables.rows import Layout, Table, layout_of, table_of
from tenants.errors import N_

#: The most particular first: a spreadsheet is whatever has names and prices.
SOURCES: Final = {
    source.key: source
    for source in (
        OWN,
        WOOCOMMERCE,
        SHOPIFY,
        PRESTASHOP,
        OPENFOODFACTS,
        SQUARE,
        ETSY,
        GOOGLE,
        PRESTASHOP_CATEGORIES,
        SPREADSHEET,
    )
}

#: Folded headings that a column of some source may have.
KNOWN_HEADINGS: Final = frozenset(
    chain.from_iterable(
        headers for source in SOURCES.values() for headers in source.synonyms.values()
    )
)


@dataclass(frozen=True)
class Reading:
    """What a file says, once cleaned."""

    source: Source
    layout: Layout
    drafts: tuple[ProductDraft, ...]
    findings: Findings
    #: Headers of the columns nobody read.
    unread: tuple[str, ...]
    #: Parts of an article that the file has no column for.
    silent: frozenset[str]

    def of(self, drafts: Sequence[ProductDraft]) -> "Reading":
        """Return the same reading, of these articles."""
        return replace(self, drafts=tuple(drafts))


def read_products(path: Path, around: Circumstances, *, source: str = "auto") -> Reading:
    """Read the articles of a file; `source` is a key of SOURCES, or "auto" to find out by headers.

    Raises UnusableFile when nothing can be read of it.
    """
    reading, drafts = open_products(path, around, Findings(), source=source)
    whole = reading.of(tuple(drafts))
    if not whole.drafts and not whole.findings.refused:
        raise nothing_in(path)
    return whole


def open_products(
    path: Path, around: Circumstances, findings: Findings, *, source: str = "auto"
) -> tuple[Reading, Iterator[ProductDraft]]:
    """Return a reading without articles, and its articles one by one as they are asked for.

    What is found while they are read goes to `findings`. Raises UnusableFile, also on the way.
    """
    layout = feed_layout(path) if is_feed(path) else layout_of(path, KNOWN_HEADINGS)
    if around.columns is None:
        chosen = _source_of(layout) if source == "auto" else SOURCES[source]
        table = _table(layout, chosen)
    else:
        chosen, table = SPREADSHEET, table_said(layout, around.columns)
    layout.tell(findings)
    drafts = _looked_at(chosen.read(table, findings, around), FileClashes(findings))
    return Reading(chosen, layout, (), findings, table.unread, chosen.silent(table)), drafts


def nothing_in(path: Path) -> UnusableFile:
    """Return the refusal of a file that has headings and no article."""
    return UnusableFile(N_("There is no article under the headings of “%(name)s”."), name=path.name)


def _looked_at(drafts: Iterable[ProductDraft], clashes: FileClashes) -> Iterator[ProductDraft]:
    """Yield the articles, each looked at for codes that others have."""
    for draft in drafts:
        clashes.look_at(draft)
        yield draft


def _table(layout: Layout, source: Source) -> Table:
    """Return a file seen through the columns of a source."""
    synonyms = source.synonyms_for([fold(header) for header in layout.headers])
    if layout.separator == SEPARATOR:
        return feed_table(layout, synonyms)
    as_meant = layout if source.mends else layout.as_it_stands()
    return table_of(replace(as_meant, quoted=source.quoted), synonyms)


def source_by_headings(path: Path, *, rows: int) -> Source | None:
    """Return the source whose headings a file has, None for none.

    Of a workbook `rows` rows are taken out. Raises UnusableFile for what is no table.
    """
    layout = feed_layout(path) if is_feed(path) else layout_of(path, KNOWN_HEADINGS, rows=rows)
    return _recognised(layout)


def _recognised(layout: Layout) -> Source | None:
    headers = frozenset(fold(header) for header in layout.headers)
    return next((each for each in SOURCES.values() if each.recognises(headers)), None)


def _source_of(layout: Layout) -> Source:
    """Return the source whose headings these are. Raises UnusableFile."""
    source = _recognised(layout)
    if source is not None:
        return source
    raise UnusableFile(
        N_(
            "The names and prices of articles were not found among the columns: %(found)s."
            " The first line must hold the column headings."
        ),
        found=", ".join(header.strip() for header in layout.headers if header.strip())[:200] or "—",
    )
