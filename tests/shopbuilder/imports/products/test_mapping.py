from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.products.guessing import Heap, by_heading, by_values
from shopbuilder.imports.products.mapping import GROUPS, Column, Look, look_at, troubles_with
from shopbuilder.imports.products.source import Circumstances
from shopbuilder.imports.products.sources import KNOWN_HEADINGS, read_products
from shopbuilder.imports.products.spreadsheet import SPREADSHEET
from shopbuilder.imports.tables.rows import layout_of
from tests.factories.workbooks import write_xlsx
from tests.shopbuilder.imports.products.reading import FRANCE

RATES = FRANCE.vat_rates
NAMES = ["Brioche tressée", "Flan pâtissier", "Tarte aux pommes", "Chausson", "Pain de seigle"]


def look(path: Path, text: str, encoding: str = "utf-8") -> Look:
    path = path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return look_at(layout_of(path, KNOWN_HEADINGS), RATES)


def fields(seen: Look) -> list[str]:
    return [column.field for column in seen.columns]


def table(*columns: tuple[str, list[str]]) -> str:
    lines = zip(*(cells for _, cells in columns), strict=True)
    return "\n".join([";".join(head for head, _ in columns), *map(";".join, lines)])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Prix TTC", "price"),
        ("Prix de vente conseillé TTC (€)", "price"),
        ("PRIX H.T.", "price_without_tax"),
        ("Prix de vente HT", "price_without_tax"),
        ("Prix d’achat HT", ""),
        ("Prix fournisseur", ""),
        ("Désignation de l’article", "name"),
        ("Photo principale", "images"),
        ("Taux de TVA (%)", "vat"),
        ("Bidule", None),
        ("", None),
    ],
)
def test_a_heading_is_understood_in_many_words(heading: str, field: str | None) -> None:
    assert by_heading(heading, SPREADSHEET.synonyms) == field


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["3017620422003", "3 229 820 129 488", "3270190119357"], "ean"),
        (["4,50 €", "3 €", "12,00 €"], "price"),
        (["4,50", "3,20", "12"], "price"),
        (["20 %", "5,5 %", "20 %"], "vat"),
        (["20", "10", "20"], ""),
        (["12", "7", "0"], ""),
        (["https://example.org/a.jpg", "http://example.org/b.jpg"], "images"),
        (["kg", "pièce", "kg"], "unit"),
        (["Une pâte " + "feuilletée " * 12, "Des pommes " + "du verger " * 12], "description"),
        (["BR-01", "FL-02", "TA-03"], "code"),
        (["pain-de-mie", "pain-de-seigle", "flan-nature"], "code"),
        (NAMES, "name"),
        (["Viennoiserie", "Viennoiserie", "Pain", "Pain", "Pain"], "category"),
        ([], ""),
        (["?", "-"], ""),
    ],
)
def test_values_give_a_column_away(values: list[str], field: str) -> None:
    assert by_values(Heap(values), RATES) == field


@given(st.lists(st.text(min_size=1, max_size=30), max_size=12), st.text(max_size=40))
def test_no_column_whatever_makes_the_guess_fall(values: list[str], heading: str) -> None:
    assert by_values(Heap(values), RATES) in {"", *SPREADSHEET.names}
    assert by_heading(heading, SPREADSHEET.synonyms) in {None, "", *SPREADSHEET.names}


def test_columns_of_odd_headings_are_guessed_by_what_stands_under_them(tmp_path: Path) -> None:
    text = table(
        ("Ce que c’est", NAMES),
        ("Combien", ["4,50 €", "3,20 €", "12 €", "1,90 €", "2,80 €"]),
        ("Où", ["Vitrine", "Vitrine", "Vitrine", "Four", "Four"]),
        ("Truc", ["BR-01", "FL-02", "TA-03", "CH-04", "PS-05"]),
    )
    seen = look(tmp_path, text)
    assert fields(seen) == ["name", "price", "category", "code"]
    assert not any(column.sure for column in seen.columns)
    assert seen.columns[0].samples == ("Brioche tressée", "Flan pâtissier")


