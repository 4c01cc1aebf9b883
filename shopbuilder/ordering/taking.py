"""Taking what two people can want at once: pieces, a place in a slot, the next number.

Each is one statement whose condition and change cannot be parted, so one person wins.
"""

from collections.abc import Sequence

from sqlalchemy import case, or_, select, update

from shopbuilder.catalogue.models import Variant
from shopbuilder.ordering.basket_contents import Line
from shopbuilder.ordering.errors import Shortage, SlotFull, SoldOut
from shopbuilder.ordering.models import OrderCounter, SlotLoad
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.terms import ShopTerms
from tenants.database import db
from tenants.isolation import insert_into


def reserve(lines: Sequence[Line]) -> dict[int, int]:
    """Take the pieces of every line off the shelf, and return how many are kept for each.

    0 for what is not counted, which nobody waits for. Raises SoldOut.
    """
    kept = dict.fromkeys((line.variant_id for line in lines), 0)
    counted = [line for line in lines if line.left is not None]
    return kept | (_take_pieces(counted) if counted else {})


def _take_pieces(lines: Sequence[Line]) -> dict[int, int]:
    wanted = {line.variant_id: line.quantity for line in lines}
    quantity = case(wanted, value=Variant.id)
    locked = (
        select(Variant.id)
        .where(Variant.id.in_(wanted))
        .order_by(Variant.id)
        .with_for_update(key_share=True)
        .cte("locked")
    )
    taken = db.session.execute(
        update(Variant)
        .where(
            Variant.id == locked.c.id,
            or_(Variant.stock.is_(None), Variant.stock >= quantity),
        )
        .values(stock=Variant.stock - quantity)
        .returning(Variant.id, Variant.stock)
        .execution_options(synchronize_session=False)
    ).all()
    if len(taken) < len(wanted):
        raise SoldOut(_short(lines, {row.id for row in taken}))
    return {row.id: 0 if row.stock is None else wanted[row.id] for row in taken}


def _short(lines: Sequence[Line], taken: set[int]) -> list[Shortage]:
    """Say what is left of each line that was not taken."""
    missing = [line for line in lines if line.variant_id not in taken]
    rows = db.session.execute(
        select(Variant.id, Variant.stock).where(
            Variant.id.in_([line.variant_id for line in missing])
        )
    )
    left = {row.id: row.stock for row in rows}
    return [
        Shortage(line.variant_id, line.full_name, line.quantity, left.get(line.variant_id) or 0)
        for line in missing
    ]


def take_place(shop: ShopTerms, slot: Slot) -> None:
    """Take one place of the slot; the condition in the update sells the last one once.

    Raises SlotFull.
    """
    capacity = shop.rules.capacity
    taken = db.session.scalar(
        insert_into(SlotLoad)
        .values(shop_id=shop.id, starts_at=slot.starts_at, taken=1, capacity=capacity)
        .on_conflict_do_update(
            index_elements=["town_id", "shop_id", "starts_at"],
            set_={"taken": SlotLoad.taken + 1, "capacity": capacity},
            where=SlotLoad.taken < capacity,
        )
        .returning(SlotLoad.taken)
    )
    if taken is None:
        raise SlotFull(shop.id)


def next_number(shop_id: int) -> int:
    """Count the shop's orders one up and return the number."""
    number: int = db.session.scalars(
        insert_into(OrderCounter)
        .values(shop_id=shop_id, last_number=1)
        .on_conflict_do_update(
            index_elements=["town_id", "shop_id"],
            set_={"last_number": OrderCounter.last_number + 1},
        )
        .returning(OrderCounter.last_number)
    ).one()
    return number
