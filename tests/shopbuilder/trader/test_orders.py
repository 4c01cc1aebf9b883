"""The orders of a shop, and the moves its trader makes."""

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from shopbuilder.messages.models import Delivery
from shopbuilder.ordering.customers import Customer
from shopbuilder.ordering.models import Order as OrderRow
from shopbuilder.ordering.services import cancel_order
from tenants.database import db, in_town, transaction
from tenants.events import Event
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.orders import order_of
from tests.pages import read
from tests.shopbuilder.trader.conftest import COUNTER, Order
from tests.statements import count_statements

ORDERS = f"{COUNTER}/commandes"


def state(cast: Cast, app: Flask) -> str:
    with app.app_context(), in_town(cast.town):
        return db.session.scalars(select(OrderRow.state)).one()


def move(alice: Browser, number: int, *moves: str, **data: str) -> int:
    """Make moves in a row and return the last status."""
    for each in moves:
        status = alice.post(f"{ORDERS}/{number}/{each}", data=data).status_code
    return status


def test_an_order_stands_on_the_list_with_all_a_counter_needs(alice: Browser, order: Order) -> None:
    order(loaves=2)
    page = read(alice.get(ORDERS).text)
    for said in ("N° 1 · Zoé Martin", "2 × Pain de campagne", "8,40 €", "10 h 30 à 11 h"):
        assert said in page


def test_orders_stand_by_state(alice: Browser, order: Order) -> None:
    first = order()
    order()
    move(alice, first, "accepter")
    page = read(alice.get(ORDERS).text)
    assert page.index("N° 2") < page.index("À préparer (1)") < page.index("N° 1")


def test_without_orders_there_is_nothing_to_do(alice: Browser) -> None:
    assert "Rien à faire" in read(alice.get(ORDERS).text)


def test_the_tab_counts_new_orders_on_every_page(alice: Browser, order: Order) -> None:
    order()
    for page in ("", "/commandes", "/commandes/1", "/commandes/passees", "/articles", "/horaires"):
        assert "Commandes (1)" in read(alice.get(COUNTER + page).text), page


def test_the_order_shows_customer_and_phone(alice: Browser, order: Order) -> None:
    order()
    page = alice.get(f"{ORDERS}/1").text
    assert 'href="tel:+33612345678"' in page
    assert "06 12 34 56 78" in read(page)
    assert "zoe@example.org" in page


def test_the_way_of_an_order_over_the_counter(
    alice: Browser, order: Order, cast: Cast, app: Flask
) -> None:
    number = order()
    states = []
    for each in ("accepter", "prete", "remise"):
        assert move(alice, number, each) == 302
        states.append(state(cast, app))
    assert states == ["accepted", "ready", "handed_over"]


def test_what_happened_is_told_with_who_and_when(alice: Browser, order: Order) -> None:
    move(alice, order(), "accepter")
    page = read(alice.get(f"{ORDERS}/1").text)
    assert "Commandée mardi 24 novembre à 9 h 30 · le client" in page
    assert "Acceptée mardi 24 novembre à 9 h 30 · Alice" in page


@pytest.mark.parametrize(
    ("back", "where"), [("jour", COUNTER), ("liste", ORDERS), ("", f"{ORDERS}/1")]
)
def test_a_button_leads_back_to_where_it_stood(
    alice: Browser, order: Order, back: str, where: str
) -> None:
    order()
    answer = alice.post(f"{ORDERS}/1/accepter", data={"retour": back})
    assert answer.headers["Location"] == where
    assert "Commande n° 1 acceptée." in read(alice.get(where).text)


def test_a_repeat_is_harmless(alice: Browser, order: Order, cast: Cast, app: Flask) -> None:
    assert move(alice, order(), "accepter", "accepter") == 302
    with app.app_context(), in_town(cast.town):
        kinds = db.session.scalars(select(Event.kind)).all()
    assert kinds.count("order.accepted") == 1


@pytest.mark.parametrize("wrong", ["prete", "remise", "non-retiree"])
def test_a_wrong_move_is_said_on_the_orders_page(
    alice: Browser, order: Order, wrong: str, cast: Cast, app: Flask
) -> None:
    order()
    answer = alice.post(f"{ORDERS}/1/{wrong}")
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert "N° 1 · Zoé Martin" in read(answer.text)
    assert state(cast, app) == "placed"


def test_an_unknown_move_does_not_exist(alice: Browser, order: Order) -> None:
    assert move(alice, order(), "offrir") == 404


@pytest.mark.parametrize("number", ["2", "0", "999999999", "9999999999999999999999", "x"])
def test_an_order_that_is_not_there_does_not_exist(alice: Browser, number: str) -> None:
    assert alice.get(f"{ORDERS}/{number}").status_code == 404
    assert alice.post(f"{ORDERS}/{number}/accepter").status_code == 404


def test_refusing_gives_the_reason_to_the_customer(
    alice: Browser, order: Order, cast: Cast, app: Flask
) -> None:
    assert move(alice, order(), "refuser", raison="0") == 302
    with app.app_context(), in_town(cast.town):
        row = db.session.scalars(select(OrderRow)).one()
    assert (row.state, row.reason) == ("refused", "Nous n’en avons plus.")
    assert "Nous n’en avons plus." in read(alice.get(f"{ORDERS}/1").text)


