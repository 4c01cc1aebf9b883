"""A workbook as plain lines in a folder of its own, which goes when nobody reads it any more."""

import json
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from shopbuilder.apart import run_apart
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.sniffing import Kind
from shopbuilder.imports.tables.archives import check_archive
from shopbuilder.imports.tables.limits import MOST_ROWS
from shopbuilder.imports.tables.workbooks import program
from tenants.errors import N_

#: In seconds of the clock; the process ends itself well before, by its own limits.
_PATIENCE: Final = 180

_SENTENCES: Final = {
    program.DAMAGED: N_(
        "“%(name)s” is a damaged workbook: its sheets cannot be read. Open it in your"
        " spreadsheet and save it again, or as “CSV UTF-8”."
    ),
    program.LOCKED: N_(
        "“%(name)s” is protected by a password. Open it in your spreadsheet, remove the"
        " password, save it, and send it again."
    ),
}
_TOO_MUCH: Final = N_(
    "“%(name)s” needs too much memory or time to be opened. Save only the table you need, as"
    " “CSV UTF-8”."
)


class Workbook:
    """The sheets of a workbook that was unrolled."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        contents = json.loads((folder / "contents.json").read_text(encoding="utf-8"))
        #: Name and number of rows that hold something, sheet by sheet.
        self.sheets: list[tuple[str, int]] = [(name, rows) for name, rows in contents["sheets"]]
        self.formulas_without_result: int = contents["formulas_without_result"]
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def rows(self, sheet: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of each row, as the spreadsheet shows it, and its cells."""
        with (self._folder / f"{sheet}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                number, cells = json.loads(line)
                yield number, cells


def unroll(path: Path, kind: Kind, *, rows: int = MOST_ROWS) -> Workbook:
    """Return the sheets of a workbook, at most `rows` of each; the work is done by another process.

    Raises UnusableFile for what is damaged, locked, a bomb, or takes more than the limits.
    """
    if kind in {Kind.XLSX, Kind.XLSB, Kind.ODS}:
        check_archive(path)
    folder = Path(tempfile.mkdtemp(prefix="shopbuilder-workbook-"))
    code = _run(path, kind, folder, rows)
    if code == program.DONE:
        return Workbook(folder)
    shutil.rmtree(folder, ignore_errors=True)
    raise UnusableFile(_SENTENCES.get(code, _TOO_MUCH), name=path.name)


def _run(path: Path, kind: Kind, folder: Path, rows: int) -> int:
    """Run the process that opens workbooks, and return its exit code."""
    given = [kind.value, str(path.resolve()), str(folder), str(rows)]
    code = run_apart(program.__name__, given, patience=_PATIENCE)
    return program.TOO_MUCH if code is None else code
