"""The counter's first page."""

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import local_today
from shopbuilder.profile.services import add_closing, suspend
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tenants.services import add_member
from tests.cast import Cast
from tests.conftest import Browser
from tests.facts import facts
from tests.pages import read
from tests.shopbuilder.trader.conftest import COUNTER, Order
from tests.statements import count_statements


def shop_of(cast: Cast) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()


def test_a_trader_of_one_shop_comes_to_its_counter(alice: Browser) -> None:
    assert alice.get("/gestion").headers["Location"] == COUNTER


def test_a_trader_of_two_shops_chooses(alice: Browser, cast: Cast, app: Flask) -> None:
    with app.app_context(), in_town(cast.town), transaction():
        books = db.session.scalars(select(Shop).where(Shop.id == cast.books_id)).one()
        add_member(Cast.alice, "Alice", "trader", shop=books)
    page = read(alice.get("/gestion").text)
    assert "Fournil d’Alice" in page
    assert "Librairie Bob" in page


def test_the_list_of_shops_counts_what_is_new(
    alice: Browser, cast: Cast, app: Flask, order: Order
) -> None:
    test_a_trader_of_two_shops_chooses(alice, cast, app)
    order()
    assert "1 nouvelle commande" in read(alice.get("/gestion").text)


def test_new_orders_are_counted_large(alice: Browser, order: Order) -> None:
    order()
    order()
    assert "2 nouvelles" in read(alice.get(COUNTER).text)


def test_a_new_order_can_be_accepted_right_there(alice: Browser, order: Order) -> None:
    number = order(loaves=2)
    page = alice.get(COUNTER).text
    assert f'action="{COUNTER}/commandes/{number}/accepter"' in page
    assert "2 × Pain de campagne" in read(page)
    assert "aujourd’hui, de 10 h 30 à 11 h" in read(page)


def test_without_orders_the_page_says_so(alice: Browser) -> None:
    assert "Rien de neuf" in read(alice.get(COUNTER).text)


def test_the_door_says_whether_it_is_open(alice: Browser) -> None:
    assert "ouvert · jusqu’à 20 h" in read(alice.get(COUNTER).text)


def test_closed_today_takes_one_tap(alice: Browser, cast: Cast, app: Flask) -> None:
    answer = alice.post(f"{COUNTER}/ferme", data={"quand": "jour"})
    assert answer.headers["Location"] == COUNTER
    page = read(alice.get(COUNTER).text)
    assert "fermé exceptionnellement" in page
    assert "Rouvrir" in page
    with app.app_context(), in_town(cast.town):
        assert facts()[0][0] == "shop.closed_today"
        assert facts()[0][1].startswith("person:")


def test_what_was_done_is_said_once(alice: Browser) -> None:
    alice.post(f"{COUNTER}/ferme", data={"quand": "jour"})
    said = "Vous êtes fermé aujourd’hui."
    assert said in read(alice.get(COUNTER).text)
    assert said not in read(alice.get(COUNTER).text)


def test_closing_early_takes_two_taps(alice: Browser) -> None:
    page = alice.get(COUNTER).text
    assert 'name="quand" value="2026-11-24T16:00:00+00:00"' in page
    alice.post(f"{COUNTER}/ferme", data={"quand": "2026-11-24T16:00:00+00:00"})
    page = read(alice.get(COUNTER).text)
    assert "Vous fermez à 17 h aujourd’hui." in page
    assert "Ferme à 17 h le mardi 24 novembre" in page
    assert "ouvert · jusqu’à 17 h" in page


def test_customers_see_the_closing_at_once(alice: Browser) -> None:
    alice.post(f"{COUNTER}/ferme", data={"quand": "jour"})
    assert "fermeture exceptionnelle" in read(alice.get("/fournil-d-alice").text)


def test_an_order_for_a_time_now_closed_asks_for_a_call(alice: Browser, order: Order) -> None:
    order()
    asked = "À retirer pendant votre fermeture"
    assert asked not in read(alice.get(COUNTER).text)
    alice.post(f"{COUNTER}/ferme", data={"quand": "2026-11-24T16:00:00+00:00"})
    assert asked not in read(alice.get(COUNTER).text), "it is collected before"
    alice.post(f"{COUNTER}/ferme", data={"quand": "2026-11-24T09:30:00+00:00"})
    assert asked in read(alice.get(COUNTER).text)


def test_the_door_opens_again_by_itself(alice: Browser, clock: time_machine.Traveller) -> None:
    alice.post(f"{COUNTER}/ferme", data={"quand": "jour"})
    clock.shift(24 * 3600)
    assert "ouvert · jusqu’à 20 h" in read(alice.get(COUNTER).text)


def test_open_again_undoes_it(alice: Browser) -> None:
    alice.post(f"{COUNTER}/ferme", data={"quand": "jour"})
    alice.post(f"{COUNTER}/rouvrir")
    assert "ouvert · jusqu’à 20 h" in read(alice.get(COUNTER).text)


@pytest.mark.parametrize(
    "when",
    ["", "demain", "2026-11-24T16:00:00", "2026-11-24T05:00:00+00:00", "9999-12-31T23:59:59+00:00"],
)
def test_a_time_that_makes_no_sense_is_refused_in_words(alice: Browser, when: str) -> None:
    answer = alice.post(f"{COUNTER}/ferme", data={"quand": when})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_open_again_in_the_holidays_is_refused_in_words(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    with app.app_context(), in_town(cast.town):
        today = local_today()
        add_closing(shop_of(cast), today, today.replace(day=30), actor="person:1")
    answer = alice.post(f"{COUNTER}/rouvrir")
    assert answer.status_code == 422
    assert "Une fermeture plus longue couvre la journée" in read(answer.text)


def test_a_suspended_shop_still_sees_its_orders(
    alice: Browser, cast: Cast, app: Flask, order: Order
) -> None:
    order()
    with app.app_context(), in_town(cast.town):
        suspend(shop_of(cast), actor="person:3")
    page = read(alice.get(COUNTER).text)
    assert "La mairie a suspendu cette boutique" in page
    assert "1 nouvelle" in page


def test_the_page_takes_eight_statements_however_many_orders(
    alice: Browser, app: Flask, order: Order
) -> None:
    counts = []
    for _ in range(2):
        order()
        with app.app_context(), count_statements(db.engine) as sent:
            alice.get(COUNTER)
        counts.append(len(sent))
    assert counts == [8, 8]


def test_a_shop_that_shows_nothing_is_told_what_to_do_first(
    alice: Browser, cast: Cast, app: Flask
) -> None:
    assert "Pour commencer" not in read(alice.get(COUNTER).text)
    with app.app_context(), in_town(cast.town), transaction():
        db.session.execute(update(ShopProfile).values(opening_hours=None))
    page = alice.get(COUNTER).text
    assert "Pour commencer" in read(page)
    assert "Remplir la semaine" in read(page)
    assert f'href="{COUNTER}/photos"' in page
    # It has an article: that step is done, and no button asks for it.
    assert "Apporter une liste" not in read(page)
