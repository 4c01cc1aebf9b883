"""The sign-in page as it runs for people: form tokens and rate limits on."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from tenants.services import add_operator
from tests.cast import PASSWORD, Cast
from tests.conftest import Browser, browser
from tests.strict import strict_app, token_on

TOWN, OPERATOR = "montclair.localhost", "localhost"


@pytest.fixture
def limited(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    with strict_app(postgres, valkey, database, RATELIMIT_ENABLED=True) as app:
        yield app


@pytest.fixture
def tokens(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True) as app:
        with app.app_context():
            add_operator("olga@example.org", PASSWORD)
        yield app


def wrong(client: Browser) -> int:
    data = {"courriel": Cast.alice, "passe": "essai"}
    return client.post("/connexion", data=data).status_code


@pytest.mark.parametrize("host", [TOWN, OPERATOR])
def test_the_sixth_wrong_password_in_a_minute_is_not_even_read(limited: Flask, host: str) -> None:
    client = browser(limited, host)
    assert [wrong(client) for _ in range(6)] == [401] * 5 + [429]


def test_looking_at_the_form_is_not_counted(limited: Flask) -> None:
    client = browser(limited, TOWN)
    assert {client.get("/connexion").status_code for _ in range(8)} == {200}


def test_tries_in_one_town_are_not_counted_in_another(limited: Flask) -> None:
    for _ in range(6):
        wrong(browser(limited, TOWN))
    assert wrong(browser(limited, "valbrun.localhost")) == 401


@pytest.mark.parametrize("host", [TOWN, OPERATOR])
def test_a_sign_in_without_the_forms_token_is_refused(tokens: Flask, host: str) -> None:
    client = browser(tokens, host)
    data = {"courriel": Cast.alice, "passe": PASSWORD}
    assert client.post("/connexion", data=data).status_code == 400


@pytest.mark.parametrize(
    ("host", "email", "onward"),
    [(TOWN, Cast.alice, "/gestion"), (OPERATOR, "olga@example.org", "/exploitation")],
)
def test_the_form_carries_its_token(tokens: Flask, host: str, email: str, onward: str) -> None:
    client = browser(tokens, host)
    token = token_on(client, "/connexion")
    data = {"courriel": email, "passe": PASSWORD, "csrf_token": token}
    assert client.post("/connexion", data=data).headers["Location"] == onward


@pytest.mark.parametrize("host", [TOWN, OPERATOR])
def test_a_sign_in_from_another_site_is_refused(tokens: Flask, host: str) -> None:
    client = browser(tokens, host)
    token = token_on(client, "/connexion")
    data = {"courriel": Cast.alice, "passe": PASSWORD, "csrf_token": token}
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/connexion", data=data, headers=headers).status_code == 403
