"""What every test stands on: real servers, one database a worker, an app built once, the cast."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from werkzeug.test import TestResponse

from shopbuilder.app import create_app
from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    create_roles,
    start_postgres,
)
from shopbuilder.local.valkey import Valkey, start_valkey
from shopbuilder.migrating import upgrade
from tenants.database import db
from tenants.passwords import Hashing
from tenants.towns import town_map
from tests.cast import PASSWORD, Cast, make_cast
from tests.stage import Stage, stage_of

ROOT = Path(__file__).resolve().parent.parent
# How long an example takes says how busy the machine is, and nothing of what it shows.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
#: Photos of this run; gone when it ends.
MEDIA = tempfile.TemporaryDirectory(prefix="sb-media-")


#: Files that take longest, the longest first: begun last, one of them would run on alone.
LONGEST = (
    "truth/test_agreement.py",
    "journeys/test_pages.py",
    "journeys/test_english.py",
    "journeys/test_crawl.py",
    "hostile/test_naughty.py",
    "shopbuilder/local/test_launch.py",
    "release/test_wheel.py",
    "journeys/test_order.py",
    "hostile/test_advice.py",
    "shopbuilder/photos/test_darkroom.py",
    "shopbuilder/photos/test_developing.py",
    "hostile/files/test_limits.py",
    "journeys/test_advice.py",
    "journeys/test_spreadsheet.py",
    "search_quality/test_quality.py",
    "shopbuilder/cli/test_manual.py",
    "isolation/test_languages.py",
    "shopbuilder/search/test_plans.py",
    "release/test_compose.py",
    "journeys/test_plan.py",
    "journeys/test_photos.py",
    "faults/test_photos.py",
    "shopbuilder/exports/test_shops.py",
    "journeys/test_three_towns.py",
    "journeys/test_real_town.py",
    "faults/test_faults.py",
    "shopbuilder/imports/runs/test_large_catalogue.py",
    "shopbuilder/web/test_nothing_unmarked.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_collection_finish() -> None:
    """Keep thousands of tests and everything imported out of each search for what can be freed.

    They stay until the end; looked through again and again they were a tenth of the run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of real inputs; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("TEST_DATA_DIR", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real inputs at {folder}: set TEST_DATA_DIR")
    return folder


@pytest.fixture(scope="session")
def run_dir() -> Iterator[Path]:
    """A short directory for sockets."""
    with tempfile.TemporaryDirectory(prefix="sb-") as folder:
        (Path(folder) / "s").mkdir(mode=0o700)
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres(run_dir: Path) -> Iterator[Postgres]:
    """A real PostgreSQL, without care for power cuts."""
    with start_postgres(run_dir / "pg", run_dir / "s", durable=False) as server:
        create_roles(server)
        yield server


@pytest.fixture(scope="session")
def valkey(run_dir: Path) -> Iterator[Valkey]:
    """A real server that speaks the Redis protocol."""
    with start_valkey(run_dir / "vk", run_dir / "s", durable=False) as server:
        yield server


@pytest.fixture(scope="session")
def template_database(postgres: Postgres) -> str:
    """A database migrated once, from which others are cloned."""
    create_database(postgres, "shopbuilder_template")
    upgrade(postgres.url(OWNER, "shopbuilder_template"))
    return "shopbuilder_template"


@pytest.fixture(scope="session")
def database(postgres: Postgres, template_database: str) -> str:
    """The database of this run."""
    create_database(postgres, "shopbuilder_tests", template=template_database)
    return "shopbuilder_tests"


def settings_for(postgres: Postgres, valkey: Valkey, database: str) -> dict[str, object]:
    """Return the settings of an app on these servers: everything real, hashing cheap."""
    return {
        "TESTING": True,
        "SECRET_KEY": "only-for-tests",
        "SQLALCHEMY_DATABASE_URI": postgres.url(APP, database),
        "SQLALCHEMY_BINDS": {"sweep": postgres.url(SWEEP, database)},
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": 20, "max_overflow": 40},
        "DATABASE_OWNER_URL": postgres.url(OWNER, database),
        "REDIS_URL": valkey.url(),
        "OPERATOR_HOSTS": frozenset({"localhost"}),
        "PUBLIC_SCHEME": "http",
        "PUBLIC_PORT": "",
        "MAIL_URL": "",
        "MAIL_FROM": "ne-pas-repondre@example.org",
        "MAILBOX_DIR": "",
        "LOOK_PAGE": False,
        "MEDIA_DIR": MEDIA.name,
        "FETCH_ALSO": "127.0.0.0/8",
        "EVENT_LEASE_SECONDS": 30.0,
        "DELIVERY_LEASE_SECONDS": 60.0,
        "PHOTO_LEASE_SECONDS": 120.0,
        "DELIVERY_FIRST_PAUSE_SECONDS": 15.0,
        "IMPORT_LEASE_SECONDS": 30.0,
        "IMPORTS_AT_ONCE": 1,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 256 * 1024,
        "MAX_FORM_PARTS": 200,
        "RATELIMIT_ENABLED": False,
        "RATELIMIT_SIGN_IN": "5 per minute",
        "RATELIMIT_CHECKOUT": "5 per minute",
        "RATELIMIT_IMPORT": "5 per minute",
        "RATELIMIT_CODE": "5 per minute",
        "RATELIMIT_ADVICE": "5 per minute",
        "RATELIMIT_ANSWER": "5 per minute",
        "RATELIMIT_PHOTOS": "5 per minute",
        "ADVICE_PER_ASKER": 6,
        "ADVICE_PER_SHOP": 40,
        "ADVICE_FASTEST_SECONDS": 4.0,
        "ADVICE_MONTHS": 12,
        "WTF_CSRF_ENABLED": False,
        "TRUSTED_PROXIES": 0,
    }


@pytest.fixture(scope="session")
def app(postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    """The application, built once."""
    Hashing.cheap()
    app = create_app(settings_for(postgres, valkey, database))
    yield app
    dispose(app)


def dispose(app: Flask) -> None:
    """Close every connection that the application holds."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture(scope="session")
def stage(postgres: Postgres, database: str) -> Iterator[Stage]:
    """The database of this run, to be emptied and filled."""
    with stage_of(postgres, database) as stage:
        yield stage


@pytest.fixture
def clean(app: Flask, stage: Stage) -> Iterator[Flask]:
    """The application on an empty database: what a test wrote is deleted after it."""
    yield app
    empty(app, stage)


def empty(app: Flask, stage: Stage) -> None:
    """Delete every row of the database."""
    with app.app_context():
        db.session.remove()
    stage.clear()
    town_map.forget()


@pytest.fixture
def context(clean: Flask) -> Iterator[Flask]:
    """An application context on an empty database."""
    with clean.app_context():
        yield clean


@pytest.fixture(scope="session")
def first_cast(app: Flask, stage: Stage) -> Cast:
    """The cast as the services make it, once a run; its rows are kept for every test."""
    with app.app_context():
        cast = make_cast()
    stage.keep()
    empty(app, stage)
    return cast


@pytest.fixture
def cast(first_cast: Cast, clean: Flask, stage: Stage) -> Cast:
    """Two towns with a shop, a trader and a clerk each, a second shop, and a stranger."""
    stage.put_back()
    with clean.app_context():
        # A process that serves knows its towns.
        town_map.forget()
        town_map.every()
    return first_cast


@pytest.fixture
def client(cast: Cast, clean: Flask) -> "Browser":
    """A browser without JavaScript, at the first town."""
    return browser(clean, cast.town.home_host)


class Browser(FlaskClient):
    """A browser without JavaScript that stays at one host."""

    host = "localhost"

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for a page of this host."""
        kwargs.setdefault("base_url", f"http://{self.host}")
        return super().open(*args, **kwargs)

    def session_transaction(self, *args: Any, **kwargs: Any) -> Any:
        """Look into the cookie of this host."""
        kwargs.setdefault("base_url", f"http://{self.host}")
        return super().session_transaction(*args, **kwargs)

    def sign_in(self, email: str, password: str = PASSWORD) -> "Browser":
        """Sign in as a person would, and stay signed in."""
        answer = self.post("/connexion", data={"courriel": email, "passe": password})
        assert answer.status_code == 302, answer.text
        return self


def browser(app: Flask, host: str) -> Browser:
    """Return a browser that has opened `host`."""
    app.test_client_class = Browser
    client = app.test_client()
    assert isinstance(client, Browser)
    client.host = host
    return client
