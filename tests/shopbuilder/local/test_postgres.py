"""Our own PostgreSQL: roles without power, databases in milliseconds, a start after any end."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from shopbuilder.local.errors import StartError
from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    create_roles,
    database_exists,
    drop_database,
    start_postgres,
)
from tests.shopbuilder.local.processes import ROOT


@pytest.fixture
def scratch(postgres: Postgres) -> Iterator[str]:
    """A new database of the session's server."""
    create_database(postgres, "scratch")
    yield "scratch"
    drop_database(postgres, "scratch")


@pytest.fixture(scope="module")
def blank_data() -> Iterator[Path]:
    """Data of a server that was made once and stopped: for copies."""
    with tempfile.TemporaryDirectory(prefix="sb-blank-") as name:
        start_postgres(Path(name, "pg"), Path(name), durable=False).stop()
        yield Path(name, "pg")


@pytest.fixture
def stopped(blank_data: Path, folder: Path) -> Path:
    """Data of a server that has been stopped."""
    return shutil.copytree(blank_data, folder / "pg")


def ask(url: str, statement: str) -> object:
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        answer = connection.execute(sa.text(statement))
        return answer.scalar() if answer.returns_rows else None


@pytest.mark.parametrize("role", [OWNER, APP, SWEEP])
def test_no_role_can_pass_by_a_policy(postgres: Postgres, scratch: str, role: str) -> None:
    powers = "rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole"
    statement = f"SELECT {powers} FROM pg_roles WHERE rolname = current_user"
    assert ask(postgres.url(role, scratch), statement) is False


def test_creating_the_roles_twice_changes_nothing(postgres: Postgres) -> None:
    create_roles(postgres)
    with postgres.connect() as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^shopbuilder'")
        assert len(found.fetchall()) == 4


def test_a_database_belongs_to_the_owner_and_speaks_utf8(postgres: Postgres, scratch: str) -> None:
    who = "pg_get_userbyid(datdba) || ' ' || pg_encoding_to_char(encoding)"
    statement = f"SELECT {who} FROM pg_database WHERE datname = current_database()"
    assert ask(postgres.url(OWNER, scratch), statement) == f"{OWNER} UTF8"


def test_accents_sort_and_compare_without_a_locale_of_the_system(
    postgres: Postgres, scratch: str
) -> None:
    url = postgres.url(OWNER, scratch)
    ask(url, "CREATE EXTENSION unaccent")
    assert ask(url, "SELECT upper('éàç') || unaccent('Épicerie')") == "ÉÀÇEpicerie"


def test_a_clone_holds_what_its_template_holds(postgres: Postgres, scratch: str) -> None:
    ask(postgres.url(OWNER, scratch), "CREATE TABLE streets AS SELECT 'rue Haute' AS name")
    create_database(postgres, "clone", template=scratch)
    try:
        assert ask(postgres.url(OWNER, "clone"), "SELECT name FROM streets") == "rue Haute"
    finally:
        drop_database(postgres, "clone")


def test_a_database_in_use_can_be_dropped(postgres: Postgres, scratch: str) -> None:
    with postgres.connect(scratch):
        drop_database(postgres, scratch)
    assert not database_exists(postgres, scratch)


def test_the_environment_of_another_server_does_not_disturb(
    stopped: Path, sockets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("PGPORT", "6543"), ("PGHOST", "db.example.org"), ("PGDATA", "/nowhere")):
        monkeypatch.setenv(name, value)
    with start_postgres(stopped, sockets, durable=False):
        assert (sockets / ".s.PGSQL.5432").is_socket()


def test_nobody_can_reach_it_over_the_network(postgres: Postgres) -> None:
    with postgres.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_second_start_on_the_same_data_is_refused(stopped: Path, sockets: Path) -> None:
    with (
        start_postgres(stopped, sockets, durable=False),
        pytest.raises(StartError, match="already in use"),
    ):
        start_postgres(stopped, sockets, durable=False)


def test_stopping_cuts_off_whoever_is_connected(stopped: Path, sockets: Path) -> None:
    server = start_postgres(stopped, sockets, durable=False)
    with server.connect() as connection:
        server.stop()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    assert server.process.returncode == 0


def test_the_number_of_a_dead_server_may_belong_to_another_program(
    stopped: Path, sockets: Path
) -> None:
    (stopped / "postmaster.pid").write_text(f"{os.getpid()}\n{stopped}\n")
    with start_postgres(stopped, sockets, durable=False) as server:
        assert server.process.poll() is None


def test_a_pid_file_cut_short_does_not_keep_it_from_starting(stopped: Path, sockets: Path) -> None:
    (stopped / "postmaster.pid").write_text("")
    with start_postgres(stopped, sockets, durable=False) as server:
        assert server.process.poll() is None


def test_a_killed_server_starts_again(stopped: Path, sockets: Path) -> None:
    server = start_postgres(stopped, sockets, durable=False)
    server.process.send_signal(signal.SIGKILL)
    server.stop()
    with start_postgres(stopped, sockets, durable=False) as again:
        assert again.process.poll() is None


def test_a_server_left_behind_by_a_dead_starter_is_ended_first(
    stopped: Path, sockets: Path
) -> None:
    server = start_postgres(stopped, sockets, durable=False)
    server.lock.close()
    with start_postgres(stopped, sockets, durable=False) as again:
        assert server.process.wait(5) == 0
        assert again.process.poll() is None


def test_an_interrupted_first_start_leaves_no_half_cluster(folder: Path, sockets: Path) -> None:
    (folder / "pg.new" / "base").mkdir(parents=True)
    with start_postgres(folder / "pg", sockets, durable=False):
        assert not (folder / "pg.new").exists()


def test_data_of_another_version_are_named_not_touched(stopped: Path, sockets: Path) -> None:
    (stopped / "PG_VERSION").write_text("12\n")
    with pytest.raises(StartError, match=r"PostgreSQL 12.*make reset"):
        start_postgres(stopped, sockets)
    assert (stopped / "base").is_dir()


def test_a_server_that_cannot_start_says_why(stopped: Path, sockets: Path) -> None:
    (stopped / "postgresql.auto.conf").write_text("shared_buffers = 'much'\n")
    with pytest.raises(StartError, match="shared_buffers"):
        start_postgres(stopped, sockets, durable=False)


def test_after_a_refused_start_the_data_are_free_again(stopped: Path, sockets: Path) -> None:
    settings = stopped / "postgresql.auto.conf"
    settings.write_text("shared_buffers = 'much'\n")
    with pytest.raises(StartError):
        start_postgres(stopped, sockets, durable=False)
    settings.write_text("")
    with start_postgres(stopped, sockets, durable=False) as server:
        assert server.process.poll() is None


ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from shopbuilder.local import data_dir
from shopbuilder.local.postgres import start_postgres
data_dir.NEEDED_BYTES = int(sys.argv[2])
start_postgres(Path(sys.argv[1], "pg"), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("needed", [300 * 2**20, 0], ids=["foreseen", "met on the way"])
def test_a_full_disk_is_said_in_a_sentence(folder: Path, needed: int) -> None:
    mount = 'mount -t tmpfs -o size=20m none "$1" && exec "$2" -c "$3" "$1" "$4"'
    python = str(ROOT / ".venv/bin/python")
    own_mounts = ["unshare", "--mount", *(["--user", "--map-root-user"] if os.geteuid() else [])]
    done = subprocess.run(
        [*own_mounts, "sh", "-c", mount, "sh", folder, python, ON_A_SMALL_DISK, str(needed)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"The disk that holds {folder} is full" in done.stderr
