"""Tables of web pages: many programs write one and call it .xls."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from shopbuilder.imports.tables.encodings import encoding_of
from shopbuilder.imports.tables.limits import MAX_COLUMNS
from shopbuilder.imports.tables.workbooks.emitting import Enough, Sheet, Unrolled

_CHUNK: Final = 256 * 1024
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"script", "style", "title"})


def unroll_page(path: Path, into: Unrolled) -> None:
    """Write every table of a page as a sheet; tables inside cells become part of them."""
    page = _Page(into)
    with path.open(encoding=encoding_of(path)) as file:
        for chunk in iter(lambda: file.read(_CHUNK), ""):
            page.feed(chunk)
    page.close()
    page.end_row()


class _Page(HTMLParser):
    """Rows and cells of the outermost tables."""

    def __init__(self, into: Unrolled) -> None:
        super().__init__(convert_charrefs=True)
        self.into = into
        self.sheet: Sheet | None = None
        self._depth = 0
        self._number = 0
        self._cells: list[str] = []
        self._cell: list[str] | None = None
        self._wide = 1
        self._unseen = 0
        self._full = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._begin_table()
        elif tag == "br":
            self._break_line()
        elif self._depth == 1 and tag == "tr":
            self.end_row()
        elif self._depth == 1 and tag in _CELLS:
            self._begin_cell(dict(attrs).get("colspan") or "1")

    def _begin_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self.sheet, self._number, self._full = self.into.sheet(""), 0, False

    def _break_line(self) -> None:
        if self._cell is not None:
            self._cell.append("\n")

    def _begin_cell(self, span: str) -> None:
        self._end_cell()
        self._wide = min(int(span), MAX_COLUMNS) if span.isdigit() and len(span) < 5 else 1
        self._cell = []

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self.end_row()
            self._depth -= 1
        elif self._depth == 1 and tag == "tr":
            self.end_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take a piece of a cell."""
        if self._cell is not None and not self._unseen:
            self._cell.append(" ".join(data.split()) or " ")

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._cells.append("".join(self._cell).strip())
            self._cells.extend([""] * (self._wide - 1))
            self._cell = None

    def end_row(self) -> None:
        """Write the row that stands open, if there is one."""
        self._end_cell()
        if self._cells:
            self._number += 1
            if self.sheet is not None and not self._full:
                try:
                    self.sheet.row(self._number, self._cells)
                except Enough:
                    self._full = True
            self._cells = []
