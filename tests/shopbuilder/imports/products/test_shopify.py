from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read, read_text, sentences, told

HEAD = (
    "Handle,Title,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
    "Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Gift Card,Status"
)


def lines(folder: Path, *rows: str) -> Reading:
    return read_text(folder, "\n".join([HEAD, *rows]) + "\n")


@pytest.mark.parametrize(("name", "variants"), [("apparel", 22), ("home-and-garden", 21)])
def test_lines_of_one_handle_are_one_article(test_data: Path, name: str, variants: int) -> None:
    reading = read(test_data / "catalogues" / "shopify" / f"{name}.csv")
    assert reading.source.key == "shopify"
    assert len(reading.drafts) == 20
    assert sum(len(draft.variants) for draft in reading.drafts) == variants
    assert reading.findings.refused == []


def test_options_become_labels_and_default_title_none(test_data: Path) -> None:
    drafts = read(test_data / "catalogues" / "shopify" / "apparel.csv").drafts
    top = next(draft for draft in drafts if draft.source_ref == "classic-varsity-top")
    shirt = next(draft for draft in drafts if draft.source_ref == "ocean-blue-shirt")
    assert [variant.label for variant in top.variants] == ["Small", "Medium", "Large"]
    assert (shirt.variants[0].label, shirt.variants[0].price_cents) == ("", 5000)


def test_stock_without_tracker_is_not_counted(test_data: Path) -> None:
    drafts = read(test_data / "catalogues" / "shopify" / "home-and-garden.csv").drafts
    counted = {draft.source_ref: draft.variants[0].stock for draft in drafts}
    assert counted["biodegradable-cardboard-pots"] == 8
    assert counted["pink-armchair"] is None


def test_html_type_pictures_and_the_price_before_are_taken_care_of(test_data: Path) -> None:
    reading = read(test_data / "catalogues" / "shopify" / "home-and-garden.csv")
    pot = next(draft for draft in reading.drafts if draft.source_ref == "clay-plant-pot")
    assert pot.description == "<p>Classic blown clay pot for plants</p>"
    assert (pot.category, len(pot.noted_images)) == ("Outdoor", 2)
    assert "The old price, %(regular)s, is not kept." in sentences(reading.findings.noted)


def test_the_headings_of_newer_exports_are_read_too(tmp_path: Path) -> None:
    text = (
        "Title,URL handle,Description,Published on online store,SKU,Option1 name,Option1 value,"
        "Price,Inventory tracker,Inventory quantity,Continue selling when out of stock\n"
        "Savon,savon,<b>Doux</b>,TRUE,s1,Parfum,Miel,5.50,shopify,4,FALSE\n"
    )
    soap = read_text(tmp_path, text).drafts[0]
    assert (soap.source_ref, soap.description) == ("savon", "<b>Doux</b>")
    assert (soap.variants[0].label, soap.variants[0].stock) == ("Miel", 4)


def test_a_gift_card_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, "carte,Carte,true,Title,Default Title,,,,deny,20,,true,")
    assert told(reading.findings.refused) == [("2", "Gift cards are not imported.")]


def test_a_line_without_handle_or_title_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, ",Savon,true,,,,,,deny,5,,,", "savon,,true,,,,,,deny,5,,,")
    assert told(reading.findings.refused) == [
        ("2", "The line has no handle: nobody can tell which article it is."),
        ("3", "The article has no name."),
    ]


def test_a_line_with_a_picture_only_is_no_variant(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "savon,Savon,true,Title,Default Title,,,,deny,5,https://example.org/1.jpg,,",
        "savon,,,,,,,,,,https://example.org/2.jpg,,",
    )
    assert len(reading.drafts[0].variants) == 1
    assert len(reading.drafts[0].noted_images) == 2


def test_a_variant_without_sound_price_costs_only_itself(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "savon,Savon,true,Parfum,Miel,,,,deny,5,,,",
        "savon,,,,Lavande,,,,deny,gratuit,,,",
    )
    assert [variant.label for variant in reading.drafts[0].variants] == ["Miel"]
    assert told(reading.findings.refused) == [("3", "“gratuit” is not a price.")]


def test_the_second_variant_of_one_label_is_refused(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "savon,Savon,true,Parfum,Miel,,,,deny,5,,,",
        "savon,,,,Miel,,,,deny,6,,,",
    )
    assert told(reading.findings.refused) == [("3", "“Miel” already appears on line 2.")]


def test_an_article_without_any_sound_variant_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, "savon,Savon,true,Title,Default Title,,,,deny,0,,,")
    assert reading.drafts == ()
    assert told(reading.findings.refused)[-1] == ("2", "No variant of the article can be imported.")


def test_what_is_sold_when_none_is_left_is_not_counted(tmp_path: Path) -> None:
    row = "savon,Savon,true,Title,Default Title,,shopify,0,continue,5,,,"
    reading = lines(tmp_path, row)
    assert reading.drafts[0].variants[0].stock is None


@pytest.mark.parametrize(
    ("published", "status", "shown"),
    [("true", "", True), ("false", "", False), ("true", "draft", False), ("true", "active", True)],
)
def test_only_what_is_published_and_active_is_shown(
    tmp_path: Path, published: str, status: str, *, shown: bool
) -> None:
    row = f"savon,Savon,{published},Title,Default Title,,,,deny,5,,,{status}"
    assert lines(tmp_path, row).drafts[0].published is shown


def test_a_file_said_to_be_shopify_that_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="Shopify"):
        read_text(tmp_path, "Nom;Prix\nThé;5\n", source="shopify")
