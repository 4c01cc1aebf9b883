from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.tables import rows
from shopbuilder.imports.tables.rows import Table, layout_of, table_of

SYNONYMS = {"code": ("code", "reference"), "name": ("libelle", "nom"), "price": ("prix ttc",)}
KNOWN = {header for headers in SYNONYMS.values() for header in headers}

Write = Callable[[str], Table]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(text: str) -> Table:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode())
        return table_of(layout_of(path, KNOWN), SYNONYMS)

    return write


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_the_separator_is_found_by_the_headings(written: Write, separator: str) -> None:
    table = written(f"Code{separator}Libellé{separator}Prix TTC\na{separator}b{separator}c\n")
    assert table.layout.separator == separator
    assert next(table.rows())["price"] == "c"


def test_commas_inside_headings_do_not_make_them_columns(written: Write) -> None:
    table = written("Code;Libellé (court, long, autre, tout);Prix TTC\na;b;c\n")
    assert table.layout.separator == ";"


def test_the_line_that_names_the_separator_is_passed_over(written: Write) -> None:
    table = written("sep=;\nCode;Libellé;Prix TTC\na;b;c\n")
    assert [row.lines for row in table.rows()] == ["3"]


def test_titles_above_the_headings_are_passed_over(written: Write) -> None:
    table = written("Mes produits;;\n\nCode;Libellé;Prix TTC\na;b;c\n")
    assert [(row.lines, row["code"]) for row in table.rows()] == [("4", "a")]


def test_a_quoted_line_break_stays_in_its_cell_and_both_lines_are_told(written: Write) -> None:
    table = written('Code;Libellé;Prix TTC\r\nc;"Chausson\r\naux pommes";1,90\r\nd;e;f\r\n')
    found = [(row.lines, row["name"]) for row in table.rows()]
    assert found == [("2-3", "Chausson\r\naux pommes"), ("4", "e")]


def test_blank_lines_and_blank_cells_are_passed_over(written: Write) -> None:
    table = written("Code;Libellé;Prix TTC\n\n  ;  ;  \na;b;c\n\n")
    assert [row.lines for row in table.rows()] == ["4"]


def test_missing_and_extra_cells_are_named(written: Write) -> None:
    short, long = written("Code;Libellé;Prix TTC\na;b\na;b;c;;d\n").rows()
    assert short.missing == ("Prix TTC",)
    assert long.extra == ("d",)


def test_empty_cells_at_the_end_are_no_extra_cells(written: Write) -> None:
    assert next(written("Code;Libellé;Prix TTC\na;b;c;;;\n").rows()).extra == ()


def test_a_quotation_mark_never_closed_is_named_and_ends_the_table(written: Write) -> None:
    table = written('Code;Libellé;Prix TTC\na;b;c\nd;"e;f\ng;h;i\n')
    found = list(table.rows())
    assert [row["code"] for row in found] == ["a", ""]
    assert (found[1].lines, "never closed" in found[1].broken) == ("3-4", True)


def test_a_misplaced_quotation_mark_costs_only_its_line(written: Write) -> None:
    table = written('Code;Libellé;Prix TTC\na;"b" c;d\ne;f;g\n')
    found = list(table.rows())
    assert [bool(row.broken) for row in found] == [True, False]


def test_where_no_heading_is_known_the_separator_is_the_one_the_lines_agree_on(
    written: Write,
) -> None:
    lines = ["a-1;Vin, rouge, corsé, vieux;15,00", "b-2;Cidre;3,50", "c-3;Thé, vert;2,10"]
    table = written("\n".join(["Mes vins, cidres, thés, etc.;;", "N°;Truc;Ticket", *lines]))
    assert (table.layout.separator, table.layout.headers) == (";", ("N°", "Truc", "Ticket"))


def test_the_first_line_of_several_words_is_the_header_even_where_words_come_twice(
    written: Write,
) -> None:
    assert written("Truc;Bidule;Truc\na;b;c\nd;e;f\n").layout.headers == ("Truc", "Bidule", "Truc")


def test_quotation_marks_are_signs_like_others_where_a_source_says_so(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('Code;Libellé\na;"b\nc;d"\n', encoding="utf-8")
    layout = replace(layout_of(path, KNOWN), quoted=False)
    assert [row["name"] for row in table_of(layout, SYNONYMS).rows()] == ['"b', 'd"']


def test_an_inch_mark_inside_a_cell_is_an_ordinary_sign(written: Write) -> None:
    assert next(written('Code;Libellé;Prix TTC\na;Vis 3" inox;c\n').rows())["name"] == 'Vis 3" inox'


def test_a_cell_too_long_costs_only_its_line(written: Write) -> None:
    table = written(f"Code;Libellé;Prix TTC\na;{'x' * 60_000};c\nb;{'y' * 200_000};c\nd;e;f\n")
    assert [bool(row.broken) for row in table.rows()] == [True, True, False]


def test_too_many_columns_are_refused(written: Write) -> None:
    with pytest.raises(UnusableFile, match="columns"):
        written("Code;" * 301 + "Libellé\n")


def test_too_many_lines_are_refused(written: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 2)
    table = written("Code;Libellé;Prix TTC\n" + "a;b;c\n" * 3)
    with pytest.raises(UnusableFile, match="more than 2 lines"):
        list(table.rows())


def test_a_file_of_blank_lines_is_refused(written: Write) -> None:
    with pytest.raises(UnusableFile, match="blank"):
        written("\n \n\n")


def test_of_two_columns_for_one_field_the_better_word_wins(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Prix;Prix TTC\n1;2\n", encoding="utf-8")
    table = table_of(layout_of(path, {"prix"}), {"price": ("prix ttc", "prix")})
    assert next(table.rows())["price"] == "2"
    assert table.unread == ("Prix",)


def test_lines_of_an_old_mac_are_lines(written: Write) -> None:
    assert [row.lines for row in written("Code;Libellé;Prix TTC\ra;b;c\rd;e;f\r").rows()] == [
        "2",
        "3",
    ]


def test_a_line_longer_than_any_table_has_costs_only_itself(written: Write) -> None:
    table = written(f"Code;Libellé;Prix TTC\na;{';'.join('x' * 2_500_000)};c\nd;e;f\n")
    assert [(row.lines, bool(row.broken)) for row in table.rows()] == [("2", True), ("3", False)]


def test_a_line_that_never_ends_is_read_in_pieces(written: Write) -> None:
    table = written("Code;Libellé;Prix TTC\n" + '"' * 5_000_001)
    assert [bool(row.broken) for row in table.rows()] == [True]


def test_letters_written_twice_are_mended_row_by_row_and_told(written: Write) -> None:
    mended, left = written("Code;Libellé;Prix TTC\na;CrÃ¨me;c\nb;Château;c\n").rows()
    assert (mended["name"], mended.mended) == ("Crème", True)
    assert (left["name"], left.mended) == ("Château", False)


def test_more_blank_lines_than_a_spreadsheet_has_are_refused(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MAX_RECORDS", 20)
    with pytest.raises(UnusableFile, match="lines"):
        list(written("Code;Libellé;Prix TTC\n" + ";;\n" * 30).rows())


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"RIFF....WEBP", "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "archive"),
        (b"MZ\x90\0", "program"),
        (b"{\\rtf1", "text document"),
        (b'<?xml version="1.0"?><rss>', "XML"),
        (b'{"type": "FeatureCollection"', "JSON"),
        (b"BEGIN:VCALENDAR", "calendar"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(tmp_path: Path, start: bytes, word: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(start + b"x" * 100)
    with pytest.raises(UnusableFile, match=word):
        layout_of(path, KNOWN)
