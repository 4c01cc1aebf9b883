"""The basket: what lies in it, shop by shop, and how it changes."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.ordering.basket import (
    Added,
    add_to_basket,
    read_quantity,
    remove_from_basket,
    set_quantity,
)
from shopbuilder.ordering.basket_contents import Contents, contents_of
from shopbuilder.ordering.errors import NotOrderable
from shopbuilder.storefront.carrying import carried, carry
from shopbuilder.storefront.shown_lines import basket_rows, fitted
from shopbuilder.web.forms import field, without_token
from shopbuilder.web.prices import money
from tenants.errors import Refusal

basket = Blueprint("basket", __name__, url_prefix="/panier")

#: Session keys: what was just done, and what was just taken out and can be put back.
SAID = "basket_said"
TAKEN_OUT = "basket_taken_out"


@basket.get("")
def show() -> ResponseReturnValue:
    """Show the basket."""
    messages = session.pop(SAID, []) if SAID in session else []
    taken_out = session.pop(TAKEN_OUT, None) if TAKEN_OUT in session else None
    return basket_page(contents_of(carried()), messages, taken_out=taken_out)


@basket.post("")
@without_token
def add() -> ResponseReturnValue:
    """Put an article in, from a page that everybody may keep and that carries no token."""
    try:
        quantity = read_quantity(field("quantite", longest=20) or "1")
        added = add_to_basket(carried(), _variant(), quantity)
    except Refusal as refusal:
        return refused(refusal)
    carry(added.token)
    session[SAID] = [_added(added)]
    return redirect(url_for("basket.show"), 303)


@basket.post("/ligne")
def change() -> ResponseReturnValue:
    """Change how many there are of an article, or take it out."""
    token = carried() or ""
    try:
        if "oter" in request.form:
            _take_out(token, _variant())
        else:
            missing = set_quantity(token, _variant(), read_quantity(field("quantite", longest=20)))
            session[SAID] = [("warning", fitted(missing))] if missing else []
    except Refusal as refusal:
        return refused(refusal)
    return redirect(url_for("basket.show"), 303)


def _variant() -> int:
    typed = field("variante", longest=40)
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 15):
        raise NotOrderable
    return int(typed)


def _added(added: Added) -> tuple[str, str]:
    if added.only is not None:
        return "warning", translate(
            "No more than %(only)s of “%(name)s” can be had: your basket holds %(quantity)s.",
            only=added.only,
            name=added.name,
            quantity=added.quantity,
        )
    return "success", translate("“%(name)s” is in your basket.", name=added.name)


def _take_out(token: str, variant_id: int) -> None:
    lines = {line.variant_id: line for line in contents_of(token).lines}
    if variant_id in lines and remove_from_basket(token, variant_id):
        session[TAKEN_OUT] = {
            "name": lines[variant_id].full_name,
            "variant_id": variant_id,
            "quantity": lines[variant_id].quantity,
        }


def refused(refusal: Refusal) -> ResponseReturnValue:
    """Show the basket as it is, with what was refused above it."""
    said = [("error", refusal_in_words(refusal))]
    return basket_page(contents_of(carried()), said), refusal.status


def basket_page(
    contents: Contents,
    messages: list[tuple[str, str]],
    *,
    taken_out: dict[str, Any] | None = None,
) -> str:
    """Return the page of a basket; `messages` are (category, sentence) above it."""
    return render_template(
        "storefront/basket.html",
        sellers=[
            (seller.shop, basket_rows(seller), money(seller.total_cents))
            for seller in contents.sellers
        ],
        short=bool(contents.shortages),
        total=money(contents.total_cents),
        messages=messages,
        taken_out=taken_out,
    )
