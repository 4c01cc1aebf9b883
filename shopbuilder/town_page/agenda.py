"""What is coming in town, as leaves of a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from shopbuilder.i18n import language, translate
from shopbuilder.town_page.queries import Rendezvous
from shopbuilder.web.formats import DASH, NBSP, day, hour


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry with its date as a calendar shows it, and the rest in one line."""

    weekday: str
    day: str
    month: str
    #: Local date for machines.
    iso: str
    title: str
    #: "Place du Puits · 8 h – 13 h".
    about: str
    #: Address of the shop that holds it, "" if none does.
    href: str


def leaves(entries: Sequence[Rendezvous], zone: ZoneInfo, *, most: int) -> list[Leaf]:
    """Return the entries to show: the next one of each title, at most so many."""
    # A weekly market would fill the list: only its next coming is news.
    first_of = {entry.title: entry for entry in reversed(entries)}
    soonest = sorted(first_of.values(), key=lambda entry: (entry.starts_at, entry.title))
    return [_leaf(entry, zone) for entry in soonest[:most]]


def _leaf(entry: Rendezvous, zone: ZoneInfo) -> Leaf:
    date = entry.starts_at.astimezone(zone).date()
    locale = language().replace("-", "_")
    about = (entry.place or entry.shop or "", _span(entry, zone))
    return Leaf(
        weekday=str(format_date(date, "EEE", locale=locale)),
        day=str(date.day),
        month=str(format_date(date, "MMM", locale=locale)),
        iso=date.isoformat(),
        title=entry.title,
        about=" · ".join(part for part in about if part),
        href=f"/{entry.shop_slug}" if entry.shop_slug else "",
    )


#: What ends within so long of its beginning is one evening, whatever the date at its end.
_ONE_OCCASION = timedelta(hours=16)


def _span(entry: Rendezvous, zone: ZoneInfo) -> str:
    """Return "8 h – 13 h", or "jusqu’au dimanche 30 novembre" for what lasts for days."""
    if entry.ends_at - entry.starts_at > _ONE_OCCASION:
        last = _last_day(entry.ends_at, zone)
        return translate("until %(day)s", day=day(last).replace(" ", NBSP))
    return f"{hour(entry.starts_at)}{DASH}{hour(entry.ends_at)}"


def _last_day(ends_at: datetime, zone: ZoneInfo) -> datetime:
    # What ends at midnight does not reach into the day that begins then.
    return (ends_at - timedelta(seconds=1)).astimezone(zone)


def turns(entries: Sequence[Rendezvous], at: datetime) -> list[datetime]:
    """Return the instants after `at` at which an entry begins or ends."""
    moments = (moment for entry in entries for moment in (entry.starts_at, entry.ends_at))
    return [moment for moment in moments if moment > at]
