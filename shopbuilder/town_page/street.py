"""A street, door after door: drawn, or as a list; and the list of all streets."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request

from shopbuilder.i18n import translate
from shopbuilder.town_page.drawn_street import Stretch, drawn_stretch
from shopbuilder.town_page.greeting import next_part
from shopbuilder.town_page.listing import ListedShop, from_open_data, listed
from shopbuilder.town_page.queries import (
    StreetOnTheWalk,
    doors_of_street,
    doors_of_town,
    markets_until,
    street_on_the_walk,
    vacant_units_of,
)
from shopbuilder.town_page.walk import streets_of
from shopbuilder.web.languages import here
from shopbuilder.web.opening import next_change, next_midnight
from shopbuilder.web.pages import in_pages, page_number, public_page, published_town, slug
from shopbuilder.web.rendezvous.leaves import turns
from shopbuilder.web.sky import sky_at
from tenants.clock import now

town_street = Blueprint("town_street", __name__)

#: Doors a page of the list shows; longer streets are listed on several pages.
DOORS_A_PAGE = 16


@town_street.get("/rue/<name>")
def street(name: str) -> Response:
    """Show the doors of a street in walking order."""
    town, at = published_town(), now()
    found = street_on_the_walk(slug(name))
    doors = doors_of_street(found.id)
    shops = listed(doors, at)
    vacant = vacant_units_of(found.id)
    markets = markets_until(at, next_midnight(at))
    stretch = drawn_stretch(
        found.name, found.slug, shops,
        sky=sky_at(at, town.zone), number=page_number("troncon"), vacant=vacant, markets=markets,
    )  # fmt: skip
    html = render_template(
        "town_page/street.html",
        street=found,
        stretch=stretch,
        ahead=_ahead(found, stretch),
        open_count=sum(shop.is_open for shop in shops),
        open_data=from_open_data(doors, found.source, *(unit.source for unit in vacant)),
        **_list(shops),
    )
    changes = [next_change(at, (shop.state for shop in shops)), next_part(at, town)]
    return public_page(html, min([*changes, *turns(markets, at)]))


def _list(shops: Sequence[ListedShop]) -> dict[str, Any]:
    """Return the page of the list, where a list is asked for."""
    if request.args.get("vue") != "liste" or not shops:
        return {"shops": None}
    return {"shops": in_pages(shops, DOORS_A_PAGE)}


def _ahead(street: StreetOnTheWalk, stretch: Stretch) -> tuple[str, str] | None:
    """Return name and address of where the walk goes on: further along, or the next street."""
    if stretch.after:
        return translate("Further along the street"), stretch.after
    return (street.next or "", here(f"/rue/{street.next_slug}")) if street.next_slug else None


@town_street.get("/rues")
def streets() -> Response:
    """Show every street that has shops, in walking order, with how many doors are open."""
    published_town()
    at = now()
    doors = doors_of_town()
    shops = listed(doors, at)
    html = render_template(
        "town_page/streets.html",
        streets=streets_of(shops),
        open_data=from_open_data(doors),
    )
    return public_page(html, next_change(at, (shop.state for shop in shops)))
