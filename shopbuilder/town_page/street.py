"""A street, door after door; and the list of all streets."""

from flask import Blueprint, Response, render_template

from shopbuilder.imports.openstreetmap.credit import is_from_openstreetmap
from shopbuilder.profile.queries import closings_by_shop
from shopbuilder.town_page.listing import from_open_data, listed
from shopbuilder.town_page.queries import (
    doors_of_street,
    doors_of_town,
    street_on_the_walk,
)
from shopbuilder.town_page.turn import seed_of
from shopbuilder.town_page.walk import streets_of
from shopbuilder.web.opening import next_change
from shopbuilder.web.pages import in_pages, public_page, published_town, slug
from tenants.clock import now

town_street = Blueprint("town_street", __name__)

#: Doors a page shows; longer streets are walked in several pages.
DOORS_A_PAGE = 80


@town_street.get("/rue/<name>")
def street(name: str) -> Response:
    """Show the doors of a street in walking order."""
    published_town()
    at = now()
    found = street_on_the_walk(slug(name))
    doors = doors_of_street(found.id)
    shops = listed(doors, at, closings_by_shop())
    html = render_template(
        "town_page/street.html",
        street=found,
        shops=in_pages(shops, DOORS_A_PAGE),
        open_count=sum(shop.is_open for shop in shops),
        open_data=from_open_data(doors) or is_from_openstreetmap(found.source),
    )
    return public_page(html, next_change(at, (shop.state for shop in shops)))


@town_street.get("/rues")
def streets() -> Response:
    """Show every street that has shops, in walking order, with how many doors are open."""
    town, at = published_town(), now()
    doors = doors_of_town()
    shops = listed(doors, at, closings_by_shop())
    html = render_template(
        "town_page/streets.html",
        streets=streets_of(shops, seed_of(at.astimezone(town.zone).date(), town.slug)),
        open_data=from_open_data(doors),
    )
    return public_page(html, next_change(at, (shop.state for shop in shops)))
