"""Servers for one check: made in a temporary folder, gone after it."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shopbuilder.local import postgres

DATABASE = "throwaway"


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[postgres.Postgres]:
    """Give a PostgreSQL with the three roles and one empty database named DATABASE."""
    with tempfile.TemporaryDirectory(prefix="sb-") as name:
        folder = Path(name)
        with postgres.start_postgres(folder / "postgres", folder, durable=False) as server:
            postgres.create_roles(server)
            postgres.create_database(server, DATABASE)
            yield server
