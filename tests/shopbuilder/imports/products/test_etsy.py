from pathlib import Path

from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read_text, told

HEAD = (
    "TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,"
    "VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,"
    "VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU"
)


def lines(folder: Path, *rows: str) -> Reading:
    return read_text(folder, "\n".join([HEAD, *rows]) + "\n")


def test_a_listing_without_choices_is_an_article(tmp_path: Path) -> None:
    reading = lines(
        tmp_path,
        'Bougie &quot;Miel&quot;,"Coulée ici.\nCire d&#39;abeille.",14.00,EUR,5,,cire,'
        "https://img.example/1.jpg,https://img.example/2.jpg,,,,,,,BOU-1",
    )
    candle = reading.drafts[0]
    assert (reading.source.key, candle.name) == ("etsy", 'Bougie "Miel"')
    assert candle.description == "Coulée ici.<br>Cire d'abeille."
    assert (candle.source_ref, candle.variants[0].stock) == ("BOU-1", 5)
    assert len(candle.noted_images) == 2


def test_two_lists_of_choices_make_a_variant_of_each_pair_in_their_own_words(
    tmp_path: Path,
) -> None:
    reading = lines(
        tmp_path,
        'Bague,,30,EUR,6,,,,,Custom Property,Taille,"52,54",Color,Métal,"Or,Argent","B1,B2,B3,B4"',
    )
    ring = reading.drafts[0]
    assert [(each.label, each.sku) for each in ring.variants] == [
        ("52, Or", "B1"),
        ("52, Argent", "B2"),
        ("54, Or", "B3"),
        ("54, Argent", "B4"),
    ]
    assert list(ring.variants[0].options.items()) == [("Taille", "52"), ("Métal", "Or")]
    assert {each.stock for each in ring.variants} == {None}


def test_another_money_is_refused(tmp_path: Path) -> None:
    reading = lines(tmp_path, "Bague,,30,USD,6,,,,,,,,,,,", "Broche,,20,EUR,6,,,,,,,,,,,")
    assert told(reading.findings.refused) == [("2", "The price is in USD; here prices are in EUR.")]


def test_more_choices_than_anybody_makes_are_refused(tmp_path: Path) -> None:
    many = ",".join(str(number) for number in range(50))
    reading = lines(tmp_path, f'Bague,,30,EUR,6,,,,,,A,"{many}",,B,"{many}",')
    assert told(reading.findings.refused) == [("2", "The article has more than 100 variants.")]


def test_references_that_are_not_one_a_choice_are_left_out(tmp_path: Path) -> None:
    reading = lines(tmp_path, 'Bague,,30,EUR,,,,,,,Taille,"52,54,56",,,,"B1,B2"')
    assert {each.sku for each in reading.drafts[0].variants} == {""}


#: As a shop's export of 2026 had it.
LATER = ",".join(
    (
        "TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS",
        *(f"IMAGE{n}" for n in range(1, 11)),
        *(f"VARIATION {n} {what}" for n in (1, 2, 3) for what in ("TYPE", "NAME", "VALUES")),
        "SKU",
    )
)


def test_a_third_list_of_choices_makes_its_variants_too(tmp_path: Path) -> None:
    row = (
        'Bague,,30,EUR,6,"or,main",,' + "," * 10 + ',Taille,"52,54",,Métal,Or,,Pierre,"Jade,Onyx",'
    )
    reading = read_text(tmp_path, f"{LATER}\n{row}\n")
    assert reading.source.key == "etsy"
    assert [each.label for each in reading.drafts[0].variants] == [
        "52, Or, Jade",
        "52, Or, Onyx",
        "54, Or, Jade",
        "54, Or, Onyx",
    ]
    assert list(reading.drafts[0].variants[0].options) == ["Taille", "Métal", "Pierre"]
