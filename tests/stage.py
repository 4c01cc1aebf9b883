"""The database of a run between two tests: emptied, and the cast put back on it as it first was."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection, sql

from shopbuilder.local.postgres import Postgres

_TABLES = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
)


class Stage:
    """A database, seen by a superuser for whom no trigger and no key stands in the way."""

    def __init__(self, connection: "Connection[tuple[object, ...]]") -> None:
        self._connection = connection
        connection.execute("SET session_replication_role = replica")
        self._tables = [str(name) for (name,) in connection.execute(_TABLES)]
        #: Table -> its rows as they were kept.
        self._kept: dict[str, bytes] = {}

    def clear(self) -> None:
        """Delete every row."""
        self._connection.execute(
            sql.SQL("; ").join(
                sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in self._tables
            )
        )

    def keep(self) -> None:
        """Remember every row there is."""
        for name in self._tables:
            rows = b"".join(map(bytes, self._copied(name)))
            if rows:
                self._kept[name] = rows

    def put_back(self) -> None:
        """Write the rows that were kept, on an empty stage. The ids given since stay above theirs."""
        with self._connection.cursor() as cursor:
            for name, rows in self._kept.items():
                command = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))
                with cursor.copy(command) as copy:
                    copy.write(rows)

    def _copied(self, name: str) -> Iterator[bytes]:
        with (
            self._connection.cursor() as cursor,
            cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as copy,
        ):
            yield from (bytes(part) for part in copy)


@contextmanager
def stage_of(postgres: Postgres, database: str) -> Iterator[Stage]:
    """Open a stage on a database."""
    with postgres.connect(database) as connection:
        yield Stage(connection)
