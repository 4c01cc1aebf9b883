"""The town hall's desk: what needs a look, every shop, the journal."""

from collections.abc import Sequence
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.i18n import translate
from shopbuilder.messages.queries import undelivered
from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.profile.queries import closings_by_shop
from shopbuilder.town_hall.queries import (
    Entry,
    ShopLine,
    journal,
    shop_lines,
    shops_in_numbers,
    shops_waiting,
)
from shopbuilder.town_hall.words import MODES, what_happened, who_did
from shopbuilder.web.opening import Opening, opening_at
from shopbuilder.web.pages import page_number
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.clock import now
from tenants.context import current_town
from tenants.errors import N_

town_hall = Blueprint("town_hall", __name__, url_prefix="/mairie")

#: Endpoint and label of each tab, in order.
TABS: Final = (
    ("town_hall.overview", N_("Overview")),
    ("town_hall.shops", N_("Shops")),
    ("town_hall.activity", N_("Journal")),
)
#: Lines of the journal on the overview.
LATELY: Final = 8


@town_hall.get("")
def overview() -> ResponseReturnValue:
    """Show what needs somebody's look."""
    clerk_of_town(signed_in())
    return _page(
        "town_hall/overview.html",
        numbers=shops_in_numbers(),
        waiting=shops_waiting(),
        unheard=undelivered(limit=50),
        entries=_told(journal(LATELY)),
    )


@town_hall.get("/boutiques")
def shops() -> ResponseReturnValue:
    """List the shops of the town; `q` looks for a name."""
    clerk_of_town(signed_in())
    search = request.args.get("q", "").replace("\x00", "").strip()[:100]
    found = shop_lines(search=search, page=page_number())
    return _page(
        "town_hall/shops.html",
        found=found,
        search=search,
        states=_states(found.shops),
        waiting=waiting_by_shop([shop.id for shop in found.shops]),
        modes=MODES,
    )


@town_hall.get("/journal")
def activity() -> ResponseReturnValue:
    """Show what was done lately, and by whom."""
    clerk_of_town(signed_in())
    return _page("town_hall/journal.html", entries=_told(journal()))


def _page(template: str, **values: Any) -> str:
    tabs = [
        (url_for(endpoint), translate(label), endpoint == request.endpoint)
        for endpoint, label in TABS
    ]
    place = translate(N_("Town hall of %(town)s"), town=current_town().name)
    return render_template(template, place=place, tabs=tabs, **values)


def _told(entries: Sequence[Entry]) -> list[tuple[Entry, str, str]]:
    return [(entry, who_did(entry), what_happened(entry)) for entry in entries]


def _states(shops: Sequence[ShopLine]) -> dict[int, Opening]:
    """Return the state of opening of each shop, by id: one statement."""
    at, closings = now(), closings_by_shop([shop.id for shop in shops])
    return {
        shop.id: opening_at(
            at, shop.opening_hours, closings.get(shop.id, ()), shop.latitude, shop.longitude
        )
        for shop in shops
    }
