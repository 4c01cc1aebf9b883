"""Workbooks of old Excels (.xls) and the binary ones of today (.xlsb), read by calamine."""

from contextlib import suppress
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from shopbuilder.imports.tables.workbooks.emitting import Enough, Sheet, Unrolled
from shopbuilder.imports.tables.workbooks.showing import python_value


def unroll_old(path: Path, into: Unrolled) -> None:
    """Write every sheet of cells that the person sees; the hidden ones only where there is no other."""
    with CalamineWorkbook.from_path(path) as book:
        sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        shown = [each for each in sheets if each.visible == SheetVisibleEnum.Visible]
        for each in shown or sheets:
            _unroll(book.get_sheet_by_name(each.name), into.sheet(each.name))


def _unroll(sheet: CalamineSheet, out: Sheet) -> None:
    """Write the rows of a sheet until there are enough."""
    with suppress(Enough):
        for number, row in enumerate(sheet.iter_rows(), start=1):
            out.row(number, [python_value(cell) for cell in row])
