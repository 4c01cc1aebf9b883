"""Slots as the shops of a basket offer them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import update

from shopbuilder.ordering.basket_contents import contents_of
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.terms import slots_of
from shopbuilder.profile.models import ShopClosing, ShopProfile
from tenants.database import db, transaction
from tests.cast import Cast
from tests.factories.orders import basket_with, order_of
from tests.statements import count_statements

#: A Tuesday, 8 o'clock in Paris.
MORNING = datetime(2026, 11, 24, 7, tzinfo=UTC)


def slots(token: str, shop_id: int) -> list[Slot]:
    sellers = contents_of(token).sellers
    return slots_of({seller.shop: seller.lead_minutes for seller in sellers})[shop_id]


def profile(**values: object) -> None:
    with transaction():
        db.session.execute(update(ShopProfile).values(**values))


@time_machine.travel(MORNING, tick=False)
def test_slots_lie_within_the_hours_and_after_the_lead(here: Cast) -> None:
    profile(opening_hours="Tu 09:00-11:00", lead_minutes=90, cutoff_minutes=0, horizon_days=1)
    starts = [slot.starts_at for slot in slots(basket_with((here.loaf_id, 1)), here.bakery_id)]
    assert starts == [MORNING + timedelta(minutes=90 + 30 * each) for each in range(3)]


@time_machine.travel(MORNING, tick=False)
def test_a_closing_takes_its_slots_away(here: Cast) -> None:
    profile(opening_hours="Tu 09:00-11:00", horizon_days=1)
    with transaction():
        day = MORNING.date()
        db.session.add(ShopClosing(shop_id=here.bakery_id, first_day=day, last_day=day))
    assert slots(basket_with((here.loaf_id, 1)), here.bakery_id) == []


@time_machine.travel(MORNING, tick=False)
def test_orders_fill_a_slot_until_it_is_offered_no_more(here: Cast) -> None:
    profile(slot_capacity=2)
    token = basket_with((here.loaf_id, 1))
    first = slots(token, here.bakery_id)[0]
    order_of((here.loaf_id, 1))
    assert slots(token, here.bakery_id)[0] == Slot(first.starts_at, first.ends_at, 1)
    order_of((here.loaf_id, 1))
    assert first.starts_at not in {slot.starts_at for slot in slots(token, here.bakery_id)}


@pytest.mark.parametrize("value", [None, "quand il fait beau"])
def test_hours_that_nobody_knows_give_no_slot(here: Cast, value: str | None) -> None:
    profile(opening_hours=value)
    assert slots(basket_with((here.loaf_id, 1)), here.bakery_id) == []


def test_slots_of_two_shops_take_two_statements(here: Cast) -> None:
    contents = contents_of(basket_with((here.loaf_id, 1), (here.book_id, 1)))
    with count_statements(db.engine) as sent:
        offered = slots_of({seller.shop: 0 for seller in contents.sellers})
    assert len(offered) == 2
    assert len(sent) == 2
