"""Indexes are used in spite of the policies, in a town of 1,000 shops with 100 articles each."""

from collections.abc import Iterator

import psycopg
import pytest

from shopbuilder.local.postgres import APP, Postgres, create_database, drop_database
from shopbuilder.search.questions import Question, Word, question
from tests.shopbuilder.search.large_town import GOODS, SHOPS, enter, fill

WORDS, SOUNDS = "ix_search_documents_words", "ix_search_words_sound"


@pytest.fixture(scope="module")
def large(postgres: Postgres, template_database: str) -> Iterator[tuple[str, int]]:
    """A database of its own with a large town and a small neighbour; the large one's id."""
    name = "shopbuilder_large"
    create_database(postgres, name, template=template_database)
    yield name, fill(postgres, name)
    drop_database(postgres, name)


@pytest.fixture
def application(postgres: Postgres, large: tuple[str, int]) -> Iterator[psycopg.Connection]:
    """What the application sees of the large town."""
    name, town = large
    with postgres.connect(name) as connection:
        enter(connection, APP, town)
        yield connection


@pytest.fixture
def plans(postgres: Postgres, large: tuple[str, int]) -> Iterator[psycopg.Connection]:
    """The same, on a connection that is told how each statement is carried out, in functions too."""
    name, town = large
    with postgres.connect(name) as connection:
        connection.execute("LOAD 'auto_explain'")
        for setting, value in {
            "auto_explain.log_min_duration": "0",
            "auto_explain.log_nested_statements": "on",
            "client_min_messages": "log",
        }.items():
            connection.execute(f"SET {setting} = '{value}'")
        enter(connection, APP, town)
        yield connection


def told(connection: psycopg.Connection, query: str, values: list[object]) -> str:
    """Return the plans of everything that the query sets going."""
    seen: list[str] = []
    connection.add_notice_handler(lambda notice: seen.append(str(notice.message_primary)))
    connection.execute(query, values)
    nested = [plan for plan in seen if "search_documents" in plan or "search_words" in plan]
    assert nested
    return "\n".join(nested)


def town_of(asked: Question) -> tuple[str, list[object]]:
    return (
        "SELECT * FROM search_town(%s, %s, %s, %s, %s, %s, %s, %s, 3)",
        [asked.all_of, asked.goods, asked.thing, asked.named, asked.told, asked.leading,
         asked.any_of,
         list(asked.each_word)],
    )  # fmt: skip


def conditions_on(index: str, plan: str) -> list[str]:
    """Return what each use of an index is asked."""
    lines = plan.splitlines()
    return [
        lines[at + 1].strip()
        for at, line in enumerate(lines)
        if f"Bitmap Index Scan on {index}" in line
    ]


def test_the_large_town_is_as_large_as_it_should_be(application: psycopg.Connection) -> None:
    counts = application.execute(
        "SELECT kind, count(*) FROM search_documents GROUP BY kind ORDER BY kind"
    ).fetchall()

    assert counts == [("goods", SHOPS * GOODS), ("shop", SHOPS), ("street", 40)]


def test_control_a_policy_keeps_words_away_from_the_index(
    application: psycopg.Connection,
) -> None:
    rows = application.execute(
        "EXPLAIN SELECT id FROM search_documents"
        " WHERE words @@ to_tsquery('town_french', 'marteau & royal')"
    ).fetchall()
    plan = "\n".join(str(line) for (line,) in rows)

    assert not [condition for condition in conditions_on(WORDS, plan) if "@@" in condition]


@pytest.mark.parametrize("words", [["marteau"], ["velo", "rouge"], ["marteau", "nulle"]])
def test_articles_and_shops_are_found_by_the_index(
    plans: psycopg.Connection, words: list[str]
) -> None:
    asked = question([Word(said, (said,), trades=("hardware",)) for said in words])

    plan = told(plans, *town_of(asked))

    # Shops are few: the planner may as well read those of the town one by one.
    asked_of_index = conditions_on(WORDS, plan)
    assert any("kind = 'goods'" in condition for condition in asked_of_index)
    assert all("@@" in condition and "town_id" in condition for condition in asked_of_index)
    assert "Seq Scan on search_documents" not in plan


@pytest.mark.parametrize("word", ["baguete", "xylophone", "marteau"])
def test_spellings_are_found_by_the_index(plans: psycopg.Connection, word: str) -> None:
    plan = told(plans, "SELECT * FROM search_near(%s)", [[word]])

    assert all("%" in condition for condition in conditions_on(SOUNDS, plan))
    assert conditions_on(SOUNDS, plan)
    assert "Seq Scan on search_documents" not in plan


def test_beginnings_are_found_by_the_index(plans: psycopg.Connection) -> None:
    plan = told(plans, "SELECT * FROM search_beginning(%s, 40)", ["baguet:*AB"])

    assert any("kind = 'goods'" in condition for condition in conditions_on(WORDS, plan))
    assert "Seq Scan on search_documents" not in plan


def test_the_neighbour_s_articles_stay_with_the_neighbour(
    application: psycopg.Connection, postgres: Postgres, large: tuple[str, int]
) -> None:
    asked = question([Word("pain", ("pain",))])
    found = {row[1] for row in application.execute(*town_of(asked)).fetchall()}
    with postgres.connect(large[0]) as connection:
        rows = connection.execute("SELECT id FROM shops WHERE town_id <> %s", [large[1]])
        neighbours = {row[0] for row in rows}

    assert found
    assert not found & neighbours
