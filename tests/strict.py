"""The application with its form tokens and its rate limits on, as it runs for people."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from shopbuilder.app import create_app
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.web.limits import limiter
from tests.conftest import Browser, dispose, settings_for

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@contextmanager
def strict_app(
    postgres: Postgres, valkey: Valkey, database: str, **changes: object
) -> Iterator[Flask]:
    """Build an application with other settings; the limiter is shared, so it is put back."""
    app = create_app({**settings_for(postgres, valkey, database), **changes})
    try:
        yield app
    finally:
        if limiter.enabled:
            with app.app_context():
                limiter.reset()
        limiter.enabled = False
        dispose(app)


def token_on(client: Browser, path: str) -> str:
    """Open a page and return the token of its form."""
    found = TOKEN.search(client.get(path).text)
    assert found, path
    return found[1]
