"""The moves of an order: one winner each, a repeat is harmless, a wrong one is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select, update

from shopbuilder.catalogue.models import Variant
from shopbuilder.ordering.errors import ReasonMissing, WrongMove
from shopbuilder.ordering.models import (
    Order,
    OrderGroup,
    OrderLine,
    OrderMove,
    SlotLoad,
)
from shopbuilder.ordering.place_order import CUSTOMER
from shopbuilder.ordering.states import (
    ACCEPT,
    CANCEL,
    HAND_OVER,
    LAPSE,
    MARK_READY,
    NOT_COLLECTED,
    REFUSE,
    Move,
)
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record

PROGRAM: Final = "program"
MAX_REASON: Final = 500

#: What is said when an order is in no state for a move; a test looks that each move has its own.
WRONG: Final = {
    "accept": N_("This order can no longer be accepted."),
    "mark_ready": N_("Only an accepted order can be marked as ready."),
    "hand_over": N_("Only an order that is ready can be handed over."),
    "refuse": N_("This order can no longer be refused."),
    "cancel": N_("This order can no longer be cancelled."),
    "lapse": N_("Only an order without an answer can lapse."),
    "not_collected": N_("This order is not waiting to be collected."),
}
_BAD_TIME: Final = {
    "accept": N_("The collection time has begun: this order can no longer be accepted."),
    "cancel": N_("It is too late to cancel here. Please call the shop."),
    "lapse": N_("The collection time has not begun yet."),
    "not_collected": N_("The collection time is not over yet."),
}


@dataclass(frozen=True)
class Moved:
    """What came of a move."""

    order_id: int
    state: str
    #: The order was there already: nothing was written and nobody is told again.
    repeated: bool


def accept_order(shop_id: int, number: int, actor: str) -> Moved:
    """Say yes to an order, before its slot begins. Raises NotFound, WrongMove."""
    return _move(ACCEPT, _of_shop(shop_id, number), actor)


def mark_ready(shop_id: int, number: int, actor: str) -> Moved:
    """Put the bag on the counter. Raises NotFound, WrongMove."""
    return _move(MARK_READY, _of_shop(shop_id, number), actor)


def hand_over(shop_id: int, number: int, actor: str) -> Moved:
    """Give the bag to the customer. Raises NotFound, WrongMove."""
    return _move(HAND_OVER, _of_shop(shop_id, number), actor)


def refuse_order(shop_id: int, number: int, actor: str, reason: str) -> Moved:
    """Say no with a reason that the customer reads. Raises ReasonMissing, NotFound, WrongMove."""
    words = " ".join(reason.split())[:MAX_REASON]
    if not words:
        raise ReasonMissing
    return _move(REFUSE, _of_shop(shop_id, number), actor, reason=words)


def mark_not_collected(shop_id: int, number: int, actor: str) -> Moved:
    """Note after the slot that nobody came. Raises NotFound, WrongMove."""
    return _move(NOT_COLLECTED, _of_shop(shop_id, number), actor)


def cancel_order(group_token: str, shop_id: int, number: int) -> Moved:
    """Cancel for the customer who holds the secret link. Raises NotFound, WrongMove."""
    mine = Order.group_id.in_(select(OrderGroup.id).where(OrderGroup.token == group_token))
    return _move(CANCEL, (*_of_shop(shop_id, number), mine), CUSTOMER)


def lapse_unaccepted(order_id: int, at: datetime | None = None) -> bool:
    """Let an order lapse that nobody accepted before its slot; tell whether it did.

    `at` is the sweep's instant, now when None. The condition is part of the update, so an order
    accepted since the sweep looked stays accepted.
    """
    try:
        return not _move(LAPSE, (Order.id == order_id,), PROGRAM, at=at).repeated
    except (NotFound, WrongMove):
        return False


def _of_shop(shop_id: int, number: int) -> tuple[ColumnElement[bool], ...]:
    return (Order.shop_id == shop_id, Order.number == number)


def _move(
    move: Move,
    which: tuple[ColumnElement[bool], ...],
    actor: str,
    *,
    reason: str = "",
    at: datetime | None = None,
) -> Moved:
    at = at or now()
    with transaction():
        # Somebody may move the order between look and update: then look again. States only go
        # forward, so there are never more looks than states in a row.
        while True:
            order = _look(which)
            if order.state == move.target:
                return Moved(order.id, order.state, repeated=True)
            _refuse_wrong(move, order, at)
            if _win(move, order, reason):
                break
        _write(move, order, actor, reason)
    return Moved(order.id, move.target, repeated=False)


def _look(which: tuple[ColumnElement[bool], ...]) -> Row[*tuple[Any, ...]]:
    order = db.session.execute(
        select(
            Order.id,
            Order.state,
            Order.group_id,
            Order.shop_id,
            Order.number,
            Order.slot_starts_at,
            Order.slot_ends_at,
            Order.cancel_until,
        ).where(*which)
    ).one_or_none()
    if order is None:
        raise NotFound
    return order


#: When a move may be made; the times of an order never change, so looking is enough.
_IN_TIME: Final[dict[str, Callable[[Row[*tuple[Any, ...]], datetime], bool]]] = {
    "accept": lambda order, at: at < order.slot_starts_at,
    "cancel": lambda order, at: (
        at < order.slot_starts_at if order.state == "placed" else at <= order.cancel_until
    ),
    "lapse": lambda order, at: at >= order.slot_starts_at,
    "not_collected": lambda order, at: at >= order.slot_ends_at,
}


def _refuse_wrong(move: Move, order: Row[*tuple[Any, ...]], at: datetime) -> None:
    if order.state not in move.sources:
        raise WrongMove(WRONG[move.name])
    if move.name in _IN_TIME and not _IN_TIME[move.name](order, at):
        raise WrongMove(_BAD_TIME[move.name])


def _win(move: Move, order: Row[*tuple[Any, ...]], reason: str) -> bool:
    """Change the state on condition that it is still the one seen: one winner."""
    values = {"state": move.target} | ({"reason": reason} if reason else {})
    won = db.session.scalar(
        update(Order)
        .where(Order.id == order.id, Order.state == order.state)
        .values(**values)
        .returning(Order.id)
        .execution_options(synchronize_session=False)
    )
    return won is not None


def _write(move: Move, order: Row[*tuple[Any, ...]], actor: str, reason: str) -> None:
    db.session.add(
        OrderMove(
            order_id=order.id,
            from_state=order.state,
            to_state=move.target,
            actor=actor,
            reason=reason,
        )
    )
    record(
        move.event,
        "order",
        order.id,
        actor=actor,
        group_id=order.group_id,
        shop_id=order.shop_id,
        number=order.number,
        reason=reason,
    )
    if move.gives_back:
        _give_back(order)


def _give_back(order: Row[*tuple[Any, ...]]) -> None:
    """Put reserved pieces back on the shelf and free the place in the slot.

    A variant that is gone has no shelf; one no longer counted keeps its NULL.
    """
    reserved = (
        select(OrderLine.variant_id, OrderLine.reserved)
        .where(OrderLine.order_id == order.id, OrderLine.reserved > 0)
        .cte("reserved")
    )
    locked = (
        select(Variant.id, reserved.c.reserved)
        .join(reserved, reserved.c.variant_id == Variant.id)
        .order_by(Variant.id)
        .with_for_update(of=Variant, key_share=True)
        .cte("locked")
    )
    db.session.execute(
        update(Variant)
        .where(Variant.id == locked.c.id, Variant.stock.is_not(None))
        .values(stock=Variant.stock + locked.c.reserved)
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(SlotLoad)
        .where(
            SlotLoad.shop_id == order.shop_id,
            SlotLoad.starts_at == order.slot_starts_at,
            SlotLoad.taken > 0,
        )
        .values(taken=SlotLoad.taken - 1)
        .execution_options(synchronize_session=False)
    )
