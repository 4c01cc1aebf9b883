"""What happens in a demo town on which day: all of it counted from the day of loading."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select

from shopbuilder.demo.sheets import RendezvousSheet, TownSheet
from shopbuilder.profile.models import ShopClosing
from shopbuilder.town_life.agenda.services import Announced, announce
from shopbuilder.town_life.models import Place, Street
from shopbuilder.town_life.news import publish_news
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop

#: Who does it all.
ACTOR = "program"


def fill_agenda(sheet: TownSheet, shops: Mapping[str, Shop], today: date) -> None:
    """Announce the markets and every other entry of the agenda."""
    places = {row.name: row.id for row in db.session.execute(select(Place.name, Place.id))}
    streets = {row.slug: row.id for row in db.session.execute(select(Street.slug, Street.id))}
    for entry in (*sheet.markets, *sheet.agenda):
        first = market_day(entry, today) if entry.kind == "market" else day_of(entry, today)
        announce(
            Announced(
                title=entry.title,
                kind=entry.kind,
                first_day=first,
                starts=None if entry.whole_days else entry.starts,
                minutes=_minutes(entry),
                place=entry.place,
                summary=entry.summary,
                price=entry.price,
                booking=entry.booking,
                rule=entry.rule,
                shop_id=shops[entry.shop].id if entry.shop else None,
                place_id=places[entry.held_at] if entry.held_at else None,
                street_id=streets[entry.street] if entry.street else None,
            ),
            actor=ACTOR,
        )


def tell_news(sheet: TownSheet, shops: Mapping[str, Shop]) -> None:
    """Publish the town's news, the oldest first."""
    for item in sorted(sheet.news, key=lambda each: -each.hours_ago):
        publish_news(
            item.title,
            item.text,
            published_at=now() - timedelta(hours=item.hours_ago),
            until=now() + timedelta(days=item.days) if item.days else None,
            shop_id=shops[item.shop].id if item.shop else None,
            actor=ACTOR,
        )


def market_day(market: RendezvousSheet, today: date) -> date:
    """Return the next day of a weekly market, today included."""
    return today + timedelta(days=_until(market, today))


def day_of(entry: RendezvousSheet, today: date) -> date:
    """Return the day of an entry: so many days from today, or on a weekday after today."""
    if entry.weekday is None:
        return today + timedelta(days=entry.days)
    return today + timedelta(days=_until(entry, today) or 7, weeks=entry.weeks)


def _until(entry: RendezvousSheet, today: date) -> int:
    """Return the days from today to the entry's weekday, 0 to 6."""
    return ((entry.weekday or 0) - today.weekday()) % 7


def _minutes(entry: RendezvousSheet) -> int:
    if entry.whole_days:
        return entry.whole_days * 24 * 60
    starts, ends = (each.hour * 60 + each.minute for each in (entry.starts, entry.ends))
    return (ends - starts) % (24 * 60)


def note_closings(sheet: TownSheet, shops: Mapping[str, Shop], today: date) -> None:
    """Write the exceptions to the hours: closed today, closing early, away for some days."""
    db.session.add_all(
        ShopClosing(
            shop_id=shops[closing.shop].id,
            first_day=today + timedelta(days=closing.first),
            last_day=today + timedelta(days=closing.last),
            closes_at=closing.at,
            reason=closing.reason,
        )
        for closing in sheet.closings
    )
