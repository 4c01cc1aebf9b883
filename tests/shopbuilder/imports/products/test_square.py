from pathlib import Path

import pytest

from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read_text, told

HEAD = (
    "Reference Handle,Token,Item Name,Variation Name,Unit and Precision,SKU,Description,"
    "Reporting Category,GTIN,Item Type,Archived,Sellable,Option Name 1,Option Value 1,Price,"
    "Enabled Boutique,Current Quantity Boutique,New Quantity Boutique,Tax - TVA (20%)"
)


def lines(folder: Path, *rows: str, head: str = HEAD) -> Reading:
    return read_text(folder, "\n".join([head, *rows]) + "\n")


def test_the_variations_of_an_item_are_variants_of_one_article(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "#pull,T1,Pull marin,Petit,,PM-S,Laine,Pulls,,Physical good,N,Y,Größe,S,79.00,Y,3,,Y",
        "#pull,T2,Pull marin,Grand,,PM-L,Laine,Pulls,,Physical good,N,Y,Größe,L,85.00,Y,0,,Y",
        "#bol,T3,Bol,Regular,,,,Table,3017620422003,Physical good,N,Y,,,12.50,Y,,,N",
    )
    assert reading.source.key == "square"
    jumper, bowl = reading.drafts
    assert [(each.label, each.price_cents, each.stock) for each in jumper.variants] == [
        ("S", 7900, 3),
        ("L", 8500, 0),
    ]
    assert jumper.variants[0].options == {"Größe": "S"}
    assert (jumper.vat_rate, jumper.category, jumper.source_ref) == (2000, "Pulls", "#pull")
    assert (bowl.variants[0].label, bowl.vat_rate) == ("", None)
    assert (bowl.variants[0].gtin, bowl.variants[0].stock) == ("3017620422003", None)


def test_a_price_asked_at_the_till_is_refused_by_its_line(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        ",T1,Atelier,Une heure,,,,,,,N,Y,,,variable,Y,,,N",
        ",T2,Atelier,Deux heures,,,,,,,N,Y,,,40,Y,,,N",
    )
    assert [variant.label for variant in reading.drafts[0].variants] == ["Deux heures"]
    assert told(reading.findings.refused) == [
        ("2", "Its price is entered at the till: an article needs a price.")
    ]


def test_what_is_switched_off_everywhere_is_refused(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        ",T1,Bol,Regular,,,,,,,N,Y,,,12,N,,,N",
        ",T2,Carte cadeau,Regular,,,,,,Gift card,N,Y,,,20,Y,,,N",
    )
    assert [sentence for _, sentence in told(reading.findings.refused)] == [
        "This variant is switched off.",
        "Articles with nothing to collect are not imported.",
    ]


def test_stock_of_several_places_is_not_counted_here(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        "Bol,Regular,12,4,5",
        head="Item Name,Variation Name,Price,Current Quantity Nord,Current Quantity Sud",
    )
    assert reading.drafts[0].variants[0].stock is None
    assert told(reading.findings.noted)[0][1] == (
        "The file counts stock in several places: it is not counted here."
    )


def test_an_archived_item_comes_hidden_and_what_is_weighed_is_sold_by_weight(
    tmp_path: Path,
) -> None:
    reading = lines(tmp_path, "#riz,T1,Riz,Regular,.000 kg,,,,,,Y,Y,,,4.20,Y,,,N")
    assert (reading.drafts[0].published, reading.drafts[0].unit) == (False, "kg")


#: Columns as exports of three ages had them; those of each place and tax are named by the seller.
AGES = {
    "before options": (
        (
            "Token,Item Name,Description,Category,SKU,Variation Name,Price,Current Quantity,"
            "New Quantity,Stock Alert Enabled,Stock Alert Count,Modifier Set - No 1,Tax - TVA (20%)"
        ),
        (
            "T1,Pull,Laine,Pulls,PM-S,Petit,79.00,3,,N,,N,Y",
            "T2,Pull,,Pulls,PM-L,Grand,85,0,,N,,N,Y",
        ),
    ),
    "with options": (
        (
            "Token,Item Name,Variation Name,SKU,Description,Category,GTIN,Square Online Item Visibility,"
            "Weight (lb),Price,Sellable,Stockable,Option Name 1,Option Value 1,Option Name 2,"
            "Option Value 2,Option Name 3,Option Value 3,Default Unit Cost,Default Vendor Name,"
            "Default Vendor Code,Current Quantity Rue Haute,New Quantity Rue Haute,"
            "Stock Alert Enabled Rue Haute,Stock Alert Count Rue Haute,Tax - TVA (20%)"
        ),
        (
            "T1,Pull,Petit,PM-S,Laine,Pulls,,visible,,79.00,,,,,,,,,,,,3,,N,,Y",
            "T2,Pull,Grand,PM-L,,Pulls,,visible,,85.00,,,,,,,,,,,,0,,N,,Y",
        ),
    ),
    "with several categories": (
        (
            "Token,Item Name,Variation Name,SKU,Description,Categories,Price,Current Quantity Rue Haute,"
            "Tax - TVA (20%)"
        ),
        ("T1,Pull,Petit,PM-S,Laine,Pulls,79,3,Y", "T2,Pull,Grand,PM-L,,Pulls,85,0,Y"),
    ),
}


@pytest.mark.parametrize("age", AGES)
def test_libraries_of_every_age_are_read_alike(tmp_path: Path, age: str) -> None:
    head, rows = AGES[age]
    reading = lines(tmp_path, *rows, head=head)
    assert (reading.source.key, reading.findings.refused) == ("square", [])
    (jumper,) = reading.drafts
    assert [(each.label, each.price_cents, each.stock, each.sku) for each in jumper.variants] == [
        ("Petit", 7900, 3, "PM-S"),
        ("Grand", 8500, 0, "PM-L"),
    ]
    assert (jumper.vat_rate, jumper.category, jumper.description) == (2000, "Pulls", "Laine")
