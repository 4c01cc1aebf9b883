"""The trader's verbs on the shelf."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update

from shopbuilder.catalogue.errors import ShelfMoved, ShelfRefused
from shopbuilder.catalogue.models import MAX_PRICE_CENTS, Product, Variant
from shopbuilder.catalogue.services import (
    MAX_STOCK,
    OnShelf,
    change_variant,
    hide_product,
    show_product,
)
from tenants.database import db, in_town, transaction
from tenants.errors import NotFound
from tenants.models import Shop
from tests.cast import Cast
from tests.facts import facts, last_fact

ALICE = "person:1"
#: What the page of the bakery shows of its loaf.
SEEN = OnShelf(420, 10)


@pytest.fixture
def bakery(cast: Cast, app: Flask) -> Iterator[Shop]:
    with app.app_context(), in_town(cast.town):
        yield db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()


def shelf(variant_id: int) -> OnShelf:
    row = db.session.execute(
        select(Variant.price_cents, Variant.stock).where(Variant.id == variant_id)
    ).one()
    return OnShelf(row.price_cents, row.stock)


def sell(variant_id: int, pieces: int = 1) -> None:
    with transaction():
        db.session.execute(
            update(Variant).where(Variant.id == variant_id).values(stock=Variant.stock - pieces)
        )


def test_a_price_is_changed_and_the_stock_stays(bakery: Shop, cast: Cast) -> None:
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 10), actor=ALICE)
    assert shelf(cast.loaf_id) == OnShelf(450, 10)
    assert facts() == [("product.price_changed", ALICE)]


def test_a_fact_names_what_it_was_and_what_it_is(bakery: Shop, cast: Cast) -> None:
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 10), actor=ALICE)
    assert last_fact().payload == {
        "shop_id": bakery.id,
        "name": "Pain de campagne",
        "before": 420,
        "after": 450,
    }


def test_price_and_stock_change_together(bakery: Shop, cast: Cast) -> None:
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 25), actor=ALICE)
    assert shelf(cast.loaf_id) == OnShelf(450, 25)
    assert [kind for kind, _ in facts()] == ["product.price_changed", "product.stock_changed"]


def test_a_stock_need_not_be_counted(bakery: Shop, cast: Cast) -> None:
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(420, None), actor=ALICE)
    assert shelf(cast.loaf_id).stock is None
    assert last_fact().payload["after"] is None


def test_a_stock_can_be_counted_from_now_on(bakery: Shop, cast: Cast) -> None:
    uncounted = OnShelf(420, None)
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=uncounted, actor=ALICE)
    change_variant(bakery, cast.loaf_id, seen=uncounted, wanted=OnShelf(420, 3), actor=ALICE)
    assert shelf(cast.loaf_id) == OnShelf(420, 3)


def test_what_was_left_alone_is_not_written(bakery: Shop, cast: Cast) -> None:
    change = change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=SEEN, actor=ALICE)
    assert change.before == change.after
    assert facts() == []


def test_a_new_price_does_not_undo_a_sale(bakery: Shop, cast: Cast) -> None:
    sell(cast.loaf_id)
    change = change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 10), actor=ALICE)
    assert shelf(cast.loaf_id) == OnShelf(450, 9)
    assert change.after == OnShelf(450, 9)


def test_a_new_stock_is_refused_when_a_sale_came_in_between(bakery: Shop, cast: Cast) -> None:
    sell(cast.loaf_id)
    with pytest.raises(ShelfMoved):
        change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(420, 12), actor=ALICE)
    assert shelf(cast.loaf_id) == OnShelf(420, 9)
    assert facts() == []


def test_a_change_is_undone_by_its_own_words(bakery: Shop, cast: Cast) -> None:
    made = change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 25), actor=ALICE)
    change_variant(bakery, cast.loaf_id, seen=made.after, wanted=made.before, actor=ALICE)
    assert shelf(cast.loaf_id) == SEEN


def test_undoing_a_stock_does_not_undo_a_sale(bakery: Shop, cast: Cast) -> None:
    made = change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(420, 25), actor=ALICE)
    sell(cast.loaf_id)
    with pytest.raises(ShelfMoved):
        change_variant(bakery, cast.loaf_id, seen=made.after, wanted=made.before, actor=ALICE)
    assert shelf(cast.loaf_id).stock == 24


@pytest.mark.parametrize("cents", [0, -1, MAX_PRICE_CENTS + 1])
def test_a_price_that_cannot_be_right_is_refused(bakery: Shop, cast: Cast, cents: int) -> None:
    with pytest.raises(ShelfRefused):
        change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(cents, 10), actor=ALICE)


@pytest.mark.parametrize("stock", [-1, MAX_STOCK + 1])
def test_a_stock_that_cannot_be_right_is_refused(bakery: Shop, cast: Cast, stock: int) -> None:
    with pytest.raises(ShelfRefused):
        change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(420, stock), actor=ALICE)


@pytest.mark.parametrize("whose", ["book_id", "cheese_id"])
def test_the_shelf_of_another_shop_does_not_exist(bakery: Shop, cast: Cast, whose: str) -> None:
    with pytest.raises(NotFound):
        change_variant(
            bakery, getattr(cast, whose), seen=SEEN, wanted=OnShelf(1, None), actor=ALICE
        )


def test_a_price_changed_by_hand_belongs_to_the_trader(bakery: Shop, cast: Cast) -> None:
    with transaction():
        db.session.execute(update(Product).values(origin="import"))
    change_variant(bakery, cast.loaf_id, seen=SEEN, wanted=OnShelf(450, 10), actor=ALICE)
    origin = select(Product.origin).where(Product.shop_id == bakery.id)
    assert db.session.scalar(origin) == "trader"


def test_an_article_is_hidden_and_shown(bakery: Shop) -> None:
    loaf = db.session.scalars(select(Product).where(Product.shop_id == bakery.id)).one()
    hide_product(bakery, loaf.id, actor=ALICE)
    assert not loaf.published
    show_product(bakery, loaf.id, actor=ALICE)
    assert loaf.published
    assert [kind for kind, _ in facts()] == ["product.hidden", "product.shown"]


def test_hiding_twice_is_said_once(bakery: Shop) -> None:
    loaf = db.session.scalars(select(Product).where(Product.shop_id == bakery.id)).one()
    for _ in range(2):
        hide_product(bakery, loaf.id, actor=ALICE)
    assert len(facts()) == 1


def test_the_article_of_another_shop_cannot_be_hidden(bakery: Shop) -> None:
    book = db.session.scalars(select(Product).where(Product.shop_id != bakery.id)).one()
    with pytest.raises(NotFound):
        hide_product(bakery, book.id, actor=ALICE)
    assert book.published
