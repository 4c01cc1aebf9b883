"""What happens in a demo town on which day: all of it counted from the day of loading."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from shopbuilder.demo.sheets import RendezvousSheet, TownSheet
from shopbuilder.profile.models import ShopClosing
from shopbuilder.town_life.models import AgendaEntry
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop
from tenants.services import slug_of

#: Markets are announced so far ahead.
MARKET_WEEKS = 4


def fill_agenda(sheet: TownSheet, shops: Mapping[str, Shop], today: date) -> None:
    """Write the markets of the coming weeks and every other entry of the agenda."""
    markets = [
        _entry(market, day, "market", None)
        for market in sheet.markets
        for day in market_days(market, today)
    ]
    entries = [
        _entry(entry, day_of(entry, today), "event", shops[entry.shop].id if entry.shop else None)
        for entry in sheet.agenda
    ]
    db.session.add_all(markets + entries)


def market_days(market: RendezvousSheet, today: date) -> Iterator[date]:
    """Yield the days of a weekly market from today on, today included."""
    first = today + timedelta(days=_until(market, today))
    for week in range(MARKET_WEEKS):
        yield first + timedelta(weeks=week)


def day_of(entry: RendezvousSheet, today: date) -> date:
    """Return the day of an entry: so many days from today, or on a weekday after today."""
    if entry.weekday is None:
        return today + timedelta(days=entry.days)
    return today + timedelta(days=_until(entry, today) or 7, weeks=entry.weeks)


def _until(entry: RendezvousSheet, today: date) -> int:
    """Return the days from today to the entry's weekday, 0 to 6."""
    return ((entry.weekday or 0) - today.weekday()) % 7


def _entry(sheet: RendezvousSheet, day: date, kind: str, shop_id: int | None) -> AgendaEntry:
    return AgendaEntry(
        slug=f"{slug_of(sheet.title)}-{day.isoformat()}",
        kind=kind,
        title=sheet.title,
        place=sheet.place,
        summary=sheet.summary,
        starts_at=_instant(day, sheet.starts),
        ends_at=_instant(day, sheet.ends),
        shop_id=shop_id,
    )


def _instant(day: date, local: time) -> datetime:
    return datetime.combine(day, local, tzinfo=current_town().zone).astimezone(UTC)


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
