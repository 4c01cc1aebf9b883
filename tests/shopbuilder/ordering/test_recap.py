"""What is read before the button."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from shopbuilder.ordering.basket import set_quantity
from shopbuilder.ordering.basket_contents import contents_of
from shopbuilder.ordering.errors import SlotGone
from shopbuilder.ordering.pricing import VatShare
from shopbuilder.ordering.recap import (
    WITHDRAWAL,
    WITHDRAWAL_FOOD,
    Choice,
    SellerRecap,
    digest_of,
    recaps_of,
)
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, transaction
from tests.cast import Cast
from tests.factories.orders import basket_with, first_slots


def recaps(token: str) -> tuple[SellerRecap, ...]:
    return recaps_of(contents_of(token), first_slots(token, note="Tranché"))


def test_each_seller_has_a_recap_of_its_own(here: Cast) -> None:
    bakery, books = recaps(basket_with((here.loaf_id, 2), (here.book_id, 1)))
    assert (bakery.seller.shop.id, bakery.seller.total_cents) == (here.bakery_id, 840)
    assert (books.seller.shop.id, books.seller.total_cents) == (here.books_id, 1890)


def test_a_recap_names_the_seller_in_law_and_the_mediator(here: Cast) -> None:
    (recap,) = recaps(basket_with((here.loaf_id, 1)))
    shop = recap.seller.shop
    assert shop.legal_name == "Fournil d’Alice SARL"
    assert shop.siret == "00000000000000"
    assert shop.mediator.startswith("Médiation")


def test_a_recap_says_the_tax_contained(here: Cast) -> None:
    (recap,) = recaps(basket_with((here.loaf_id, 2)))
    assert recap.vat == (VatShare(550, 840, 44),)


def test_food_has_its_exceptions_to_withdrawal(here: Cast) -> None:
    bakery, books = recaps(basket_with((here.loaf_id, 1), (here.book_id, 1)))
    assert (bakery.withdrawal, books.withdrawal) == (WITHDRAWAL_FOOD, WITHDRAWAL)


def test_a_shop_without_a_choice_is_asked_again(here: Cast) -> None:
    contents = contents_of(basket_with((here.loaf_id, 1)))
    with pytest.raises(SlotGone) as refused:
        recaps_of(contents, {})
    assert refused.value.shop_id == here.bakery_id


@pytest.mark.parametrize(
    "off", [timedelta(minutes=7), timedelta(days=-1), timedelta(days=300), timedelta(hours=12)]
)
def test_a_slot_that_the_shop_does_not_offer_is_refused(here: Cast, off: timedelta) -> None:
    token = basket_with((here.loaf_id, 1))
    choice = first_slots(token)[here.bakery_id]
    with pytest.raises(SlotGone):
        recaps_of(contents_of(token), {here.bakery_id: Choice(choice.starts_at + off)})


def test_the_digest_changes_with_quantity_price_and_slot(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    (seen,) = recaps(token)
    line = replace(seen.seller.lines[0], price_cents=421)
    dearer = replace(seen, seller=replace(seen.seller, lines=(line,)))
    later = replace(
        seen, slot=replace(seen.slot, starts_at=seen.slot.starts_at + timedelta(minutes=30))
    )
    set_quantity(token, here.loaf_id, 2)
    digests = {digest_of([seen]), digest_of([dearer]), digest_of([later]), digest_of(recaps(token))}
    assert len(digests) == 4


def test_the_digest_does_not_depend_on_the_order_of_shops(here: Cast) -> None:
    both = recaps(basket_with((here.loaf_id, 1), (here.book_id, 1)))
    assert digest_of(both) == digest_of(both[::-1])


def test_a_shop_that_closes_meanwhile_has_no_recap(here: Cast) -> None:
    token = basket_with((here.loaf_id, 1))
    choices = first_slots(token)
    with transaction():
        db.session.execute(update(ShopProfile).values(opening_hours="off"))
    with pytest.raises(SlotGone):
        recaps_of(contents_of(token), choices)
