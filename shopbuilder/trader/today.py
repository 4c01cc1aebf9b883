"""The counter's first page: what is new, what waits, and whether the door is open."""

from datetime import datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.imports.places.questions import open_count
from shopbuilder.ordering.queries import orders_of_shop
from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.profile.door import door_of
from shopbuilder.profile.errors import ClosingRefused
from shopbuilder.profile.services import close_early, close_today, reopen
from shopbuilder.trader.cards import cards_by_state, outside_hours
from shopbuilder.trader.first_steps import first_steps
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.web.formats import hour
from shopbuilder.web.forms import field
from shopbuilder.web.week import closing_in_words
from shopbuilder.web.words import state_in_words
from tenants.access import shop_of_trader, shops_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import N_, Refusal
from tenants.models import Shop

trader_today = Blueprint("trader_today", __name__, url_prefix="/gestion")


@trader_today.get("")
def shops() -> ResponseReturnValue:
    """Show the shops this person acts for, or the sole one at once."""
    mine = shops_of_trader(signed_in())
    if len(mine) == 1:
        return redirect(url_for("trader_today.today", shop=mine[0].slug))
    waiting = waiting_by_shop([shop.id for shop in mine])
    return render_template("trader/shops.html", shops=mine, waiting=waiting)


@trader_today.get("/<shop>")
def today(shop: str) -> ResponseReturnValue:
    """Show a shop's day."""
    place = shop_of_trader(signed_in(), shop)
    return _today(place)


@trader_today.post("/<shop>/ferme")
def close(shop: str) -> ResponseReturnValue:
    """Close for today, or early: `quand` is "jour" or the instant at which to close."""
    place = shop_of_trader(signed_in(), shop)
    when = field("quand")
    try:
        if when == "jour":
            close_today(place, actor=actor())
            say(N_("You are closed today. Your customers see it at once."))
        else:
            at = _instant(when)
            close_early(place, at, actor=actor())
            say(N_("You close at %(hour)s today. Tomorrow you open as usual."), hour=hour(at))
    except ClosingRefused as refusal:
        return _today(place, refusal)
    return redirect(url_for("trader_today.today", shop=place.slug))


@trader_today.post("/<shop>/rouvrir")
def open_again(shop: str) -> ResponseReturnValue:
    """Undo today's closing."""
    place = shop_of_trader(signed_in(), shop)
    try:
        reopen(place, actor=actor())
    except ClosingRefused as refusal:
        return _today(place, refusal)
    say(N_("Your usual hours are back for today."))
    return redirect(url_for("trader_today.today", shop=place.slug))


def _today(place: Shop, refusal: Refusal | None = None) -> ResponseReturnValue:
    orders, door = orders_of_shop(place.id), door_of(place.id)
    cards = cards_by_state(orders)
    state = door.hours.state(door.at)
    page = counter_page(
        "trader/today.html",
        place,
        "trader_today.today",
        waiting=len(cards["placed"]),
        proposed=open_count(place.id),
        steps=first_steps(place, hours_known=door.hours.known),
        cards=cards,
        door=door,
        outside=outside_hours(orders, door),
        exception=closing_in_words(door.exception) if door.exception else "",
        kind=state.kind,
        state=state_in_words(state, door.at, door.hours.zone, known=door.hours.known),
        times=[(at.isoformat(), hour(at)) for at in door.early_times],
        refusal=refusal,
    )
    return page, refusal.status if refusal else 200


def _instant(text: str) -> datetime:
    """Read the instant a button of the page carries. Raises ClosingRefused."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ClosingRefused from None
    if at.tzinfo is None:
        raise ClosingRefused
    return at
