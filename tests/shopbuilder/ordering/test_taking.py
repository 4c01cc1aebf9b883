"""Taking what somebody else may have taken since one looked."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.ordering.basket_contents import Line, contents_of
from shopbuilder.ordering.errors import SoldOut
from shopbuilder.ordering.taking import reserve
from tenants.database import db
from tests.cast import Cast
from tests.factories.orders import basket_with


def seen(here: Cast, quantity: int) -> list[Line]:
    """Return lines as a customer saw them when all was there."""
    lines = contents_of(basket_with((here.loaf_id, 1), (here.book_id, 1))).lines
    return [replace(line, quantity=quantity) for line in lines]


def test_pieces_are_reserved_of_what_is_counted_alone(here: Cast) -> None:
    assert reserve(seen(here, 3)) == {here.loaf_id: 3, here.book_id: 0}
    assert db.session.scalars(select(Variant.stock).where(Variant.id == here.loaf_id)).one() == 7


def test_what_is_short_now_is_named_with_what_is_left(here: Cast) -> None:
    lines = seen(here, 3)
    db.session.execute(update(Variant).where(Variant.id == here.loaf_id).values(stock=2))
    with pytest.raises(SoldOut) as refused:
        reserve(lines)
    assert [(each.variant_id, each.left) for each in refused.value.shortages] == [(here.loaf_id, 2)]


def test_what_was_deleted_since_is_short(here: Cast) -> None:
    lines = seen(here, 1)
    db.session.execute(delete(Product).where(Product.shop_id == here.bakery_id))
    with pytest.raises(SoldOut) as refused:
        reserve(lines)
    assert refused.value.shortages[0].left == 0


def test_what_is_no_longer_counted_is_not_short(here: Cast) -> None:
    lines = seen(here, 3)
    db.session.execute(update(Variant).values(stock=None))
    assert reserve(lines) == {here.loaf_id: 0, here.book_id: 0}
