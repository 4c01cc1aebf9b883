"""The page of a shop: who they are, when they are there, what they have, how to come."""

from datetime import datetime
from typing import Any, Final

from flask import Blueprint, Response, render_template

from shopbuilder.facade.street.pictures import shop_facade
from shopbuilder.facade.street.places import ground_of
from shopbuilder.profile.queries import read_hours
from shopbuilder.storefront.actions import actions_of
from shopbuilder.storefront.around import doors_beside, nearby
from shopbuilder.storefront.hours import closings_ahead, coming_days
from shopbuilder.storefront.linked import shop_data
from shopbuilder.storefront.queries import ShopWindow, shop_window
from shopbuilder.storefront.shelves import at_a_glance, list_is_asked, listed
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import coming_of_shop
from shopbuilder.web.assets import static_url
from shopbuilder.web.opening import Opening, next_change, opening_at
from shopbuilder.web.pages import BRIEFLY, public_page, published_town, slug
from shopbuilder.web.rendezvous.leaves import leaves, turns
from shopbuilder.web.sky import sky_at
from tenants.clock import now

shop_home = Blueprint("shop_home", __name__)

#: Rendez-vous of the shop on its page, the next of each.
_COMING_SHOWN: Final = 3


@shop_home.get("/<shop>")
def home(shop: str) -> Response:
    """Show a shop to whoever stands before it; its shelves to whoever asks for articles."""
    published_town()
    at = now()
    window = shop_window(slug(shop))
    state = _state(window, at)
    if list_is_asked():
        return _shelf(window, state, at)
    return _home(window, state, at)


def _shelf(window: ShopWindow, state: Opening, at: datetime) -> Response:
    html = render_template("storefront/shelf.html", shop=window, state=state, goods=listed(window))
    return public_page(html, next_change(at, [state]), longest=BRIEFLY)


def _home(window: ShopWindow, state: Opening, at: datetime) -> Response:
    zone = published_town().zone
    beside = doors_beside(window, at)
    goods, coming = at_a_glance(window), _coming(window, at)
    sky = sky_at(at, zone)
    html = render_template(
        "storefront/home.html",
        shop=window,
        state=state,
        sky=sky,
        front=_front(window, state, sky),
        actions=actions_of(window, has_goods=bool(goods.total)),
        nearby=nearby(window),
        linked_data=shop_data(window),
        beside=beside,
        coming=leaves(coming, zone, most=_COMING_SHOWN),
        goods=goods,
        **_hours(window, at),
    )
    changes = next_change(at, [state, *(door.state for door in beside)])
    return public_page(html, min([changes, *turns(coming, at)]), longest=BRIEFLY)


def _state(window: ShopWindow, at: datetime) -> Opening:
    hours = window.terms.opening_hours
    return opening_at(at, hours, window.closings, window.latitude, window.longitude)


def _coming(window: ShopWindow, at: datetime) -> list[Rendezvous]:
    """Return the shop's own rendez-vous of the coming months; one statement."""
    return coming_of_shop(window.terms.id, at)


def _front(window: ShopWindow, state: Opening, sky: str) -> str:
    """Return the house of the shop, the same as in its street, as it stands now."""
    terms = window.terms
    return shop_facade(
        terms.trade,
        terms.name,
        terms.seed or terms.slug,
        state=state.kind,
        sky=sky,
        parts=static_url("img/street.svg"),
        ground_=ground_of(window.street or ""),
    )


def _hours(window: ShopWindow, at: datetime) -> dict[str, Any]:
    """Return the coming week and the exceptions ahead."""
    hours = read_hours(
        window.terms.opening_hours,
        window.closings,
        latitude=window.latitude,
        longitude=window.longitude,
    )
    return {
        "week": coming_days(hours, at),
        "closings": closings_ahead(window.closings, at, hours),
    }
