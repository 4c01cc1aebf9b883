"""Loads a demo town: once, in one transaction, every date counted from the day it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, true, update

from shopbuilder.demo.calendar import fill_agenda, note_closings, tell_news
from shopbuilder.demo.ground import Ground, terms_by_slug
from shopbuilder.demo.open_orders import place_open_order
from shopbuilder.demo.past_orders import write_past_order
from shopbuilder.demo.questions import fill_questions
from shopbuilder.demo.reading import PHRASE
from shopbuilder.demo.sheets import TownSheet
from shopbuilder.demo.stocking import stock_shelves
from shopbuilder.demo.streets import lay_streets, open_shops
from shopbuilder.imports.openstreetmap.background import import_background
from shopbuilder.imports.writing import one_import_of_the_town
from shopbuilder.profile.queries import local_today
from tenants.clock import now
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.events import Event
from tenants.models import Operator, Shop, Town
from tenants.services import add_member, add_operator, create_town
from tenants.towns import town_map

OPERATOR = "exploitation@demo.example"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a town."""

    name: str
    #: It was there already, and nothing was written.
    already: bool = False
    shops: int = 0
    products: int = 0
    orders: int = 0


def load_town(sheet: TownSheet) -> Loaded:
    """Load a demo town unless it has shops already; two at once wait for each other."""
    town = town_map.with_slug(sheet.slug) or _found(sheet)
    with in_town(town), one_import_of_the_town(dry_run=False):
        if db.session.scalar(select(Shop.id).limit(1)) is not None:
            return Loaded(sheet.name, already=True)
        streets = lay_streets(sheet)
        import_background(sheet.background, origin="demo")
        shops = open_shops(sheet, streets)
        shelves = stock_shelves(sheet.shops, shops)
        today = local_today()
        fill_agenda(sheet, shops, today)
        tell_news(sheet, shops)
        note_closings(sheet, shops, today)
        traders = _let_people_in(sheet, shops)
        _ring_the_town_hall(town, sheet)
        _forget_how_it_was_built()
        fill_questions(sheet, shops)
        ground = Ground(terms_by_slug(shops), shelves, traders)
        return Loaded(
            sheet.name,
            shops=len(shops),
            products=sum(len(each.items) for each in sheet.shops),
            orders=_fill_orders(sheet, ground),
        )


def load_operator() -> bool:
    """Give the demo its operator, but only where the installation has none; tell whether it did."""
    if db.session.scalar(select(Operator.id).limit(1)) is not None:
        return False
    add_operator(OPERATOR, PHRASE)
    return True


def _found(sheet: TownSheet) -> CurrentTown:
    return create_town(
        sheet.slug,
        sheet.name,
        hosts=(sheet.host,),
        tagline=sheet.tagline,
        contact_email=sheet.email,
        postcode=sheet.postcode,
    )


def _ring_the_town_hall(town: CurrentTown, sheet: TownSheet) -> None:
    """Write what the legal pages of the town name."""
    said = {
        "contact_phone": sheet.phone,
        "legal_address": sheet.legal_address,
        "director": sheet.director,
        "hosting": sheet.hosting,
    }
    db.session.execute(update(Town).where(Town.id == town.id).values(**said))


def _let_people_in(sheet: TownSheet, shops: Mapping[str, Shop]) -> Mapping[str, str]:
    """Give every account its roles; return the actor that stands for each shop, by slug."""
    actors: dict[str, str] = {}
    for account in sheet.accounts:
        for slug in account.shops or ("",):
            person = add_member(
                account.email, account.name, account.role, shop=shops.get(slug), password=PHRASE
            )
            actors[slug] = f"person:{person.id}"
    return actors


def _forget_how_it_was_built() -> None:
    """Mark as heard that shops were opened and hours set: nobody waits for that news."""
    db.session.flush()
    db.session.execute(update(Event).where(Event.handled_at.is_(None)).values(handled_at=now()))


def _fill_orders(sheet: TownSheet, ground: Ground) -> int:
    """Write past orders from the oldest on, then place the open ones; return how many there are."""
    # The planner knows nothing yet of tables filled in this very transaction, and takes them for
    # empty: loops in loops, a hundred times slower than a hash of what there is.
    db.session.execute(select(func.set_config("enable_nestloop", "off", true())))
    by_age = sorted(sheet.past_orders, key=lambda order: -order.minutes_ago)
    past = [write_past_order(order, ground) for order in by_age]
    waiting = [place_open_order(order, ground) for order in sheet.open_orders]
    return sum(order is not None for order in past) + sum(
        len(placed.numbers) for placed in waiting if placed is not None
    )
