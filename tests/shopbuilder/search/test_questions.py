"""A question as the database takes it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shopbuilder.local.postgres import Postgres
from shopbuilder.search.questions import NOTHING, Question, Word, beginning, question
from shopbuilder.town_page.spelling import forms_of, words_of


def word(said: str) -> Word:
    return Word(said=said, forms=forms_of(said))


def test_every_word_must_be_found() -> None:
    asked = question([word("pain"), word("noix")])

    assert asked.all_of == "(pain) & (noix)"
    assert asked.each_word == ("(pain)", "(noix)")


def test_no_words_ask_for_nothing() -> None:
    asked = question([])

    assert (asked.all_of, asked.goods, asked.any_of) == (NOTHING, NOTHING, NOTHING)


def test_a_diet_asks_for_articles_alone() -> None:
    asked = question([word("pain")], "sansgluten")

    assert asked.all_of == NOTHING
    assert asked.goods.endswith("& (x2sansgluten)")


def test_a_trade_stands_for_its_shops_and_their_shelves() -> None:
    asked = question([Word("glace", ("glace",), trades=("ice_cream",))])

    assert asked.all_of == "(glace | x1icecream | x3icecream)"
    assert "x1icecream" not in asked.goods.split(") & (")[-1]


@pytest.mark.parametrize("text", ["pain & vin", "pain:*", "'", "", "a|b", "\\"])
def test_signs_of_the_query_language_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="folded"):
        question([Word(text, (text,))])


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(min_size=1, max_size=80))
@example("١٢٣")
def test_the_database_understands_whatever_was_typed(
    postgres: Postgres, database: str, typed: str
) -> None:
    words = words_of(typed)
    asked = question([word(each) for each in words], "bio")
    texts = [getattr(asked, part) for part in Question.__slots__ if part != "each_word"]
    if words:
        texts.append(beginning(words))
    with postgres.connect(database) as connection:
        connection.execute("SELECT * FROM search_near(%s)", [list(words)])
        for text in texts:
            read = connection.execute("SELECT to_tsquery('town_french', %s)", [text]).fetchone()
            assert read is not None
