"""What the database itself holds against a query that has lost its town."""

import pytest
from sqlalchemy import ForeignKeyConstraint

from shopbuilder.local.postgres import APP, OWNER, SEARCH, SWEEP, Postgres
from shopbuilder.tables import METADATA
from tenants.isolation import owned_tables

#: Tables of the installation: they must be read before the town is known, or have none.
OF_THE_INSTALLATION = {"towns", "hosts", "operators", "operator_sign_ins"}
#: All that sweeps see of the queues of every town: what is due, and whose it is.
OF_QUEUES = {
    "events": {"town_id", "id", "recorded_at", "leased_until", "handled_at"},
    "deliveries": {"town_id", "id", "state", "due_at"},
    "orders": {"town_id", "id", "state", "slot_starts_at"},
    "import_runs": {"town_id", "id", "state", "created_at", "leased_until"},
    "sent_photos": {"town_id", "id", "state", "turn", "leased_until", "created_at"},
    "subscriptions": {"town_id", "id", "due_at"},
}


def ask(postgres: Postgres, database: str, query: str) -> list[tuple[object, ...]]:
    with postgres.connect(database) as connection:
        return connection.execute(query).fetchall()


def test_every_table_belongs_to_a_town_or_says_why_not() -> None:
    assert set(METADATA.tables) - owned_tables() == OF_THE_INSTALLATION


def test_every_owned_table_forces_row_level_security(postgres: Postgres, database: str) -> None:
    forced = ask(
        postgres,
        database,
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity",
    )
    assert {name for (name,) in forced} == owned_tables()


def test_every_owned_table_binds_the_application_to_its_town(
    postgres: Postgres, database: str
) -> None:
    rows = ask(
        postgres,
        database,
        f"SELECT tablename, qual, with_check, cmd FROM pg_policies WHERE '{APP}' = ANY (roles)",
    )
    assert {row[0] for row in rows} == owned_tables()
    assert all("app.town" in str(row[1]) and row[1] == row[2] and row[3] == "ALL" for row in rows)


def test_sweeps_may_read_ids_of_queues_and_nothing_else(postgres: Postgres, database: str) -> None:
    rows = ask(
        postgres,
        database,
        "SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges"
        f" WHERE grantee = '{SWEEP}'",
    )
    assert {row[2] for row in rows} == {"SELECT"}
    seen: dict[object, set[object]] = {}
    for table, column, _ in rows:
        seen.setdefault(table, set()).add(column)
    assert seen == OF_QUEUES


@pytest.mark.parametrize("table", sorted(owned_tables()))
def test_a_reference_between_owned_tables_carries_the_town(table: str) -> None:
    keys = [
        constraint
        for constraint in METADATA.tables[table].constraints
        if isinstance(constraint, ForeignKeyConstraint)
    ]
    assert any(key.referred_table.name == "towns" for key in keys)
    for key in keys:
        if key.referred_table.name in owned_tables():
            assert key.column_keys[0] == "town_id"
            assert [column.name for column in key.referred_table.primary_key] == ["town_id", "id"]


@pytest.mark.parametrize("table", sorted(owned_tables()))
def test_a_column_that_names_a_row_is_a_reference(table: str) -> None:
    #: Numbers kept although what they name may go: they are never joined on without the town.
    loose = {("order_lines", "variant_id"), ("events", "subject_id"), ("deliveries", "subject_id")}
    referring = {
        name
        for key in METADATA.tables[table].constraints
        if isinstance(key, ForeignKeyConstraint)
        for name in key.column_keys
    }
    named = {
        column.name for column in METADATA.tables[table].columns if column.name.endswith("_id")
    }
    assert {(table, name) for name in named - referring} <= loose


def test_the_four_roles_hold_no_power_beyond_their_tables(
    postgres: Postgres, database: str
) -> None:
    rows = ask(
        postgres,
        database,
        "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls OR rolcreaterole)"
        f" AND rolname IN ('{APP}', '{OWNER}', '{SWEEP}', '{SEARCH}')",
    )
    assert rows == []


@pytest.mark.parametrize("role", [APP, SWEEP, SEARCH])
def test_no_role_of_a_running_installation_makes_anything_in_the_schema(
    postgres: Postgres, database: str, role: str
) -> None:
    rows = ask(
        postgres,
        database,
        f"SELECT has_schema_privilege('{role}', 'public', 'CREATE'),"
        f" has_database_privilege('{role}', current_database(), 'CREATE'),"
        f" (SELECT count(*) FROM pg_auth_members WHERE member = '{role}'::regrole)",
    )
    assert rows == [(False, False, 0)]


def test_the_application_cannot_empty_a_table_past_its_policy(
    postgres: Postgres, database: str
) -> None:
    rows = ask(
        postgres,
        database,
        "SELECT DISTINCT privilege_type FROM information_schema.table_privileges"
        f" WHERE grantee = '{APP}'",
    )
    assert {name for (name,) in rows} == {"SELECT", "INSERT", "UPDATE", "DELETE"}
