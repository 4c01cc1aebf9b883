"""Workbooks written by hand, as small as they can be: xlsx, ods, and the old xls."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Formats by the number of their style: general, per cent, two decimals, a day, a code, a telephone.
STYLES = ("General", "0.0%", "#,##0.00", "dd/mm/yyyy", "00000", "0# ## ## ## ##", "h:mm")

Cell = str | float | bool | tuple[float, int]


def letters(rank: int) -> str:
    """Return the letters of a column by its rank from 0."""
    text = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell_xml(at: int, row: int, cell: Cell) -> str:
    """Return one cell: text, a number, a number with the number of its style, yes or no."""
    place = f'r="{letters(at)}{row}"'
    if isinstance(cell, bool):
        return f'<c {place} t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, str):
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    value, style = cell if isinstance(cell, tuple) else (cell, 0)
    return f'<c {place} s="{style}"><v>{value!r}</v></c>'


def sheet_xml(rows: Sequence[Sequence[Cell]]) -> str:
    """Return a sheet; empty texts are left out, as spreadsheets do."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell_xml(at, number, cell) for at, cell in enumerate(row) if cell != "")
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def write_xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    hidden: Sequence[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a workbook; `parts` are added to the archive, or stand in for those of the same name."""
    state = {True: ' state="hidden"', False: ""}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"{state[name in hidden]}/>'
        for n, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    formats = "".join(
        f'<numFmt numFmtId="{170 + n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(STYLES)
    )
    used = "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(len(STYLES)))
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": (
            f"<styleSheet><numFmts>{formats}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"
        ),
        **{
            f"xl/worksheets/sheet{n}.xml": sheet_xml(rows)
            for n, rows in enumerate(sheets.values(), start=1)
        },
        **(parts or {}),
    }
    return write_zip(path, files)


def write_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write an archive of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def ods_cell(shown: str, kind: str = "string", **values: str) -> str:
    """Return one cell: what it shows, and the attributes of its value."""
    written = "".join(
        f" office:{key.replace('_', '-')}={quoteattr(v)}" for key, v in values.items()
    )
    return (
        f'<table:table-cell office:value-type="{kind}"{written}>'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )


def write_ods(path: Path, sheets: Mapping[str, str]) -> Path:
    """Write a workbook whose sheets are rows of XML."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{rows}</table:table>"
        for name, rows in sheets.items()
    )
    return write_zip(path, {"mimetype": ODS, "content.xml": ODS_HEAD + tables + ODS_TAIL})


def ods_rows(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells of text."""
    return "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
    )


def write_xls(path: Path, cells: Mapping[tuple[int, int], str | float]) -> Path:
    """Write an old workbook with one sheet, its cells by row and column from 0."""
    rows = max(row for row, _ in cells) + 1
    columns = max(column for _, column in cells) + 1
    name = b"Feuil1"
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    bound = struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name
    end = _record(0x000A, b"")
    head = len(begin) + len(_record(0x0085, bound)) + len(end)
    book = begin + _record(0x0085, struct.pack("<I", head) + bound[4:]) + end
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for (row, column), value in cells.items():
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            sheet += _record(0x0204, place + text)
        else:
            sheet += _record(0x0203, place + struct.pack("<d", value))
    path.write_bytes(_compound("Workbook", book + sheet + end))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound(name: str, stream: bytes) -> bytes:
    """Return a compound file (MS-CFB) that holds one stream."""
    size = max(len(stream), 4096)
    sectors = -(-size // 512)
    free, last, fat_sector, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    chain = [fat_sector, last, *range(3, sectors + 2), last]
    assert len(chain) <= 128, "one sector of the table is enough for tests"
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, last, 0, last, 0, 0
    )
    head += struct.pack("<108I", *[free] * 108)
    directory = _entry("Root Entry", 5, none, 1, last, 0) + _entry(name, 2, none, none, 2, size)
    directory += bytes(512 - len(directory))
    return head + fat + directory + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, sibling: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xIQQIQ", len(text), kind, 1, sibling, sibling, child, 0, 0, 0, start, size
    )
