"""Allergens in the words of packs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.catalogue.allergen_words import allergen_of, proposed_by
from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.i18n import translate


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("en:gluten", "gluten"),
        ("en:sulphur-dioxide-and-sulphites", "sulphites"),
        ("en:sesame-seeds", "sesame"),
        ("Œufs", "eggs"),
        ("fruits à coque", "nuts"),
        ("noix de Saint-Jacques", "molluscs"),
        ("Lait d’amande", "nuts"),
        ("noix de coco", None),
        ("beurre de cacao", None),
        ("fr:chocolat", None),
        ("lait et œufs", None),
        ("", None),
    ],
)
def test_a_word_names_one_allergen_or_none(word: str, key: str | None) -> None:
    assert allergen_of(word) == key


@pytest.mark.parametrize("key", ALLERGENS)
def test_each_allergen_is_known_by_its_names(key: str, app) -> None:
    with app.test_request_context():
        assert {
            allergen_of(key),
            allergen_of(ALLERGENS[key]),
            allergen_of(translate(ALLERGENS[key])),
        } == {key}


def test_what_ingredients_mark_is_proposed_in_the_order_of_the_law() -> None:
    text = "Sucre, _lait_ écrémé, farine de BLÉ, noisettes, NOIX DE COCO, extrait de vanille, eau"
    assert proposed_by(text) == ["gluten", "milk"]


def test_a_text_all_in_capitals_marks_nothing() -> None:
    assert proposed_by("FARINE DE BLÉ, LAIT, ŒUFS, SUCRE") == []


@given(st.text(max_size=200))
def test_only_keys_of_the_law_are_ever_proposed(text: str) -> None:
    assert set(proposed_by(text)) <= set(ALLERGENS)
