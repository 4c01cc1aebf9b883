"""Every form of the back offices carries its token, and none is taken without."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from tests.cast import PASSWORD, Cast
from tests.conftest import Browser, browser
from tests.shopbuilder.trader.conftest import COUNTER, Order
from tests.strict import strict_app, token_on

FORM = re.compile(r'<form\b[^>]*method="post".*?</form>', re.DOTALL)


@pytest.fixture
def strict(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True) as app:
        yield app


@pytest.mark.parametrize(
    "page", ["", "/commandes", "/commandes/1", "/commandes/passees", "/articles", "/horaires"]
)
def test_every_form_of_the_counter_carries_a_token(alice: Browser, order: Order, page: str) -> None:
    order()
    forms = FORM.findall(alice.get(COUNTER + page).text)
    assert forms
    assert [form for form in forms if 'name="csrf_token"' not in form] == []


def test_a_move_without_the_token_is_refused(strict: Flask, order: Order) -> None:
    order()
    client = browser(strict, "montclair.localhost")
    token = token_on(client, "/connexion")
    data = {"courriel": Cast.alice, "passe": PASSWORD, "csrf_token": token}
    assert client.post("/connexion", data=data).status_code == 302
    accept = f"{COUNTER}/commandes/1/accepter"
    assert client.post(accept).status_code == 400
    token = token_on(client, f"{COUNTER}/commandes/1")
    assert client.post(accept, data={"csrf_token": token}).status_code == 302
