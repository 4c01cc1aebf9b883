import gc
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.tables.rows import Layout, layout_of, table_of
from shopbuilder.imports.tables.workbooks import unrolling
from tests.factories.workbooks import ods_cell, ods_rows, write_ods, write_xls, write_xlsx

SYNONYMS = {"code": ("code",), "name": ("nom",), "price": ("prix",)}
KNOWN = {"code", "nom", "prix"}
HEADINGS = ["Code", "Nom", "Prix"]


def layout(path: Path) -> Layout:
    return layout_of(path, KNOWN)


def cells(path: Path) -> list[tuple[str, str, str, str]]:
    rows = table_of(layout(path), SYNONYMS).rows()
    return [(row.lines, row["code"], row["name"], row["price"]) for row in rows]


def notes(found: Layout) -> list[str]:
    findings = Findings()
    found.tell(findings)
    return [note.msgid % note.values for note in findings.noted]


def refused(path: Path) -> str:
    with pytest.raises(UnusableFile) as error:
        layout(path)
    return str(error.value)


def test_a_workbook_of_excel_is_read_by_the_numbers_of_its_rows(tmp_path: Path) -> None:
    rows: list[Sequence[str | float | bool | tuple[float, int]]] = [
        ["Mes articles"], [], HEADINGS, ["0123", "Pâté & Cie", 12.5], [], [42.0, "Noix", (3.996, 2)],
    ]  # fmt: skip
    assert cells(write_xlsx(tmp_path / "a.xlsx", {"Feuil1": rows})) == [
        ("4", "0123", "Pâté & Cie", "12,5"),
        ("6", "42", "Noix", "4,00"),
    ]


def test_texts_that_cells_share_are_found_with_all_their_pieces(tmp_path: Path) -> None:
    shared = (
        "<sst><si><t>Code</t></si><si><r><t>N</t></r><r><t>om</t></r><rPh><t>x</t></rPh></si>"
        "<si><t>Prix</t></si><si><t>a_x000D_b</t></si></sst>"
    )
    cell = '<c r="{}" t="s"><v>{}</v></c>'
    head = "".join(cell.format(f"{at}1", n) for n, at in enumerate("ABC"))
    sheet = (
        f'<worksheet><sheetData><row r="1">{head}</row><row r="2">'
        '<c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>99</v></c>'
        '<c r="C2" t="str"><f>A1</f><v>2,5</v></c>'
        "</row></sheetData></worksheet>"
    )
    parts = {"xl/sharedStrings.xml": shared, "xl/worksheets/sheet1.xml": sheet}
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts=parts)
    assert cells(path) == [("2", "a\rb", "", "2,5")]


def test_the_sheet_with_the_best_headings_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    sheets = {"Notes": [["à faire"]], "Articles": [HEADINGS, ["1", "a", 2.0]], "Vide": []}
    found = layout(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert found.sheet == "Articles"
    assert notes(found) == [
        "The sheet “Articles” has been read. The file has others, which have not: Notes."
    ]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    sheets = {"Tarif": [["Nom", "Prix"], ["a", 1.0]], "Ancien": [HEADINGS, ["1", "b", 2.0]]}
    found = layout(write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Ancien"]))
    assert (found.sheet, found.notes) == ("Tarif", ())


def test_formulas_saved_without_result_are_told_and_never_run(tmp_path: Path) -> None:
    sheet = (
        "<worksheet><sheetData>"
        '<row><c t="inlineStr"><is><t>Nom</t></is></c><c t="inlineStr"><is><t>Prix</t></is></c></row>'
        '<row><c t="inlineStr"><is><t>a</t></is></c><c><f>1+1</f></c></row>'
        "</sheetData></worksheet>"
    )
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts={"xl/worksheets/sheet1.xml": sheet})
    assert cells(path) == [("2", "", "a", "")]
    assert notes(layout(path))[0].startswith("1 cells hold a formula without its result")


def test_a_workbook_of_libreoffice_shows_what_its_cells_show(tmp_path: Path) -> None:
    row = (
        ods_cell("0123")
        + '<table:table-cell table:number-columns-repeated="1"><office:annotation><text:p>note'
        "</text:p></office:annotation><text:p>Pâté<text:s/>de<text:line-break/>tête</text:p>"
        "</table:table-cell>"
        + ods_cell("12,50 €", "currency", value="12.5")
    )  # fmt: skip
    rows = (
        ods_rows([HEADINGS])
        + '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        + f"<table:table-row>{row}</table:table-row>"
        + f"<table:table-row>{ods_cell('7,33E+13', 'float', value='73282932000074')}</table:table-row>"
    )
    assert cells(write_ods(tmp_path / "a.ods", {"A": rows})) == [
        ("5", "0123", "Pâté de\ntête", "12,50 €"),
        ("6", "73282932000074", "", ""),
    ]


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    sheet: dict[tuple[int, int], str | float] = {
        (1, 1): "Nom", (1, 2): "Prix", (2, 1): "Pâté", (2, 2): 12.5,
    }  # fmt: skip
    assert cells(write_xls(tmp_path / "a.xls", sheet)) == [("3", "", "Pâté", "12,5")]


def test_a_page_called_xls_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        "<html><style>td {}</style><table><tr><th>Code<th>Nom</th><th>Prix</th></tr>"
        "<tr><td colspan=1>1<td>P&acirc;t&eacute;<br>croûte<td>3,20\n €</td></table>"
    )
    assert cells(path) == [("2", "1", "Pâté\ncroûte", "3,20 €")]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_headings_far_out_are_counted_and_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        write_xlsx(path, {"A": [["x"] * 5000]})
    elif kind == "ods":
        cell = ods_cell("x").replace(">", ' table:number-columns-repeated="5000">', 1)
        write_ods(path, {"A": f"<table:table-row>{cell}</table:table-row>"})
    else:
        write_xls(path, {(0, at): "x" for at in range(256)} | {(65_535, 255): "y"})
        assert "too much memory" in refused(path)
        return
    assert refused(path) == "The file has 5000 columns; at most 300 are read."


