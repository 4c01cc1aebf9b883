"""Orders that wait in a demo town: placed, accepted and made ready through the real services."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy import update

from shopbuilder.catalogue.models import Variant
from shopbuilder.demo.sheets import OrderSheet
from shopbuilder.demo.stocking import Shelved
from shopbuilder.ordering.basket import add_to_basket
from shopbuilder.ordering.basket_contents import contents_of
from shopbuilder.ordering.customers import read_customer
from shopbuilder.ordering.models import Order, OrderGroup, OrderMove
from shopbuilder.ordering.place_order import Placed, place_order
from shopbuilder.ordering.recap import Choice
from shopbuilder.ordering.services import PROGRAM, Moved, accept_order, mark_ready
from shopbuilder.ordering.states import FIRST
from shopbuilder.ordering.terms import slots_of
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db

_MOVES: Final[Mapping[str, tuple[Callable[[int, int, str], Moved], ...]]] = {
    "placed": (),
    "accepted": (accept_order,),
    "ready": (accept_order, mark_ready),
}


def place_open_order(
    sheet: OrderSheet, shelves: Mapping[Shelved, Variant], traders: Mapping[int, str]
) -> Placed | None:
    """Place an order and bring it to its state; `traders` gives the actor by shop id.

    Returns None when a shop offers no window at all, as around some holidays.
    """
    basket = _fill_basket(sheet, shelves)
    choices = _choices(sheet, basket)
    if choices is None:
        return None
    customer = read_customer(
        sheet.customer, sheet.phone, sheet.email, country=current_town().country
    )
    placed = place_order(basket, customer, choices, checkout_key=sheet.customer)
    for shop_id, number in placed.numbers.items():
        for move in _MOVES[sheet.state]:
            move(shop_id, number, traders.get(shop_id, PROGRAM))
    _antedate(placed, sheet.minutes_ago)
    return placed


def _fill_basket(sheet: OrderSheet, shelves: Mapping[Shelved, Variant]) -> str:
    token: str | None = None
    for line in sheet.lines:
        variant = shelves[line.shop, line.item, line.choice]
        token = add_to_basket(token, variant.id, line.quantity).token
    if token is None:
        raise ValueError(f"an order without lines: {sheet.customer}")
    return token


def _choices(sheet: OrderSheet, basket: str) -> Mapping[int, Choice] | None:
    sellers = contents_of(basket).sellers
    offered = slots_of({seller.shop: seller.lead_minutes for seller in sellers})
    if not all(offered.values()):
        return None
    return {
        shop_id: Choice(slots[min(sheet.slot, len(slots) - 1)].starts_at, sheet.note)
        for shop_id, slots in offered.items()
    }


def _antedate(placed: Placed, minutes: int) -> None:
    """Let the customer have ordered a while ago: a list of orders of one minute looks unreal."""
    then = now() - timedelta(minutes=minutes)
    orders = [Order.group_id == placed.group_id]
    db.session.execute(
        update(OrderGroup).where(OrderGroup.id == placed.group_id).values(placed_at=then)
    )
    for order_id in db.session.scalars(
        update(Order).where(*orders).values(placed_at=then).returning(Order.id)
    ).all():
        db.session.execute(
            update(OrderMove)
            .where(OrderMove.order_id == order_id, OrderMove.to_state == FIRST)
            .values(moved_at=then)
        )
