"""The words of a question that tell what it is about."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.town_page.asking_words import (
    folded_stems,
    pattern_of,
    stem,
    telling_words,
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Bonjour, qui répare une fermeture éclair ?", ["répare", "fermeture", "éclair"]),
        ("Je cherche un cadeau pour ma mère, s'il vous plaît.", ["cadeau"]),
        ("Où est-ce que je peux faire affûter mes couteaux", ["affûter", "couteaux"]),
        ("Who can mend my bike?", ["mend", "bike"]),
        ("Vélo, vélo, VÉLO !", ["Vélo"]),
        ("", []),
    ],
)
def test_small_talk_is_left_out(question: str, words: list[str]) -> None:
    assert list(telling_words(question).values()) == words


@pytest.mark.parametrize(
    "family",
    [
        ("répare", "réparer", "réparez", "réparation", "réparations", "réparateur"),
        ("couteau", "couteaux"),
        ("fleur", "fleurs"),
        ("couture", "coutures"),
    ],
)
def test_words_of_a_family_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(next(iter(telling_words(each)))) for each in family}) == 1


def test_words_of_two_families_stay_apart() -> None:
    assert stem("eclair") != stem("eclairage")
    assert stem("velo") != stem("velours")


@given(text=st.text(max_size=300))
def test_any_text_gives_a_pattern_that_can_be_read(text: str) -> None:
    words = telling_words(text)
    assert len(words) <= 16
    if words:
        re.compile(pattern_of({stem(word) for word in words}).replace(r"\m", r"\b"))
    assert all(folded_stems(word) for word in words)
