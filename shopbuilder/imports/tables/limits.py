"""How much of a table is read. More is no shop, and no town."""

from typing import Final

#: A catalogue of 100,000 articles with long texts stays under it, in bytes.
MAX_BYTES: Final = 64 * 1024 * 1024
#: Records that hold something.
MAX_ROWS: Final = 150_000
#: Records in all: a sheet of a million blank lines is a habit of spreadsheets.
MAX_RECORDS: Final = 1_200_000
MAX_COLUMNS: Final = 300
#: In characters. Longer ones are no description of an article any more.
MAX_CELL: Final = 50_000
#: Characters between two line ends.
MAX_LINE: Final = 2_000_000
#: Sheets of a workbook that are looked at.
MAX_SHEETS: Final = 40
#: Rows taken out of a sheet: some more than are read, titles among them, so that too many can be told.
MOST_ROWS: Final = MAX_ROWS + 20
#: Characters that a workbook's sheets unroll to, on a disk that may be memory.
MAX_UNROLLED: Final = 128 * 1024 * 1024
