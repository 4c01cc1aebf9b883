"""Rows of a table, one at a time: separator found by the header, each cell under its field."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.folding import fold
from shopbuilder.imports.tables.encodings import encoding_of
from tenants.errors import N_

MAX_ROWS = 20_000
MAX_COLUMNS = 300
#: In characters. Longer ones are no description of an article any more.
MAX_CELL = 50_000

#: A title or two may stand above the header.
_HEADER_WITHIN = 10
_SEPARATORS = (";", "\t", ",", "|")
_BROKEN = {
    "unexpected end of data": N_("A quotation mark opened here is never closed."),
    "field larger than field limit": N_("A cell is too long: a quotation mark may be missing."),
}
_MISPLACED = N_("A quotation mark stands in the middle of a cell.")


@dataclass(frozen=True)
class Row:
    """One record of the table."""

    #: Physical lines of the file, first and last: "6" or "6-7".
    lines: str
    #: Values by field of the source; a field without a column is "".
    cells: Mapping[str, str]
    #: Headers of the columns that the line stops short of.
    missing: tuple[str, ...] = ()
    #: Values beyond the last column.
    extra: tuple[str, ...] = ()
    #: Why the record cannot be read at all (a msgid), or "".
    broken: str = ""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Layout:
    """How a file is written, as found by its header."""

    path: Path
    encoding: str
    separator: str
    #: Headers as written, and the number of records before and with them.
    headers: tuple[str, ...]
    records_to_skip: int


@dataclass(frozen=True)
class Table:
    """A file seen through the columns of one source."""

    layout: Layout
    #: Field → header as written, for the fields that have a column.
    written: Mapping[str, str]
    #: Headers no field claims, in order; those that appear twice are among them.
    unread: tuple[str, ...] = ()
    _at: Mapping[int, str] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """Tell whether one of these fields has a column."""
        return any(name in self.written for name in names)

    def rows(self) -> Iterator[Row]:
        """Yield the records after the header; blank ones are passed over.

        Raises UnusableFile after MAX_ROWS records.
        """
        count = 0
        for number, record in enumerate(_records(self.layout)):
            if number < self.layout.records_to_skip or _is_blank(record):
                continue
            count += 1
            if count > MAX_ROWS:
                raise UnusableFile(
                    N_("The file has more than %(most)s lines. Split it in two."), most=MAX_ROWS
                )
            yield self._row(record)

    def _row(self, record: "_Record") -> Row:
        if record.broken:
            return Row(record.lines, {}, broken=record.broken)
        width = len(self.layout.headers)
        cells = {
            name: record.cells[at].strip()
            for at, name in self._at.items()
            if at < len(record.cells)
        }
        return Row(
            record.lines,
            cells,
            missing=tuple(
                self.written[name] for at, name in self._at.items() if at >= len(record.cells)
            ),
            extra=tuple(cell.strip() for cell in record.cells[width:] if cell.strip()),
        )


@dataclass(frozen=True)
class _Record:
    lines: str
    cells: tuple[str, ...] = ()
    broken: str = ""


def layout_of(path: Path, known: Collection[str]) -> Layout:
    """Find encoding, separator and header of a file; `known` are the folded headers of all sources.

    The separator is the one under which most headers are known, then the one with most columns.
    Raises UnusableFile.
    """
    encoding = encoding_of(path)
    best: tuple[int, int] = (-1, -1)
    found: Layout | None = None
    for separator in _SEPARATORS:
        for layout in _possible_headers(path, encoding, separator):
            names = {fold(header) for header in layout.headers} - {""}
            score = (len(names.intersection(known)), len(names))
            if score > best:
                best, found = score, layout
    if found is None:
        raise UnusableFile(N_("“%(name)s” holds nothing but blank lines."), name=path.name)
    if len(found.headers) > MAX_COLUMNS:
        raise UnusableFile(
            N_("The file has %(count)s columns; at most %(most)s are read."),
            count=len(found.headers),
            most=MAX_COLUMNS,
        )
    return found


def _possible_headers(path: Path, encoding: str, separator: str) -> Iterator[Layout]:
    bare = Layout(path, encoding, separator, (), 0)
    for number, record in enumerate(_records(bare)):
        if number >= _HEADER_WITHIN:
            return
        if not record.broken and not _is_blank(record):
            headers = list(record.cells)
            while headers and not headers[-1].strip():
                headers.pop()
            yield Layout(path, encoding, separator, tuple(headers), number + 1)


def table_of(layout: Layout, synonyms: Mapping[str, Collection[str]]) -> Table:
    """Put the columns of a file under the fields of a source (field → folded headers it may have).

    Of two columns for one field, the header that stands first among the synonyms wins.
    """
    columns: dict[str, int] = {}
    for at, header in enumerate(layout.headers):
        columns.setdefault(fold(header), at)
    at_of = {
        name: next(columns[header] for header in headers if header in columns)
        for name, headers in synonyms.items()
        if any(header in columns for header in headers)
    }
    claimed = set(at_of.values())
    return Table(
        layout,
        written={name: layout.headers[at].strip() for name, at in at_of.items()},
        unread=tuple(
            header.strip()
            for at, header in enumerate(layout.headers)
            if at not in claimed and header.strip()
        ),
        _at={at: name for name, at in at_of.items()},
    )


def _is_blank(record: _Record) -> bool:
    return not record.broken and not any(cell.strip() for cell in record.cells)


def _records(layout: Layout) -> Iterator[_Record]:
    with layout.path.open(encoding=layout.encoding, newline="") as file:
        # Strict, so that a quotation mark out of place is named, and not silently swallowed
        # together with the lines that follow it.
        reader = csv.reader(file, delimiter=layout.separator, strict=True)
        while True:
            first = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield _Record(_lines(first, reader.line_num), broken=_sentence(error))
                continue
            too_long = any(len(cell) > MAX_CELL for cell in cells)
            yield _Record(
                _lines(first, reader.line_num),
                tuple(cells),
                broken=_BROKEN["field larger than field limit"] if too_long else "",
            )


def _lines(first: int, last: int) -> str:
    return str(first) if first >= last else f"{first}-{last}"


def _sentence(error: csv.Error) -> str:
    return next(
        (said for start, said in _BROKEN.items() if str(error).startswith(start)), _MISPLACED
    )
