"""The table: which recorded fact is told to whom. A fact that is not here is told to nobody."""

from dataclasses import dataclass
from typing import Literal

from tenants.events import Event
from workers.notifications.compose import queue_message

Recipient = Literal["customer", "shop"]


@dataclass(frozen=True)
class Telling:
    """One message that follows from a fact: the folder of its template, and who reads it."""

    message: str
    recipient: Recipient


TELLINGS: dict[str, tuple[Telling, ...]] = {
    "order.placed": (
        Telling("order-placed-customer", "customer"),
        Telling("order-placed-shop", "shop"),
    ),
    "order.accepted": (Telling("order-accepted-customer", "customer"),),
    "order.ready": (Telling("order-ready-customer", "customer"),),
    "order.refused": (Telling("order-refused-customer", "customer"),),
    "order.cancelled": (
        Telling("order-cancelled-customer", "customer"),
        Telling("order-cancelled-shop", "shop"),
    ),
    "order.lapsed": (
        Telling("order-lapsed-customer", "customer"),
        Telling("order-lapsed-shop", "shop"),
    ),
    "order.not_collected": (Telling("order-not-collected-customer", "customer"),),
    "question.asked": (Telling("question-asked-shop", "shop"),),
    "question.answered": (Telling("question-answered-customer", "customer"),),
}


def handle(fact: Event) -> None:
    """Queue every message that follows from this fact."""
    for telling in TELLINGS.get(fact.kind, ()):
        queue_message(fact, telling.message, telling.recipient)
