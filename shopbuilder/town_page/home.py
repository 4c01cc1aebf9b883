"""The town page: good day, who is open, and a walk along one of its streets."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, render_template

from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import coming_entries
from shopbuilder.town_life.news import latest_news
from shopbuilder.town_page.advisers import advisers
from shopbuilder.town_page.first_steps import first_steps
from shopbuilder.town_page.greeting import greeting, market_now, next_part, take_home
from shopbuilder.town_page.listing import ListedShop, from_open_data, listed
from shopbuilder.town_page.on_the_counter import on_the_counter
from shopbuilder.town_page.queries import doors_of_town
from shopbuilder.town_page.walk import main_streets, next_to_open, streets_of
from shopbuilder.web.opening import next_change, next_midnight
from shopbuilder.web.pages import public_page, published_town
from shopbuilder.web.rendezvous.leaves import leaves, turns
from shopbuilder.web.sky import sky_at
from shopbuilder.web.turn import seed_of
from tenants.clock import now

town_home = Blueprint("town_home", __name__)

#: Entries looked at (a weekly market counts each week), and entries shown.
_ENTRIES_READ = 40
_ENTRIES_SHOWN = 3
_NEWS_SHOWN = 2
_ADVISERS_SHOWN = 2
#: Streets named on the page; the others are one link away.
_STREETS_SHOWN = 24


@town_home.get("/")
def home() -> Response:
    """Show the town at this hour."""
    town, at = published_town(), now()
    doors = doors_of_town()
    shops = listed(doors, at)
    entries = coming_entries(at, limit=_ENTRIES_READ)
    changes = [next_change(at, (shop.state for shop in shops)), next_part(at, town)]
    html = render_template(
        "town_page/home.html",
        **_door(shops, entries, at),
        **_walk(shops, entries, at),
        agenda=leaves(entries, town.zone, most=_ENTRIES_SHOWN),
        news=latest_news(at, limit=_NEWS_SHOWN),
        advisers=advisers(at, _ADVISERS_SHOWN),
        open_data=from_open_data(doors),
    )
    return public_page(html, min([*changes, *turns(entries, at)]))


def _door(shops: list[ListedShop], entries: list[Rendezvous], at: datetime) -> dict[str, Any]:
    """Return what is said at the door of the town."""
    town = published_town()
    markets = _markets(entries)
    return {
        "greeting": greeting(at, town, markets),
        "sky": sky_at(at, town.zone),
        "market": market_now(at, markets),
        "shops": shops,
        "open_count": sum(shop.is_open for shop in shops),
        "next_to_open": next_to_open(shops, at),
        "take_home": take_home(at, town),
    }


def _markets(entries: list[Rendezvous]) -> list[Rendezvous]:
    return [each for each in entries if each.kind == "market" and not each.is_cancelled]


def _walk(shops: list[ListedShop], entries: list[Rendezvous], at: datetime) -> dict[str, Any]:
    """Return the streets, the stretch that is drawn, and what lies on the counters."""
    town = published_town()
    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    streets = streets_of(shops)
    markets = [each for each in _markets(entries) if each.starts_at < next_midnight(at)]
    return {
        "streets": main_streets(streets, _STREETS_SHOWN),
        "more_streets": len(streets) > _STREETS_SHOWN,
        "goods": on_the_counter(shops, seed),
        "steps": first_steps(streets, markets, seed, at),
    }
