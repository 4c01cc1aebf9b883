"""Orders as pages and mails read them."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.ordering.models import Order
from shopbuilder.ordering.queries import (
    counts_of_shop,
    group_by_token,
    order_for_message,
    order_of,
    orders_of_shop,
    past_orders_of_shop,
    token_by_code,
)
from shopbuilder.ordering.services import accept_order, cancel_order
from tenants.database import db, in_town, transaction
from tenants.errors import NotFound
from tests.cast import Cast
from tests.factories.orders import ZOE
from tests.factories.orders import order_of as ordered
from tests.statements import count_statements


def test_an_order_is_read_with_all_that_a_page_says(here: Cast) -> None:
    placed = ordered((here.loaf_id, 2))
    order = order_of(here.bakery_id, 1)
    assert (order.state, order.total_cents, order.token) == ("placed", 840, placed.token)
    assert (order.customer.name, order.customer.phone) == (ZOE.name, ZOE.phone)
    assert (order.shop.name, order.shop.address) == ("Fournil d’Alice", "1 Rue du Four")
    assert [(line.full_name, line.quantity) for line in order.lines] == [("Pain de campagne", 2)]
    assert [move.to_state for move in order.moves] == ["placed"]
    assert [(share.rate, share.vat_cents) for share in order.vat] == [(550, 44)]


def test_a_shop_sees_its_open_orders_by_slot(here: Cast) -> None:
    for _ in range(3):
        ordered((here.loaf_id, 1))
    ordered((here.book_id, 1))
    with transaction():
        later = Order.slot_starts_at + timedelta(hours=1)
        db.session.execute(
            update(Order)
            .where(Order.shop_id == here.bakery_id, Order.number == 1)
            .values(slot_starts_at=later, slot_ends_at=Order.slot_ends_at + timedelta(hours=1))
        )
    assert [order.number for order in orders_of_shop(here.bakery_id)] == [2, 3, 1]


def test_an_order_that_is_over_moves_to_the_past(here: Cast) -> None:
    placed = ordered((here.loaf_id, 1))
    cancel_order(placed.token, here.bakery_id, 1)
    assert orders_of_shop(here.bakery_id) == []
    assert [order.number for order in past_orders_of_shop(here.bakery_id)] == [1]
    assert past_orders_of_shop(here.bakery_id, before=1) == []


def test_open_orders_are_counted_by_state(here: Cast) -> None:
    ordered((here.loaf_id, 1))
    ordered((here.loaf_id, 1))
    accept_order(here.bakery_id, 1, "person:1")
    assert counts_of_shop(here.bakery_id) == {"placed": 1, "accepted": 1, "ready": 0}


@pytest.mark.parametrize("orders", [1, 5])
def test_a_list_takes_two_statements_however_long(here: Cast, orders: int) -> None:
    for _ in range(orders):
        ordered((here.loaf_id, 1))
    with count_statements(db.engine) as sent:
        assert len(orders_of_shop(here.bakery_id)) == orders
    assert len(sent) == 2


def test_a_checkout_is_found_by_its_secret(here: Cast) -> None:
    placed = ordered((here.loaf_id, 1), (here.book_id, 1))
    with count_statements(db.engine) as sent:
        group = group_by_token(placed.token)
    assert len(sent) == 3
    assert [order.shop.id for order in group.orders] == [here.bakery_id, here.books_id]
    assert group.total_cents == 2310


def test_a_code_leads_to_the_secret(here: Cast) -> None:
    placed = ordered((here.loaf_id, 1))
    assert token_by_code(placed.code) == placed.token


def test_what_is_not_there_is_not_found(here: Cast) -> None:
    for ask in (
        lambda: order_of(here.bakery_id, 9),
        lambda: group_by_token("nothing"),
        lambda: token_by_code("ZZZZ2222"),
        lambda: order_for_message(123_456),
    ):
        with pytest.raises(NotFound):
            ask()


def test_another_town_finds_neither_secret_nor_code(here: Cast, app: Flask) -> None:
    placed = ordered((here.loaf_id, 1))
    with app.app_context(), in_town(here.other_town):
        with pytest.raises(NotFound):
            group_by_token(placed.token)
        with pytest.raises(NotFound):
            token_by_code(placed.code)


def test_a_message_finds_its_order_and_the_way_there(here: Cast) -> None:
    placed = ordered((here.loaf_id, 1))
    order_id = db.session.scalars(select(Order.id)).one()
    order = order_for_message(order_id)
    assert order.token == placed.token


@pytest.mark.parametrize(
    ("state", "minutes", "possible"),
    [
        ("placed", -1, True),
        ("placed", 0, False),
        ("accepted", -61, True),
        ("accepted", -59, False),
        ("handed_over", -120, False),
    ],
)
def test_the_page_offers_to_cancel_only_while_it_can_be_done(
    here: Cast, state: str, minutes: int, possible: bool
) -> None:
    ordered((here.loaf_id, 1))
    with transaction():
        db.session.execute(update(Order).values(state=state))
    order = order_of(here.bakery_id, 1)
    with time_machine.travel(order.slot_starts_at + timedelta(minutes=minutes), tick=False):
        assert order.can_cancel is possible
