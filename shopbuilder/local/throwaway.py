"""Servers for one check: made in a temporary folder, gone after it."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shopbuilder.local.postgres import Postgres, create_database, create_roles, start_postgres

DATABASE = "throwaway"


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[Postgres]:
    """Give a PostgreSQL with the three roles and one empty database named DATABASE."""
    with tempfile.TemporaryDirectory(prefix="sb-") as name:
        folder = Path(name)
        with start_postgres(folder / "postgres", folder, durable=False) as postgres:
            create_roles(postgres)
            create_database(postgres, DATABASE)
            yield postgres
