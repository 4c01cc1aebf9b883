from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from tests.shopbuilder.imports.products.reading import read, read_text, told

HEAD = "Code;Libellé;Prix TTC"


@pytest.mark.parametrize(
    ("name", "encoding", "separator"),
    [
        ("produits_cp1252.csv", "cp1252", ";"),
        ("produits_utf8_bom.csv", "utf-8-sig", ";"),
        ("produits_utf16le_tab.txt", "utf-16", "\t"),
    ],
)
def test_the_same_list_reads_alike_in_each_encoding(
    test_data: Path, name: str, encoding: str, separator: str
) -> None:
    reading = read(test_data / "spreadsheets" / name)
    assert (reading.layout.encoding, reading.layout.separator) == (encoding, separator)
    assert len(reading.drafts) == 21
    assert told(reading.findings.refused) == [
        (line, "The article has no price.") for line in ("2", "3", "17")
    ]


def test_french_words_and_decimal_commas_are_read(test_data: Path) -> None:
    drafts = read(test_data / "spreadsheets" / "produits_cp1252.csv").drafts
    glasses = next(draft for draft in drafts if draft.source_ref == "cc-sunglasses")
    assert glasses.name == "Lunettes de soleil « été »"
    assert (glasses.variants[0].price_cents, glasses.category) == (9000, "Clothing > Accessories")


def test_a_filled_promotion_is_the_price_asked_and_it_is_told(test_data: Path) -> None:
    reading = read(test_data / "spreadsheets" / "produits_cp1252.csv")
    beanie = next(draft for draft in reading.drafts if draft.source_ref == "cc-beanie")
    assert beanie.variants[0].price_cents == 1800
    assert any("20,00" in sentence for _, sentence in told(reading.findings.noted))


def test_columns_that_nobody_reads_are_told(test_data: Path) -> None:
    assert read(test_data / "spreadsheets" / "produits_cp1252.csv").unread == ("Poids (kg)",)


def test_of_the_irregular_lines_four_are_kept(test_data: Path) -> None:
    drafts = read(test_data / "spreadsheets" / "lignes_irregulieres.csv").drafts
    assert [(draft.name, draft.variants[0].price_cents) for draft in drafts] == [
        ("Croissant", 120),
        ("Chausson aux pommes", 190),
        ("Sans code", 300),
        ("Doublon", 100),
    ]


def test_the_other_irregular_lines_are_refused_each_with_its_reason(test_data: Path) -> None:
    refused = told(read(test_data / "spreadsheets" / "lignes_irregulieres.csv").findings.refused)
    assert refused == [
        ("3", "The line stops before the column “Prix TTC”."),
        ("8", "The line has more cells than there are columns: “extra, extra2”."),
        ("10", "The article has no name."),
        ("11", "The article has no price."),
        ("12", "The price “-2,00” is negative."),
        ("13", "The price is zero: an article needs a price."),
        ("14", "The price “1,999” has more than two decimals: write 1999.00 or 2.00."),
        ("15", "“sur demande” is not a price."),
        ("16", "The price “99999999999,99” is above €100000."),
        ("17", "“inf” is not a price."),
        ("18", "“NaN” is not a price."),
        ("19", "“1e3” is not a price."),
        ("21", "“o” already appears on line 20."),
    ]


def test_formulas_are_disarmed_and_the_reduction_stays(test_data: Path) -> None:
    reading = read(test_data / "spreadsheets" / "formules.csv")
    names = [draft.name for draft in reading.drafts]
    assert len(names) == 11
    assert [name for name in names if name.startswith(("=", "+", "-", "@", "＝", "\t"))] == [
        "-10 % sur tout"
    ]
    # A note for the name and one for the description of ten lines.
    assert len(reading.findings.noted) == 20


def test_headings_alone_are_refused(test_data: Path) -> None:
    with pytest.raises(UnusableFile, match="no article under the headings"):
        read(test_data / "spreadsheets" / "entete_seul.csv")


def test_prices_without_tax_alone_are_refused(test_data: Path) -> None:
    with pytest.raises(UnusableFile, match="Price tax excluded"):
        read(test_data / "catalogues" / "prestashop" / "products_import.csv")


