"""Orders as a counter sees them at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopbuilder.ordering.order_views import OrderView
from shopbuilder.profile.door import Door
from shopbuilder.trader.words import NEXT, STATES, pickup


@dataclass(frozen=True)
class Card:
    """One order in a list."""

    number: int
    customer: str
    state: str
    #: English msgid of the state.
    state_name: str
    #: When it will be fetched, in words.
    pickup: str
    #: "2 × Pain de campagne, 1 × Brioche".
    lines: str
    #: In cents, with tax.
    total_cents: int
    #: The move that usually comes next: segment of its address and msgid of its button.
    next_move: tuple[str, str] | None


def card_of(order: OrderView) -> Card:
    """Return the card of an order."""
    return Card(
        number=order.number,
        customer=order.customer.name,
        state=order.state,
        state_name=STATES[order.state],
        pickup=pickup(order.slot_starts_at, order.slot_ends_at),
        lines=", ".join(f"{line.quantity}\u00a0×\u00a0{line.full_name}" for line in order.lines),
        total_cents=order.total_cents,
        next_move=NEXT.get(order.state),
    )


def outside_hours(orders: Sequence[OrderView], door: Door) -> Sequence[Card]:
    """Return the cards of open orders whose pickup to come falls while the shop is closed."""
    ahead = [order for order in orders if order.slot_ends_at > door.at]
    if not ahead or not door.hours.known:
        return []
    stretches = _open_stretches(ahead, door)
    return [card_of(order) for order in ahead if not _within(order, stretches)]


def _open_stretches(orders: Sequence[OrderView], door: Door) -> Sequence[tuple[datetime, datetime]]:
    """Return when the shop is open, from the first pickup of these orders to the last."""
    first = min(order.slot_starts_at for order in orders)
    last = max(order.slot_ends_at for order in orders)
    return [(a, b) for a, b, kind in door.hours.intervals(first, last) if kind == "open"]


def _within(order: OrderView, stretches: Sequence[tuple[datetime, datetime]]) -> bool:
    return any(a <= order.slot_starts_at and order.slot_ends_at <= b for a, b in stretches)


def cards_by_state(orders: Iterable[OrderView]) -> dict[str, Sequence[Card]]:
    """Return the cards of open orders, by state, the next pickup first."""
    found: dict[str, list[Card]] = {"placed": [], "accepted": [], "ready": []}
    for order in orders:
        found[order.state].append(card_of(order))
    return dict(found)
