"""Calendars and feeds of other sites that the town follows, at the clerk's desk."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.fetching.errors import FetchRefused
from shopbuilder.i18n import translate
from shopbuilder.imports.subscriptions.errors import SubscriptionRefused
from shopbuilder.imports.subscriptions.queries import Followed, followed, shops_to_choose
from shopbuilder.imports.subscriptions.services import (
    ask_now,
    bring_back,
    follow,
    pause,
    remove,
    resume,
)
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.web.forms import field
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.errors import N_, NotFound, Refusal

town_hall_feeds = Blueprint("town_hall_feeds", __name__, url_prefix="/mairie/flux")

#: Segment of each move: its verb, and what is said when it is done.
MOVES: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "relever": (ask_now, N_("It will be checked within a minute.")),
    "suspendre": (pause, N_("It is not checked any more, until you say so.")),
    "reprendre": (resume, N_("It will be checked again within a minute.")),
    "retirer": (remove, N_("You no longer follow it. What it brought stays.")),
    "retirer-tout": (
        partial(remove, take_along=True),
        N_("You no longer follow it, and what it brought is hidden."),
    ),
    "remettre": (bring_back, N_("You are following it again, with everything it brought.")),
}
FOLLOWED: Final = N_("You are following it now: what it brings will appear within a minute or two.")


@town_hall_feeds.get("")
def feeds() -> ResponseReturnValue:
    """List what is followed, how it went the last time, and what was removed of late."""
    clerk_of_town(signed_in())
    return _page()


@town_hall_feeds.post("")
def add() -> ResponseReturnValue:
    """Follow an address."""
    clerk = clerk_of_town(signed_in())
    typed = {name: field(name, longest=2000) for name in ("adresse", "nom", "genre", "boutique")}
    shops = {str(shop): shop for shop, _ in shops_to_choose()}
    try:
        follow(
            typed["genre"],
            typed["adresse"],
            typed["nom"],
            shop_id=shops.get(typed["boutique"]),
            actor=clerk.actor,
        )
    except (FetchRefused, SubscriptionRefused) as refusal:
        return _page(typed, refusal)
    flash(translate(FOLLOWED), "success")
    return redirect(url_for("town_hall_feeds.feeds"), 303)


@town_hall_feeds.post("/<int(max=999999999999):feed>/<move>")
def settle(feed: int, move: str) -> ResponseReturnValue:
    """Ask it now, pause it, let it go with or without what it brought, or bring it back."""
    clerk = clerk_of_town(signed_in())
    if move not in MOVES:
        raise NotFound
    verb, said = MOVES[move]
    verb(feed, actor=clerk.actor)
    flash(translate(said), "success")
    return redirect(url_for("town_hall_feeds.feeds"), 303)


def _page(
    typed: dict[str, str] | None = None, refusal: Refusal | None = None
) -> ResponseReturnValue:
    every = followed()
    page = desk_page(
        "town_hall/feeds.html",
        followed=[_shown(each) for each in every if each.removed_at is None],
        removed=[each for each in every if each.removed_at is not None],
        shops=[("", translate(N_("The town itself"))), *shops_to_choose()],
        typed=typed or {"adresse": "", "nom": "", "genre": "agenda", "boutique": ""},
        refusal=refusal,
    )
    return page, refusal.status if refusal else 200


def _shown(each: Followed) -> tuple[Followed, str, Sequence[str]]:
    """Return it with its fault in words, and what it brought last."""
    fault = ""
    if each.fault:
        msgid, values = each.fault["msgid"], each.fault["values"]
        fault = translate(msgid, **values)
    brought = each.brought or {}
    said = {
        "created": N_("%(count)s new"),
        "past": N_("%(count)s of these already over, which the agenda no longer announces"),
        "changed": N_("%(count)s changed"),
        "gone": N_("%(count)s gone"),
        "refused": N_("%(count)s refused"),
    }
    words = [
        translate(msgid, count=brought[key]) for key, msgid in said.items() if brought.get(key)
    ]
    return each, fault, words
