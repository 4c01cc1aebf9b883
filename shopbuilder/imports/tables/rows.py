"""Rows of a table, one at a time: sheet or separator found by the header, each cell under its field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.folding import fold
from shopbuilder.imports.sniffing import TABLES, Kind, refuse_other_than, size_of
from shopbuilder.imports.tables.encodings import NOTES, encoding_of
from shopbuilder.imports.tables.limits import MAX_BYTES, MAX_COLUMNS, MAX_RECORDS, MAX_ROWS
from shopbuilder.imports.tables.records import Record, SheetOf, Text, Written
from shopbuilder.imports.tables.workbooks.unrolling import unroll
from tenants.errors import N_

#: A title or two may stand above the header.
_HEADER_WITHIN = 10
#: Records by which the separator is found where no heading is known, and how many must agree.
_LOOKED_AT = 40
_MOST_AGREE = 0.8
_SEPARATORS = (";", "\t", ",", "|")
_BLANK = N_("“%(name)s” holds nothing but blank lines.")


@dataclass(frozen=True)
class Row:
    """One record of the table."""

    #: Physical lines of the file (or the row of the sheet), first and last: "6" or "6-7".
    lines: str
    #: Values by field of the source; a field without a column is "".
    cells: Mapping[str, str]
    #: Headers of the columns that the line stops short of.
    missing: tuple[str, ...] = ()
    #: Values beyond the last column.
    extra: tuple[str, ...] = ()
    #: Why the record cannot be read at all (a msgid), or "".
    broken: str = ""
    #: Letters that were written twice (“Ã©”) have been mended.
    mended: bool = False

    def __getitem__(self, name: str) -> str:
        """Return the value of a field, "" where it has no column."""
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Layout:
    """How a file is written, as found by its header."""

    path: Path
    #: Encoding of a text, kind of a workbook ("xlsx", "ods", "xls", "html").
    encoding: str
    #: Between the cells of a text; "" in a workbook.
    separator: str
    #: Headers as written, and the number of records before and with them.
    headers: tuple[str, ...]
    records_to_skip: int
    #: Whether quotation marks hold cells together; in some exports they are signs like others.
    quoted: bool = True
    #: Whether letters that look written twice are mended.
    mends: bool = True
    #: Whether those of the headers were.
    headers_mended: bool = False
    #: The sheet of a workbook; None for a text.
    unrolled: SheetOf | None = None
    #: Name of the sheet, "" in a text.
    sheet: str = ""
    #: What is worth knowing about the file as a whole: msgids with their values.
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    @property
    def written(self) -> Written:
        """Where the records come from."""
        if self.unrolled:
            return replace(self.unrolled, mends=self.mends)
        return Text(self.path, self.encoding, self.separator, self.quoted, self.mends)

    def as_it_stands(self) -> "Layout":
        """Return the layout of a table that was written soundly: what looks written twice is meant.

        If its headers were written twice, so was all of it on its way, and all of it is mended.
        """
        return replace(self, mends=self.headers_mended)

    def tell(self, findings: Findings) -> None:
        """Note what is worth knowing about the file as a whole."""
        for msgid, values in self.notes:
            findings.note("", msgid, **values)


@dataclass(frozen=True)
class Table:
    """A file seen through the columns of one source."""

    layout: Layout
    #: Field → header as written, for the fields that have a column.
    written: Mapping[str, str]
    #: Headers no field claims, in order; those that appear twice are among them.
    unread: tuple[str, ...] = ()
    _at: Mapping[int, str] = field(default_factory=dict)
    #: So many rows are read; None for all.
    most: int | None = field(default=None, kw_only=True)

    def has(self, *names: str) -> bool:
        """Tell whether one of these fields has a column."""
        return any(name in self.written for name in names)

    def rows(self) -> Iterator[Row]:
        """Yield the records after the header, one at a time; blank ones are passed over.

        Raises UnusableFile after MAX_ROWS records.
        """
        for record in islice(records_below(self.layout), self.most):
            yield self._row(record)

    def _row(self, record: Record) -> Row:
        """Put the cells of a record under their fields."""
        if record.broken:
            return Row(record.lines, {}, broken=record.broken)
        width = len(self.layout.headers)
        # A row of a sheet has no end: what is not there was left empty.
        there = len(record.cells) if self.layout.separator else width
        return Row(
            record.lines,
            {
                name: record.cells[at].strip()
                for at, name in self._at.items()
                if at < len(record.cells)
            },
            missing=tuple(self.written[name] for at, name in self._at.items() if at >= there),
            extra=tuple(cell.strip() for cell in record.cells[width:] if cell.strip()),
            mended=record.mended,
        )


def records_below(layout: Layout) -> Iterator[Record]:
    """Yield the records after the header that hold something. Raises UnusableFile after MAX_ROWS."""
    count = 0
    records = islice(layout.written.records(), layout.records_to_skip, None)
    for number, record in enumerate(records):
        if not record.is_blank:
            count += 1
            yield record
        if count > MAX_ROWS or number > MAX_RECORDS:
            raise UnusableFile(
                N_("The file has more than %(most)s lines. Split it in two."), most=MAX_ROWS
            )


def layout_of(path: Path, known: Collection[str], *, rows: int | None = None) -> Layout:
    """Find encoding, separator or sheet, and header of a file.

    `known` are the folded headers of all sources. The separator, or the sheet, is the one under
    which most headers are known, then the one with most columns; where none is known, the one under
    which the lines agree, and its first line of several words. With `rows` no more than these are
    taken out of a workbook: a page that only looks need not wait for the rest. Raises UnusableFile.
    """
    size_of(path, max_bytes=MAX_BYTES)
    kind = refuse_other_than(path, *TABLES)
    candidates = _of_text(path) if kind == Kind.TEXT else _of_workbook(path, kind, rows)
    best: tuple[int, int, int] = (-1, -1, 0)
    found: Layout | None = None
    for layout, width in candidates:
        score = _score(layout, width, known)
        if score > best:
            best, found = score, layout
    if found is None:
        raise UnusableFile(_BLANK, name=path.name)
    if len(found.headers) > MAX_COLUMNS:
        raise UnusableFile(
            N_("The file has %(count)s columns; at most %(most)s are read."),
            count=len(found.headers),
            most=MAX_COLUMNS,
        )
    return found


def _score(layout: Layout, width: int, known: Collection[str]) -> tuple[int, int, int]:
    """Return how likely a header is; `width` is how many columns the lines below agree on."""
    names = {fold(header) for header in layout.headers} - {""}
    understood = len(names.intersection(known))
    if understood > 1:
        return understood, len(names), 0
    # One word alone may be anything: an article can be called what a heading is.
    # A title above has one word; a line of goods stands below the header, never above it.
    return 0, width if len(names) > 1 else min(width, 1), -layout.records_to_skip


def _of_text(path: Path) -> Iterator[tuple[Layout, int]]:
    """Yield the layouts that a text may have, each with the width its lines agree on."""
    encoding = encoding_of(path)
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    if encoding in NOTES:
        notes = ((NOTES[encoding], {}),)
    for separator in _SEPARATORS:
        text = Text(path, encoding, separator)
        for seen in _possible_headers(text):
            layout = Layout(
                path, encoding, separator, seen.headers, seen.above,
                headers_mended=seen.mended, notes=notes,
            )  # fmt: skip
            yield layout, _agreed(seen.widths)


def _agreed(widths: Sequence[int]) -> int:
    """Return the width of the first line if most of those below have it too, else 0."""
    same = sum(width == widths[0] for width in widths)
    return widths[0] if same >= _MOST_AGREE * len(widths) else 0


def _of_workbook(path: Path, kind: Kind, rows: int | None) -> Iterator[tuple[Layout, int]]:
    """Yield the layouts that the sheets of a workbook may have, each with its width."""
    book = unroll(path, kind) if rows is None else unroll(path, kind, rows=rows)
    filled = [name for name, count in book.sheets if count]
    for at, (name, count) in enumerate(book.sheets):
        sheet = SheetOf(book, at)
        others = [other for other in filled if other != name]
        notes = tuple(_notes(name, others, book.formulas_without_result))
        for seen in _possible_headers(sheet) if count else ():
            layout = Layout(
                path, kind.value, "", seen.headers, seen.above, headers_mended=seen.mended,
                unrolled=sheet, sheet=name, notes=notes,
            )  # fmt: skip
            yield layout, len(seen.headers)


def _notes(
    name: str, others: Sequence[str], without_result: int
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what is worth knowing about a workbook of which one sheet is read."""
    if name and others:
        yield (
            N_(
                "The sheet “%(sheet)s” has been read. The file has others, which have not:"
                " %(others)s."
            ),
            {"sheet": name, "others": ", ".join(others)[:200]},
        )
    if without_result:
        yield (
            N_(
                "%(count)s cells hold a formula without its result: they count as empty. Open the"
                " file in your spreadsheet, save it, and send it again."
            ),
            {"count": without_result},
        )


