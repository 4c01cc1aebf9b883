"""An order, for who made it: found by its code, followed and cancelled by its secret link."""

from typing import Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.codes import read_code, shown
from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.ordering.errors import WrongMove
from shopbuilder.ordering.order_views import GroupView, OrderView
from shopbuilder.ordering.queries import group_by_token, token_by_code
from shopbuilder.ordering.services import cancel_order
from shopbuilder.ordering.states import NAMES
from shopbuilder.storefront.shown_lines import ordered_lines, vat_in_words
from shopbuilder.web.formats import moment
from shopbuilder.web.forms import field, without_token
from shopbuilder.web.limits import limited
from shopbuilder.web.prices import money
from shopbuilder.web.secret_links import keep_secret, secret
from tenants.errors import N_, NotFound, Refusal

order = Blueprint("order", __name__, url_prefix="/commande")
order.after_request(keep_secret)

#: The way of an order that goes well, as the customer is told of it.
STEPS: Final = {
    "placed": N_("Sent to the shop"),
    "accepted": N_("Accepted by the shop"),
    "ready": N_("Ready at the counter"),
    "handed_over": N_("Handed over to you"),
}
#: What to do now.
ADVICE: Final = {
    "placed": N_(
        "The shop will answer before your collection time. There is nothing to do for now."
    ),
    "accepted": N_("The shop is preparing your order. Come at the time you chose."),
    "ready": N_("Your order is waiting for you at the counter. Give your name or your code."),
    "handed_over": N_("You have collected your order. Thank you!"),
    "refused": N_("The shop could not take your order. You owe nothing."),
    "cancelled": N_("You have cancelled this order. You owe nothing."),
    "lapsed": N_("The shop did not answer in time, so this order has lapsed. You owe nothing."),
    "not_collected": N_("The collection time is over. Please call the shop."),
}


class UnknownCode(Refusal):
    """A code that leads to no order of this town."""

    status = 404
    msgid = N_("No order here has this code. Please check it: eight letters and digits.")


@order.get("")
def find() -> ResponseReturnValue:
    """Ask for the code of an order."""
    return render_template("storefront/code.html", code="", error="")


@order.post("")
@limited("CODE")
@without_token
def look_up() -> ResponseReturnValue:
    """Lead from a code to the secret link."""
    typed = field("code")
    try:
        token = token_by_code(read_code(typed) or "")
    except NotFound:
        said = refusal_in_words(UnknownCode())
        return render_template("storefront/code.html", code=typed, error=said), UnknownCode.status
    return redirect(url_for("order.follow", token=token), 303)


@order.get("/<token>")
def follow(token: str) -> ResponseReturnValue:
    """Show what has become of the orders of one checkout."""
    template = "confirmation" if "merci" in request.args else "tracking"
    return _page(group_by_token(secret(token)), template, [])


@order.post("/<token>/annuler")
def cancel(token: str) -> ResponseReturnValue:
    """Cancel the order with one of the shops."""
    try:
        cancel_order(secret(token), _number("boutique"), _number("numero"))
    except WrongMove as wrong:
        said = [("error", refusal_in_words(wrong))]
        return _page(group_by_token(token), "tracking", said), wrong.status
    return redirect(url_for("order.follow", token=token), 303)


def _number(name: str) -> int:
    typed = field(name)
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 15):
        raise NotFound
    return int(typed)


def _page(group: GroupView, template: str, messages: list[tuple[str, str]]) -> str:
    return render_template(
        f"storefront/{template}.html",
        group=group,
        code=shown(group.code),
        orders=[
            {
                "order": each,
                "lines": ordered_lines(each.lines),
                "total": money(each.total_cents),
                "vat": vat_in_words(each.vat),
                "state": NAMES[each.state],
                "advice": ADVICE[each.state],
                "steps": _steps(each),
            }
            for each in group.orders
        ],
        total=money(group.total_cents),
        messages=messages,
    )


def _steps(each: OrderView) -> list[tuple[str, str, str]]:
    """Return (label, when, done, now or next) for what happened and what is to come."""
    steps = [
        (translate(STEPS.get(move.to_state, NAMES[move.to_state])), moment(move.moved_at), "done")
        for move in each.moves
    ]
    label, when, _ = steps.pop()
    steps.append((label, when, "now"))
    if each.state in STEPS:
        ahead = list(STEPS)[list(STEPS).index(each.state) + 1 :]
        steps += [(translate(STEPS[state]), "", "next") for state in ahead]
    return steps