def test_of_two_prices_the_one_with_tax_is_taken(tmp_path: Path) -> None:
    seen = look(tmp_path, "Nom;Prix HT;Prix TTC;Prix d’achat\na;1,00;1,20;0,40\n")
    assert fields(seen) == ["name", "", "price", ""]


def test_a_second_column_of_sums_is_left_to_the_trader(tmp_path: Path) -> None:
    seen = look(tmp_path, "Nom;Prix;Valeur\nBrioche;4,50;9,00\nFlan;3,20;1,10\n")
    assert fields(seen) == ["name", "price", ""]


def test_a_table_without_headings_has_letters_for_them(tmp_path: Path) -> None:
    text = "\n".join(f"R-{n};{name};{n},50 €" for n, name in enumerate(NAMES, start=1))
    seen = look(tmp_path, text)
    assert [(column.heading, column.field) for column in seen.columns] == [
        ("A", "code"), ("B", "name"), ("C", "price"),
    ]  # fmt: skip
    assert seen.columns[1].samples[0] == "Brioche tressée"


def test_what_was_said_of_the_columns_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Nom;Note;Prix;Vente\nx;Brioche;1,00;4,50\ny;Flan;1,00;3,20\n")
    around = said({"name": 1, "price": 3})
    reading = read_products(path, around)
    assert [(each.name, each.variants[0].price_cents) for each in reading.drafts] == [
        ("Brioche", 450), ("Flan", 320),
    ]  # fmt: skip
    assert reading.unread == ("Nom", "Prix")


def test_a_table_without_headings_loses_no_line(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"F": [["Brioche", 4.5], ["Flan", 3.2]]})
    reading = read_products(path, said({"name": 0, "price": 1, "stock": 9}))
    assert [each.name for each in reading.drafts] == ["Brioche", "Flan"]


def said(columns: dict[str, int]) -> Circumstances:
    return replace(FRANCE, columns=columns)


def columns(*fields: str) -> list[Column]:
    return [Column(rank, f"Colonne {rank}", (), field) for rank, field in enumerate(fields)]


@pytest.mark.parametrize(
    ("chosen", "rate", "words"),
    [
        (("name", "price"), None, []),
        (("name", "price_without_tax"), 550, []),
        (("name", "price_without_tax", "vat"), None, []),
        (("price",), None, ["names"]),
        (("name",), None, ["which column holds the prices"]),
        (("name", "price", "name"), None, ["keep one", "keep one"]),
        (("name", "price", "price_without_tax"), 550, ["not both"]),
        (("name", "price_without_tax"), None, ["which VAT rate"]),
        (("name", "price_without_tax", "reduced_price"), 550, ["reduced price needs"]),
        (("", ""), None, ["names", "prices"]),
    ],
)
def test_combinations_that_make_no_article_are_refused(
    chosen: tuple[str, ...], rate: int | None, words: list[str]
) -> None:
    troubles = troubles_with(columns(*chosen), rate)
    assert len(troubles) == len(words)
    for trouble, word in zip(troubles, words, strict=True):
        assert word in trouble.msgid % trouble.values


def test_every_field_of_a_spreadsheet_can_be_chosen_once() -> None:
    offered = [field for fields in GROUPS.values() for field in fields]
    assert sorted(offered) == sorted(SPREADSHEET.names)
    assert set(offered) == set(SPREADSHEET.synonyms)


def test_the_columns_of_a_real_spreadsheet_are_all_known_but_one(test_data: Path) -> None:
    layout = layout_of(test_data / "spreadsheets" / "produits_cp1252.csv", KNOWN_HEADINGS)
    seen = look_at(layout, RATES)
    found = {column.heading: (column.field, column.sure) for column in seen.columns}
    assert len(found) == 8
    assert found.pop("Poids (kg)") == ("", False)
    assert all(sure for _, sure in found.values())
