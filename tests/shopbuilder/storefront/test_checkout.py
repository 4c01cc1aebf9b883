"""The checkout, as a browser without JavaScript goes through it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.ordering.basket_contents import PRICE_PROMISE
from shopbuilder.ordering.models import Order, OrderGroup, SlotLoad
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.shopbuilder.storefront.checking_out import (
    DETAILS,
    details_for,
    fill_basket,
    form_to,
    order,
    recap,
)
from tests.statements import count_statements
from tests.strict import strict_app

PLACE = "/validation/commander"


@pytest.fixture
def in_montclair(app: Flask, cast: Cast) -> Iterator[None]:
    with app.app_context(), in_town(cast.town):
        yield


def change(app: Flask, cast: Cast, model: type, **values: object) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(model).values(**values))


def orders(app: Flask, cast: Cast) -> int:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(func.count(Order.id))).one()


def test_nobody_checks_out_with_an_empty_basket(client: Browser) -> None:
    assert client.get("/validation").location == "/panier"
    answer = client.post("/validation", data=DETAILS)
    assert (answer.status_code, "Rien dedans" in answer.text) == (409, True)


def test_the_form_offers_slots_for_each_shop(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id, cast.book_id)
    page = client.get("/validation").text
    assert f'name="creneau-{cast.bakery_id}"' in page
    assert f'name="creneau-{cast.books_id}"' in page


def test_a_shop_without_slots_says_so(cast: Cast, client: Browser, app: Flask) -> None:
    change(app, cast, ShopProfile, opening_hours=None)
    fill_basket(client, cast.loaf_id)
    assert "aucun créneau" in client.get("/validation").text


def test_what_sold_out_leads_back_to_the_basket(cast: Cast, client: Browser, app: Flask) -> None:
    fill_basket(client, cast.loaf_id)
    change(app, cast, Variant, stock=0)
    assert client.get("/validation").location == "/panier"


def test_every_wrong_field_is_told_beside_it_and_nothing_typed_is_lost(
    cast: Cast, client: Browser
) -> None:
    fill_basket(client, cast.loaf_id)
    form = {"nom": "", "telephone": "06 12", "courriel": "zoe@", f"mot-{cast.bakery_id}": "Tranché"}
    answer = client.post("/validation", data=form)
    assert answer.status_code == 422
    for name in ("nom", "telephone", "courriel", f"creneau-{cast.bakery_id}"):
        assert f'id="{name}-error"' in answer.text, name
    for typed in ("06 12", "zoe@", "Tranché"):
        assert typed in answer.text


def test_each_shop_without_a_pickup_time_is_named_before_the_details(
    cast: Cast, client: Browser
) -> None:
    fill_basket(client, cast.loaf_id, cast.book_id)
    page = client.post("/validation", data={"nom": ""}).text
    summary = page[page.index('role="alert"') : page.index("<form role")]
    told = re.findall(r'<a href="#([a-z]+)[^"]*">(.*?)</a>', summary)
    assert [name for name, _ in told] == ["creneau", "creneau", "nom", "telephone"]
    assert told[0][1].startswith("Fournil d’Alice – ")


def test_a_note_too_long_is_told(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id)
    form = details_for(client, cast.bakery_id) | {f"mot-{cast.bakery_id}": "x" * 501}
    answer = client.post("/validation", data=form)
    assert answer.status_code == 422
    assert f'id="mot-{cast.bakery_id}-error"' in answer.text


def test_the_recap_says_all_that_the_law_wants(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id, cast.book_id)
    page = client.post("/validation", data=details_for(client, cast.bakery_id, cast.books_id)).text
    for said in (
        "Fournil d’Alice SARL",
        "Librairie Bob SARL",
        "00000000000000",
        "4,20",
        "18,90",
        "23,10",
        "0,22",
        "Médiation du commerce",
        "14\N{NO-BREAK SPACE}jours",
        "se périme vite",
        "Commander avec obligation de paiement",
    ):
        assert said in page, said


def test_details_can_be_changed_from_the_recap(cast: Cast, client: Browser) -> None:
    form = recap(client, cast) | {"modifier": "1"}
    page = client.post("/validation", data=form)
    assert page.status_code == 200
    assert "Zoé Martin" in page.text
    assert "checked" in page.text


def test_the_button_orders_and_leads_to_the_code(cast: Cast, client: Browser, app: Flask) -> None:
    answer = client.post(PLACE, data=recap(client, cast, cast.loaf_id, cast.book_id))
    assert answer.status_code == 303
    with app.app_context(), in_town(cast.town):
        code = db.session.scalars(select(OrderGroup.code)).one()
    page = client.get(answer.location).text
    assert f"{code[:4]}-{code[4:]}" in page
    assert orders(app, cast) == 2
    assert "Rien dedans" in client.get("/panier").text


def test_an_order_post_takes_at_most_twelve_statements(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    with app.app_context():
        engine = db.engine
    with count_statements(engine) as sent:
        assert client.post(PLACE, data=form).status_code == 303
    assert len(sent) <= 12


def test_the_button_pressed_twice_orders_once(cast: Cast, client: Browser, app: Flask) -> None:
    form = recap(client, cast)
    first, second = client.post(PLACE, data=form), client.post(PLACE, data=form)
    assert first.location == second.location
    assert orders(app, cast) == 1


def test_a_price_that_changed_meanwhile_is_charged_as_promised(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    change(app, cast, Variant, price_cents=999)
    assert client.post(PLACE, data=form).status_code == 303
    with app.app_context(), in_town(cast.town):
        assert db.session.scalars(select(Order.total_cents)).one() == 420


def test_a_promise_that_ran_out_shows_the_recap_again_with_both_prices(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    change(app, cast, Variant, price_cents=500)
    with time_machine.travel(now() + PRICE_PROMISE, tick=False):
        form |= {
            name: value
            for name, value in details_for(client, cast.bakery_id).items()
            if name.startswith("creneau")
        }
        answer = client.post(PLACE, data=form)
        assert answer.status_code == 409
        assert "4,20" in answer.text
        assert "5,00" in answer.text
        again = form_to(answer.text, PLACE)
        assert client.post(PLACE, data=again).status_code == 303


def test_what_ran_short_meanwhile_is_named_and_the_rest_can_be_ordered(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast, cast.loaf_id, cast.book_id)
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(Variant).where(Variant.id == cast.loaf_id).values(stock=0))
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 409
    assert "Pain de campagne" in answer.text
    assert "n’est plus disponible" in answer.text
    assert client.post(PLACE, data=form_to(answer.text, PLACE)).status_code == 303
    assert orders(app, cast) == 1


def test_a_basket_with_nothing_left_says_so(cast: Cast, client: Browser, app: Flask) -> None:
    form = recap(client, cast)
    change(app, cast, Product, published=False)
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 409
    assert "Rien dedans" in answer.text
    assert "n’est plus disponible" in answer.text


def test_a_basket_changed_in_another_tab_shows_the_recap_again(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    fill_basket(client, cast.loaf_id)
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 409
    assert "Quelque chose a changé" in answer.text
    assert orders(app, cast) == 0


def test_a_basket_ordered_in_another_tab_is_told_empty(cast: Cast, client: Browser) -> None:
    form = recap(client, cast)
    client.post(PLACE, data=form | {"cle": "another tab's"})
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 409
    assert "Votre panier est vide" in answer.text


def test_a_slot_that_filled_up_is_offered_no_more_and_others_are(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    change(app, cast, ShopProfile, slot_capacity=1)
    other = browser(app, cast.town.home_host)
    order(other, cast)
    answer = client.post(PLACE, data=form)
    slot = form[f"creneau-{cast.bakery_id}"]
    assert answer.status_code == 409
    assert "vient de se remplir" in answer.text
    assert f'value="{slot}"' not in answer.text
    assert "Zoé Martin" in answer.text
    assert orders(app, cast) == 1


def test_a_shop_that_closed_meanwhile_offers_other_slots(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    change(app, cast, ShopProfile, opening_hours="Mo-Su 03:00-03:30")
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 409
    assert "plus proposé" in answer.text
    assert orders(app, cast) == 0


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "demain",
        "2026-13-45T99:99Z",
        "2026-11-24T08:00",
        "0001-01-01T00:00Z",
        "2999-12-31T23:59Z",
        "2020-01-01T08:00Z",
        "x" * 3000,
    ],
)
def test_a_forged_slot_orders_nothing(cast: Cast, client: Browser, app: Flask, forged: str) -> None:
    form = recap(client, cast) | {f"creneau-{cast.bakery_id}": forged}
    answer = client.post(PLACE, data=form)
    assert answer.status_code in {409, 422}
    assert f'id="creneau-{cast.bakery_id}-error"' in answer.text
    assert orders(app, cast) == 0


def test_a_slot_forged_for_another_shop_is_no_way_in(
    cast: Cast, client: Browser, app: Flask
) -> None:
    form = recap(client, cast)
    form[f"creneau-{cast.books_id}"] = form.pop(f"creneau-{cast.bakery_id}")
    assert client.post(PLACE, data=form).status_code == 409
    assert orders(app, cast) == 0


def test_forged_details_order_nothing(cast: Cast, client: Browser, app: Flask) -> None:
    answer = client.post(PLACE, data=recap(client, cast) | {"telephone": "1"})
    assert answer.status_code == 422
    assert orders(app, cast) == 0


def test_forged_details_without_a_basket_are_told_it_is_empty(client: Browser) -> None:
    answer = client.post(PLACE, data={"nom": "", "creneau-1": "demain"})
    assert answer.status_code == 409
    assert "Votre panier est vide" in answer.text


def test_somebody_without_a_basket_orders_nothing(cast: Cast, client: Browser, app: Flask) -> None:
    form = recap(client, cast)
    stranger = browser(app, cast.town.home_host)
    assert stranger.post(PLACE, data=form).status_code == 409
    assert orders(app, cast) == 0


def test_a_word_to_the_shop_is_shown_as_typed(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id)
    form = details_for(client, cast.bakery_id) | {f"mot-{cast.bakery_id}": "<b>Tranché</b>"}
    page = client.post("/validation", data=form).text
    assert "&lt;b&gt;Tranché&lt;/b&gt;" in page
    assert "<b>Tranché" not in page


def test_a_field_that_nobody_would_type_is_refused(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id)
    answer = client.post("/validation", data={"nom": "x" * 5000})
    assert answer.status_code == 400


def test_pages_of_the_checkout_are_kept_by_no_cache(cast: Cast, client: Browser) -> None:
    fill_basket(client, cast.loaf_id)
    assert client.get("/validation").headers["Cache-Control"] == "no-store"


@pytest.fixture
def guarded(
    clean: Flask, cast: Cast, postgres: Postgres, valkey: Valkey, database: str
) -> Iterator[Browser]:
    """A browser at an application with its tokens and limits on."""
    limits = {"RATELIMIT_ENABLED": True, "RATELIMIT_CHECKOUT": "3 per minute"}
    with strict_app(postgres, valkey, database, WTF_CSRF_ENABLED=True, **limits) as app:
        yield browser(app, cast.town.home_host)


def test_an_order_without_the_page_s_token_is_refused(cast: Cast, guarded: Browser) -> None:
    fill_basket(guarded, cast.loaf_id)
    assert guarded.post(PLACE, data=DETAILS).status_code == 400


def test_too_many_tries_have_to_wait(cast: Cast, guarded: Browser) -> None:
    fill_basket(guarded, cast.loaf_id)
    token = form_to(guarded.get("/validation").text, "/validation")
    statuses = [guarded.post("/validation", data=token).status_code for _ in range(4)]
    assert statuses[-1] == 429


def test_slots_are_counted_when_the_order_is_placed(
    cast: Cast, client: Browser, app: Flask
) -> None:
    order(client, cast)
    with app.app_context(), in_town(cast.town):
        load = db.session.scalars(select(SlotLoad)).one()
        assert load.taken == 1
        assert load.starts_at - now() < timedelta(days=2)