def test_a_file_of_other_things_is_refused_and_its_columns_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="Adresse, Ville"):
        read_text(tmp_path, "Adresse,Ville\n1 rue du Four,Lille\n")


def test_products_without_prices_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="No column holds the prices"):
        read_text(tmp_path, "Code;Libellé\na;b\n", source="spreadsheet")


def test_prices_without_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="names of the articles"):
        read_text(tmp_path, "Code;Prix\na;1\n", source="spreadsheet")


def test_a_code_that_the_spreadsheet_destroyed_is_refused(tmp_path: Path) -> None:
    reading = read_text(tmp_path, f"{HEAD}\n3,76012E+12;Confiture;4,50\n")
    assert told(reading.findings.refused) == [
        ("2", "The code “3,76012E+12” was turned into a number by the spreadsheet.")
    ]


def test_a_bar_code_stands_in_for_a_missing_code(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "EAN;Nom;Prix\n3760012345678;Miel;8,90\n")
    assert reading.drafts[0].source_ref == "3760012345678"


def test_without_any_code_the_name_is_the_identity(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix\nPâté de Lille;8,90\nPATE DE LILLE;9,00\n")
    assert [draft.source_ref for draft in reading.drafts] == ["name:pate de lille"]
    assert told(reading.findings.refused) == [("3", "“PATE DE LILLE” already appears on line 2.")]


def test_vat_unit_and_publication_are_read(tmp_path: Path) -> None:
    text = "Nom;Prix;TVA;Unité;En ligne\nPommes;3,20;5,5 %;kg;oui\nVin;9,00;20;;non\n"
    apples, wine = read_text(tmp_path, text).drafts
    assert (apples.vat_rate, apples.unit, apples.published) == (550, "kg", True)
    assert (wine.vat_rate, wine.unit, wine.published) == (2000, "piece", False)


def test_a_vat_rate_the_country_does_not_have_refuses_the_line(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix;TVA\nPommes;3,20;19,6\nPoires;3,20;5,5\n")
    assert told(reading.findings.refused) == [("2", "“19,6” is not a VAT rate of this country.")]


def test_an_unknown_unit_is_dropped_and_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix;Unité\nPommes;3,20;cageot\n")
    assert reading.drafts[0].unit == "piece"
    assert told(reading.findings.dropped) == [
        ("2", "The unit “cageot” is not known: sold by the piece.")
    ]


@pytest.mark.parametrize(
    ("stock", "available", "left"),
    [("12", "", 12), ("", "non", 0), ("", "oui", None), ("7", "non", 7), ("", "", None)],
)
def test_a_count_wins_over_in_stock(
    tmp_path: Path, stock: str, available: str, left: int | None
) -> None:
    reading = read_text(tmp_path, f"Nom;Prix;Stock;En stock ?\nPain;1,20;{stock};{available}\n")
    assert reading.drafts[0].variants[0].stock == left


def test_a_stock_that_is_no_number_is_dropped_and_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix;Stock\nPain;1,20;plein\n")
    assert reading.drafts[0].variants[0].stock is None
    assert told(reading.findings.dropped) == [("2", "“plein” is not a number of pieces.")]


def test_a_reduced_price_above_the_price_is_no_reduction(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix;Prix promo\nPain;1,20;1,50\n")
    assert reading.drafts[0].variants[0].price_cents == 120


def test_a_reduced_price_that_is_none_is_dropped_and_the_price_kept(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Nom;Prix;Prix promo\nPain;1,20;bientôt\n")
    assert reading.drafts[0].variants[0].price_cents == 120
    assert told(reading.findings.dropped) == [("2", "“bientôt” is not a price.")]


def test_parts_without_a_column_are_not_said(tmp_path: Path) -> None:
    silent = read_text(tmp_path, "Code;Nom;Prix\na;Pain;1,20\n").silent
    assert {"description", "category", "stock"} <= silent
    assert "sku" not in silent


def test_only_addresses_of_pictures_are_noted(tmp_path: Path) -> None:
    text = "Nom;Prix;Photo\nPain;1,20;https://example.org/pain.jpg javascript:alert(1)\n"
    assert read_text(tmp_path, text).drafts[0].noted_images == ("https://example.org/pain.jpg",)
