"""What production is served with: loaded once, then forked."""

from flask import Flask

from shopbuilder import serving
from shopbuilder.app import create_app
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from tenants.database import db
from tests.conftest import dispose, settings_for


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


def test_workers_share_what_was_loaded_before_they_were_forked() -> None:
    assert serving.preload_app
