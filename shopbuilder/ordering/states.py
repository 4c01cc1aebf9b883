"""The states of an order and every move between them (docs/order-states.md draws them).

One table. Services write no state that is not in it; a test walks every pair of states.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tenants.errors import N_


class Who(StrEnum):
    """Who makes a move."""

    SHOP = "shop"
    CUSTOMER = "customer"
    PROGRAM = "program"


@dataclass(frozen=True)
class Move:
    """One way from a state to another."""

    name: str
    who: Who
    sources: tuple[str, ...]
    target: str
    #: The order is over and nothing was sold: its stock and its place in the slot are free again.
    gives_back: bool = False

    @property
    def event(self) -> str:
        """The kind of the fact it records."""
        return f"order.{self.target}"


FIRST: Final = "placed"
ACCEPT: Final = Move("accept", Who.SHOP, ("placed",), "accepted")
MARK_READY: Final = Move("mark_ready", Who.SHOP, ("accepted",), "ready")
HAND_OVER: Final = Move("hand_over", Who.SHOP, ("ready",), "handed_over")
#: A shop may still have to say no after it said yes (the oven broke), but not once it is ready.
REFUSE: Final = Move("refuse", Who.SHOP, ("placed", "accepted"), "refused", gives_back=True)
#: Before acceptance until the slot begins; after it until the shop's cut-off.
CANCEL: Final = Move(
    "cancel", Who.CUSTOMER, ("placed", "accepted", "ready"), "cancelled", gives_back=True
)
LAPSE: Final = Move("lapse", Who.PROGRAM, ("placed",), "lapsed", gives_back=True)
#: After the slot. The goods are on the counter and may be spoilt: only the shop can say whether
#: they go back to the shelf, so stock is not given back, and the slot is over.
NOT_COLLECTED: Final = Move("not_collected", Who.SHOP, ("accepted", "ready"), "not_collected")

MOVES: Final = (ACCEPT, MARK_READY, HAND_OVER, REFUSE, CANCEL, LAPSE, NOT_COLLECTED)
#: Nothing leads out of these.
FINAL: Final = frozenset(
    {"handed_over", "refused", "cancelled", "lapsed", "not_collected"}
)  # fmt: skip
#: What a shop still has something to do for.
OPEN: Final = ("placed", "accepted", "ready")

#: A counter's words, for pages and mails.
NAMES: Final = {
    "placed": N_("Waiting for the shop’s answer"),
    "accepted": N_("Accepted, being prepared"),
    "ready": N_("Ready, waiting for you"),
    "handed_over": N_("Handed over"),
    "refused": N_("Refused by the shop"),
    "cancelled": N_("Cancelled"),
    "lapsed": N_("Lapsed: the shop did not answer in time"),
    "not_collected": N_("Not collected"),
}


def moves_from(state: str) -> tuple[Move, ...]:
    """Return the moves that start at a state."""
    return tuple(move for move in MOVES if state in move.sources)


def move_between(source: str, target: str) -> Move | None:
    """Return the move from one state to another, or None when there is no such way."""
    return next((m for m in MOVES if source in m.sources and m.target == target), None)
