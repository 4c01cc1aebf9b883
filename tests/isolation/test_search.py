"""The functions that search read over all towns: what keeps each town's rows inside it."""

from collections.abc import Iterator

import psycopg
import pytest
from flask import Flask

from shopbuilder.local.postgres import APP, SEARCH, Postgres
from tenants.isolation import owned_tables
from tests.cast import Cast

FUNCTIONS = ("search_town", "search_near", "search_beginning")
#: A word of everything there is in either town.
EVERYTHING = "pain | tour | tomme | fournil | crem | librair | four | haut"

Rows = list[tuple[object, ...]]


@pytest.fixture
def application(cast: Cast, postgres: Postgres, database: str) -> Iterator[psycopg.Connection]:
    """A connection that may do what the application may."""
    del cast
    with postgres.connect(database) as connection:
        connection.execute(f"SET ROLE {APP}")
        yield connection


def enter(connection: psycopg.Connection, town: str) -> None:
    connection.execute("SELECT set_config('app.town', %s, false)", [town])


def found(connection: psycopg.Connection) -> Rows:
    query = (
        "WITH town AS (SELECT * FROM search_town("
        "  %(q)s, %(q)s, %(q)s, %(q)s, %(q)s, %(q)s, %(q)s, ARRAY[%(q)s], 9))"
        " SELECT label FROM town WHERE kind <> 'goods'"
        " UNION ALL SELECT p.name FROM town, unnest(product_ids) id JOIN products p USING (id)"
        " UNION ALL SELECT label FROM search_beginning(%(q)s, 99)"
        " UNION ALL SELECT near FROM search_near(ARRAY['tome', 'compagne', 'cremeri'])"
        " WHERE near IS NOT NULL"
    )
    return connection.execute(query, {"q": EVERYTHING}).fetchall()


def test_another_town_s_rows_never_come_out(application: psycopg.Connection, cast: Cast) -> None:
    enter(application, str(cast.town.id))
    ours = {str(label) for (label,) in found(application)}
    enter(application, str(cast.other_town.id))
    theirs = {str(label) for (label,) in found(application)}

    assert {"Pain de campagne", "Fournil d’Alice", "Rue du Four"} <= ours
    assert {"Tomme", "Crémerie Chloé", "Place Haute"} <= theirs
    assert not ours & theirs


@pytest.mark.parametrize("town", ["", "0", "999999999"])
def test_without_a_town_nothing_comes_out(application: psycopg.Connection, town: str) -> None:
    enter(application, town)

    assert found(application) == []


def test_a_session_that_never_heard_of_towns_finds_nothing(
    application: psycopg.Connection,
) -> None:
    assert found(application) == []


def test_the_application_cannot_look_past_the_functions(
    application: psycopg.Connection, cast: Cast
) -> None:
    enter(application, str(cast.town.id))
    for table in ("search_documents", "search_words"):
        rows = application.execute(f"SELECT DISTINCT town_id FROM {table}").fetchall()
        assert rows == [(cast.town.id,)]


@pytest.mark.parametrize(
    "statement", [f"SET ROLE {SEARCH}", "ALTER FUNCTION search_near RESET ALL"]
)
def test_the_application_cannot_become_or_bend_the_search(
    postgres: Postgres, database: str, statement: str
) -> None:
    with postgres.connect(database) as connection:
        connection.execute(f"SET SESSION AUTHORIZATION {APP}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_a_table_of_the_caller_s_own_does_not_stand_in_for_the_documents(
    application: psycopg.Connection, cast: Cast, postgres: Postgres, database: str
) -> None:
    with postgres.connect(database) as connection:
        connection.execute(f"SET ROLE {APP}")
        connection.execute("CREATE TEMP TABLE search_documents (town_id bigint, label text)")
        connection.execute("SET search_path = pg_temp, public")
        enter(connection, str(cast.town.id))

        assert ("Pain de campagne",) in found(connection)


def test_nobody_can_sign_in_as_the_search_role(postgres: Postgres) -> None:
    with postgres.connect() as connection:
        rows = connection.execute(
            "SELECT rolcanlogin, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole"
            " FROM pg_roles WHERE rolname = %s",
            [SEARCH],
        ).fetchall()

    assert rows == [(False, False)]