def test_refusing_in_ones_own_words(alice: Browser, order: Order, cast: Cast, app: Flask) -> None:
    move(alice, order(), "refuser", raison="mots", mots=" Le four est en panne. ")
    with app.app_context(), in_town(cast.town):
        assert db.session.scalars(select(OrderRow.reason)).one() == "Le four est en panne."


@pytest.mark.parametrize("choice", ["", "mots", "7"])
def test_refusing_without_a_reason_is_refused(
    alice: Browser, order: Order, cast: Cast, app: Flask, choice: str
) -> None:
    order()
    answer = alice.post(f"{ORDERS}/1/refuser", data={"raison": choice})
    assert answer.status_code == 422
    assert "<details open>" in answer.text
    assert state(cast, app) == "placed"


def test_nobody_came_can_be_said_after_the_slot_alone(
    alice: Browser, order: Order, clock: time_machine.Traveller
) -> None:
    move(alice, order(), "accepter", "prete")
    assert "non-retiree" not in alice.get(f"{ORDERS}/1").text
    clock.shift(2 * 3600)
    assert "non-retiree" in alice.get(f"{ORDERS}/1").text
    assert move(alice, 1, "non-retiree") == 302


def test_an_order_whose_slot_has_begun_offers_no_acceptance(
    alice: Browser, order: Order, clock: time_machine.Traveller
) -> None:
    order()
    clock.shift(3600)
    assert "1/accepter" not in alice.get(f"{ORDERS}/1").text
    assert move(alice, 1, "accepter") == 409


def test_what_is_over_stands_on_its_own_page(alice: Browser, order: Order) -> None:
    move(alice, order(), "refuser", raison="1")
    assert "N° 1" not in read(alice.get(ORDERS).text)
    assert "N° 1 · Zoé Martin" in read(alice.get(f"{ORDERS}/passees").text)


@pytest.mark.parametrize("before", ["x", "", "-1", "1e9", "99999999999999999999", "²"])
def test_a_strange_page_of_the_past_starts_at_the_newest(
    alice: Browser, order: Order, before: str
) -> None:
    move(alice, order(), "refuser", raison="1")
    page = alice.get(f"{ORDERS}/passees", query_string={"avant": before})
    assert "N° 1 · Zoé Martin" in read(page.text)


def test_the_past_goes_on_after_a_full_page(
    alice: Browser, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (order(), order(), order()):
        move(alice, number, "refuser", raison="1")
    monkeypatch.setattr("shopbuilder.ordering.queries.PAGE", 2)
    monkeypatch.setattr("shopbuilder.trader.orders.ORDERS_A_PAGE", 2)
    assert f"{ORDERS}/passees?avant=2" in alice.get(f"{ORDERS}/passees").text
    older = read(alice.get(f"{ORDERS}/passees?avant=2").text)
    assert "N° 1 ·" in older
    assert "N° 2 ·" not in older


def test_a_cancelled_order_cannot_be_made_ready(alice: Browser, cast: Cast, app: Flask) -> None:
    with app.app_context(), in_town(cast.town):
        placed = order_of((cast.loaf_id, 1))
        cancel_order(placed.token, cast.bakery_id, 1)
    assert move(alice, 1, "accepter") == 409
    assert "Annulée par le client" in read(alice.get(f"{ORDERS}/1").text)


def test_a_message_that_did_not_arrive_asks_for_a_call(
    alice: Browser, order: Order, cast: Cast, app: Flask
) -> None:
    order()
    with app.app_context(), in_town(cast.town), transaction():
        event, order_id = db.session.execute(select(Event.id, Event.subject_id)).one()
        db.session.add(
            Delivery(
                event_id=event, message="order-placed-customer", recipient_kind="customer",
                recipient="", subject_kind="order", subject_id=order_id, subject="Votre commande",
                state="undeliverable", last_error="no address",
            )
        )  # fmt: skip
    page = read(alice.get(f"{ORDERS}/1").text)
    assert "Votre commande n’a pas pu être remis" in page
    assert "appelez-le" in page


def test_a_name_is_shown_as_typed(alice: Browser, order: Order) -> None:
    order(customer=Customer("<b>Zoé</b> & {{ 7*7 }}", "+33612345678"))
    for page in (COUNTER, ORDERS, f"{ORDERS}/1"):
        assert "&lt;b&gt;Zoé&lt;/b&gt; &amp; {{ 7*7 }}" in alice.get(page).text


def test_the_list_takes_four_statements_however_long(
    alice: Browser, app: Flask, order: Order
) -> None:
    counts = []
    for _ in range(2):
        order()
        with app.app_context(), count_statements(db.engine) as sent:
            alice.get(ORDERS)
        counts.append(len(sent))
    assert counts == [4, 4]


def test_the_past_takes_five_statements(alice: Browser, app: Flask, order: Order) -> None:
    move(alice, order(), "refuser", raison="1")
    with app.app_context(), count_statements(db.engine) as sent:
        alice.get(f"{ORDERS}/passees")
    assert len(sent) == 5
