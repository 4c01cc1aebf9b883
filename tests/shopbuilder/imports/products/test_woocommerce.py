from pathlib import Path

import pytest

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read, read_text, sentences, told

HEAD = (
    "ID,Type,SKU,Name,Published,In stock?,Stock,Sale price,Regular price,Parent,"
    "Attribute 1 name,Attribute 1 value(s)"
)


@pytest.fixture(scope="module")
def sample(test_data: Path) -> Reading:
    return read(test_data / "catalogues" / "woocommerce" / "sample_products.csv")


def article(reading: Reading, reference: str) -> ProductDraft:
    return next(draft for draft in reading.drafts if draft.source_ref == reference)


def test_of_24_lines_eleven_articles_come_and_four_lines_are_refused(sample: Reading) -> None:
    assert sample.source.key == "woocommerce"
    assert len(sample.drafts) == 11
    assert sum(len(draft.variants) for draft in sample.drafts) == 24


def test_what_is_not_handled_is_said_by_line(sample: Reading) -> None:
    assert told(sample.findings.refused) == [
        ("10", "Articles to download are not imported: there would be nothing to collect."),
        ("11", "Articles to download are not imported: there would be nothing to collect."),
        ("17", "Grouped articles are not imported: their parts are articles of their own."),
        ("18", "Articles sold on another site are not imported."),
    ]


def test_variations_become_the_variants_of_their_parent(sample: Reading) -> None:
    hoodie = article(sample, "cc-hoodie")
    assert {variant.label for variant in hoodie.variants} == {
        "Red, No", "Green, No", "Blue, No", "Red, Yes", "Green, Yes", "Blue, Yes",
    }  # fmt: skip
    assert hoodie.variants[0].options == {"Color": "Blue", "Logo": "Yes"}


def test_a_variation_open_for_any_size_becomes_one_per_size(sample: Reading) -> None:
    shirt = article(sample, "cc-tee")
    assert [variant.label for variant in shirt.variants[:3]] == [
        "Red, Large",
        "Red, Medium",
        "Red, Small",
    ]
    assert len(shirt.variants) == 9


def test_a_sale_without_dates_is_on_and_told(sample: Reading) -> None:
    assert article(sample, "cc-beanie").variants[0].price_cents == 1800
    assert "Sold at the reduced price; the old price, %(regular)s, is not kept." in sentences(
        sample.findings.noted
    )


def test_a_hidden_article_comes_unpublished(sample: Reading) -> None:
    assert not article(sample, "cc-hoodie-with-pocket").published
    assert article(sample, "cc-scarf").published


def test_categories_and_pictures_are_noted(sample: Reading) -> None:
    hoodie = article(sample, "cc-hoodie")
    assert hoodie.category == "Clothing > Hoodies"
    assert len(hoodie.noted_images) == 4
    assert all(address.startswith("https://") for address in hoodie.noted_images)


def test_both_descriptions_are_kept(sample: Reading) -> None:
    text = article(sample, "cc-belt").description
    assert text.startswith("This is a simple product.<br><br>Pellentesque")


def lines(folder: Path, *rows: str, head: str = HEAD) -> Reading:
    return read_text(folder, "\n".join([head, *rows]) + "\n")


def test_a_french_export_is_read_alike(tmp_path: Path) -> None:
    head = (
        "ID,Type,UGS,Nom,Publié,En stock ?,Stock,Tarif promo,Tarif régulier,Parent,"
        "Nom de l’attribut 1,Valeur(s) de l’attribut 1 "
    )
    reading = lines(
        tmp_path,
        '7,variable,,Savon,1,1,,,,,Parfum,"Miel, Lavande"',
        '8,variation,,Savon - Miel,1,1,4,,"5,50",id:7,Parfum,Miel',
        head=head,
    )
    soap = reading.drafts[0]
    assert (soap.source_ref, soap.variants[0].label) == ("id:7", "Miel")
    assert (soap.variants[0].price_cents, soap.variants[0].stock) == (550, 4)


def test_variations_may_stand_before_their_parent(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "2,variation,b,Thé - Vert,1,1,,,6,a,Sorte,Vert",
        "1,variable,a,Thé,1,1,,,,,Sorte,Vert",
    )
    assert [variant.sku for variant in reading.drafts[0].variants] == ["b"]


def test_a_variation_without_its_parent_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, "2,variation,b,Thé,1,1,,,6,nowhere,Sorte,Vert")
    assert told(reading.findings.refused) == [
        ("2", "Its parent article “nowhere” is not among the articles imported.")
    ]


def test_a_parent_without_sound_variations_is_refused(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "1,variable,a,Thé,1,1,,,,,Sorte,Vert",
        "2,variation,b,Thé - Vert,1,1,,,,a,Sorte,Vert",
        "3,variation,c,Thé - Noir,0,1,,,6,a,Sorte,Noir",
    )
    assert reading.drafts == ()
    assert told(reading.findings.refused) == [
        ("3", "The article has no price."),
        ("4", "This variant is switched off."),
        ("2", "No variant of this article can be imported."),
    ]