def test_the_search_role_may_read_documents_and_nothing_else(
    postgres: Postgres, database: str
) -> None:
    with postgres.connect(database) as connection:
        rows = connection.execute(
            "SELECT table_name, privilege_type FROM information_schema.table_privileges"
            " WHERE grantee = %s ORDER BY table_name",
            [SEARCH],
        ).fetchall()
        creates = connection.execute(
            "SELECT has_schema_privilege(%s, 'public', 'CREATE')", [SEARCH]
        ).fetchone()

    assert rows == [("search_documents", "SELECT"), ("search_words", "SELECT")]
    assert creates == (False,)


def test_the_functions_are_the_application_s_alone_and_choose_their_own_path(
    postgres: Postgres, database: str
) -> None:
    with postgres.connect(database) as connection:
        rows = connection.execute(
            "SELECT proname, prosecdef, pg_get_userbyid(proowner),"
            " 'search_path=pg_catalog, public, pg_temp' = ANY (proconfig),"
            " (SELECT array_agg(DISTINCT grantee::regrole::text ORDER BY grantee::regrole::text)"
            "  FROM aclexplode(proacl) WHERE grantee <> proowner)"
            " FROM pg_proc WHERE prosecdef ORDER BY proname"
        ).fetchall()

    assert rows == [(name, True, SEARCH, True, [APP]) for name in sorted(FUNCTIONS)]


def test_a_shop_that_is_suspended_is_gone_from_the_search(
    clean: Flask, cast: Cast, application: psycopg.Connection, postgres: Postgres, database: str
) -> None:
    with postgres.connect(database) as connection:
        connection.execute("UPDATE shops SET status = 'suspended' WHERE id = %s", [cast.bakery_id])
    enter(application, str(cast.town.id))

    labels = {label for (label,) in found(application)}
    assert not {"Pain de campagne", "Fournil d’Alice"} & labels


@pytest.mark.parametrize("town", ["abc", "1 OR 1=1", "1; SELECT 2", "9" * 30, "{1,2}", "1.5"])
def test_a_town_that_is_no_number_is_refused(
    application: psycopg.Connection, cast: Cast, town: str
) -> None:
    enter(application, town)
    with pytest.raises((psycopg.errors.DataError, psycopg.errors.NumericValueOutOfRange)):
        found(application)


@pytest.mark.parametrize(
    "call",
    [
        "search_town(%(q)s, %(q)s, %(q)s, %(q)s, %(q)s, %(q)s, %(q)s, ARRAY[%(q)s], 9)",
        "search_near(ARRAY['tome'])",
        "search_beginning(%(q)s, 99)",
    ],
)
def test_a_plan_tells_nothing_of_what_lies_behind_the_functions(
    application: psycopg.Connection, cast: Cast, call: str
) -> None:
    enter(application, str(cast.town.id))
    query = psycopg.ClientCursor(application).mogrify(call, {"q": EVERYTHING})
    plan = application.execute(f"EXPLAIN (ANALYZE, VERBOSE, BUFFERS) SELECT * FROM {query}")
    told = "\n".join(str(line) for (line,) in plan)

    assert "Function Scan" in told
    assert "town_id" not in told
    assert "Rows Removed" not in told


def test_what_the_planner_knows_of_the_words_of_all_towns_is_for_nobody(
    application: psycopg.Connection, cast: Cast, postgres: Postgres, database: str
) -> None:
    with postgres.connect(database) as connection:
        connection.execute("ANALYZE")
    enter(application, str(cast.town.id))
    read = application.execute("SELECT tablename FROM pg_stats WHERE schemaname = 'public'")

    assert {name for (name,) in read} & owned_tables() == set()


@pytest.mark.parametrize("of", ["goods", "shops", "streets", "entries"])
def test_documents_of_another_town_are_not_written_anew(
    application: psycopg.Connection, cast: Cast, postgres: Postgres, database: str, of: str
) -> None:
    def theirs() -> Rows:
        with postgres.connect(database) as connection:
            return connection.execute(
                "SELECT xmin::text, id, label FROM search_documents WHERE town_id = %s ORDER BY id",
                [cast.other_town.id],
            ).fetchall()

    before = theirs()
    enter(application, str(cast.town.id))
    ids = list(range(1, 200))
    application.execute(f"SELECT search_refresh_{of}(%s, %s::bigint[])", [cast.other_town.id, ids])

    assert theirs() == before != []