@pytest.mark.parametrize(
    ("sheets", "rows", "columns", "characters"),
    [(1, 1, 16_384, 5_000), (40, 150_000, 300, 50)],
    ids=["one row of 80 MB", "eight gigabytes in all"],
)
def test_a_small_file_that_says_one_cell_a_million_times_fills_no_disk(
    tmp_path: Path, sheets: int, rows: int, columns: int, characters: int
) -> None:
    again = f' table:number-columns-repeated="{columns}">'
    cell = ods_cell("x" * characters).replace(">", again, 1)
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    path = write_ods(tmp_path / "a.ods", {f"S{each}": row for each in range(sheets)})
    assert path.stat().st_size < 1_000
    assert "too much memory" in refused(path)


def test_a_bomb_is_refused_before_anything_is_read_of_it(tmp_path: Path) -> None:
    parts = {"xl/worksheets/sheet1.xml": b" " * 30_000_000}
    assert "would unpack" in refused(write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts=parts))


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    parts = {"xl/worksheets/sheet1.xml": b" " * 9_000_000}
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts=parts)
    path.write_bytes(
        path.read_bytes().replace((9_000_000).to_bytes(4, "little"), bytes([9, 0, 0, 0]))
    )
    assert "damaged" in refused(path)


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts={"inside.zip": b"PK"})
    assert "inside another" in refused(path)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [HEADINGS, ["1", "a", 1.0]]})
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged" in refused(path)


def test_a_part_with_entities_is_refused(tmp_path: Path) -> None:
    hostile = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    parts = {"xl/workbook.xml": hostile}
    assert "damaged" in refused(write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts=parts))


def test_a_locked_workbook_is_told_to_be_unlocked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in refused(path)


def test_an_archive_with_a_password_is_told_to_be_unlocked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []})
    with zipfile.ZipFile(path) as archive:
        entry = archive.infolist()[0]
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert entry.flag_bits & 1 == 0
    path.write_bytes(data)
    assert "password" in refused(path)


def test_a_sheet_in_a_far_corner_costs_neither_memory_nor_time(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    sheet = f"<worksheet><sheetData>{far}</sheetData></worksheet>"
    path = write_xlsx(tmp_path / "a.xlsx", {"A": []}, parts={"xl/worksheets/sheet1.xml": sheet})
    assert "16384 columns" in refused(path)


def test_a_row_repeated_a_billion_times_ends(tmp_path: Path) -> None:
    row = f'<table:table-row table:number-rows-repeated="999999999">{ods_cell("Nom")}{ods_cell("Prix")}'
    found = layout(write_ods(tmp_path / "a.ods", {"A": f"{row}</table:table-row>"}))
    with pytest.raises(UnusableFile, match="more than 150000 lines"):
        list(table_of(found, SYNONYMS).rows())


def test_the_plain_lines_go_when_nobody_reads_them_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(unrolling.tempfile, "tempdir", str(kept))
    found: Layout | None = layout(write_xlsx(tmp_path / "a.xlsx", {"A": [HEADINGS]}))
    assert len(list(kept.iterdir())) == 1
    refused(write_xlsx(tmp_path / "b.xlsx", {"A": []}, parts={"xl/workbook.xml": "<broken"}))
    del found
    gc.collect()
    assert list(kept.iterdir()) == []


def test_only_as_many_rows_are_taken_out_as_are_looked_at(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [HEADINGS, *(["1", "a", 1.0] for _ in range(50))]})
    assert len(list(layout_of(path, KNOWN, rows=10).written.records())) == 10
