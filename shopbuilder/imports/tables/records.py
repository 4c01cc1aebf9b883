"""The records of a table with their places, whether it is text or a workbook; memory stays flat."""

import csv
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from shopbuilder.imports.tables.encodings import mended
from shopbuilder.imports.tables.limits import MAX_CELL, MAX_LINE
from shopbuilder.imports.tables.workbooks.unrolling import Workbook
from tenants.errors import N_

_TOO_LONG: Final = N_("A cell is too long: a quotation mark may be missing.")
_BROKEN: Final = {
    "unexpected end of data": N_("A quotation mark opened here is never closed."),
    "field larger than field limit": _TOO_LONG,
}
_MISPLACED: Final = N_("A quotation mark stands in the middle of a cell.")
#: A letter that was written twice holds one of them.
_DOUBLED_SIGNS: Final = ("Ã", "Â", "Å", "â")


@dataclass(frozen=True)
class Record:
    """The cells between two line ends that count."""

    #: Physical lines of a text, or the row of a sheet: "6" or "6-7".
    lines: str
    cells: tuple[str, ...] = ()
    broken: str = ""
    #: Letters that were written twice (“Ã©”) have been mended.
    mended: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether it holds nothing."""
        return not self.broken and not any(cell.strip() for cell in self.cells)


class Written(Protocol):
    """Where records come from, as often as they are asked for."""

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """Yield the records from the start."""


@dataclass(frozen=True)
class Text:
    """A table of text."""

    path: Path
    encoding: str
    separator: str
    #: Whether quotation marks hold cells together.
    quoted: bool = True
    #: Whether letters that look written twice are mended.
    mends: bool = True

    def records(self) -> Iterator[Record]:
        """Yield the records with their physical lines."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            lines = _Lines(file)
            # Strict, so that a quotation mark out of place is named, and not silently swallowed
            # together with the lines that follow it.
            reader = csv.reader(
                lines,
                delimiter=self.separator,
                strict=True,
                quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            )
            while True:
                first = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield Record(_lines(first, reader.line_num), broken=_sentence(error))
                    continue
                where = _lines(first, reader.line_num)
                if lines.cut:
                    lines.cut = False
                    yield Record(where, broken=_TOO_LONG)
                else:
                    yield _record(where, cells, mends=self.mends)


@dataclass(frozen=True)
class SheetOf:
    """One sheet of a workbook."""

    workbook: Workbook
    sheet: int
    #: Whether letters that look written twice are mended.
    mends: bool = True

    def records(self) -> Iterator[Record]:
        """Yield the rows that hold something."""
        for number, cells in self.workbook.rows(self.sheet):
            yield _record(str(number), cells, mends=self.mends)


class _Lines:
    """The lines of a text; one that is longer than any table has is passed over as an empty one."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        #: A line was too long since somebody looked.
        self.cut = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline(MAX_LINE)
        if not line:
            raise StopIteration
        if len(line) < MAX_LINE or line[-1] in "\r\n":
            return line
        self.cut = True
        while line and line[-1] not in "\r\n":
            line = self._file.readline(MAX_LINE)
        return "\n"


def _record(where: str, cells: list[str], *, mends: bool) -> Record:
    """Return a record whose cells can be used, or what is wrong with it."""
    if any(len(cell) > MAX_CELL for cell in cells):
        return Record(where, broken=_TOO_LONG)
    if not mends or not any(sign in cell for cell in cells for sign in _DOUBLED_SIGNS):
        return Record(where, tuple(cells))
    better = tuple(map(mended, cells))
    return Record(where, better, mended=better != tuple(cells))


def _lines(first: int, last: int) -> str:
    """Return "6", or "6-7" for a record with a line break in a cell."""
    return str(first) if first >= last else f"{first}-{last}"


def _sentence(error: csv.Error) -> str:
    """Return the sentence for what the reader of the table met."""
    return next(
        (said for start, said in _BROKEN.items() if str(error).startswith(start)), _MISPLACED
    )
