"""The town page: good day, who is open, and the streets in walking order."""

from flask import Blueprint, Response, render_template

from shopbuilder.profile.queries import closings_by_shop
from shopbuilder.town_page.agenda import leaves, turns
from shopbuilder.town_page.greeting import greeting, market_now, next_part, sky
from shopbuilder.town_page.listing import from_open_data, listed
from shopbuilder.town_page.queries import coming_entries, doors_of_town
from shopbuilder.town_page.turn import seed_of
from shopbuilder.town_page.walk import STREETS_SHOWN, next_to_open, streets_of
from shopbuilder.web.opening import next_change
from shopbuilder.web.pages import in_pages, public_page, published_town
from tenants.clock import now

town_home = Blueprint("town_home", __name__)

#: Entries looked at (a weekly market counts each week), and entries shown.
_ENTRIES_READ = 40
_ENTRIES_SHOWN = 3


@town_home.get("/")
def home() -> Response:
    """Show the town at this hour."""
    town, at = published_town(), now()
    doors = doors_of_town()
    shops = listed(doors, at, closings_by_shop())
    entries = coming_entries(at, limit=_ENTRIES_READ)
    markets = [entry for entry in entries if entry.kind == "market"]
    streets = streets_of(shops, seed_of(at.astimezone(town.zone).date(), town.slug))
    changes = [next_change(at, (shop.state for shop in shops)), next_part(at, town)]
    html = render_template(
        "town_page/home.html",
        greeting=greeting(at, town, markets),
        sky=sky(at, town),
        market=market_now(at, markets),
        shops=shops,
        open_count=sum(shop.is_open for shop in shops),
        next_to_open=next_to_open(shops, at),
        streets=in_pages(streets, STREETS_SHOWN),
        agenda=leaves(entries, town.zone, most=_ENTRIES_SHOWN),
        open_data=from_open_data(doors),
    )
    return public_page(html, min([*changes, *turns(entries, at)]))
