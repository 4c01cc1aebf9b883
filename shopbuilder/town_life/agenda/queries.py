"""Reads on the agenda: entries in one statement, then their occurrences by the town's clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, or_, select

from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.agenda.changes import read_changes
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant, wall_clock
from shopbuilder.town_life.agenda.rules import Rule, read_rule
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.town_life.models import AgendaEntry, Place, Street
from tenants.context import current_town
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

#: The columns of `_entries`.
Seen = Select[*tuple[Any, ...]]

#: Entries looked at for one page; those that come again first, since they are few.
_MOST_ENTRIES: Final = 1000
#: What is coming is looked for so far ahead.
COMING: Final = timedelta(days=92)


def _entries() -> Seen:
    """Return every entry that may be seen, with the names of where it is held."""
    street_id = func.coalesce(AgendaEntry.street_id, Place.street_id, ShopProfile.street_id)
    seen: Seen = (
        select(
            AgendaEntry.slug, AgendaEntry.kind, AgendaEntry.title, AgendaEntry.place,
            AgendaEntry.summary, AgendaEntry.price, AgendaEntry.booking, AgendaEntry.starts_at,
            AgendaEntry.ends_at, AgendaEntry.all_day, AgendaEntry.rule, AgendaEntry.without,
            AgendaEntry.also, AgendaEntry.changes, AgendaEntry.timezone, AgendaEntry.status,
            AgendaEntry.link, AgendaEntry.stopped_at, AgendaEntry.id,
            AgendaEntry.subscription_id, AgendaEntry.created_at,
            AgendaEntry.updated_at,
            Shop.slug.label("shop_slug"), Shop.name.label("shop"),
            Place.name.label("place_name"),
            Street.slug.label("street_slug"), Street.name.label("street"),
            func.coalesce(Place.latitude, ShopProfile.latitude).label("latitude"),
            func.coalesce(Place.longitude, ShopProfile.longitude).label("longitude"),
        )
        .select_from(AgendaEntry)
        .outerjoin(Shop, (Shop.id == AgendaEntry.shop_id) & (Shop.status == "admitted"))
        .outerjoin(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Place, Place.id == AgendaEntry.place_id)
        .outerjoin(Street, Street.id == street_id)
        # What a suspended shop announces is not shown either.
        .where(or_(AgendaEntry.shop_id.is_(None), Shop.id.is_not(None)))
    )  # fmt: skip
    return seen


def _in_order(entries: Seen) -> Seen:
    """Return the entries that are looked at, those that come again first."""
    return entries.order_by(AgendaEntry.rule == "", AgendaEntry.starts_at, AgendaEntry.id).limit(
        _MOST_ENTRIES
    )


_BETWEEN: Final = _in_order(
    _entries().where(
        # One of its times may have been moved before the first.
        or_(AgendaEntry.starts_at < bindparam("end"), AgendaEntry.changes != []),
        or_(AgendaEntry.last_at.is_(None), AgendaEntry.last_at >= bindparam("begin")),
    )
)
_MARKETS: Final = _BETWEEN.where(AgendaEntry.kind == "market")
_OF_SHOP: Final = _BETWEEN.where(AgendaEntry.shop_id == bindparam("shop"))
_AT: Final = _in_order(_entries().where(AgendaEntry.slug == bindparam("slug")))


def entries_between(
    begin: datetime, end: datetime, *conditions: ColumnElement[bool]
) -> list[Entry]:
    """Return the entries that may have an occurrence between two instants."""
    found = _BETWEEN.where(*conditions) if conditions else _BETWEEN
    return _read(found, begin=begin, end=end)


def entries_since(moment: datetime, *conditions: ColumnElement[bool]) -> list[Entry]:
    """Return the entries that are not over at an instant, however far ahead."""
    not_over = or_(AgendaEntry.last_at.is_(None), AgendaEntry.last_at > moment)
    return _read(_in_order(_entries().where(not_over, *conditions)))


def entry_at(slug: str) -> Entry:
    """Return the entry at this address; raises NotFound."""
    found = _read(_AT, slug=slug)
    if not found:
        raise NotFound
    return found[0]


def entry_numbered(number: int, *conditions: ColumnElement[bool]) -> Entry:
    """Return the entry of that number, as it stands; raises NotFound."""
    found = _read(_in_order(_entries().where(AgendaEntry.id == number, *conditions)))
    if not found:
        raise NotFound
    return found[0]


def in_order(found: Iterable[Rendezvous]) -> list[Rendezvous]:
    """Return occurrences soonest first, those of one instant by their titles."""
    return sorted(found, key=lambda each: (each.starts_at, each.title, each.slug))


def occurrences_of(entries: Iterable[Entry], begin: datetime, end: datetime) -> list[Rendezvous]:
    """Return the occurrences of these entries between two instants, soonest first."""
    return in_order(each for entry in entries for each in entry.occurrences(begin, end))


def occurrences(
    begin: datetime, end: datetime, *conditions: ColumnElement[bool]
) -> list[Rendezvous]:
    """Return what touches the time between two instants, soonest first; one statement.

    Conditions narrow the entries: `AgendaEntry.id.in_([12, 13])`.
    """
    return occurrences_of(entries_between(begin, end, *conditions), begin, end)


def markets_between(begin: datetime, end: datetime) -> list[Rendezvous]:
    """Return the markets that touch the time between two instants, soonest first; one statement."""
    return occurrences_of(_read(_MARKETS, begin=begin, end=end), begin, end)


def coming_of_shop(shop_id: int, at: datetime) -> list[Rendezvous]:
    """Return what a shop announces for the coming months, soonest first; one statement."""
    end = at + COMING
    return occurrences_of(_read(_OF_SHOP, begin=at, end=end, shop=shop_id), at, end)


def coming_entries(at: datetime, *, limit: int) -> list[Rendezvous]:
    """Return the occurrences of the coming months that are not over, soonest first."""
    return occurrences(at, at + COMING)[:limit]


def start_of(day: date) -> datetime:
    """Return the instant at which a local day of the town entered begins."""
    return instant(datetime.combine(day, time.min), current_town().zone)


def _read(query: Seen, **asked: object) -> list[Entry]:
    zone = current_town().zone
    return [_entry(row, zone) for row in db.session.execute(query, asked)]


def _entry(row: Row[*tuple[Any, ...]], town: ZoneInfo) -> Entry:
    zone = zone_named(row.timezone) or town
    first, last = wall_clock(row.starts_at, zone), wall_clock(row.ends_at, zone)
    recurrence = _recurrence(row, first, zone)
    said = Rendezvous(
        row.kind, row.title, row.place or row.place_name or row.shop or row.street or "",
        row.summary, row.starts_at, row.ends_at, row.shop_slug, row.shop, row.slug, row.all_day,
        recurrence.recurs, row.price, row.booking, row.street_slug, row.street, row.place_name,
        row.status, row.link,
    )  # fmt: skip
    return Entry(
        said,
        recurrence,
        last - first if last > first else row.ends_at - row.starts_at,
        zone,
        row.latitude,
        row.longitude,
        row.created_at,
        row.updated_at,
        read_changes(row.changes),
        row.stopped_at,
        row.id,
        row.subscription_id is not None,
    )


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of that name; None for none, and for one that this machine does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _recurrence(row: Row[*tuple[Any, ...]], first: datetime, zone: ZoneInfo) -> Recurrence:
    """Return when an entry comes; a rule that is no longer understood counts as none.

    One entry never takes the page of the whole town down.
    """
    try:
        rules = read_rules(row.rule, first.time(), zone)
    except AgendaRefused:
        rules = ()
    return Recurrence(
        first,
        rules[0] if rules else None,
        _moments(row.without),
        _moments(row.also),
        rules[1:],
    )


def read_rules(written: str, starts: time, zone: ZoneInfo) -> tuple[Rule, ...]:
    """Return rules that are stored a line each; raises AgendaRefused."""
    return tuple(read_rule(each, starts, zone) for each in written.split("\n") if each)


def _moments(written: Sequence[str]) -> tuple[datetime, ...]:
    return tuple(datetime.fromisoformat(each).replace(tzinfo=None) for each in written)
