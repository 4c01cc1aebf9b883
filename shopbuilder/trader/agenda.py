"""A shop’s own rendez-vous at its counter: signings, tastings; the same form as the town’s."""

from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.web.rendezvous.desk import (
    Sent,
    choices_of_form,
    lines_of_desk,
    opened,
    sent,
    settle,
)
from shopbuilder.web.rendezvous.form import RendezvousForm
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import N_, Refusal
from tenants.models import Shop

trader_agenda = Blueprint("trader_agenda", __name__, url_prefix="/gestion/<shop>/rendez-vous")

TAB: Final = "trader_agenda.entries"
NUMBER: Final = "<int(max=999999999999):rendezvous>"


@trader_agenda.get("")
def entries(shop: str) -> ResponseReturnValue:
    """List what the shop announces and is not over."""
    place = shop_of_trader(signed_in(), shop)
    search = request.args.get("q", "").replace("\x00", "").strip()[:100]
    lines = lines_of_desk(shop_id=place.id, search=search)
    return _page("desk/agenda.html", place, lines=lines, search=search)


@trader_agenda.get("/nouveau")
def blank(shop: str) -> ResponseReturnValue:
    """Show an empty form."""
    place = shop_of_trader(signed_in(), shop)
    return _form(place, Sent(RendezvousForm()))


@trader_agenda.post("/nouveau")
def announce(shop: str) -> ResponseReturnValue:
    """Show when it would come, or announce it."""
    return _taken(shop_of_trader(signed_in(), shop), None)


@trader_agenda.get(f"/{NUMBER}")
def entry(shop: str, rendezvous: int) -> ResponseReturnValue:
    """Show a rendez-vous of the shop with all that can be done to it."""
    place = shop_of_trader(signed_in(), shop)
    found = opened(rendezvous, shop_id=place.id)
    return _form(place, Sent(found.form), number=rendezvous, found=found)


@trader_agenda.post(f"/{NUMBER}")
def change(shop: str, rendezvous: int) -> ResponseReturnValue:
    """Show when it would come, or change it."""
    place = shop_of_trader(signed_in(), shop)
    opened(rendezvous, shop_id=place.id)
    return _taken(place, rendezvous)


@trader_agenda.post(f"/{NUMBER}/<move>")
def move(shop: str, rendezvous: int, move: str) -> ResponseReturnValue:
    """Cancel it or one of its days, end it, or take the last step back."""
    place = shop_of_trader(signed_in(), shop)
    said, stands = settle(rendezvous, move, request.form, shop_id=place.id, actor=actor())
    say(said)
    if stands:
        return redirect(url_for("trader_agenda.entry", shop=place.slug, rendezvous=rendezvous), 303)
    return redirect(url_for(TAB, shop=place.slug), 303)


def _taken(place: Shop, number: int | None) -> ResponseReturnValue:
    try:
        done = sent(request.form, number, shop_id=place.id, own=place.id, actor=actor())
    except AgendaRefused as refusal:
        typed = Sent(RendezvousForm.typed(request.form))
        return _form(place, typed, number=number, refusal=refusal)
    if done.written is None:
        return _form(place, done, number=number)
    say(
        N_("Announced: it is in the agenda now.")
        if number is None
        else N_("Saved: the agenda shows the change now.")
    )
    at = url_for("trader_agenda.entry", shop=place.slug, rendezvous=done.written)
    return redirect(at, 303)


def _form(
    place: Shop,
    shown: Sent,
    *,
    number: int | None = None,
    found: Any = None,
    refusal: Refusal | None = None,
) -> ResponseReturnValue:
    page = _page(
        "desk/rendezvous.html",
        place,
        form=shown.form,
        preview=shown.preview,
        number=number,
        found=found,
        shops=[],
        refusal=refusal,
        **choices_of_form(),
    )
    return page, refusal.status if refusal else 200


def _page(template: str, place: Shop, **values: Any) -> str:
    """Return a page of the counter, with where its pages lie."""
    shop = place.slug
    return counter_page(
        template,
        place,
        TAB,
        waiting=waiting_by_shop([place.id]).get(place.id, 0),
        list_at=url_for(TAB, shop=shop),
        new_at=url_for("trader_agenda.blank", shop=shop),
        entry_at=lambda number: url_for("trader_agenda.entry", shop=shop, rendezvous=number),
        move_at=lambda number, move: url_for(
            "trader_agenda.move", shop=shop, rendezvous=number, move=move
        ),
        beside="",
        **values,
    )
