"""What production is served with: loaded once, then forked."""

from pathlib import Path
from threading import enumerate as enumerate_threads

from flask import Flask
from sqlalchemy import text

from shopbuilder import serving
from shopbuilder.app import create_app
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from tenants.database import db
from tests.conftest import dispose, settings_for
from tests.strict import strict_app


def test_an_application_that_was_only_made_holds_no_connection(
    postgres: Postgres, valkey: Valkey, database: str
) -> None:
    app: Flask = create_app(settings_for(postgres, valkey, database))
    try:
        with app.app_context():
            pools = [engine.pool for engine in db.engines.values()]
            assert [pool.checkedin() for pool in pools] == [0, 0]  # type: ignore[attr-defined]
    finally:
        dispose(app)


def test_what_is_forked_has_no_line_to_anything_and_no_thread(
    postgres: Postgres, valkey: Valkey, database: str
) -> None:
    # A line opened before would be spoken on by all workers at once; a thread would not be there.
    lines, threads = _lines(), set(enumerate_threads())
    with strict_app(postgres, valkey, database, RATELIMIT_ENABLED=True) as app:
        serving.when_ready(None)
        # Others that are left over from earlier tests may close meanwhile.
        assert (_lines() - lines, set(enumerate_threads()) - threads) == (set(), set())
        with app.app_context():
            db.session.execute(text("SELECT 1"))
            assert _lines() - lines, "control: a line that is open is seen"


def _lines() -> set[str]:
    """Return what this process has open towards others."""
    return {
        end for each in Path("/proc/self/fd").iterdir() if (end := _end(each)).startswith("socket")
    }


def _end(file: Path) -> str:
    try:
        return str(file.readlink())
    except OSError:
        return ""


def test_workers_share_what_was_loaded_before_they_were_forked() -> None:
    assert serving.preload_app
