"""A hundred buyers, ten pieces."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Variant
from shopbuilder.ordering import place_order as placing
from shopbuilder.ordering.basket_contents import Line
from shopbuilder.ordering.errors import Shortage, SoldOut
from shopbuilder.ordering.models import Order, OrderLine
from tenants.database import db, in_town
from tests.cast import Cast
from tests.factories.orders import ZOE, basket_with, first_slots
from tests.races.crowd import ABREAST, Meeting, at_once

BUYERS = 100


def buyers(app: Flask, cast: Cast, *wanted: tuple[int, int]) -> list[Callable[[], object]]:
    """Return the orders of a hundred people with the same things in their baskets."""
    with app.app_context(), in_town(cast.town):
        baskets = [basket_with(*wanted) for _ in range(BUYERS)]
        slots = first_slots(baskets[0])
    return [
        partial(placing.place_order, basket, ZOE, slots, checkout_key="k") for basket in baskets
    ]


def stock_and_sold(app: Flask, cast: Cast) -> tuple[int | None, int]:
    with app.app_context(), in_town(cast.town):
        stock = db.session.scalar(select(Variant.stock).where(Variant.id == cast.loaf_id))
        sold = select(func.sum(OrderLine.quantity)).where(OrderLine.variant_id == cast.loaf_id)
        return stock, int(db.session.scalar(sold) or 0)


def test_ten_of_a_hundred_buyers_get_the_ten_pieces(app: Flask, cast: Cast) -> None:
    outcome = at_once(app, cast.town, buyers(app, cast, (cast.loaf_id, 1)))
    assert outcome == {"done": 10, "SoldOut": 90}
    assert stock_and_sold(app, cast) == (0, 10)
    with app.app_context(), in_town(cast.town):
        assert sorted(db.session.scalars(select(Order.number))) == list(range(1, 11))


def test_control_reading_the_stock_before_writing_it_sells_too_many(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting(ABREAST)

    def read_then_write(lines: Sequence[Line]) -> dict[int, int]:
        (line,) = lines
        here = Variant.id == line.variant_id
        left = db.session.scalars(select(Variant.stock).where(here)).one()
        meeting.wait()
        if left is None or left < line.quantity:
            raise SoldOut([Shortage(line.variant_id, line.name, line.quantity, left or 0)])
        db.session.execute(update(Variant).where(here).values(stock=left - line.quantity))
        return {line.variant_id: line.quantity}

    monkeypatch.setattr(placing, "reserve", read_then_write)
    at_once(app, cast.town, buyers(app, cast, (cast.loaf_id, 1)))
    _, sold = stock_and_sold(app, cast)
    assert sold > 10
