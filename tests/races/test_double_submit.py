"""A button pressed twice, a basket ordered from two tabs."""

from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.ordering import place_order as placing
from shopbuilder.ordering.basket_contents import Contents, contents_of
from shopbuilder.ordering.models import Order
from tenants.database import db, in_town
from tests.cast import Cast
from tests.factories.orders import ZOE, basket_with, first_slots
from tests.races.crowd import Meeting, at_once

PRESSES = 20


def press(app: Flask, cast: Cast, keys: list[str]) -> tuple[dict[str, int], int]:
    """Order one basket once a key, all at once; return what came of it and the orders made."""
    with app.app_context(), in_town(cast.town):
        basket = basket_with((cast.book_id, 1))
        slots = first_slots(basket)
    orders = [partial(placing.place_order, basket, ZOE, slots, checkout_key=key) for key in keys]
    outcome = at_once(app, cast.town, orders)
    with app.app_context(), in_town(cast.town):
        return outcome, db.session.scalars(select(func.count(Order.id))).one()


def test_twenty_presses_of_one_button_make_one_order(app: Flask, cast: Cast) -> None:
    outcome, orders = press(app, cast, ["the same recap"] * PRESSES)
    assert (outcome, orders) == ({"done": PRESSES}, 1)


def test_a_basket_ordered_from_twenty_tabs_is_ordered_once(app: Flask, cast: Cast) -> None:
    outcome, orders = press(app, cast, [f"recap {tab}" for tab in range(PRESSES)])
    assert (outcome, orders) == ({"done": 1, "BasketEmpty": PRESSES - 1}, 1)


def test_control_a_basket_that_nobody_claims_is_ordered_twenty_times(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(PRESSES)

    def unclaimed(token: str, *, claim: bool) -> Contents:
        del claim
        contents = contents_of(token)
        meeting.wait()
        return contents

    monkeypatch.setattr(placing, "contents_of", unclaimed)
    _, orders = press(app, cast, [f"recap {tab}" for tab in range(PRESSES)])
    assert orders == PRESSES
