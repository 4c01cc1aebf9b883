"""Workbooks of today's Excel and its relatives (ECMA-376), sheet by sheet, row by row."""

import posixpath
import re
import zipfile
from collections.abc import Container
from contextlib import suppress
from typing import Final

from shopbuilder.imports.tables.workbooks.emitting import Enough, Sheet, Unrolled
from shopbuilder.imports.tables.workbooks.showing import (
    BUILT_IN,
    Format,
    format_of,
    iso_moment,
    number,
)
from shopbuilder.imports.xml_walking import Handler, walk

_COLUMN: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
#: The last column a workbook can have.
_LAST: Final = 16_384
#: "_x000D_" is how a control character is written.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unroll_xlsx(archive: zipfile.ZipFile, into: Unrolled) -> None:
    """Write every sheet that the person sees; the hidden ones only where there is no other."""
    names = frozenset(archive.namelist())
    book, links, styles, texts = _Book(), _Links(), _Styles(), _Texts()
    _walk(archive, "xl/workbook.xml", book)
    _walk(archive, "xl/_rels/workbook.xml.rels", links)
    for part, handler in (("xl/styles.xml", styles), ("xl/sharedStrings.xml", texts)):
        if part in names:
            _walk(archive, part, handler)
    formats = [format_of(styles.codes.get(each, BUILT_IN.get(each, ""))) for each in styles.used]
    for name, link, _ in [sheet for sheet in book.sheets if not sheet[2]] or book.sheets:
        part = _part_of(links.targets.get(link, ""), names)
        if part:
            cells = _Cells(into.sheet(name), into, texts.texts, formats, since_1904=book.since_1904)
            with suppress(Enough):
                _walk(archive, part, cells)


def _part_of(target: str, names: Container[str]) -> str:
    """Return the part that a link leads to, from the workbook or from the top; "" for none."""
    beside = posixpath.normpath(posixpath.join("xl", target))
    return next((part for part in (beside, target.lstrip("/")) if part in names), "")


def _walk(archive: zipfile.ZipFile, part: str, handler: Handler) -> None:
    with archive.open(part) as stream:
        walk(stream, handler)  # type: ignore[arg-type] # it reads bytes


class _Part:
    """A part of a workbook of which only the beginnings of elements count."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


class _Book(_Part):
    """The names of the sheets, in their order."""

    def __init__(self) -> None:
        #: Name, link, and whether it is hidden.
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet."""
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}


class _Links(_Part):
    """Which file of the archive is which sheet."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a link; those that lead out of the workbook are none."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Styles(_Part):
    """The format of numbers under each style of a cell."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        #: Number of the format of each style.
        self.used: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a format or a style."""
        if name == "numFmt":
            self.codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.used.append(_whole(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        """Note the end of the styles of cells."""
        if name == "cellXfs":
            self._in_cells = False


class _Texts(_Part):
    """Texts that cells share."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._reading = False
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a text or a piece of one."""
        del attributes
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._phonetic = True
        self._reading = name == "t" and not self._phonetic

    def end(self, name: str) -> None:
        """End a text or a piece of one."""
        self._reading = False
        if name == "si":
            self.texts.append(_unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        """Take a piece of a text."""
        if self._reading:
            self._pieces.append(data)


class _Cells(_Part):
    """The rows of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        into: Unrolled,
        texts: list[str],
        formats: list[Format],
        *,
        since_1904: bool,
    ) -> None:
        self.sheet, self.into = sheet, into
        self.texts, self.formats, self.since_1904 = texts, formats, since_1904
        self.number = 0
        self.cells: dict[int, str] = {}
        self._at = -1
        self._type = ""
        self._form = Format()
        self._pieces: list[str] = []
        self._reading = False
        self._formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell, or what is in it."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self._reading = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self.number = _whole(attributes.get("r")) or self.number + 1
            self.cells, self._at = {}, -1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _COLUMN.fullmatch(attributes.get("r", ""))
        self._at = column(place[1]) if place else self._at + 1
        self._type = attributes.get("t", "n")
        style = _whole(attributes.get("s"))
        self._form = self.formats[style] if style < len(self.formats) else Format()
        self._pieces, self._formula = [], False

    def text(self, data: str) -> None:
        """Take a piece of what a cell holds."""
        if self._reading:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        """End what is in a cell, a cell, or a row."""
        if name in {"v", "t"}:
            self._reading = False
        elif name == "c":
            shown = self._shown("".join(self._pieces))
            if shown and self._at < _LAST:
                self.cells[self._at] = shown
            elif self._formula and not shown:
                self.into.formulas_without_result += 1
        elif name == "row" and self.cells:
            width = max(self.cells) + 1
            self.sheet.row(self.number, [self.cells.get(at, "") for at in range(width)])

    def _shown(self, raw: str) -> str:
        """Return what the person saw in a cell."""
        if self._type == "s":
            at = _whole(raw)
            return self.texts[at] if raw and at < len(self.texts) else ""
        if self._type in {"str", "inlineStr", "e"}:
            return _unescaped(raw)
        if self._type == "b":
            return "VRAI" if raw.strip() == "1" else "FAUX"
        if self._type == "d":
            return iso_moment(raw)
        try:
            return number(float(raw), self._form, since_1904=self.since_1904) if raw else ""
        except ValueError:
            return raw


def column(letters: str) -> int:
    """Return the rank of a column, from 0: "A" → 0, "AB" → 27."""
    rank = 0
    for letter in letters:
        rank = rank * 26 + ord(letter) - 64
    return rank - 1


def _whole(text: str | None) -> int:
    """Return a whole number that is not negative; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _unescaped(text: str) -> str:
    """Return a text with its control characters as themselves."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
