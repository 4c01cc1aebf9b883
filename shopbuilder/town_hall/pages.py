"""The town hall's desk: what needs a look, every shop, the journal."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from shopbuilder.advice.queries import held_count
from shopbuilder.i18n import translate
from shopbuilder.imports.places.questions import open_count
from shopbuilder.messages.queries import undelivered
from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.profile.queries import closings_by_shop
from shopbuilder.town_hall.first_steps import first_steps
from shopbuilder.town_hall.frame import desk_page
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

town_hall = Blueprint("town_hall", __name__, url_prefix="/mairie")

#: Lines of the journal on the overview.
LATELY: Final = 8


@town_hall.get("")
def overview() -> ResponseReturnValue:
    """Show what needs somebody's look."""
    clerk_of_town(signed_in())
    return desk_page(
        "town_hall/overview.html",
        numbers=shops_in_numbers(),
        waiting=shops_waiting(),
        unheard=undelivered(limit=50),
        in_words=translate,
        held=held_count(),
        proposed=open_count(),
        steps=first_steps(),
        entries=_told(journal(LATELY)),
    )


@town_hall.get("/boutiques")
def shops() -> ResponseReturnValue:
    """List the shops of the town; `q` looks for a name."""
    clerk_of_town(signed_in())
    search = request.args.get("q", "").replace("\x00", "").strip()[:100]
    found = shop_lines(search=search, page=page_number())
    return desk_page(
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
    return desk_page("town_hall/journal.html", entries=_told(journal()))


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
