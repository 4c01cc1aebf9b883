"""A hundred buyers, a pickup slot with five places."""

from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Variant
from shopbuilder.ordering import place_order as placing
from shopbuilder.ordering.errors import SlotFull
from shopbuilder.ordering.models import Order, SlotLoad
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.terms import ShopTerms
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town, transaction
from tenants.isolation import insert_into
from tests.cast import Cast
from tests.factories.orders import ZOE, basket_with, first_slots
from tests.races.crowd import ABREAST, Meeting, at_once

BUYERS = 100


def all_want_one_slot(app: Flask, cast: Cast) -> dict[str, int]:
    with app.app_context(), in_town(cast.town):
        with transaction():
            db.session.execute(update(ShopProfile).values(slot_capacity=5))
        baskets = [basket_with((cast.book_id, 1)) for _ in range(BUYERS)]
        slots = first_slots(baskets[0])
    orders = [
        partial(placing.place_order, basket, ZOE, slots, checkout_key="k") for basket in baskets
    ]
    return at_once(app, cast.town, orders)


def places_and_orders(app: Flask, cast: Cast) -> tuple[int, int]:
    with app.app_context(), in_town(cast.town):
        taken = db.session.scalars(select(SlotLoad.taken)).one()
        return taken, db.session.scalars(select(func.count(Order.id))).one()


def test_five_of_a_hundred_buyers_get_the_five_places(app: Flask, cast: Cast) -> None:
    assert all_want_one_slot(app, cast) == {"done": 5, "SlotFull": 95}
    assert places_and_orders(app, cast) == (5, 5)


def test_control_counting_places_before_taking_one_fills_the_slot_too_far(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(ABREAST)

    def count_then_take(shop: ShopTerms, slot: Slot) -> None:
        taken = db.session.scalar(select(SlotLoad.taken)) or 0
        meeting.wait()
        if taken >= shop.rules.capacity:
            raise SlotFull(shop.id)
        row = {"shop_id": shop.id, "starts_at": slot.starts_at, "taken": taken + 1, "capacity": 5}
        db.session.execute(
            insert_into(SlotLoad)
            .values(**row)
            .on_conflict_do_update(
                index_elements=["town_id", "shop_id", "starts_at"], set_={"taken": taken + 1}
            )
        )

    monkeypatch.setattr(placing, "take_place", count_then_take)
    all_want_one_slot(app, cast)
    _, orders = places_and_orders(app, cast)
    assert orders > 5


def test_baskets_filled_in_opposite_orders_do_not_wait_in_a_circle(app: Flask, cast: Cast) -> None:
    with app.app_context(), in_town(cast.town):
        with transaction():
            # Uncounted: nobody waits for a piece, so all meet at the slots of the two shops.
            db.session.execute(update(Variant).values(stock=None))
        there = [basket_with((cast.loaf_id, 1), (cast.book_id, 1)) for _ in range(25)]
        back = [basket_with((cast.book_id, 1), (cast.loaf_id, 1)) for _ in range(25)]
        slots = first_slots(there[0])
    orders = [
        partial(placing.place_order, basket, ZOE, slots, checkout_key="k")
        for pair in zip(there, back, strict=True)
        for basket in pair
    ]
    assert at_once(app, cast.town, orders) == {"done": 50}
