"""From a recorded fact to the words of its message, in the language of its reader."""

from dataclasses import dataclass

from flask import render_template

from shopbuilder.i18n import in_language, language
from shopbuilder.messages.services import Message, queue
from shopbuilder.ordering.codes import shown
from shopbuilder.ordering.order_views import OrderView
from shopbuilder.ordering.queries import order_for_message
from shopbuilder.ordering.recap import withdrawal_for
from shopbuilder.web.addresses import public_address
from tenants.context import current_town
from tenants.errors import N_
from tenants.events import Event

#: Said of a customer who gave no address and must hear it all the same: somebody has to call.
CALL = N_("No e-mail was given: please call.")
NO_ADDRESS = N_("The shop has given no e-mail address.")

#: What a customer without mail learns from her code alone, when she looks.
FOUND_BY_CODE = frozenset({
    "order-placed-customer",
    "order-accepted-customer",
    "order-ready-customer",
    "order-cancelled-customer",
    "order-not-collected-customer",
})  # fmt: skip


@dataclass(frozen=True)
class Words:
    """A composed message."""

    subject: str
    text: str
    html: str


def queue_message(fact: Event, message: str, recipient_kind: str) -> bool:
    """Compose and queue one message about the order of this fact; False when there is none to send."""
    order = order_for_message(fact.subject_id)
    reader = order.customer if recipient_kind == "customer" else order.shop
    address = reader.email
    channel, impossible = "mail", ""
    if not address:
        if message in FOUND_BY_CODE:
            return False
        channel, address = "phone", reader.phone
        impossible = CALL if recipient_kind == "customer" else NO_ADDRESS
    words = compose(message, order, recipient_kind)
    return queue(
        Message(
            event_id=fact.id,
            message=message,
            channel=channel,
            recipient_kind=recipient_kind,
            recipient=address,
            subject_kind="order",
            subject_id=order.id,
            subject=words.subject,
            body_text=words.text,
            body_html=words.html,
            impossible=impossible,
        )
    )


def compose(message: str, order: OrderView, recipient_kind: str) -> Words:
    """Render subject, text and HTML of a message about an order."""
    town = current_town()
    path = f"/commande/{order.token}"
    if recipient_kind == "shop":
        path = f"/gestion/{order.shop.slug}/commandes/{order.number}"
    with in_language(order.customer.locale if recipient_kind == "customer" else "fr"):
        values = {
            "order": order,
            "code": shown(order.code),
            "withdrawal": withdrawal_for(order.shop.trade),
            "link": public_address(town, path),
            "town_name": town.name,
            "lang": language(),
        }
        subject = render_template(f"emails/{message}/subject.txt", **values)
        return Words(
            " ".join(subject.split()),
            render_template(f"emails/{message}/body.txt", **values),
            render_template(f"emails/{message}/body.html", **values),
        )
