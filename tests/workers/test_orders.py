"""Timers of orders, and what is forgotten with time."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from shopbuilder.catalogue.models import Variant
from shopbuilder.messages.models import Delivery
from shopbuilder.ordering.basket import add_to_basket
from shopbuilder.ordering.models import Basket, Order
from shopbuilder.ordering.services import accept_order
from tenants.accounts.services import sign_in
from tenants.clock import now
from tenants.database import db, in_town
from tenants.models import SignIn
from tests.cast import PASSWORD, Cast
from tests.factories.orders import order_of
from workers.orders import lapse_order, sweep_stale, sweep_unaccepted
from workers.outbox import sweep_events


@pytest.fixture
def placed(worker: Flask, cast: Cast) -> Cast:
    with in_town(cast.town):
        order_of((cast.loaf_id, 2))
    return cast


def state(cast: Cast) -> str:
    with in_town(cast.town):
        return db.session.scalars(select(Order.state)).one()


def test_an_order_that_nobody_accepts_lapses_when_its_slot_begins(placed: Cast) -> None:
    with time_machine.travel(now() + timedelta(days=2)):
        sweep_unaccepted()
    assert state(placed) == "lapsed"


def test_before_its_slot_an_order_waits(placed: Cast) -> None:
    sweep_unaccepted()
    assert state(placed) == "placed"


def test_an_accepted_order_does_not_lapse(placed: Cast) -> None:
    with in_town(placed.town):
        accept_order(placed.bakery_id, 1, "person:1")
    with time_machine.travel(now() + timedelta(days=2)):
        sweep_unaccepted()
    assert state(placed) == "accepted"


def test_an_order_accepted_since_the_sweep_looked_stays_accepted(placed: Cast) -> None:
    with in_town(placed.town):
        order_id = db.session.scalars(select(Order.id)).one()
        accept_order(placed.bakery_id, 1, "person:1")
    with time_machine.travel(now() + timedelta(days=2)):
        assert lapse_order(placed.town.id, order_id) is False


def test_what_lapses_comes_back_to_the_shelf(placed: Cast) -> None:
    with time_machine.travel(now() + timedelta(days=2)):
        sweep_unaccepted()
    with in_town(placed.town):
        assert db.session.get_one(Variant, (placed.town.id, placed.loaf_id)).stock == 10


def test_customer_and_shop_hear_of_what_has_lapsed(placed: Cast) -> None:
    with time_machine.travel(now() + timedelta(days=2)):
        sweep_unaccepted()
    sweep_events()
    with in_town(placed.town):
        said = set(db.session.scalars(select(Delivery.message)))
    assert {"order-lapsed-customer", "order-lapsed-shop"} <= said


def test_an_old_basket_is_forgotten_and_a_young_one_kept(worker: Flask, cast: Cast) -> None:
    with in_town(cast.town):
        add_to_basket(None, cast.book_id)
    sweep_stale()
    with in_town(cast.town):
        assert len(db.session.scalars(select(Basket.id)).all()) == 1
    with time_machine.travel(now() + timedelta(days=31)):
        sweep_stale()
    with in_town(cast.town):
        assert db.session.scalars(select(Basket.id)).all() == []


def test_a_sign_in_that_has_ended_is_forgotten(worker: Flask, cast: Cast) -> None:
    with in_town(cast.town):
        sign_in(cast.alice, PASSWORD)
    with time_machine.travel(now() + timedelta(days=31)):
        sweep_stale()
    with in_town(cast.town):
        assert db.session.scalars(select(SignIn.id)).all() == []
