"""Checkout: details and pickup times, the recap of each seller, and the button."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import refusal_in_words
from shopbuilder.ordering.basket import fit_to_shelf, renew_promises
from shopbuilder.ordering.basket_contents import Contents, contents_of
from shopbuilder.ordering.errors import BasketEmpty, PriceChanged, SlotGone, SoldOut
from shopbuilder.ordering.place_order import place_order
from shopbuilder.ordering.recap import recaps_of
from shopbuilder.storefront.basket import basket_page, refused
from shopbuilder.storefront.carrying import carried
from shopbuilder.storefront.checkout_form import (
    SLOT,
    CheckoutRefused,
    Typed,
    read_checkout,
    typed,
)
from shopbuilder.storefront.checkout_pages import Said, form_page, recap_page
from shopbuilder.storefront.shown_lines import fitted, price_changes
from shopbuilder.web.forms import field
from shopbuilder.web.limits import limited

checkout = Blueprint("checkout", __name__, url_prefix="/validation")


@checkout.get("")
def details() -> ResponseReturnValue:
    """Ask who orders and when it will be fetched."""
    contents = contents_of(carried())
    if not contents.sellers or contents.shortages:
        return redirect(url_for("basket.show"))
    return form_page(contents, Typed("", "", "", {}, {}), {})


@checkout.post("")
@limited("CHECKOUT")
def recap() -> ResponseReturnValue:
    """Show what would be ordered from whom, or the form again with what is unclear."""
    token = carried() or ""
    if "modifier" in request.form:
        return form_page(contents_of(token), typed(), {})
    return _recap(token, typed(), [])


@checkout.post("/commander")
@limited("CHECKOUT")
def place() -> ResponseReturnValue:
    """Order what the recap showed."""
    token, form = carried() or "", typed()
    try:
        read = read_checkout(form, form.slots)
        placed = place_order(
            token,
            read.customer,
            read.choices,
            checkout_key=field("cle"),
            seen=field("vu"),
        )
    except BasketEmpty as empty:
        return refused(empty)
    except (SoldOut, PriceChanged) as changed:
        return _recap(token, form, [("warning", refusal_in_words(changed))])
    except (CheckoutRefused, SlotGone) as unclear:
        return _form_again(contents_of(token), form, unclear)
    return redirect(url_for("order.follow", token=placed.token, merci=1), 303)


def _recap(token: str, form: Typed, said: Said) -> ResponseReturnValue:
    """Show the recap of the basket as it is now; `said` is why it is shown again."""
    short = [("warning", fitted(shortage)) for shortage in fit_to_shelf(token)]
    contents = renew_promises(token)
    messages = short or said
    messages += [("warning", sentence) for sentence in price_changes(contents.lines)]
    if not contents.sellers:
        return basket_page(contents, messages), BasketEmpty.status
    try:
        read = read_checkout(form, [seller.shop.id for seller in contents.sellers])
        recaps = recaps_of(contents, read.choices)
    except (CheckoutRefused, SlotGone) as unclear:
        return _form_again(contents, form, unclear)
    status = PriceChanged.status if messages else 200
    return recap_page(recaps, form, read.customer, messages), status


def _form_again(
    contents: Contents, form: Typed, unclear: CheckoutRefused | SlotGone
) -> ResponseReturnValue:
    if not contents.sellers:
        return refused(BasketEmpty())
    if isinstance(unclear, SlotGone):
        return form_page(contents, form, {f"{SLOT}{unclear.shop_id}": unclear}), unclear.status
    return form_page(contents, form, unclear.fields), unclear.status
