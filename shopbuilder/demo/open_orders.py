"""Orders that wait in a demo town: placed, accepted and made ready through the real services."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy import update

from shopbuilder.codes import new_token
from shopbuilder.demo.ground import Ground, customer_of
from shopbuilder.demo.sheets import OrderSheet
from shopbuilder.ordering.basket import add_to_basket
from shopbuilder.ordering.models import Order, OrderGroup, OrderMove
from shopbuilder.ordering.place_order import Placed, place_order
from shopbuilder.ordering.recap import Choice
from shopbuilder.ordering.services import Moved, accept_order, mark_ready
from shopbuilder.ordering.states import FIRST
from shopbuilder.ordering.terms import slots_of
from tenants.clock import now
from tenants.database import db

_MOVES: Final[Mapping[str, tuple[Callable[[int, int, str], Moved], ...]]] = {
    "placed": (),
    "accepted": (accept_order,),
    "ready": (accept_order, mark_ready),
}


def place_open_order(sheet: OrderSheet, ground: Ground) -> Placed | None:
    """Place an order and bring it to its state.

    Returns None when a shop offers no window at all, as around some holidays.
    """
    choices = _choices(sheet, ground)
    if choices is None:
        return None
    placed = place_order(
        _fill_basket(sheet, ground), customer_of(sheet), choices, checkout_key=sheet.customer
    )
    for shop in ground.leads(sheet):
        for move in _MOVES[sheet.state]:
            move(shop.id, placed.numbers[shop.id], ground.trader(shop.slug))
    _antedate(placed, sheet.minutes_ago)
    return placed


def _choices(sheet: OrderSheet, ground: Ground) -> Mapping[int, Choice] | None:
    offered = slots_of(ground.leads(sheet))
    if not all(offered.values()):
        return None
    return {
        shop_id: Choice(slots[min(sheet.slot, len(slots) - 1)].starts_at, sheet.note)
        for shop_id, slots in offered.items()
    }


def _fill_basket(sheet: OrderSheet, ground: Ground) -> str:
    token = new_token()
    for line, shelf in zip(sheet.lines, ground.ordered(sheet), strict=True):
        add_to_basket(token, shelf.variant.id, line.quantity)
    return token


def _antedate(placed: Placed, minutes: int) -> None:
    """Let the customer have ordered a while ago: a list of orders of one minute looks unreal."""
    then = now() - timedelta(minutes=minutes)
    db.session.execute(
        update(OrderGroup).where(OrderGroup.id == placed.group_id).values(placed_at=then)
    )
    for order_id in db.session.scalars(
        update(Order)
        .where(Order.group_id == placed.group_id)
        .values(placed_at=then)
        .returning(Order.id)
    ).all():
        db.session.execute(
            update(OrderMove)
            .where(OrderMove.order_id == order_id, OrderMove.to_state == FIRST)
            .values(moved_at=then)
        )
