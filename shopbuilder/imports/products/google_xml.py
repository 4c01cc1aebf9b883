"""A product feed in RSS 2.0 or Atom, seen as a table: an item a row, an element a cell.

Read as a stream, without document types, entities or anything fetched; a bounded tree at a time.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped] # it ships no types
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.folding import fold
from shopbuilder.imports.tables.limits import MAX_CELL, MAX_ROWS
from shopbuilder.imports.tables.rows import Layout, Row, Table
from shopbuilder.imports.xml_walking import check_xml
from tenants.errors import N_

_ITEMS: Final = frozenset({"item", "entry"})
#: A mark of the encoding, a declaration, comments; then the element that holds all others.
_ROOT: Final = re.compile(
    rb"[^<]{0,8}(?:<[?!][^<]*)*<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>/]", re.IGNORECASE
)
_BEGINNING: Final = 4096
#: Elements of one item.
_MOST_CELLS: Final = 400
#: What a feed's file is said to be written with, where a table has a separator.
SEPARATOR: Final = "<"


def is_feed(path: Path) -> bool:
    """Tell whether a file begins as RSS or Atom does, in any encoding that XML has."""
    try:
        with path.open("rb") as file:
            start = file.read(_BEGINNING).replace(b"\0", b"")
    except OSError:
        return False
    return bool(_ROOT.match(start))


def feed_layout(path: Path) -> Layout:
    """Return how a feed is written: its headings are the names of the elements of all its items.

    Raises UnusableFile for what is too big, broken, no feed, or defines entities.
    """
    check_xml(path)
    headers: dict[str, None] = {}
    count = 0
    for item in _items(path):
        count += 1
        headers.update(dict.fromkeys(item))
    if not count:
        raise UnusableFile(N_("“%(name)s” is XML, but no feed of articles."), name=path.name)
    return Layout(path, "XML", SEPARATOR, tuple(headers), 0)


@dataclass(frozen=True)
class FeedTable(Table):
    """The items of a feed under the fields of a source."""

    #: Heading as written → field.
    _field_of: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Yield the items. Raises UnusableFile after MAX_ROWS of them."""
        for number, item in enumerate(_items(self.layout.path), start=1):
            if number > MAX_ROWS:
                raise UnusableFile(
                    N_("The file has more than %(most)s lines. Split it in two."), most=MAX_ROWS
                )
            yield self._row_of(str(number), item)

    def _row_of(self, where: str, item: Mapping[str, str]) -> Row:
        cells = {
            self._field_of[name]: text for name, text in item.items() if name in self._field_of
        }
        long = any(len(text) > MAX_CELL for text in item.values())
        return Row(where, cells, broken=N_("A cell is too long.") if long else "")


def feed_table(layout: Layout, synonyms: Mapping[str, Collection[str]]) -> FeedTable:
    """Put the elements of a feed under the fields of a source."""
    by_heading: dict[str, str] = {}
    for header in layout.headers:
        by_heading.setdefault(fold(header), header)
    written = {}
    for name, words in synonyms.items():
        known = [by_heading[word] for word in words if word in by_heading]
        written.update({name: known[0]} if known else {})
    field_of = {header: name for name, header in written.items()}
    unread = tuple(header for header in layout.headers if header not in field_of)
    return FeedTable(layout, written, unread, {}, field_of)


def _items(path: Path) -> Iterator[dict[str, str]]:
    """Yield each item as name of an element → text, several of one name joined by line breaks."""
    broken = UnusableFile(
        N_("“%(name)s” is broken XML: it stops or goes wrong in the middle."), name=path.name
    )
    try:
        with path.open("rb") as file:
            yield from _walk(iterparse(file, events=("start", "end")))
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise broken from error


def _walk(events: Any) -> Iterator[dict[str, str]]:
    """Yield the items of a stream; what was read is let go."""
    stack: list[Element] = []
    for event, element in events:
        if event == "start":
            stack.append(element)
            continue
        stack.pop()
        within = stack[-1] if stack else None
        if _local(element.tag) in _ITEMS:
            yield _cells(element)
        elif any(_local(above.tag) in _ITEMS for above in stack):
            continue
        if within is not None:
            within.remove(element)


def _cells(item: Element) -> dict[str, str]:
    """Return the elements of an item by their local names: `g:price` and `price` are one."""
    cells: dict[str, str] = {}
    for child in list(item)[:_MOST_CELLS]:
        name = _local(child.tag)
        text = "".join(child.itertext()).strip() or child.get("href", "").strip()
        if text:
            cells[name] = f"{cells[name]}\n{text}" if name in cells else text
    return cells


def _local(tag: Any) -> str:
    """Return a name without its namespace; "" for what is no element."""
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""
