"""Placing an order: stock, slot, number, contract and fact, in one transaction.

Whatever two people can want at once is won by a condition inside the statement that takes it, and
all who order take things in the same order: articles by id, slots by shop, numbers by shop. So the
last piece is sold once and nobody waits in a circle. The rules in prose: docs/order-states.md.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, select

from shopbuilder.codes import new_code, new_token
from shopbuilder.ordering.basket_contents import Contents, contents_of
from shopbuilder.ordering.customers import Customer
from shopbuilder.ordering.errors import BasketEmpty, PriceChanged, SoldOut
from shopbuilder.ordering.models import (
    BasketLine,
    Order,
    OrderGroup,
    OrderLine,
    OrderMove,
)
from shopbuilder.ordering.recap import Choice, SellerRecap, digest_of, recaps_of
from shopbuilder.ordering.states import FIRST
from shopbuilder.ordering.taking import next_number, reserve, take_place
from tenants.clock import now
from tenants.database import db, transaction
from tenants.events import record
from tenants.isolation import insert_into

CUSTOMER: Final = "customer"


@dataclass(frozen=True)
class Placed:
    """What came of a checkout."""

    group_id: int
    #: Secret of the tracking link.
    token: str
    #: Eight characters; `codes.shown` puts the dash in.
    code: str
    #: Number of the order at each shop, by shop id.
    numbers: Mapping[int, int]
    #: The same checkout had been sent before: these are its orders, none is new.
    repeated: bool = False


@dataclass(frozen=True)
class _Group:
    id: int
    token: str
    code: str


def place_order(
    basket_token: str,
    customer: Customer,
    choices: Mapping[int, Choice],
    *,
    checkout_key: str,
    seen: str | None = None,
) -> Placed:
    """Order what lies in the basket: one group, one order a shop, all of it or nothing.

    Eleven statements for one shop; three more for each other one.

    Args:
        basket_token: secret of the basket.
        customer: as read by `read_customer`.
        choices: the slot wanted and a word to the shop, by shop id.
        checkout_key: made with the recap; a second submit of the same recap returns the first
            one's orders.
        seen: digest of the recap that was agreed to; None where nobody is shown one.

    Raises:
        BasketEmpty: nothing to order, or another checkout took it.
        SlotGone: a slot is not offered now. SlotFull: its last place is taken.
        PriceChanged: the order would differ from the recap that was seen.
        SoldOut: the shelf cannot fill every line; names them all.
    """
    key = hashlib.sha256(f"{basket_token}:{checkout_key}".encode()).hexdigest()
    with transaction():
        group = _open_group(key, customer)
        if group is None:
            return _placed_before(key)
        contents = contents_of(basket_token, claim=True)
        if contents.basket_id is None:
            raise BasketEmpty
        recaps = sorted(recaps_of(contents, choices), key=lambda recap: recap.seller.shop.id)
        _refuse_what_was_not_seen(contents, recaps, seen)
        db.session.execute(delete(BasketLine).where(BasketLine.basket_id == contents.basket_id))
        reserved = reserve(list(contents.lines))
        for recap in recaps:
            take_place(recap.seller.shop, recap.slot)
        numbers = {shop: next_number(shop) for shop in (r.seller.shop.id for r in recaps)}
        _write_orders(group.id, recaps, numbers, reserved)
    return Placed(group.id, group.token, group.code, numbers)


def _open_group(key: str, customer: Customer) -> _Group | None:
    """Write the group; None when this checkout has one already.

    A second submit waits here until the first is through, then finds its group.
    """
    while True:
        group = _insert_group(key, customer)
        if group is not None:
            return group
        if db.session.scalar(select(OrderGroup.id).where(OrderGroup.checkout_key == key)):
            return None
        # The code was taken: one chance in billions, and the next one is free.


def _insert_group(key: str, customer: Customer) -> _Group | None:
    token, code = new_token(), new_code()
    group_id = db.session.scalar(
        insert_into(OrderGroup)
        .values(
            checkout_key=key,
            token=token,
            code=code,
            customer_name=customer.name,
            customer_phone=customer.phone,
            customer_email=customer.email,
            locale=customer.locale,
            placed_at=now(),
        )
        .on_conflict_do_nothing()
        .returning(OrderGroup.id)
    )
    return None if group_id is None else _Group(group_id, token, code)


def _placed_before(key: str) -> Placed:
    rows = db.session.execute(
        select(OrderGroup.id, OrderGroup.token, OrderGroup.code, Order.shop_id, Order.number)
        .join(Order, Order.group_id == OrderGroup.id)
        .where(OrderGroup.checkout_key == key)
    ).all()
    numbers = {row.shop_id: row.number for row in rows}
    return Placed(rows[0].id, rows[0].token, rows[0].code, numbers, repeated=True)


def _refuse_what_was_not_seen(
    contents: Contents, recaps: Sequence[SellerRecap], seen: str | None
) -> None:
    if contents.shortages:
        raise SoldOut(contents.shortages)
    if seen is not None and seen != digest_of(recaps):
        raise PriceChanged


def _write_orders(
    group_id: int,
    recaps: Sequence[SellerRecap],
    numbers: Mapping[int, int],
    reserved: Mapping[int, int],
) -> None:
    """Write all orders, then all lines, then all first moves: one statement each."""
    rows = [_order(group_id, recap, numbers[recap.seller.shop.id]) for recap in recaps]
    written = db.session.execute(insert_into(Order).returning(Order.shop_id, Order.id), rows)
    ids = {row.shop_id: row.id for row in written}
    moves: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for row in rows:
        order_id = ids[row["shop_id"]]
        moves.append({"order_id": order_id, "to_state": FIRST, "actor": CUSTOMER})
        _record_placed(order_id, row)
    for recap in recaps:
        lines.extend(_lines(ids[recap.seller.shop.id], recap, reserved))
    db.session.execute(insert_into(OrderLine), lines)
    db.session.execute(insert_into(OrderMove), moves)


def _record_placed(order_id: int, row: Mapping[str, Any]) -> None:
    record(
        f"order.{FIRST}",
        "order",
        order_id,
        actor=CUSTOMER,
        group_id=row["group_id"],
        shop_id=row["shop_id"],
        number=row["number"],
        total_cents=row["total_cents"],
        slot_starts_at=row["slot_starts_at"].isoformat(),
    )


def _order(group_id: int, recap: SellerRecap, number: int) -> dict[str, Any]:
    rules = recap.seller.shop.rules
    return {
        "group_id": group_id,
        "shop_id": recap.seller.shop.id,
        "number": number,
        "state": FIRST,
        "slot_starts_at": recap.slot.starts_at,
        "slot_ends_at": recap.slot.ends_at,
        "cancel_until": rules.settled_at(recap.slot.starts_at),
        "total_cents": recap.seller.total_cents,
        "note": recap.note,
    }


def _lines(
    order_id: int, recap: SellerRecap, reserved: Mapping[int, int]
) -> Iterator[dict[str, Any]]:
    for line in recap.seller.lines:
        yield {
            "order_id": order_id,
            "variant_id": line.variant_id,
            "name": line.name,
            "label": line.label,
            "quantity": line.quantity,
            "price_cents": line.price_cents,
            "total_cents": line.total_cents,
            "vat_rate": line.vat_rate,
            "vat_cents": line.vat_cents,
            "reserved": reserved[line.variant_id],
        }
