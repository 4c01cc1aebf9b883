"""Words as people type them."""

import pytest

from shopbuilder.town_page.spelling import fold, found_in, other_number, words_of


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


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("pains", "pain"), ("gateaux", "gateau"), ("jeux", "jeu"), ("bijoux", "bijou"),
        ("journaux", "journal"), ("cheval", "chevaux"), ("pain", ""), ("riz", ""), ("os", ""),
    ],
)  # fmt: skip
def test_a_word_is_known_in_its_other_number(word: str, other: str) -> None:
    assert other_number(word) == other


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("pain", "pain complet", True),
        ("pain", "petits pains", True),
        ("pains", "pain complet", True),
        ("vin", "ravin", False),
        ("bars", "barbe longue", False),
        ("bars", "bar du port", True),
        ("lib", "librairie", True),
    ],
)
def test_a_word_is_found_where_another_begins_with_it(word: str, text: str, found: bool) -> None:
    assert found_in(word, text) is found
