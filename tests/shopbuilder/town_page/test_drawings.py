"""Pictures at addresses of their own."""

import pytest
from flask import Flask

from tenants.database import db
from tests.conftest import Browser
from tests.statements import count_statements


@pytest.mark.parametrize(
    "path", ["arms/x", "skyline/x", "skyline-night/x", "emblem/bakery", "loaf/x"]
)
def test_a_picture_is_drawn_and_kept_for_good(client: Browser, path: str) -> None:
    answer = client.get(f"/dessins/{path}.svg")

    assert answer.text.startswith("<svg")
    assert answer.mimetype == "image/svg+xml"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_the_same_address_gives_the_same_picture(client: Browser) -> None:
    assert client.get("/dessins/loaf/a.svg").data == client.get("/dessins/loaf/a.svg").data


@pytest.mark.parametrize(
    "path",
    ["spaceship/x", "loaf/" + "x" * 81, "loaf/a%00b", "loaf/%3Cscript%3E", "Loaf/x", "loaf/a%20b",
     "loaf/..%2Fx", "loaf/"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_not_found(client: Browser, path: str) -> None:
    assert client.get(f"/dessins/{path}.svg").status_code == 404


def test_drawing_asks_nothing_of_the_database(client: Browser, app: Flask) -> None:
    with app.app_context(), count_statements(db.engine) as sent:
        client.get("/dessins/loaf/x.svg")

    assert sent == []
