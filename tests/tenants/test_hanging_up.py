"""A database that ends its connections, as a restart does, is noticed by nobody who reads a page."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from shopbuilder.local.postgres import APP, Postgres
from tenants.hanging_up import has_hung_up, install_on_engine
from tests.conftest import Browser


@pytest.fixture
def engine(postgres: Postgres, database: str) -> Iterator[sa.Engine]:
    """An engine with one connection in its pool."""
    engine = sa.create_engine(postgres.url(APP, database), pool_size=1, max_overflow=0)
    yield engine
    engine.dispose()


def use(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()


def end_connections(postgres: Postgres, database: str) -> None:
    with postgres.connect(database) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = %s",
            [APP],
        )


def test_a_connection_that_was_ended_is_replaced(
    postgres: Postgres, database: str, engine: sa.Engine
) -> None:
    install_on_engine(engine)
    before = use(engine)
    end_connections(postgres, database)
    assert use(engine) != before


def test_without_looking_the_next_reader_would_have_met_an_error(
    postgres: Postgres, database: str, engine: sa.Engine
) -> None:
    use(engine)
    end_connections(postgres, database)
    with pytest.raises(OperationalError):
        use(engine)


def test_a_connection_that_lives_is_kept(engine: sa.Engine) -> None:
    install_on_engine(engine)
    assert use(engine) == use(engine)


def test_a_word_from_the_database_does_not_end_a_connection(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        connection.execute(sa.text("LISTEN news"))
        connection.commit()
        wire = connection.connection.driver_connection
        assert wire is not None
        connection.execute(sa.text("NOTIFY news"))
        connection.commit()
        assert not has_hung_up(wire)


def test_a_page_is_served_after_the_database_has_ended_every_connection(
    postgres: Postgres, database: str, client: Browser
) -> None:
    assert client.get("/").status_code == 200
    end_connections(postgres, database)
    assert client.get("/").status_code == 200
