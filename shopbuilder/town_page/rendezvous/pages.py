"""The pages of the agenda: the coming days, a day, a week; and a page for each rendez-vous."""

from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.queries import (
    COMING,
    entry_at,
    occurrences,
    start_of,
)
from shopbuilder.town_page.rendezvous.asked import (
    Asked,
    asked_for,
    choices,
    reachable,
    short_enough,
)
from shopbuilder.town_page.rendezvous.sheets import (
    dates_of,
    days_of,
    ended_on,
    going_on,
    strip_of,
)
from shopbuilder.web.addresses import public_address
from shopbuilder.web.formats import day as day_in_words
from shopbuilder.web.languages import here
from shopbuilder.web.linked_data import Occasion, event_data, linked_data
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import public_page, published_town, slug
from shopbuilder.web.rendezvous.leaves import turns
from shopbuilder.web.rendezvous.words import (
    again_in_words,
    capital,
    first_day,
    last_day,
    span_in_words,
)
from tenants.clock import now

town_agenda = Blueprint("town_agenda", __name__)

#: Dates of a rendez-vous that comes again shown on its page.
_DATES_SHOWN = 8


@town_agenda.get("/agenda")
def agenda() -> Response:
    """Show what is coming, or a day, or a week; narrowed to a kind, a place or a shop."""
    town, at = published_town(), now()
    today = at.astimezone(town.zone).date()
    asked = asked_for(request.args, today)
    every = occurrences(*_looked_at(asked, at))
    asked = short_enough(asked, [each for each in every if asked.holds(each)])
    found = [each for each in every if asked.holds(each) and _touches(each, asked)]
    html = render_template(
        "town_page/agenda.html",
        asked=asked,
        title=capital(_title(asked, today)),
        days=days_of(found, asked, at),
        going_on=going_on(found, at),
        strip=strip_of([each for each in every if asked.holds(each)], asked, today),
        choices=choices(every),
        choosing="choisir" in request.args,
        narrowed_to=_narrowed_to(asked, every),
        subscribe=_subscribe(asked),
        this_week=asked.only().in_week(asked.first).query,
        **_neighbours(asked, today),
    )
    return public_page(html, min([next_midnight(at), *turns(found, at)]))


def _looked_at(asked: Asked, at: datetime) -> tuple[datetime, datetime]:
    """Return the time that is read: a whole week round a day, so that the strip knows its days."""
    if asked.span == "coming":
        return at, start_of(asked.end)
    week = asked.in_week(asked.first)
    return start_of(week.first), start_of(week.end)


def _touches(found: Rendezvous, asked: Asked) -> bool:
    return first_day(found) < asked.end and last_day(found) >= asked.first


def _title(asked: Asked, today: date) -> str:
    if asked.span == "coming":
        return translate("What is coming")
    if asked.span == "day":
        return day_in_words(asked.first)
    if asked.first <= today < asked.end:
        return translate("This week")
    return translate("Week of %(day)s", day=day_in_words(asked.first))


def _narrowed_to(asked: Asked, every: list[Rendezvous]) -> str:
    """Return the name of what the agenda is narrowed to."""
    shops = {each.shop_slug: each.shop for each in every}
    places = {each.place_slug: each.place_name or each.street for each in every}
    named = (
        translate(KINDS[asked.kind]) if asked.kind else "",
        shops.get(asked.shop) or asked.shop,
        places.get(asked.place) or asked.place,
    )
    return " · ".join(name for name in named if name)


def _subscribe(asked: Asked) -> dict[str, str]:
    """Return the addresses of the feeds of what is asked for, whatever its days."""
    town = published_town()
    query = Asked("coming", asked.first, asked.end, asked.kind, asked.shop, asked.place).query
    address = public_address(town, f"/agenda.ics{query}")
    return {
        "ics": here(f"/agenda.ics{query}"),
        "atom": here(f"/agenda.atom{query}"),
        "webcal": f"webcal:{address.partition(':')[2]}",
        "address": address,
    }


def _neighbours(asked: Asked, today: date) -> dict[str, Any]:
    """Return the day or week before and after, where they have pages."""
    if asked.span == "day":
        before = asked.on_day(asked.first - timedelta(days=1))
        after = asked.on_day(asked.end)
    elif asked.span == "week":
        before = asked.in_week(asked.first - timedelta(days=7))
        after = asked.in_week(asked.end)
    else:
        return {"before": None, "after": reachable(asked.in_week(asked.end), today)}
    return {"before": reachable(before, today), "after": reachable(after, today)}


@town_agenda.get("/agenda/<name>")
def rendezvous(name: str) -> Response:
    """Show one rendez-vous: what, when, where, and how to keep it in mind."""
    published_town()
    at = now()
    entry = entry_at(slug(name))
    said = entry.rendezvous
    dates = dates_of(entry, at, most=_DATES_SHOWN)
    html = render_template(
        "town_page/rendezvous.html",
        said=said,
        entry=entry,
        sign=kind_of(said.kind),
        kind=KINDS[kind_of(said.kind)],
        dates=dates,
        when=capital(again_in_words(entry) or span_in_words(said)),
        ended=ended_on(entry, at),
        stopped=not dates and entry.stopped_at is not None,
        paragraphs=[line for line in said.summary.split("\n") if line.strip()],
        linked_data=_for_machines(entry, at),
    )
    return public_page(html, min([next_midnight(at), *turns([said], at)]))


def _for_machines(entry: Entry, at: datetime) -> Markup:
    """Return the next coming of an entry as linked data; the first one where it is over."""
    coming = entry.occurrences(at, at + COMING)
    found = coming[0] if coming else entry.rendezvous
    occasion = Occasion(
        path=f"/agenda/{found.slug}",
        title=found.title,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        summary=found.summary,
        place=found.place,
        organizer=found.shop or "",
        organizer_path=f"/{found.shop_slug}" if found.shop_slug else "",
        cancelled=found.is_cancelled or (not coming and entry.stopped_at is not None),
    )
    return linked_data(event_data(published_town(), occasion))
