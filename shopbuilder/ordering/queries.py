"""Reading orders: each question takes a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, select

from shopbuilder.ordering.models import Order, OrderGroup, OrderLine, OrderMove
from shopbuilder.ordering.order_views import (
    GroupView,
    MoveMade,
    OrderCustomer,
    OrderedLine,
    OrderShop,
    OrderView,
)
from shopbuilder.ordering.states import OPEN
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

PAGE: Final = 50
#: Orders with customer, seller and street. Built once: that costs more than asking.
_ORDERS: Final = (
    select(
        Order.id,
        Order.group_id,
        Order.number,
        Order.state,
        Order.payment_state,
        Order.placed_at,
        Order.slot_starts_at,
        Order.slot_ends_at,
        Order.cancel_until,
        Order.total_cents,
        Order.reason,
        Order.note,
        OrderGroup.token,
        OrderGroup.code,
        OrderGroup.customer_name,
        OrderGroup.customer_phone,
        OrderGroup.customer_email,
        OrderGroup.locale,
        Shop.id.label("shop_id"),
        Shop.slug,
        Shop.name,
        ShopProfile.phone,
        ShopProfile.email,
        ShopProfile.house_number,
        ShopProfile.legal_name,
        ShopProfile.trade,
        Street.name.label("street"),
    )
    .join(OrderGroup, OrderGroup.id == Order.group_id)
    .join(Shop, Shop.id == Order.shop_id)
    .join(ShopProfile, ShopProfile.shop_id == Shop.id)
    .outerjoin(Street, Street.id == ShopProfile.street_id)
)


def orders_of_shop(shop_id: int, *, states: Sequence[str] = OPEN) -> list[OrderView]:
    """Return a shop's orders in these states by slot, with lines: two statements."""
    orders = _orders(
        (Order.shop_id == shop_id, Order.state.in_(states)),
        (Order.slot_starts_at, Order.number),
    )
    return _with_lines(orders)


def past_orders_of_shop(shop_id: int, *, before: int | None = None) -> list[OrderView]:
    """Return at most 50 orders of a shop that are over, newest first, with lines.

    `before` is the number after which to go on; None starts at the newest.
    """
    older = () if before is None else (Order.number < before,)
    orders = _orders(
        (Order.shop_id == shop_id, Order.state.not_in(OPEN), *older),
        (Order.number.desc(),),
        limit=PAGE,
    )
    return _with_lines(orders)


def counts_of_shop(shop_id: int) -> dict[str, int]:
    """Return how many orders a shop has in each open state: one statement."""
    rows = db.session.execute(
        select(Order.state, func.count().label("number"))
        .where(Order.shop_id == shop_id, Order.state.in_(OPEN))
        .group_by(Order.state)
    )
    return dict.fromkeys(OPEN, 0) | {row.state: row.number for row in rows}


def order_of(shop_id: int, number: int) -> OrderView:
    """Return the order of that number at the shop; raises NotFound."""
    return _sole((Order.shop_id == shop_id, Order.number == number))


def order_for_message(order_id: int) -> OrderView:
    """Return the order that a message speaks of; raises NotFound."""
    return _sole((Order.id == order_id,))


def group_by_token(token: str) -> GroupView:
    """Return the orders behind a secret link: three statements. Raises NotFound."""
    orders = _with_moves(_with_lines(_orders((OrderGroup.token == token,), (Order.id,))))
    if not orders:
        raise NotFound
    first = orders[0]
    return GroupView(first.token, first.code, first.placed_at, first.customer, tuple(orders))


def token_by_code(code: str) -> str:
    """Return the secret behind a code (`codes.read_code` reads what was typed); raises NotFound."""
    token = db.session.scalar(select(OrderGroup.token).where(OrderGroup.code == code))
    if token is None:
        raise NotFound
    return token


def _sole(which: tuple[ColumnElement[bool], ...]) -> OrderView:
    orders = _with_moves(_with_lines(_orders(which, (Order.id,))))
    if not orders:
        raise NotFound
    return orders[0]


def _orders(
    which: tuple[ColumnElement[bool], ...],
    order_by: tuple[Any, ...],
    limit: int | None = None,
) -> list[OrderView]:
    rows = db.session.execute(_ORDERS.where(*which).order_by(*order_by).limit(limit))
    return [_view(row) for row in rows]


def _view(row: Row[*tuple[Any, ...]]) -> OrderView:
    address = " ".join(part for part in (row.house_number, row.street) if part)
    return OrderView(
        id=row.id,
        group_id=row.group_id,
        number=row.number,
        state=row.state,
        payment_state=row.payment_state,
        placed_at=row.placed_at,
        slot_starts_at=row.slot_starts_at,
        slot_ends_at=row.slot_ends_at,
        cancel_until=row.cancel_until,
        total_cents=row.total_cents,
        reason=row.reason,
        note=row.note,
        token=row.token,
        code=row.code,
        shop=OrderShop(
            row.shop_id, row.slug, row.name, row.phone, row.email, address, row.legal_name,
            row.trade,
        ),
        customer=OrderCustomer(
            row.customer_name, row.customer_phone, row.customer_email, row.locale
        ),
    )  # fmt: skip


def _with_lines(orders: list[OrderView]) -> list[OrderView]:
    """Add the lines of all these orders: one statement."""
    rows = db.session.execute(
        select(
            OrderLine.order_id,
            OrderLine.variant_id,
            OrderLine.name,
            OrderLine.label,
            OrderLine.quantity,
            OrderLine.price_cents,
            OrderLine.total_cents,
            OrderLine.vat_rate,
            OrderLine.vat_cents,
        )
        .where(OrderLine.order_id.in_([order.id for order in orders]))
        .order_by(OrderLine.id)
    ).all()
    lines: dict[int, list[OrderedLine]] = {}
    for row in rows:
        line = OrderedLine(
            row.variant_id,
            row.name,
            row.label,
            row.quantity,
            row.price_cents,
            row.total_cents,
            row.vat_rate,
            row.vat_cents,
        )
        lines.setdefault(row.order_id, []).append(line)
    return [replace(order, lines=tuple(lines.get(order.id, ()))) for order in orders]


def _with_moves(orders: list[OrderView]) -> list[OrderView]:
    """Add the moves of all these orders: one statement."""
    rows = db.session.execute(
        select(
            OrderMove.order_id,
            OrderMove.from_state,
            OrderMove.to_state,
            OrderMove.actor,
            OrderMove.reason,
            OrderMove.moved_at,
        )
        .where(OrderMove.order_id.in_([order.id for order in orders]))
        .order_by(OrderMove.id)
    ).all()
    moves: dict[int, list[MoveMade]] = {}
    for row in rows:
        move = MoveMade(row.from_state, row.to_state, row.actor, row.reason, row.moved_at)
        moves.setdefault(row.order_id, []).append(move)
    return [replace(order, moves=tuple(moves.get(order.id, ()))) for order in orders]