class _Seen(NamedTuple):
    """A record that may be the header."""

    headers: tuple[str, ...]
    #: How many records end with it.
    above: int
    #: How many cells it and those below have.
    widths: list[int]
    mended: bool


def _possible_headers(written: Written) -> Iterator[_Seen]:
    """Yield each of the first records that may be the header."""
    records = [
        (number, record)
        for number, record in enumerate(islice(written.records(), _LOOKED_AT), start=1)
        if not record.broken and not record.is_blank
    ]
    for at, (number, record) in enumerate(records):
        if number > _HEADER_WITHIN:
            return
        headers = list(record.cells)
        while headers and not headers[-1].strip():
            headers.pop()
        widths = [len(below.cells) for _, below in records[at:]]
        yield _Seen(tuple(headers), number, widths, record.mended)


def table_of(layout: Layout, synonyms: Mapping[str, Collection[str]]) -> Table:
    """Put the columns of a file under the fields of a source (field → folded headers it may have).

    Of two columns for one field, the header that stands first among the synonyms wins.
    """
    headers = [header.strip() for header in layout.headers]
    columns: dict[str, int] = {}
    for at, header in enumerate(headers):
        columns.setdefault(fold(header), at)
    found = {name: _first_of(words, columns) for name, words in synonyms.items()}
    return table_at(layout, {name: at for name, at in found.items() if at is not None})


def table_at(layout: Layout, at_of: Mapping[str, int]) -> Table:
    """Put the columns of a file under fields, each by the rank of its column, from 0."""
    headers = [header.strip() for header in layout.headers]
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
