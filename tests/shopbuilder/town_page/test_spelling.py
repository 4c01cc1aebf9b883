"""Words as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.town_page.spelling import Ear, closeness, fold, forms_of, stem, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Épi d’Or", "l epi d or"),
        ("Œufs frais", "oeufs frais"),
        ("GÂTEAU", "gateau"),
        ("50 % de coton", "50 de coton"),
        ("a_b\\c", "a b c"),
        ("  ", ""),
        ("\x00pain\x00", "pain"),
    ],
)
def test_text_is_folded_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_small_words_are_left_out() -> None:
    assert words_of("du pain au levain") == ("pain", "levain")


def test_small_words_count_where_there_are_no_others() -> None:
    assert words_of("la") == ("la",)


def test_a_word_twice_is_looked_for_once() -> None:
    assert words_of("pain Pain PAÏN") == ("pain",)


def test_a_query_is_cut_to_what_anybody_would_type() -> None:
    assert len(words_of(" ".join(f"mot{n}" for n in range(99)))) == 8
    assert words_of("x" * 5000) == ("x" * 200,)


def test_a_word_and_a_number_written_as_one_are_two() -> None:
    assert words_of("sillon33") == ("sillon", "33")


def test_what_surrounds_a_thing_that_is_asked_for_is_left_out() -> None:
    assert words_of("où trouver des timbres pour ma lettre") == ("timbres", "lettre")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("gateaux", "gateau"), ("jeux", "jeu"), ("bijoux", "bijou"), ("journaux", "journal"),
        ("cheval", "chevaux"), ("coiffeuses", "coiffeur"), ("epiciere", "epicier"),
        ("pharmacienne", "pharmacien"), ("boucher", "bouchere"), ("reparatrice", "reparateur"),
    ],
)  # fmt: skip
def test_a_word_is_known_in_its_other_number_and_gender(word: str, other: str) -> None:
    assert other in forms_of(word)


@pytest.mark.parametrize("word", ["pain", "riz", "os", "vis", "bio"])
def test_a_word_without_another_form_stands_for_itself(word: str) -> None:
    assert forms_of(word) == (word,)


@pytest.mark.parametrize(
    "family",
    [
        ("boulanger", "boulangere", "boulangerie", "boulangeries"),
        ("reparer", "repare", "reparation", "reparateur"), ("vinyle", "vinyles"),
    ],
)  # fmt: skip
def test_words_of_one_family_share_their_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("farmacie", "pharmacie"),
        ("chausure", "chaussure"),
        ("bouke", "bouquet"),
        ("gato", "gateau"),
    ],
)
def test_spellings_of_one_sound_are_alike(one: str, other: str) -> None:
    assert closeness(one, other) > 0.6


def test_an_ear_hears_the_word_that_was_meant_first() -> None:
    ear = Ear(["boulangerie", "boucherie", "boulanger", "bouquet"])

    assert ear.near("boulangrie")[0][1] == "boulangerie"
    assert ear.near("xyz") == []


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_plain_words(typed: str) -> None:
    for word in words_of(typed):
        assert word
        assert " " not in fold(word)
        assert stem(word)
        assert 0 <= closeness(word, "pain") <= 1
