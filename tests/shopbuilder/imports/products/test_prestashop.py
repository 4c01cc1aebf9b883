from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read, read_text, sentences, told

HEAD = (
    "Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Tax rules ID;"
    "Discount amount;Discount percent;Discount from (yyyy-mm-dd);Discount to (yyyy-mm-dd);"
    "Reference #;EAN13;Quantity;Visibility;Virtual product;URL rewritten"
)


@pytest.fixture(scope="module")
def sample(test_data: Path) -> Reading:
    path = test_data / "catalogues" / "prestashop" / "products_import.csv"
    return read(path, without_tax=2000)


def lines(folder: Path, *rows: str, head: str = HEAD, rate: int = 2000) -> Reading:
    return read_text(folder, "\n".join([head, *rows]) + "\n", without_tax=rate)


def test_all_seven_articles_come_with_tax_added(sample: Reading) -> None:
    assert sample.source.key == "prestashop"
    assert [(draft.source_ref, draft.variants[0].price_cents) for draft in sample.drafts] == [
        ("RP-demo_1", 12000),
        ("RP-demo_2", 7200),
        ("RP-demo_3", 180000),
        ("RP-demo_4", 138000),
        ("RP-demo_5", 28800),
        ("RP-demo_6", 3000),
        ("RP-demo_7", 15000),
    ]
    assert {draft.vat_rate for draft in sample.drafts} == {2000}
    assert sample.findings.refused == []


def test_the_same_mistyped_bar_code_on_all_is_left_out_of_each(sample: Reading) -> None:
    assert len(sample.findings.dropped) == 7
    assert {variant.gtin for draft in sample.drafts for variant in draft.variants} == {""}
    assert told(sample.findings.dropped)[0] == (
        "2",
        "The bar code “1234567890123” is mistyped: its last digit does not fit the others.",
    )


def test_a_list_in_a_cell_is_a_list(sample: Reading) -> None:
    assert len(sample.drafts[0].noted_images) == 2


def test_what_is_hidden_there_comes_hidden(sample: Reading) -> None:
    assert [draft.source_ref for draft in sample.drafts if not draft.published] == ["RP-demo_5"]


def test_what_is_worth_knowing_is_said(sample: Reading) -> None:
    assert sentences(sample.findings.noted) == {
        "Pictures are noted by their address; you can have them fetched from the Photos page.",
        "The reduced price is for other days: the regular price is taken.",
        "It is not new (“%(condition)s”): say so in its description.",
        "Imported unpublished: it is hidden in the catalogue it comes from.",
        "The file names several tax rules (%(rules)s); one rate was added to all prices.",
    }


def test_without_a_rate_the_file_is_refused_and_told_what_is_missing(test_data: Path) -> None:
    with pytest.raises(UnusableFile, match="“Price tax excluded” are without tax"):
        read(test_data / "catalogues" / "prestashop" / "products_import.csv")


def test_a_list_of_shelves_is_recognised_and_refused(test_data: Path) -> None:
    with pytest.raises(UnusableFile, match="lists 3 shelves \\(iPods, Accessories, Laptops\\)"):
        read(test_data / "catalogues" / "prestashop" / "categories_import.csv")


def test_prices_to_the_sixth_decimal_come_to_whole_cents(tmp_path: Path) -> None:
    reading = lines(tmp_path, "1;1;Savon;Bain;4.583333;1;;;;;s1;;5;both;0;savon")
    assert reading.drafts[0].variants[0].price_cents == 550


def test_a_reduction_of_these_days_is_taken_off(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "1;1;Savon;Bain;10;1;;25;2026-11-01;2026-11-30;s1;;5;both;0;savon",
        "2;1;Bougie;Bain;10;1;2;;2026-11-01;2026-11-30;s2;;5;both;0;bougie",
    )
    assert [draft.variants[0].price_cents for draft in reading.drafts] == [900, 1200]
    assert "Its reduction is an amount, with or without tax: the regular price is taken." in (
        sentences(reading.findings.noted)
    )


def test_what_cannot_be_collected_is_refused(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "1;1;Partition;Notes;10;1;;;;;p1;;;both;1;partition",
        "2;1;Flûte;Notes;10;1;;;;;p2;;;both;0;flute",
    )
    assert told(reading.findings.refused) == [
        ("2", "Articles with nothing to collect are not imported.")
    ]


def test_french_headings_and_nested_shelves_are_read(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "1;1;Savon;Accueil/Bain,Cadeaux;4,58;s1;9",
        head="ID;Actif (0/1);Nom*;Catégories (x,y,z...);Prix HT;Référence;Quantité;URL réécrite",
    )
    draft = reading.drafts[0]
    assert (reading.source.key, draft.category) == ("prestashop", "Accueil > Bain")
    assert draft.variants[0].price_cents == 550
