"""A PostgreSQL of our own on a socket, its four roles, and its databases."""

import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from shopbuilder.local import children
from shopbuilder.local.binaries import postgres_bin
from shopbuilder.local.cluster import (
    SUPERUSER,
    end_leftover,
    ensure_cluster,
    without_libpq_settings,
)
from shopbuilder.local.data_dir import failed_start, hold, log_of, require_room

#: Owns the tables and runs migrations; serves requests; reads queues over all towns.
OWNER, APP, SWEEP = "shopbuilder_owner", "shopbuilder_app", "shopbuilder_sweep"
#: Owns the functions that search; nobody can sign in as it.
SEARCH = "shopbuilder_search"

_PORT = 5432
_START_PATIENCE = 60.0  # seconds: recovery after a crash takes its time
_STOP_PATIENCE = 4.0

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}
_HASTE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass
class Postgres:
    """A running server; ends with this process, whatever happens to it."""

    process: "subprocess.Popen[bytes]"
    data_dir: Path
    run_dir: Path
    lock: IO[bytes]

    def url(self, role: str, database: str) -> str:
        """Return the SQLAlchemy address of a database for a role."""
        return f"postgresql+psycopg://{role}@/{quote(database)}?host={quote(str(self.run_dir))}"

    def connect(self, database: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        """Connect as superuser, each statement its own transaction."""
        return psycopg.connect(
            host=str(self.run_dir), port=_PORT, user=SUPERUSER, dbname=database, autocommit=True
        )

    def ask(self) -> None:
        """Ask the server to end, without waiting."""
        if children.exit_code(self.process) is None:
            self.process.send_signal(signal.SIGINT)

    def stop(self) -> None:
        """End the server at once and cleanly; sessions still open are cut off."""
        children.end(self.process, by=signal.SIGINT, patience=_STOP_PATIENCE)
        self.lock.close()

    def __enter__(self) -> Self:
        """Return the running server."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server."""
        self.stop()


def start_postgres(data_dir: Path, run_dir: Path, *, durable: bool = True) -> Postgres:
    """Start a server on a socket in `run_dir`, making its data on the first time.

    `durable=False` gives up safety against power cuts for speed: for tests. Call it from the
    main thread: the server ends with the thread that started it. Raises StartError.
    """
    data_dir = data_dir.absolute()
    lock = hold(data_dir)
    try:
        require_room(data_dir.parent)
        ensure_cluster(data_dir, durable=durable)
        end_leftover(data_dir)
        server = Postgres(_launch(data_dir, run_dir, durable=durable), data_dir, run_dir, lock)
        _wait_until_ready(server)
    except BaseException:
        lock.close()
        raise
    return server


def _launch(data_dir: Path, run_dir: Path, *, durable: bool) -> "subprocess.Popen[bytes]":
    settings = _SETTINGS | ({} if durable else _HASTE)
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    program = str(postgres_bin() / "postgres")
    command = [program, "-D", str(data_dir), "-k", str(run_dir), "-p", str(_PORT)]
    with log_of(data_dir).open("wb") as log:
        return children.start(
            [*command, *options],
            log=log,
            environment=without_libpq_settings(),
            death_signal="INT",
            identity=children.identity_for_postgres(),
        )


def _wait_until_ready(server: Postgres) -> None:
    give_up = time.monotonic() + _START_PATIENCE
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if children.exit_code(server.process) is not None or time.monotonic() > give_up:
                children.end(server.process, patience=0)
                raise failed_start("PostgreSQL", log_of(server.data_dir)) from None
            time.sleep(0.02)
        else:
            return


def create_roles(postgres: Postgres) -> None:
    """Create the four roles that are not there yet; none of them can pass by a policy."""
    login, nobody = sql.SQL("LOGIN"), sql.SQL("NOLOGIN")
    ways_in = {OWNER: login, APP: login, SWEEP: login, SEARCH: nobody}
    with postgres.connect() as connection:
        for role, way_in in ways_in.items():
            found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if found.fetchone() is None:
                connection.execute(
                    sql.SQL(
                        "CREATE ROLE {} {} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"
                    ).format(sql.Identifier(role), way_in)
                )
        # Migrations hand functions over to it.
        connection.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(SEARCH), sql.Identifier(OWNER))
        )


def database_exists(postgres: Postgres, name: str) -> bool:
    """Say whether the server has a database of this name."""
    with postgres.connect() as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def create_database(postgres: Postgres, name: str, *, template: str | None = None) -> None:
    """Create a UTF-8 database that belongs to the owner role.

    With a template (which nobody may be connected to) it is a copy, made in about 10 ms.
    """
    statement = sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template or "template0")
    )
    if template is not None:
        statement += sql.SQL(" STRATEGY file_copy")
    with postgres.connect() as connection:
        connection.execute(statement)


def drop_database(postgres: Postgres, name: str) -> None:
    """Remove a database, if it is there, and whoever is connected to it."""
    with postgres.connect() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
