"""Letters about orders."""

from typing import Final

from shopbuilder.codes import shown
from shopbuilder.i18n import OWN
from shopbuilder.ordering.order_views import OrderView
from shopbuilder.ordering.queries import order_for_message
from shopbuilder.ordering.recap import withdrawal_for
from tenants.events import Event
from workers.notifications.letters import Letter

#: What a customer without mail learns from her code alone, when she looks.
FOUND_BY_CODE: Final = frozenset({
    "order-placed-customer",
    "order-accepted-customer",
    "order-ready-customer",
    "order-cancelled-customer",
    "order-not-collected-customer",
})  # fmt: skip


def letter_about(fact: Event, message: str, recipient_kind: str) -> Letter | None:
    """Return the letter about the order of this fact; None when there is none to send."""
    letter = order_letter(order_for_message(fact.subject_id), recipient_kind)
    return None if not letter.email and message in FOUND_BY_CODE else letter


def order_letter(order: OrderView, recipient_kind: str) -> Letter:
    """Return a letter to the customer or the shop of an order."""
    to_customer = recipient_kind == "customer"
    reader = order.customer if to_customer else order.shop
    counter = f"/gestion/{order.shop.slug}/commandes/{order.number}"
    return Letter(
        recipient_kind=recipient_kind,
        email=reader.email,
        phone=reader.phone,
        locale=order.customer.locale if to_customer else OWN,
        subject_kind="order",
        subject_id=order.id,
        path=f"/commande/{order.token}" if to_customer else counter,
        values={
            "order": order,
            "code": shown(order.code),
            "withdrawal": withdrawal_for(order.shop.trade),
        },
    )
