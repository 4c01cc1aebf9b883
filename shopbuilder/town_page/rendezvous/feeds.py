"""The agenda for programs: calendars to subscribe to, and what was announced last."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from flask import Blueprint, Response, request

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Entry
from shopbuilder.town_life.agenda.queries import (
    entries_between,
    entries_since,
    entry_at,
    start_of,
)
from shopbuilder.town_page.rendezvous.asked import Asked, asked_for
from shopbuilder.town_page.rendezvous.ical import calendar_of
from shopbuilder.web.addresses import public_address
from shopbuilder.web.feeds import Feed, Said, atom, public_feed
from shopbuilder.web.pages import published_town, slug
from shopbuilder.web.rendezvous.words import (
    again_in_words,
    capital,
    span_in_words,
    standing,
)
from tenants.clock import now
from tenants.context import CurrentTown

agenda_feeds = Blueprint("agenda_feeds", __name__)

_CALENDAR: Final = "text/calendar"
_ATOM: Final = "application/atom+xml"
#: What is over stays in calendars for a while, so that nobody wonders where it went.
_STILL_TOLD: Final = timedelta(days=30)
_MOST_ANNOUNCED: Final = 60


@agenda_feeds.get("/agenda.ics")
def calendar() -> Response:
    """Give the agenda to a calendar, narrowed as the page is."""
    town, at = published_town(), now()
    asked = asked_for(request.args, at.astimezone(town.zone).date())
    name = translate("Agenda of %(town)s", town=town.name)
    return public_feed(calendar_of(_entries(asked, at - _STILL_TOLD), name), _CALENDAR)


@agenda_feeds.get("/agenda/<name>.ics")
def one(name: str) -> Response:
    """Give one rendez-vous to a calendar."""
    published_town()
    entry = entry_at(slug(name))
    body = calendar_of([entry], entry.rendezvous.title)
    return public_feed(body, _CALENDAR, name=f"{entry.rendezvous.slug}.ics")


@agenda_feeds.get("/agenda.atom")
def announced() -> Response:
    """Tell what was announced, the latest first, narrowed as the page is."""
    town, at = published_town(), now()
    asked = asked_for(request.args, at.astimezone(town.zone).date())
    entries = sorted(_entries(asked, at), key=lambda each: each.updated_at, reverse=True)
    feed = Feed(
        id=f"tag:{town.home_host},2026:/agenda{asked.query}",
        title=translate("Agenda of %(town)s", town=town.name),
        own=public_address(town, f"/agenda.atom{asked.query}"),
        page=public_address(town, f"/agenda{asked.query}"),
        author=town.name,
        updated_at=at.replace(hour=0, minute=0, second=0, microsecond=0),
        entries=[_said(each, town) for each in entries[:_MOST_ANNOUNCED]],
    )
    return public_feed(atom(feed), _ATOM)


def _entries(asked: Asked, since: datetime) -> Sequence[Entry]:
    """Return the entries asked for: of a day or week those that come then, else all not over."""
    if asked.span == "coming":
        found = entries_since(since)
    else:
        begin, end = start_of(asked.first), start_of(asked.end)
        found = [each for each in entries_between(begin, end) if each.occurrences(begin, end)]
    return [each for each in found if asked.holds(each.rendezvous)]


def _said(entry: Entry, town: CurrentTown) -> Said:
    said = entry.rendezvous
    lines = (
        again_in_words(entry) or span_in_words(said),
        said.place,
        *said.summary.split("\n"),
        said.price,
        said.booking,
    )
    return Said(
        id=f"tag:{town.home_host},2026:/agenda/{said.slug}",
        title=": ".join(filter(None, (capital(standing(said)), said.title))),
        href=public_address(town, f"/agenda/{said.slug}"),
        published_at=entry.created_at,
        updated_at=entry.updated_at,
        paragraphs=[line for line in lines if line.strip()],
        category=translate(KINDS[kind_of(said.kind)]),
        author=said.shop or "",
    )
