from pathlib import Path

import pytest

from shopbuilder.catalogue.writing import ProductDraft
from shopbuilder.imports.products.sources import Reading
from tests.shopbuilder.imports.products.reading import read, read_text, told

HEAD = "code\tproduct_name\tquantity\tingredients_text\tallergens\ttraces_tags\torigins"


@pytest.fixture(scope="module")
def sample(test_data: Path) -> Reading:
    return read(test_data / "catalogues" / "openfoodfacts" / "produits_fr.tsv")


def named(reading: Reading, name: str) -> ProductDraft:
    return next(draft for draft in reading.drafts if draft.name == name)


def test_all_220_articles_come_hidden_and_without_a_price(sample: Reading) -> None:
    assert sample.source.key == "openfoodfacts"
    assert len(sample.drafts) == 220
    assert sample.findings.refused == []
    assert {(draft.published, draft.variants[0].price_cents) for draft in sample.drafts} == {
        (False, 0)
    }


def test_fifteen_state_their_allergens_and_the_others_state_nothing(sample: Reading) -> None:
    assert sum(draft.allergens is not None for draft in sample.drafts) == 15
    assert named(sample, "Baguette Poitevin").allergens == ["gluten", "milk"]
    assert named(sample, "Crème d'Artichaut Bio").allergens == []
    assert named(sample, "Bagel").allergens is None


def test_of_25_quantities_23_are_read(sample: Reading) -> None:
    assert sum(bool(draft.content) for draft in sample.drafts) == 23
    assert named(sample, "Côtes du Rhône Villages 2014").content == "750 ml"
    assert named(sample, "M&M's Peanut Butter").content == "46200 mg"


def test_three_values_are_left_out_each_with_its_reason(sample: Reading) -> None:
    assert told(sample.findings.dropped) == [
        ("5", "“1” is not a net quantity: write a number and a unit, such as 250 g."),
        ("12", "“fr:chocolat” names none of the 14 allergens, or several of them."),
        ("85", "“60 capsules” is not a net quantity: write a number and a unit, such as 250 g."),
    ]


def test_leading_zeros_of_a_code_stay(sample: Reading) -> None:
    assert {len(draft.source_ref or "") for draft in sample.drafts} == {
        8,
        9,
        10,
        11,
        12,
        13,
        15,
        17,
    }


def test_codes_of_a_shops_own_scale_are_no_bar_codes(sample: Reading) -> None:
    assert {draft.variants[0].gtin for draft in sample.drafts} == {""}


def test_what_ingredients_mark_is_asked_of_the_shop_and_never_stated(sample: Reading) -> None:
    stew = named(sample, "Blanquette de Volaille et son Riz")
    assert (stew.allergens, stew.proposed_allergens) == (["sulphites"], ["milk"])
    assert "CRÈME fraîche" in stew.ingredients


def test_a_file_without_prices_leaves_the_shops_prices_alone(sample: Reading) -> None:
    assert {"price_cents", "published", "stock", "description"} <= sample.silent
    assert not {"allergens", "content", "ingredients"} & sample.silent


def test_quotation_marks_are_signs_like_others(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        f'{HEAD}\n3017620422003\tPâte "maison\t400 g\tsucre, _noisettes_\t\ten:milk\tFrance\n'
        '3017620422010\tBiscuit 3" \t1 kg\t\ten:gluten\t\t\n',
    )
    spread, biscuit = reading.drafts
    assert (spread.name, spread.proposed_allergens) == ('Pâte "maison', ["nuts"])
    assert (spread.variants[0].gtin, spread.traces, spread.place_of_origin) == (
        "3017620422003", ["milk"], "France",
    )  # fmt: skip
    assert biscuit.content == "1000 g"
    assert biscuit.variants[0].gtin == "3017620422010"
