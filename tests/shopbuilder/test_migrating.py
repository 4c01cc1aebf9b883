"""Bringing a database up to date, and letting the planner know what is in it."""

from flask import Flask

from shopbuilder.local.postgres import OWNER, Postgres
from shopbuilder.migrating import refresh_statistics, upgrade
from tests.cast import Cast


def test_a_database_that_is_up_to_date_stays_as_it_is(
    cast: Cast, postgres: Postgres, database: str
) -> None:
    upgrade(postgres.url(OWNER, database))
    with postgres.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM shops").fetchone() == (3,)


def test_the_planner_learns_how_many_rows_a_table_has(
    cast: Cast, clean: Flask, postgres: Postgres, database: str
) -> None:
    refresh_statistics(postgres.url(OWNER, database))
    with postgres.connect(database) as connection:
        query = "SELECT reltuples FROM pg_class WHERE relname = 'shops'"
        assert connection.execute(query).fetchone() == (3.0,)
