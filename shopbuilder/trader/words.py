"""A counter's words for orders and hours."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from shopbuilder.i18n import language, translate
from shopbuilder.ordering.states import (
    ACCEPT,
    HAND_OVER,
    MARK_READY,
    NOT_COLLECTED,
    REFUSE,
)
from shopbuilder.web.formats import day, hour
from tenants.clock import now
from tenants.context import current_town
from tenants.errors import N_

#: What a shop calls the states of its orders.
STATES: Final[Mapping[str, str]] = {
    "placed": N_("New"),
    "accepted": N_("To prepare"),
    "ready": N_("Ready"),
    "handed_over": N_("Handed over"),
    "refused": N_("Refused"),
    "cancelled": N_("Cancelled by the customer"),
    "lapsed": N_("Lapsed without an answer"),
    "not_collected": N_("Not collected"),
}
#: What happened when an order reached a state.
STEPS: Final[Mapping[str, str]] = {
    "placed": N_("Ordered"),
    "accepted": N_("Accepted"),
    "ready": N_("Ready"),
    "handed_over": N_("Handed over"),
    "refused": N_("Refused"),
    "cancelled": N_("Cancelled"),
    "lapsed": N_("Lapsed without an answer"),
    "not_collected": N_("Not collected"),
}
#: How far a question has come at the shop.
QUESTION_STATES: Final[Mapping[str, str]] = {
    "asked": N_("To be answered"),
    "answered": N_("Answered"),
    "passed_on": N_("Passed on"),
    "cannot_help": N_("Could not help"),
}
CUSTOMER: Final = N_("the customer")
PROGRAM: Final = N_("the program")
#: What became of a message.
SENT: Final[Mapping[str, str]] = {
    "queued": N_("on its way"),
    "in_flight": N_("on its way"),
    "sent": N_("sent"),
    "failed": N_("not sent yet, tried again soon"),
    "undeliverable": N_("could not be delivered"),
}
#: Segment of the address of each move of the shop.
SEGMENTS: Final[Mapping[str, str]] = {
    ACCEPT.name: "accepter",
    MARK_READY.name: "prete",
    HAND_OVER.name: "remise",
    REFUSE.name: "refuser",
    NOT_COLLECTED.name: "non-retiree",
}
#: The move that usually comes next, and its button.
NEXT: Final[Mapping[str, tuple[str, str]]] = {
    "placed": ("accepter", N_("Accept")),
    "accepted": ("prete", N_("It is ready")),
    "ready": ("remise", N_("Handed over")),
}


def pickup(starts_at: datetime, ends_at: datetime) -> str:
    """Return "today, 9 h to 9 h 30", naming today and tomorrow as people do."""
    zone = current_town().zone
    days = (starts_at.astimezone(zone).date() - now().astimezone(zone).date()) // timedelta(days=1)
    values = {"start": hour(starts_at), "end": hour(ends_at)}
    if days == 0:
        return translate(N_("today, from %(start)s to %(end)s"), **values)
    if days == 1:
        return translate(N_("tomorrow, from %(start)s to %(end)s"), **values)
    return translate(N_("%(day)s, from %(start)s to %(end)s"), day=day(starts_at), **values)


def amount(cents: int) -> str:
    """Return cents as they are typed into a field: "4,20"."""
    point = "," if language().startswith("fr") else "."
    return f"{cents // 100}{point}{cents % 100:02d}"


def who(actor: str, names: Mapping[str, str]) -> str:
    """Return who did something: a name, "the customer" or "the program"."""
    if actor in names:
        return names[actor]
    other = CUSTOMER if actor == "customer" else PROGRAM
    return translate(other)
