"""Orders of the last weeks, written as they would stand had the demo town been open then.

The ordering services act at the present instant only; these rows tell the same story with its
dates, and their facts are recorded as heard, so that nobody is told today of what is long over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from shopbuilder.codes import new_code, new_token
from shopbuilder.demo.ground import Ground, customer_of
from shopbuilder.demo.sheets import OrderSheet
from shopbuilder.demo.stocking import OnShelf
from shopbuilder.ordering.models import Order, OrderGroup, OrderLine, OrderMove
from shopbuilder.ordering.pickup_slots import Slot, slots_for
from shopbuilder.ordering.place_order import CUSTOMER
from shopbuilder.ordering.pricing import line_total, vat_contained
from shopbuilder.ordering.services import PROGRAM
from shopbuilder.ordering.states import FIRST
from shopbuilder.ordering.taking import next_number
from shopbuilder.ordering.terms import ShopTerms, hours_of
from tenants.clock import now
from tenants.database import db
from tenants.events import Event

#: The way to each end, after the order was placed.
_WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "handed_over": ("accepted", "ready", "handed_over"),
    "not_collected": ("accepted", "ready", "not_collected"),
    "refused": ("refused",),
    "cancelled": ("cancelled",),
    "lapsed": ("lapsed",),
}
#: After the end of its window an order counts as left behind.
_WAIT: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a past order."""

    from_state: str | None
    to_state: str
    actor: str
    reason: str
    at: datetime


def write_past_order(sheet: OrderSheet, ground: Ground) -> Order | None:
    """Write an order that is over, with its lines, moves and facts, in the open transaction.

    Returns None when the shop had no window then that is over by now.
    """
    placed_at = now() - timedelta(minutes=sheet.minutes_ago)
    [(shop, lead)] = ground.leads(sheet).items()
    slot = _slot_then(shop, placed_at, lead)
    if slot is None:
        return None
    lines = [
        _line(line.quantity, shelf)
        for line, shelf in zip(sheet.lines, ground.ordered(sheet), strict=True)
    ]
    order = _order(sheet, shop, slot, placed_at)
    order.total_cents = sum(line.total_cents for line in lines)
    db.session.add(order)
    db.session.flush()
    for line in lines:
        line.order_id = order.id
    db.session.add_all(lines)
    _tell(order, steps_of(sheet, placed_at, slot, ground.trader(shop.slug)))
    return order


def _slot_then(shop: ShopTerms, placed_at: datetime, lead: int) -> Slot | None:
    """Return the first window that the shop offered at that instant, if it is over."""
    slots = slots_for(
        hours_of([shop])[shop.id],
        shop.rules,
        now=placed_at,
        product_lead_minutes=lead,
        taken={},
    )
    return next((slot for slot in slots if slot.ends_at + _WAIT <= now()), None)


def _order(sheet: OrderSheet, shop: ShopTerms, slot: Slot, placed_at: datetime) -> Order:
    customer = customer_of(sheet)
    group = OrderGroup(
        checkout_key=new_token(),
        token=new_token(),
        code=new_code(),
        customer_name=customer.name,
        customer_phone=customer.phone,
        customer_email=customer.email,
        placed_at=placed_at,
    )
    db.session.add(group)
    db.session.flush()
    return Order(
        group_id=group.id,
        shop_id=shop.id,
        number=next_number(shop.id),
        state=sheet.state,
        slot_starts_at=slot.starts_at,
        slot_ends_at=slot.ends_at,
        cancel_until=shop.rules.settled_at(slot.starts_at),
        reason=sheet.reason,
        note=sheet.note,
        placed_at=placed_at,
    )


def _line(quantity: int, shelf: OnShelf) -> OrderLine:
    product, variant = shelf.product, shelf.variant
    total = line_total(quantity, variant.price_cents)
    return OrderLine(
        variant_id=variant.id,
        name=product.name,
        label=variant.label,
        quantity=quantity,
        price_cents=variant.price_cents,
        total_cents=total,
        vat_rate=product.vat_rate,
        vat_cents=vat_contained(total, product.vat_rate),
        reserved=0 if variant.stock is None else quantity,
    )


def steps_of(sheet: OrderSheet, placed_at: datetime, slot: Slot, trader: str) -> list[Step]:
    """Return every move of the order, each after the one before."""
    times = {
        "accepted": placed_at + timedelta(minutes=25),
        "refused": placed_at + timedelta(minutes=40),
        "cancelled": placed_at + timedelta(minutes=15),
        "ready": slot.starts_at - timedelta(minutes=15),
        "lapsed": slot.starts_at,
        "handed_over": slot.starts_at + timedelta(minutes=7),
        "not_collected": slot.ends_at + _WAIT,
    }
    actors = {"cancelled": CUSTOMER, "lapsed": PROGRAM}
    steps = [Step(None, FIRST, CUSTOMER, "", placed_at)]
    for state in _WAYS[sheet.state]:
        reason = sheet.reason if state == "refused" else ""
        actor = actors.get(state, trader)
        steps.append(Step(steps[-1].to_state, state, actor, reason, times[state]))
    return steps


def _tell(order: Order, steps: list[Step]) -> None:
    """Write the moves, and their facts as heard when they happened."""
    for step in steps:
        db.session.add(
            OrderMove(
                order_id=order.id,
                from_state=step.from_state,
                to_state=step.to_state,
                actor=step.actor,
                reason=step.reason,
                moved_at=step.at,
            )
        )
        db.session.add(
            Event(
                kind=f"order.{step.to_state}",
                subject_kind="order",
                subject_id=order.id,
                actor=step.actor,
                payload={
                    "group_id": order.group_id,
                    "shop_id": order.shop_id,
                    "number": order.number,
                    "reason": step.reason,
                },
                recorded_at=step.at,
                handled_at=step.at,
            )
        )
