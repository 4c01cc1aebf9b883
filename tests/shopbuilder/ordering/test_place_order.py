"""Placing an order, one person at a time; two at once are in tests/races."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain, repeat
from typing import Any

import pytest
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.ordering import place_order as placing
from shopbuilder.ordering.basket import add_to_basket
from shopbuilder.ordering.basket_contents import contents_of
from shopbuilder.ordering.errors import (
    BasketEmpty,
    PriceChanged,
    SlotFull,
    SlotGone,
    SoldOut,
)
from shopbuilder.ordering.models import (
    Order,
    OrderGroup,
    OrderLine,
    OrderMove,
    SlotLoad,
)
from shopbuilder.ordering.place_order import place_order
from shopbuilder.ordering.recap import Choice, digest_of, recaps_of
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, transaction
from tenants.events import Event
from tests.cast import Cast
from tests.factories.orders import ZOE, basket_with, first_slots, order_of
from tests.statements import count_statements


def change(model: type, **values: object) -> None:
    with transaction():
        db.session.execute(update(model).values(**values))


def stock(variant_id: int) -> int | None:
    return db.session.scalars(select(Variant.stock).where(Variant.id == variant_id)).one()


def count(model: type[Any]) -> int:
    return db.session.scalars(select(func.count(model.id))).one()


def test_one_checkout_makes_an_order_for_each_shop(here: Cast) -> None:
    placed = order_of((here.loaf_id, 2), (here.book_id, 1))
    assert placed.numbers == {here.bakery_id: 1, here.books_id: 1}
    assert count(OrderGroup) == 1
    totals = select(Order.total_cents).where(Order.group_id == placed.group_id)
    assert sorted(db.session.scalars(totals)) == [840, 1890]


def test_a_line_keeps_what_was_ordered_and_its_tax(here: Cast) -> None:
    order_of((here.loaf_id, 2))
    change(Product, name="Autre chose")
    line = db.session.scalars(select(OrderLine)).one()
    assert (line.name, line.quantity, line.total_cents) == ("Pain de campagne", 2, 840)
    assert (line.vat_rate, line.vat_cents, line.reserved) == (550, 44, 2)


def test_counted_pieces_are_taken_off_the_shelf(here: Cast) -> None:
    order_of((here.loaf_id, 3))
    assert stock(here.loaf_id) == 7


def test_what_is_not_counted_reserves_nothing(here: Cast) -> None:
    order_of((here.book_id, 3))
    assert stock(here.book_id) is None
    assert db.session.scalars(select(OrderLine.reserved)).one() == 0


def test_a_place_is_taken_in_the_slot(here: Cast) -> None:
    order_of((here.loaf_id, 1))
    order_of((here.loaf_id, 1))
    assert db.session.scalars(select(SlotLoad.taken)).one() == 2


def test_numbers_count_up_in_each_shop(here: Cast) -> None:
    numbers = [order_of((here.loaf_id, 1)).numbers[here.bakery_id] for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert order_of((here.book_id, 1)).numbers == {here.books_id: 1}


def test_the_first_move_and_the_fact_are_written_with_the_order(here: Cast) -> None:
    placed = order_of((here.loaf_id, 1))
    move = db.session.scalars(select(OrderMove)).one()
    assert (move.from_state, move.to_state, move.actor) == (None, "placed", "customer")
    fact = db.session.scalars(select(Event)).one()
    assert (fact.kind, fact.subject_kind, fact.subject_id) == (
        "order.placed",
        "order",
        move.order_id,
    )
    assert fact.payload["group_id"] == placed.group_id
    assert (fact.payload["shop_id"], fact.payload["total_cents"]) == (here.bakery_id, 420)


def test_no_fact_tells_the_secret_link(here: Cast) -> None:
    placed = order_of((here.loaf_id, 1))
    fact = db.session.scalars(select(Event)).one()
    assert placed.token not in str(fact.payload)
    assert placed.code not in str(fact.payload)


def test_the_basket_is_empty_afterwards(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    place_order(token, ZOE, first_slots(token), checkout_key="k")
    assert contents_of(token).sellers == ()


def test_the_customer_may_cancel_until_the_shop_s_cut_off(here: Cast) -> None:
    change(ShopProfile, cutoff_minutes=45)
    order_of((here.loaf_id, 1))
    order = db.session.scalars(select(Order)).one()
    assert order.cancel_until == order.slot_starts_at - timedelta(minutes=45)


@pytest.mark.parametrize("wanted", [1, 12])
def test_an_order_takes_at_most_twelve_statements(here: Cast, wanted: int) -> None:
    ids = [here.loaf_id]
    with transaction():
        product_id = db.session.scalars(
            select(Variant.product_id).where(Variant.id == here.loaf_id)
        ).one()
        for each in range(1, wanted):
            variant = Variant(product_id=product_id, label=str(each), price_cents=100, stock=5)
            db.session.add(variant)
            db.session.flush()
            ids.append(variant.id)
    token = basket_with(*((each, 1) for each in ids))
    slots = first_slots(token)
    db.session.rollback()
    with count_statements(db.engine) as sent:
        place_order(token, ZOE, slots, checkout_key="k")
    assert len(sent) <= 12


def test_a_second_submit_finds_the_first_one_s_orders(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1), (here.book_id, 1))
    slots = first_slots(token)
    first = place_order(token, ZOE, slots, checkout_key="k")
    second = place_order(token, ZOE, slots, checkout_key="k")
    assert second.repeated
    assert (second.token, second.code, second.numbers) == (first.token, first.code, first.numbers)
    assert count(Order) == 2


def test_a_checkout_key_guessed_by_somebody_else_leads_nowhere(here: Cast) -> None:
    mine = basket_with((here.loaf_id, 1))
    place_order(mine, ZOE, first_slots(mine), checkout_key="k")
    theirs = basket_with((here.book_id, 1))
    assert not place_order(theirs, ZOE, first_slots(theirs), checkout_key="k").repeated


def test_a_code_that_is_taken_is_drawn_again(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = order_of((here.book_id, 1))
    codes: Iterator[str] = chain([first.code], repeat("ZZZZ2222"))
    monkeypatch.setattr(placing, "new_code", lambda: next(codes))
    assert order_of((here.book_id, 1)).code == "ZZZZ2222"


def test_an_empty_basket_orders_nothing(here: Cast) -> None:
    with pytest.raises(BasketEmpty):
        place_order("unknown", ZOE, {}, checkout_key="k")
    assert count(OrderGroup) == 0


def ordered_with(token: str, spoil: Callable[[], None]) -> None:
    """Order what a recap showed, with something changed in between."""
    choices = first_slots(token)
    seen = digest_of(recaps_of(contents_of(token), choices))
    spoil()
    place_order(token, ZOE, choices, checkout_key="k", seen=seen)


def test_what_was_seen_is_what_is_ordered(here: Cast) -> None:
    ordered_with(basket_with((here.loaf_id, 1)), lambda: change(Variant, price_cents=999))
    assert db.session.scalars(select(Order.total_cents)).one() == 420


def test_a_basket_that_changed_since_the_recap_is_shown_again(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    with pytest.raises(PriceChanged):
        ordered_with(token, lambda: bool(add_to_basket(token, here.loaf_id)) or None)
    assert count(Order) == 0


def test_what_sold_out_meanwhile_is_named_with_what_is_left(here: Cast) -> None:
    token = basket_with((here.loaf_id, 3), (here.book_id, 1))
    with pytest.raises(SoldOut, match="Only 2 left of “Pain de campagne”") as refused:
        ordered_with(token, lambda: change(Variant, stock=2))
    assert [(each.wanted, each.left) for each in refused.value.shortages] == [(3, 2)]


def test_what_is_sold_no_more_is_named(here: Cast) -> None:
    token = basket_with((here.loaf_id, 3))
    with pytest.raises(SoldOut, match="no longer available"):
        ordered_with(token, lambda: change(Product, published=False))


def test_a_refusal_leaves_shelf_slot_and_basket_as_they_were(here: Cast) -> None:
    order_of((here.loaf_id, 1))
    token = basket_with((here.loaf_id, 1), (here.book_id, 1))
    slots = first_slots(token)
    change(ShopProfile, slot_capacity=1)
    with pytest.raises(SlotFull) as refused:
        place_order(token, ZOE, slots, checkout_key="k")
    assert refused.value.shop_id == here.bakery_id
    assert (stock(here.loaf_id), count(Order), count(OrderGroup)) == (9, 1, 1)
    assert len(list(contents_of(token).lines)) == 2


def test_a_slot_that_the_shop_has_closed_is_refused(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    with pytest.raises(SlotGone):
        ordered_with(token, lambda: change(ShopProfile, opening_hours="off"))


def test_a_forged_slot_is_refused(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    choice = first_slots(token)[here.bakery_id]
    forged = {here.bakery_id: Choice(choice.starts_at + timedelta(minutes=1))}
    with pytest.raises(SlotGone):
        place_order(token, ZOE, forged, checkout_key="k")


def test_a_word_to_the_shop_goes_with_its_order(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    place_order(token, ZOE, first_slots(token, note="Tranché"), checkout_key="k")
    assert db.session.scalars(select(Order.note)).one() == "Tranché"
