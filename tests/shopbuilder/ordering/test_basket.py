"""Filling a basket."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.ordering import basket as filling
from shopbuilder.ordering.basket import (
    Added,
    add_to_basket,
    fit_to_shelf,
    read_quantity,
    remove_from_basket,
    renew_promises,
    set_quantity,
)
from shopbuilder.ordering.basket_contents import PRICE_PROMISE, contents_of
from shopbuilder.ordering.errors import (
    BadQuantity,
    BasketFull,
    NotOrderable,
    Shortage,
    SoldOut,
)
from shopbuilder.ordering.models import Basket
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.factories.orders import basket_with
from tests.statements import count_statements


def quantities(token: str) -> dict[int, int]:
    return {line.variant_id: line.quantity for line in contents_of(token).lines}


def shelf(variant_id: int, **values: object) -> None:
    with transaction():
        db.session.execute(update(Variant).where(Variant.id == variant_id).values(**values))


def test_the_first_article_makes_a_basket(here: Cast) -> None:
    added = add_to_basket(None, here.loaf_id, 2)
    assert added == Added(added.token, "Pain de campagne", 2, None)
    assert quantities(added.token) == {here.loaf_id: 2}


def test_the_database_holds_no_token(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    assert db.session.scalars(select(Basket.token_hash)).one() != token


def test_more_of_the_same_adds_up(here: Cast) -> None:
    assert quantities(basket_with((here.loaf_id, 1), (here.loaf_id, 2))) == {here.loaf_id: 3}


def test_a_basket_holds_things_of_several_shops(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1), (here.book_id, 1))
    sellers = contents_of(token).sellers
    assert [seller.shop.name for seller in sellers] == ["Fournil d’Alice", "Librairie Bob"]


@pytest.mark.parametrize("again", [False, True])
def test_adding_takes_at_most_four_statements(here: Cast, again: bool) -> None:
    token = basket_with((here.loaf_id, 1)) if again else None
    db.session.rollback()
    with count_statements(db.engine) as sent:
        add_to_basket(token, here.loaf_id, 1)
    assert len(sent) <= 4


def test_no_more_goes_in_than_lies_on_the_shelf(here: Cast) -> None:
    added = add_to_basket(None, here.loaf_id, 11)
    assert (added.quantity, added.only) == (10, 10)


def test_no_more_than_99_of_an_article_goes_in(here: Cast) -> None:
    token = basket_with((here.book_id, 98))
    assert add_to_basket(token, here.book_id, 5).quantity == 99


def test_a_sold_out_article_does_not_go_in(here: Cast) -> None:
    shelf(here.loaf_id, stock=0)
    with pytest.raises(SoldOut, match="Pain de campagne"):
        add_to_basket(None, here.loaf_id)


def change(model: type, **values: object) -> Callable[[], None]:
    def do() -> None:
        with transaction():
            db.session.execute(update(model).values(**values))

    return do


@pytest.mark.parametrize(
    "spoil",
    [
        change(Shop, status="suspended"),
        change(ShopProfile, taken_over=False),
        change(ShopProfile, mode="window"),
        change(ShopProfile, mode="reserve"),
        change(Product, published=False),
        change(Variant, active=False),
    ],
    ids=["suspended", "not taken over", "window", "reserve", "unpublished", "inactive"],
)
def test_what_is_not_sold_does_not_go_in(here: Cast, spoil: Callable[[], None]) -> None:
    spoil()
    with pytest.raises(NotOrderable):
        add_to_basket(None, here.loaf_id)


def test_an_article_of_another_town_does_not_exist_here(here: Cast) -> None:
    with pytest.raises(NotOrderable):
        add_to_basket(None, here.cheese_id)


@pytest.mark.parametrize("quantity", [0, -1, 100])
def test_a_quantity_out_of_bounds_is_refused(here: Cast, quantity: int) -> None:
    with pytest.raises(BadQuantity):
        add_to_basket(None, here.loaf_id, quantity)
    with pytest.raises(BadQuantity):
        set_quantity("a token", here.loaf_id, quantity)


@pytest.mark.parametrize("typed", ["", "0", "-1", "1.5", "1e3", "100", "deux", "٣", "+2"])
def test_what_is_no_quantity_is_refused(typed: str) -> None:
    with pytest.raises(BadQuantity):
        read_quantity(typed)


def test_a_quantity_may_have_spaces_around_it() -> None:
    assert read_quantity(" 12 ") == 12


def test_a_basket_has_a_last_line(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MAX_LINES", 1)
    token = basket_with((here.loaf_id, 1))
    with pytest.raises(BasketFull):
        add_to_basket(token, here.book_id)
    assert add_to_basket(token, here.loaf_id).quantity == 2


def test_a_quantity_is_changed(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    assert set_quantity(token, here.loaf_id, 4) is None
    assert quantities(token) == {here.loaf_id: 4}


def test_a_quantity_is_capped_to_the_shelf_and_what_is_missing_is_said(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    missing = set_quantity(token, here.loaf_id, 12)
    assert missing == Shortage(here.loaf_id, "Pain de campagne", 12, 10)
    assert quantities(token) == {here.loaf_id: 10}


def test_a_line_that_is_not_there_is_left_alone(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    assert set_quantity(token, here.book_id, 4) is None
    assert quantities(token) == {here.loaf_id: 1}


def test_an_article_is_taken_out_and_its_quantity_told_for_the_undo(here: Cast) -> None:
    token = basket_with((here.loaf_id, 3), (here.book_id, 1))
    assert remove_from_basket(token, here.loaf_id) == 3
    assert remove_from_basket(token, here.loaf_id) == 0
    assert quantities(token) == {here.book_id: 1}


def test_a_stranger_s_token_takes_nothing_out(here: Cast) -> None:
    token = basket_with((here.loaf_id, 3))
    assert remove_from_basket("another token", here.loaf_id) == 0
    assert quantities(token) == {here.loaf_id: 3}


def test_a_basket_is_fitted_to_what_is_left(here: Cast) -> None:
    token = basket_with((here.loaf_id, 4), (here.book_id, 1))
    shelf(here.loaf_id, stock=3)
    shelf(here.book_id, active=False)
    assert [shortage.left for shortage in fit_to_shelf(token)] == [3, 0]
    assert quantities(token) == {here.loaf_id: 3}


def test_the_promised_price_holds_for_two_hours(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    shelf(here.loaf_id, price_cents=500)
    with time_machine.travel(now() + PRICE_PROMISE - timedelta(minutes=1), tick=False):
        (line,) = contents_of(token).lines
        assert (line.price_cents, line.promised_before) == (420, None)


def test_after_two_hours_the_shelf_s_price_counts_and_the_old_one_is_told(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    shelf(here.loaf_id, price_cents=500)
    with time_machine.travel(now() + PRICE_PROMISE, tick=False):
        (line,) = contents_of(token).lines
        assert (line.price_cents, line.promised_before) == (500, 420)


def test_a_renewed_promise_holds_for_two_more_hours(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    shelf(here.loaf_id, price_cents=500)
    later = now() + PRICE_PROMISE
    with time_machine.travel(later, tick=False):
        (line,) = renew_promises(token).lines
        assert (line.price_cents, line.promised_before) == (500, 420)
        shelf(here.loaf_id, price_cents=900)
    with time_machine.travel(later + timedelta(hours=1), tick=False):
        (line,) = contents_of(token).lines
        assert (line.price_cents, line.promised_before) == (500, None)


def test_a_promise_that_holds_is_not_renewed(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    shelf(here.loaf_id, price_cents=500)
    renew_promises(token)
    assert contents_of(token).total_cents == 420


@pytest.mark.parametrize(("wait", "price"), [(timedelta(hours=1), 420), (PRICE_PROMISE, 500)])
def test_adding_more_keeps_a_promise_that_holds(here: Cast, wait: timedelta, price: int) -> None:
    token = basket_with((here.loaf_id, 1))
    shelf(here.loaf_id, price_cents=500)
    with time_machine.travel(now() + wait, tick=False):
        add_to_basket(token, here.loaf_id, 1)
        assert contents_of(token).total_cents == 2 * price


@pytest.mark.parametrize("token", [None, "", "unknown"])
def test_nobody_s_basket_is_empty(here: Cast, token: str | None) -> None:
    assert contents_of(token).sellers == ()


def test_a_basket_is_read_with_one_statement(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1), (here.book_id, 1))
    with count_statements(db.engine) as sent:
        contents_of(token)
    assert len(sent) == 1
