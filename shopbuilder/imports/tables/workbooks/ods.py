"""Workbooks of LibreOffice and its relatives (OpenDocument), which keep what each cell shows."""

import re
import zipfile
from typing import Final

from shopbuilder.imports.tables.limits import MAX_RECORDS
from shopbuilder.imports.tables.workbooks.emitting import Enough, Sheet, Unrolled
from shopbuilder.imports.tables.workbooks.showing import iso_moment, number
from shopbuilder.imports.xml_walking import walk

#: The last column a workbook can have.
_LAST: Final = 16_384
#: Too narrow a column shows these, and 7,33E+13.
_UNREADABLE: Final = re.compile(r"#+|[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
#: Notes stuck on cells hold paragraphs too.
_ASIDE: Final = frozenset({"annotation", "tracked-changes", "shapes", "forms"})


def unroll_ods(archive: zipfile.ZipFile, into: Unrolled) -> None:
    """Write every sheet."""
    with archive.open("content.xml") as stream:
        try:
            walk(stream, _Content(into))  # type: ignore[arg-type] # it reads bytes
        except Enough:
            return


class _Content:
    """The sheets, rows and cells of a document."""

    def __init__(self, into: Unrolled) -> None:
        self.into = into
        self.sheet: Sheet | None = None
        self._full = False
        self._number = 0
        self._repeat_row = 1
        self._cells: list[str] = []
        self._cell: dict[str, str] = {}
        self._paragraphs: list[list[str]] = []
        self._aside = 0
        self._in_paragraph = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a sheet, a row, a cell, or a paragraph in one."""
        if name in _ASIDE:
            self._aside += 1
        if self._aside:
            return
        if name == "table":
            self.sheet = self.into.sheet(attributes.get("name", ""))
            self._number, self._full = 0, False
        elif name == "table-row":
            self._repeat_row = _times(attributes.get("number-rows-repeated"), MAX_RECORDS)
            self._cells = []
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell, self._paragraphs = attributes, []
        elif name == "p":
            self._in_paragraph += 1
            self._paragraphs.append([])
        elif self._in_paragraph:
            self._space(name, attributes)

    def _space(self, name: str, attributes: dict[str, str]) -> None:
        """Take a blank that is written as an element."""
        if name == "s":
            self._paragraphs[-1].append(" " * _times(attributes.get("c"), 100))
        elif name in {"tab", "line-break"}:
            self._paragraphs[-1].append("\t" if name == "tab" else "\n")

    def text(self, data: str) -> None:
        """Take a piece of a paragraph."""
        if self._in_paragraph and not self._aside:
            self._paragraphs[-1].append(data)

    def end(self, name: str) -> None:
        """End what was begun."""
        if name in _ASIDE:
            self._aside -= 1
        if self._aside:
            return
        if name == "p":
            self._in_paragraph = max(self._in_paragraph - 1, 0)
        elif name in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    def _end_cell(self) -> None:
        """Put a cell into its row, as often as it stands there."""
        shown = _shown(self._cell, "\n".join("".join(pieces) for pieces in self._paragraphs))
        if not shown and self._cell.get("formula"):
            self.into.formulas_without_result += 1
        times = _times(self._cell.get("number-columns-repeated"), _LAST)
        self._cells.extend([shown] * min(times, _LAST - len(self._cells)))

    def _end_row(self) -> None:
        """Write a row, as often as it stands there."""
        if any(self._cells) and self.sheet is not None and not self._full:
            try:
                for again in range(1, self._repeat_row + 1):
                    self.sheet.row(self._number + again, self._cells)
            except Enough:
                self._full = True
        self._number += self._repeat_row


def _shown(cell: dict[str, str], text: str) -> str:
    """Return what the person saw in a cell; its value where that could not be read."""
    kind = cell.get("value-type", "")
    if kind == "date":
        return iso_moment(cell.get("date-value", text))
    if kind == "boolean":
        return "VRAI" if cell.get("boolean-value") == "true" else "FAUX"
    if kind in {"float", "currency", "percentage"} and (not text or _UNREADABLE.fullmatch(text)):
        try:
            return number(float(cell.get("value", "")))
        except ValueError:
            return text
    return text


def _times(text: str | None, most: int) -> int:
    """Return how often something stands there: at least once, at most `most` times."""
    return min(max(int(text), 1), most) if text and text.isdigit() and len(text) < 10 else 1
