"""Orders of the last weeks, written as they would stand had the demo town been open then.

The ordering services act at the present instant only; these rows tell the same story with its
dates, and their facts are recorded as heard, so that nobody is told today of what is long over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.demo.sheets import LineSheet, OrderSheet
from shopbuilder.demo.stocking import Shelved
from shopbuilder.ordering.codes import new_code, new_token
from shopbuilder.ordering.customers import read_customer
from shopbuilder.ordering.models import Order, OrderGroup, OrderLine, OrderMove
from shopbuilder.ordering.pickup_slots import Slot, slots_for
from shopbuilder.ordering.place_order import CUSTOMER
from shopbuilder.ordering.pricing import line_total, vat_contained
from shopbuilder.ordering.services import PROGRAM
from shopbuilder.ordering.states import FIRST
from shopbuilder.ordering.taking import next_number
from shopbuilder.ordering.terms import TERMS, ShopTerms, hours_of, terms_from
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.events import Event
from tenants.models import Shop

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


def write_past_order(
    sheet: OrderSheet, shelves: Mapping[Shelved, Variant], traders: Mapping[str, str]
) -> Order | None:
    """Write an order that is over, with its lines, moves and facts, in the open transaction.

    `traders` gives the actor of each shop's moves. Returns None when the shop had no window then
    that is over by now.
    """
    shop = _terms(sheet.lines[0].shop)
    placed_at = now() - timedelta(minutes=sheet.minutes_ago)
    variants = [shelves[line.shop, line.item, line.choice] for line in sheet.lines]
    products = _products(variants)
    lead = max(product.lead_minutes for product in products.values())
    slot = _slot_then(shop, placed_at, lead)
    if slot is None:
        return None
    order = _order(sheet, shop, slot, placed_at)
    lines = [
        _line(line, variant, products[variant.product_id])
        for line, variant in zip(sheet.lines, variants, strict=True)
    ]
    order.total_cents = sum(line.total_cents for line in lines)
    db.session.add(order)
    db.session.flush()
    for line in lines:
        line.order_id = order.id
    db.session.add_all(lines)
    _tell(order, _steps(sheet, placed_at, slot, traders.get(shop.slug, PROGRAM)))
    return order


def _terms(slug: str) -> ShopTerms:
    row = db.session.execute(
        select(*TERMS)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .where(Shop.slug == slug)
    ).one()
    return terms_from(row)


def _products(variants: list[Variant]) -> Mapping[int, Product]:
    ids = [variant.product_id for variant in variants]
    found = db.session.scalars(select(Product).where(Product.id.in_(ids)))
    return {product.id: product for product in found}


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
    customer = read_customer(
        sheet.customer, sheet.phone, sheet.email, country=current_town().country
    )
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


def _line(line: LineSheet, variant: Variant, product: Product) -> OrderLine:
    total = line_total(line.quantity, variant.price_cents)
    return OrderLine(
        variant_id=variant.id,
        name=product.name,
        label=variant.label,
        quantity=line.quantity,
        price_cents=variant.price_cents,
        total_cents=total,
        vat_rate=product.vat_rate,
        vat_cents=vat_contained(total, product.vat_rate),
        reserved=0 if variant.stock is None else line.quantity,
    )


def _steps(sheet: OrderSheet, placed_at: datetime, slot: Slot, trader: str) -> list[Step]:
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
