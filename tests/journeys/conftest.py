"""A real browser on the demo towns, at a frozen hour of a market morning."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from werkzeug.serving import make_server

from shopbuilder.app import create_app
from shopbuilder.demo.loading import load_town
from shopbuilder.demo.reading import demo_towns
from shopbuilder.local.postgres import Postgres, create_database, drop_database
from shopbuilder.local.valkey import Valkey
from tenants.passwords import Hashing
from tenants.towns import town_map
from tests.conftest import ROOT, dispose, settings_for

#: A Tuesday morning on which the demo's market is held, and shops are open.
MORNING = datetime(2026, 11, 24, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))
#: Pictures of what a person sees are kept here where SCREENS is set: no test looks at them.
SCREENS = ROOT / "build" / "screens" if os.environ.get("SCREENS") else None
#: Milliseconds after which what a person waits for is taken never to come. Each wait ends with what
#: it waits for: a busy machine makes a journey slow and not red.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def demo_database(postgres: Postgres, template_database: str, valkey: Valkey) -> str:
    """A database into which the demo towns were loaded once, at the frozen hour; others are cloned
    from it."""
    name = "shopbuilder_demo_template"
    create_database(postgres, name, template=template_database)
    with _app_on(postgres, valkey, name) as app, time_machine.travel(MORNING), app.app_context():
        for sheet in demo_towns():
            load_town(sheet)
    return name


@pytest.fixture(scope="module")
def demo(postgres: Postgres, demo_database: str, valkey: Valkey) -> Iterator[Flask]:
    """The demo towns as a file of journeys finds them, whatever others have ordered or hung up there."""
    with demo_towns_on(postgres, demo_database, valkey, "shopbuilder_demo") as app:
        yield app


@contextmanager
def demo_towns_on(
    postgres: Postgres, template: str, valkey: Valkey, database: str
) -> Iterator[Flask]:
    """Open the demo towns in a database of their own, cloned from where they were loaded."""
    create_database(postgres, database, template=template)
    with _app_on(postgres, valkey, database) as app:
        yield app
    drop_database(postgres, database)


@contextmanager
def _app_on(postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    """Open the application on a database; it holds no connection afterwards."""
    Hashing.cheap()
    app = create_app({**settings_for(postgres, valkey, database), "WTF_CSRF_ENABLED": True})
    town_map.forget()
    yield app
    dispose(app)


@pytest.fixture
def morning(demo: Flask) -> Iterator[None]:
    """The hour at which the journeys take place, on the demo's towns."""
    town_map.forget()
    with time_machine.travel(MORNING):
        yield
    town_map.forget()


@pytest.fixture
def port(demo: Flask, morning: None) -> Iterator[int]:
    """A web server on this machine."""
    server = make_server("127.0.0.1", 0, demo, threaded=True)
    # Looks often whether it is to stop: each journey waits for that.
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A system's Chromium, else Playwright's own; the journeys are skipped where neither is."""
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        yield browser
        browser.close()


def _launch(playwright: Playwright) -> Browser:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    try:
        return playwright.chromium.launch(executable_path=path, args=FLAGS)
    except Error:
        pytest.skip("no Chromium on this machine and none of Playwright's: apt install chromium")


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, port: int) -> Iterator[Visit]:
    """Open a page as somebody new: visit(host, path, width=360, scripts=True)."""
    contexts: list[BrowserContext] = []

    def open_page(
        host: str, path: str = "/", *, width: int = 360, scripts: bool = True, dark: bool = False
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 780},
            locale="fr-FR",
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://{host}:{port}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def picture(page: Page, name: str) -> None:
    """Keep what the person sees, whole page, under build/screens, for who asked for pictures."""
    if SCREENS is not None:
        page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