def test_two_variations_with_the_same_options_cannot_both_stand(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "1,variable,a,Thé,1,1,,,,,Sorte,Vert",
        "2,variation,b,Thé - Vert,1,1,,,6,a,Sorte,Vert",
        "3,variation,c,Thé - Vert,1,1,,,7,a,Sorte,Vert",
    )
    assert [variant.price_cents for variant in reading.drafts[0].variants] == [600]
    assert told(reading.findings.refused) == [("4", "“Vert” already appears on line 3.")]


def test_a_counted_stock_is_not_split_among_open_choices(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        '1,variable,a,Thé,1,1,,,,,Poids,"50 g, 100 g"',
        "2,variation,b,Thé,1,1,5,,6,a,Poids,",
    )
    assert [(each.label, each.stock) for each in reading.drafts[0].variants] == [("", 5)]
    assert told(reading.findings.noted) == [
        ("3", "“Poids” is left open: the shop will have to ask.")
    ]


def test_more_variants_than_a_customer_can_choose_from_are_refused(tmp_path: Path) -> None:
    many = ", ".join(f"n{number}" for number in range(120))
    reading = lines(
        tmp_path,
        f'1,variable,a,Bouton,1,1,,,,,Modèle,"{many}"',
        "2,variation,b,Bouton,1,1,,,1,a,Modèle,",
    )
    assert len(reading.drafts[0].variants) == 100
    assert told(reading.findings.refused) == [("3", "The article has more than 100 variants.")]


@pytest.mark.parametrize(
    ("starts", "ends", "cents"),
    [
        ("", "", 400),
        ("2026-11-22", "2026-11-22", 400),
        ("2026-11-23 00:00:00", "", 500),
        ("", "2026-11-21", 500),
    ],
)
def test_a_sale_counts_on_its_days_only(tmp_path: Path, starts: str, ends: str, cents: int) -> None:
    head = "Type,SKU,Name,Sale price,Regular price,Date sale price starts,Date sale price ends"
    reading = lines(tmp_path, f"simple,a,Thé,4,5,{starts},{ends}", head=head)
    assert reading.drafts[0].variants[0].price_cents == cents


@pytest.mark.parametrize(
    ("available", "stock", "left"),
    [("1", "", None), ("0", "", 0), ("1", "3", 3), ("backorder", "", None), ("1", "-2", 0)],
)
def test_stock_is_counted_where_the_shop_counts(
    tmp_path: Path, available: str, stock: str, left: int | None
) -> None:
    reading = lines(tmp_path, f"1,simple,a,Thé,1,{available},{stock},,5,,,")
    assert reading.drafts[0].variants[0].stock == left


def test_a_stock_kept_with_the_parent_is_not_counted(tmp_path: Path) -> None:
    reading = lines(tmp_path, "1,simple,a,Thé,1,1,parent,,5,,,")
    assert reading.drafts[0].variants[0].stock is None


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("subscription", "The type “subscription” is not supported."),
        ("virtual", "Articles with nothing to collect are not imported."),
        ("", "The type “” is not supported."),
    ],
)
def test_an_unknown_type_is_refused(tmp_path: Path, kind: str, sentence: str) -> None:
    reading = lines(tmp_path, f"1,{kind},a,Thé,1,1,,,5,,,")
    assert told(reading.findings.refused) == [("2", sentence)]


def test_the_second_article_of_one_reference_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, "1,simple,a,Thé,1,1,,,5,,,", "2,simple,a,Tisane,1,1,,,5,,,")
    assert told(reading.findings.refused) == [("3", "“a” already appears on line 2.")]


def test_a_comma_written_with_a_backslash_is_part_of_its_value(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        '1,variable,a,Thé,1,1,,,,,Sorte,"Vert\\, bio, Noir"',
        '2,variation,b,Thé,1,1,,,6,a,Sorte,"Vert\\, bio"',
    )
    assert reading.drafts[0].variants[0].options == {"Sorte": "Vert, bio"}


def test_line_breaks_of_the_export_become_line_breaks(tmp_path: Path) -> None:
    reading = lines(
        tmp_path, "simple,a,Thé,5,un\\ndeux", head="Type,SKU,Name,Regular price,Description"
    )
    assert reading.drafts[0].description == "un<br>deux"


def test_only_the_first_of_several_categories_is_kept(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        'simple,a,Thé,5,"Épicerie > Thés, Cadeaux"',
        head="Type,SKU,Name,Regular price,Categories",
    )
    assert reading.drafts[0].category == "Épicerie > Thés"
    assert "Only its first category is kept: “%(category)s”." in sentences(reading.findings.noted)


def test_a_tax_class_is_told_and_not_read(tmp_path: Path) -> None:
    reading = lines(
        tmp_path, "simple,a,Thé,5,reduced-rate", head="Type,SKU,Name,Regular price,Tax class"
    )
    assert reading.drafts[0].vat_rate is None
    assert len(reading.findings.noted) == 1


def test_a_file_said_to_be_woocommerce_that_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="WooCommerce"):
        read_text(tmp_path, "Nom;Prix\nThé;5\n", source="woocommerce")
