"""The process that opens a workbook: bounded memory, time and output; its verdict is its exit code.

    python -m shopbuilder.imports.tables.workbooks.program KIND FILE FOLDER ROWS

A workbook is opened by libraries of many thousand lines. What makes one of them loop, swell or fall
ends here, and costs the person one sentence.
"""

import contextlib
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, PasswordError

from shopbuilder.apart import bound
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.sniffing import Kind
from shopbuilder.imports.tables.workbooks.emitting import Enough, TooMuch, Unrolled
from shopbuilder.imports.tables.workbooks.ods import unroll_ods
from shopbuilder.imports.tables.workbooks.old import unroll_old
from shopbuilder.imports.tables.workbooks.pages import unroll_page
from shopbuilder.imports.tables.workbooks.xlsx import unroll_xlsx
from shopbuilder.imports.xml_walking import HostileXml

#: In bytes.
MAX_MEMORY: Final = 280 * 1024 * 1024
MAX_OUTPUT: Final = 256 * 1024 * 1024
#: In seconds of the processor.
MAX_SECONDS: Final = 60

DONE, DAMAGED, LOCKED, TOO_MUCH = 0, 10, 11, 12


def main(kind: str, file: str, folder: str, rows: str) -> int:
    """Unroll `file` into `folder`, and return the exit code."""
    # Some libraries map files as a whole: that counts too.
    bound(memory=MAX_MEMORY, seconds=MAX_SECONDS, written=MAX_OUTPUT, mapped=True)
    into = Unrolled(Path(folder), int(rows))
    try:
        with contextlib.suppress(Enough):
            _unroll(Kind(kind), Path(file), into)
        into.write_contents()
    except PasswordError:
        return LOCKED
    except (MemoryError, OSError, RecursionError, TooMuch):
        return TOO_MUCH
    except (
        CalamineError, ExpatError, HostileXml, KeyError, UnusableFile, ValueError,
        zipfile.BadZipFile, zlib.error,
    ):  # fmt: skip
        return DAMAGED
    return DONE


def _unroll(kind: Kind, path: Path, into: Unrolled) -> None:
    """Write the sheets of a workbook, by its kind."""
    if kind == Kind.HTML:
        unroll_page(path, into)
    elif kind in {Kind.XLS, Kind.XLSB}:
        unroll_old(path, into)
    else:
        with zipfile.ZipFile(path) as archive:
            (unroll_xlsx if kind == Kind.XLSX else unroll_ods)(archive, into)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
