"""What is coming in town, as leaves of a calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from markupsafe import Markup

from shopbuilder.i18n import language
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_life.agenda.queries import in_order
from shopbuilder.web.languages import here, in_theirs
from shopbuilder.web.rendezvous.words import hours, standing


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry with its date as a calendar shows it, and the rest in one line."""

    weekday: str
    day: str
    month: str
    #: Local date for machines.
    iso: str
    title: str
    #: "Place du Puits · 8 h – 13 h", the place marked as French on other pages.
    about: str
    #: Address of its page; of the shop that holds it, or "", where it has none.
    href: str
    #: English name of its kind.
    kind: str = ""


def leaves(entries: Sequence[Rendezvous], zone: ZoneInfo, *, most: int) -> list[Leaf]:
    """Return the entries to show: the next one of each title, at most so many."""
    # A weekly market would fill the list: only its next coming is news.
    first_of = {entry.title: entry for entry in reversed(entries)}
    return [_leaf(entry, zone) for entry in in_order(first_of.values())[:most]]


def _leaf(entry: Rendezvous, zone: ZoneInfo) -> Leaf:
    date = entry.starts_at.astimezone(zone).date()
    weekday, number, month = names_of(date)
    about = (standing(entry), in_theirs(entry.place or entry.shop or ""), hours(entry))
    shop = here(f"/{entry.shop_slug}") if entry.shop_slug else ""
    return Leaf(
        weekday=weekday,
        day=number,
        month=month,
        iso=date.isoformat(),
        title=entry.title,
        about=Markup(" · ").join(part for part in about if part),
        href=here(f"/agenda/{entry.slug}") if entry.slug else shop,
        kind=KINDS[kind_of(entry.kind)],
    )


def names_of(day: date) -> tuple[str, str, str]:
    """Return what a leaf says of a day: "mer.", "25", "nov."."""
    locale = language().replace("-", "_")
    return (
        str(format_date(day, "EEE", locale=locale)),
        str(day.day),
        str(format_date(day, "MMM", locale=locale)),
    )


def turns(entries: Iterable[Rendezvous], at: datetime) -> list[datetime]:
    """Return the instants after `at` at which an entry begins or ends."""
    moments = (moment for entry in entries for moment in (entry.starts_at, entry.ends_at))
    return [moment for moment in moments if moment > at]
