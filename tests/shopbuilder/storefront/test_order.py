"""Following an order by its secret link or its code."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.ordering.models import ORDER_STATES, Order, OrderGroup
from shopbuilder.ordering.services import accept_order, refuse_order
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.shopbuilder.storefront.checking_out import form_to, order
from tests.statements import count_statements
from tests.strict import strict_app


def code_of(app: Flask, cast: Cast) -> str:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(OrderGroup.code)).one()


def state_of(app: Flask, cast: Cast) -> str:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(Order.state)).one()


def put(app: Flask, cast: Cast, **values: object) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Order).values(**values))


def cancelling(cast: Cast, number: int = 1) -> dict[str, str]:
    return {"boutique": str(cast.bakery_id), "numero": str(number)}


def test_the_secret_link_shows_the_order_in_a_counter_s_words(cast: Cast, client: Browser) -> None:
    page = client.get(order(client, cast)).text
    for said in ("Fournil d’Alice", "1, rue du Four", "En attente de réponse", "4,20", "tel:+33"):
        assert said in page, said


def test_a_secret_page_is_kept_indexed_and_referred_to_by_nobody(
    cast: Cast, client: Browser
) -> None:
    headers = client.get(order(client, cast)).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("state", ORDER_STATES)
def test_every_state_has_a_page(cast: Cast, client: Browser, app: Flask, state: str) -> None:
    path = order(client, cast)
    put(app, cast, state=state)
    assert client.get(path).status_code == 200
    assert client.get(path + "?merci=1").status_code == 200


def test_the_steps_that_were_made_are_shown_with_their_time(
    cast: Cast, client: Browser, app: Flask
) -> None:
    path = order(client, cast)
    with app.app_context(), in_town(cast.town):
        accept_order(cast.bakery_id, 1, "person:1")
    page = client.get(path).text
    assert '<li class="done"><b>Transmise à la boutique' in page
    assert '<li class="now" aria-current="step"><b>Acceptée par la boutique' in page
    assert '<li class="next"><b>Prête au comptoir' in page


def test_the_shop_s_reason_is_shown(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast)
    with app.app_context(), in_town(cast.town):
        refuse_order(cast.bakery_id, 1, "person:1", "Four en panne")
    page = client.get(path).text
    assert "Four en panne" in page
    assert "Vous ne devez rien" in page


def test_the_page_takes_three_statements(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast, cast.loaf_id, cast.book_id)
    with app.app_context():
        engine = db.engine
    with count_statements(engine) as sent:
        client.get(path)
    assert len(sent) == 3


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "é" * 20, "a" * 4000])
def test_a_secret_that_is_none_is_not_found(client: Browser, token: str) -> None:
    assert client.get(f"/commande/{token}").status_code == 404


def test_another_town_does_not_know_the_secret(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast)
    other = browser(app, cast.other_town.home_host)
    assert other.get(path).status_code == 404
    assert other.post(path + "/annuler", data=cancelling(cast)).status_code == 404
    assert state_of(app, cast) == "placed"


def test_the_customer_cancels_and_may_ask_twice(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast)
    for _ in range(2):
        answer = client.post(path + "/annuler", data=cancelling(cast))
        assert (answer.status_code, answer.location) == (303, path)
    assert state_of(app, cast) == "cancelled"
    assert "Annuler cette commande" not in client.get(path).text


def test_too_late_is_told_and_changes_nothing(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast)
    put(app, cast, state="accepted", cancel_until=now() - timedelta(minutes=1))
    page = client.get(path).text
    assert "Annuler cette commande" not in page
    assert "Appelez la boutique" in page
    answer = client.post(path + "/annuler", data=cancelling(cast))
    assert answer.status_code == 409
    assert "trop tard" in answer.text
    assert state_of(app, cast) == "accepted"


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"boutique": "x", "numero": "1"},
        {"boutique": "1", "numero": "-1"},
        {"boutique": "9" * 30},
    ],
)
def test_a_forged_cancel_is_not_found(
    cast: Cast, client: Browser, app: Flask, form: dict[str, str]
) -> None:
    assert client.post(order(client, cast) + "/annuler", data=form).status_code == 404
    assert state_of(app, cast) == "placed"


def test_an_order_of_somebody_else_is_not_cancelled(
    cast: Cast, client: Browser, app: Flask
) -> None:
    order(client, cast)
    stranger = browser(app, cast.town.home_host)
    path = order(stranger, cast)
    assert stranger.post(path + "/annuler", data=cancelling(cast, number=1)).status_code == 404


def test_the_code_leads_to_the_order(cast: Cast, client: Browser, app: Flask) -> None:
    path = order(client, cast)
    stranger = browser(app, cast.town.home_host)
    code = code_of(app, cast)
    answer = stranger.post("/commande", data={"code": f" {code[:4].lower()} {code[4:]}"})
    assert (answer.status_code, answer.location) == (303, path)


@pytest.mark.parametrize("code", ["", "ABCD-2345", "<script>", "é" * 30, "ABCD-234"])
def test_a_code_that_is_none_is_told_beside_what_was_typed(client: Browser, code: str) -> None:
    answer = client.post("/commande", data={"code": code})
    assert answer.status_code == 404
    assert 'id="code-error"' in answer.text
    assert "<script>" not in answer.text


def test_a_code_of_another_town_leads_nowhere(cast: Cast, client: Browser, app: Flask) -> None:
    order(client, cast)
    other = browser(app, cast.other_town.home_host)
    assert other.post("/commande", data={"code": code_of(app, cast)}).status_code == 404


def test_the_page_for_codes_sets_no_cookie(client: Browser) -> None:
    assert "Set-Cookie" not in client.get("/commande").headers


@pytest.fixture
def guarded(
    clean: Flask, cast: Cast, postgres: Postgres, valkey: Valkey, database: str
) -> Iterator[Flask]:
    """An application with its tokens and limits on."""
    limits = {"RATELIMIT_ENABLED": True, "RATELIMIT_CODE": "3 per minute"}
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True, **limits) as app:
        yield app


def test_codes_are_not_guessed_in_a_row(cast: Cast, guarded: Flask) -> None:
    client = browser(guarded, cast.town.home_host)
    statuses = [client.post("/commande", data={"code": "ABCD2345"}).status_code for _ in range(4)]
    assert statuses == [404, 404, 404, 429]


def test_cancelling_works_over_https_though_the_page_sends_no_referer(
    cast: Cast, client: Browser, guarded: Flask
) -> None:
    path = order(client, cast)
    secure = guarded.test_client()
    base = f"https://{cast.town.home_host}"
    page = secure.get(path, base_url=base).text
    form = form_to(page, path + "/annuler")
    answer = secure.post(
        path + "/annuler", base_url=base, data=form, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303


def test_cancelling_needs_the_page_s_token(cast: Cast, client: Browser, guarded: Flask) -> None:
    path = order(client, cast)
    careless = browser(guarded, cast.town.home_host)
    assert careless.post(path + "/annuler", data=cancelling(cast)).status_code == 400
