"""What readers of workbooks write: a file a sheet, a line of JSON a row, each cell as it was seen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from shopbuilder.imports.tables.limits import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_LINE,
    MAX_RECORDS,
    MAX_SHEETS,
    MAX_UNROLLED,
    MOST_ROWS,
)

#: Among the first rows are the headings: there all columns count, so that too many can be told.
_FIRST: Final = 20
_WIDEST: Final = 16_384


class Enough(Exception):  # noqa: N818 - nothing is wrong
    """As many rows as were asked for have been written."""


class TooMuch(Exception):  # noqa: N818 - told by the exit code
    """There is no end to what is to be written: a cell may say that it stands there a million times."""


@dataclass
class Room:
    """What may still be written of a workbook, all sheets together, in characters."""

    left: int = MAX_UNROLLED

    def take(self, cells: Sequence[str]) -> None:
        """Take the room of a row before it is written. Raises TooMuch."""
        characters = sum(len(cell) for cell in cells)
        self.left -= characters + len(cells)
        if characters > MAX_LINE or self.left < 0:
            raise TooMuch


@dataclass
class Sheet:
    """One sheet on its way into a file."""

    name: str
    out: TextIO
    most: int
    room: Room
    rows: int = 0

    def row(self, number: int, cells: Sequence[str]) -> None:
        """Write a row that holds something. Raises Enough after the last one wanted, or TooMuch."""
        width = _WIDEST if self.rows < _FIRST else MAX_COLUMNS + 1
        kept = [cell[: MAX_CELL + 1] for cell in cells[:width]]
        while kept and not kept[-1].strip():
            kept.pop()
        if not kept:
            return
        self.room.take(kept)
        self.rows += 1
        self.out.write(json.dumps([number, kept], ensure_ascii=False) + "\n")
        if self.rows >= self.most or number > MAX_RECORDS:
            raise Enough


@dataclass
class Unrolled:
    """All sheets of a workbook, as they are written."""

    folder: Path
    #: Rows wanted of each sheet.
    most: int = MOST_ROWS
    sheets: list[Sheet] = field(default_factory=list)
    room: Room = field(default_factory=Room)
    #: Cells whose formula was saved without its result.
    formulas_without_result: int = 0

    def sheet(self, name: str) -> Sheet:
        """Begin the next sheet. Raises Enough after MAX_SHEETS."""
        if len(self.sheets) >= MAX_SHEETS:
            raise Enough
        self.close()
        out = (self.folder / f"{len(self.sheets)}.jsonl").open("w", encoding="utf-8")
        self.sheets.append(Sheet(name, out, self.most, self.room))
        return self.sheets[-1]

    def close(self) -> None:
        """Close the sheet that is being written."""
        if self.sheets:
            self.sheets[-1].out.close()

    def write_contents(self) -> None:
        """Write what there is: the names of the sheets, and what is to be told of them."""
        self.close()
        contents = {
            "sheets": [[sheet.name, sheet.rows] for sheet in self.sheets],
            "formulas_without_result": self.formulas_without_result,
        }
        (self.folder / "contents.json").write_text(json.dumps(contents), encoding="utf-8")
