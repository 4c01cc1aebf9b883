"""A process says that it is well only where its database is there, with the tables it needs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from flask import Flask

from shopbuilder.cli import shopbuilder
from shopbuilder.local.postgres import APP, OWNER, Postgres, create_database, drop_database
from shopbuilder.migrating import alembic_config
from shopbuilder.revisions import head, state_of_tables
from tenants.database import db
from tests.cast import Cast
from tests.conftest import browser
from workers.heartbeat import touch


@pytest.fixture
def connection(postgres: Postgres, template_database: str) -> Iterator[sa.Connection]:
    """The application on a database of its own, whose tables are of this version."""
    create_database(postgres, "tables_told", template=template_database)
    engine = sa.create_engine(postgres.url(APP, "tables_told"), poolclass=sa.NullPool)
    with engine.connect() as made:
        yield made
    drop_database(postgres, "tables_told")


def mark(postgres: Postgres, revision: str) -> None:
    with postgres.connect("tables_told") as superuser:
        superuser.execute("UPDATE alembic_version SET version_num = %s", [revision])


def test_the_head_is_the_one_that_migrations_lead_to() -> None:
    config = alembic_config("postgresql+psycopg://nowhere")
    assert head() == ScriptDirectory.from_config(config).get_current_head()


def test_tables_of_this_version_are_current(connection: sa.Connection) -> None:
    assert state_of_tables(connection) == "current"


def test_tables_of_an_earlier_version_are_behind(
    connection: sa.Connection, postgres: Postgres
) -> None:
    mark(postgres, "0001")
    assert state_of_tables(connection) == "behind"


def test_tables_of_a_version_to_come_are_ahead(
    connection: sa.Connection, postgres: Postgres
) -> None:
    mark(postgres, "9999")
    assert state_of_tables(connection) == "ahead"


def test_a_database_that_nobody_has_migrated_is_behind(postgres: Postgres) -> None:
    create_database(postgres, "bare")
    engine = sa.create_engine(postgres.url(OWNER, "bare"), poolclass=sa.NullPool)
    with engine.connect() as made:
        assert state_of_tables(made) == "behind"
    drop_database(postgres, "bare")


def test_a_web_process_without_its_tables_says_what_to_do(
    cast: Cast, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopbuilder.hooks.state_of_tables", lambda _: "behind")
    answer = browser(clean, "localhost").get("/sante")
    assert (answer.status_code, answer.json) == (503, {"state": "to migrate"})


def test_a_web_process_without_its_database_says_so(
    cast: Cast, clean: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise sa.exc.OperationalError("", {}, Exception("gone"))

    with clean.app_context():
        monkeypatch.setattr(db.engine, "connect", away)
    answer = browser(clean, "localhost").get("/sante")
    assert (answer.status_code, answer.json) == (503, {"state": "no database"})


def test_the_hosts_of_towns_and_of_the_operator_are_known_and_no_other(
    cast: Cast, clean: Flask
) -> None:
    [operator] = clean.config["OPERATOR_HOSTS"]
    asked = [cast.town.home_host, cast.town.home_host.upper(), operator, "elsewhere.example", ""]
    client = browser(clean, "web")
    answers = [client.get("/hooks/hote", query_string={"domain": each}) for each in asked]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 404, 404]


@pytest.mark.parametrize(("age", "status"), [(0, 0), (31, 1)])
def test_a_worker_is_well_while_it_shows_that_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, status: int
) -> None:
    monkeypatch.setenv("HEARTBEAT_DIR", str(tmp_path))
    touch("worker", {"HEARTBEAT_DIR": str(tmp_path)})
    moment = (tmp_path / "worker").stat().st_mtime - age
    os.utime(tmp_path / "worker", (moment, moment))
    assert CliRunner().invoke(shopbuilder, ["health", "worker"]).exit_code == status


def test_a_beat_that_never_lived_is_not_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTBEAT_DIR", str(tmp_path))
    assert CliRunner().invoke(shopbuilder, ["health", "beat"]).exit_code == 1


def test_without_a_folder_no_sign_of_life_is_left(tmp_path: Path) -> None:
    touch("worker", {})
    assert list(tmp_path.iterdir()) == []


def test_a_web_server_that_is_away_is_not_well() -> None:
    result = CliRunner().invoke(shopbuilder, ["health", "web", "--port", "1"])
    assert (result.exit_code, "web: not well" in result.output) == (1, True)
