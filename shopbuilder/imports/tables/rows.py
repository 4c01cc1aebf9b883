"""Rows of a table, one at a time: separator found by the header, each cell under its field."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
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
        """Return the value of a field, "" where it has no column."""
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
        """Put the cells of a record under their fields."""
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
    """The cells between two line ends that count."""

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
    """Yield a layout for each of the first records that may be the header."""
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
    headers = [header.strip() for header in layout.headers]
    columns: dict[str, int] = {}
    for at, header in enumerate(headers):
        columns.setdefault(fold(header), at)
    found = {name: _first_of(words, columns) for name, words in synonyms.items()}
    at_of = {name: at for name, at in found.items() if at is not None}
    name_at = {at: name for name, at in at_of.items()}
    return Table(
        layout,
        written={name: headers[at] for name, at in at_of.items()},
        unread=tuple(_others(headers, name_at)),
        _at=name_at,
    )


def _others(headers: Sequence[str], claimed: Collection[int]) -> Iterator[str]:
    """Yield the headers of columns that no field has claimed."""
    for at, header in enumerate(headers):
        if header and at not in claimed:
            yield header


def _first_of(words: Collection[str], columns: Mapping[str, int]) -> int | None:
    """Return the column of the first word that has one."""
    return next((columns[word] for word in words if word in columns), None)


def _is_blank(record: _Record) -> bool:
    """Tell whether a record holds nothing."""
    return not record.broken and not any(cell.strip() for cell in record.cells)


def _records(layout: Layout) -> Iterator[_Record]:
    """Yield the records of a file with their physical lines."""
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
    """Return "6", or "6-7" for a record with a line break in a cell."""
    return str(first) if first >= last else f"{first}-{last}"


def _sentence(error: csv.Error) -> str:
    """Return the sentence for what the reader of the table met."""
    return next(
        (said for start, said in _BROKEN.items() if str(error).startswith(start)), _MISPLACED
    )
