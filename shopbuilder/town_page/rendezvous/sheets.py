"""The agenda as its pages show it: days with their rendez-vous, and one entry with its dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_page.rendezvous.asked import Asked, reachable
from shopbuilder.web.formats import day as in_words
from shopbuilder.web.languages import here
from shopbuilder.web.rendezvous.leaves import names_of
from shopbuilder.web.rendezvous.words import (
    capital,
    first_day,
    hours,
    last_day,
    lasts_for_days,
    span_in_words,
    standing,
)
from tenants.context import current_town


@dataclass(frozen=True, slots=True)
class Line:
    """A rendez-vous on a day."""

    title: str
    href: str
    #: "8 h – 13 h".
    hours: str
    place: str
    summary: str
    price: str
    booking: str
    #: Key and English name of its kind.
    kind: str
    kind_name: str
    is_on: bool
    #: "cancelled", "to be confirmed" in the reader's words; "" for what takes place.
    standing: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the agenda."""

    date: date
    iso: str
    weekday: str
    number: str
    month: str
    #: Today or tomorrow.
    near: bool
    #: "Demain, mercredi 25 novembre".
    name: str
    lines: Sequence[Line]


def line_of(found: Rendezvous, at: datetime) -> Line:
    """Return how lists show an occurrence at an instant."""
    kind = kind_of(found.kind)
    return Line(
        found.title,
        here(f"/agenda/{found.slug}"),
        hours(found),
        found.place,
        found.summary,
        found.price,
        found.booking,
        kind,
        KINDS[kind],
        found.starts_at <= at < found.ends_at and not found.is_cancelled,
        standing(found),
        found.is_cancelled,
    )


def days_of(found: Iterable[Rendezvous], asked: Asked, at: datetime) -> list[Day]:
    """Return the days on which something begins, in order; what goes on for days is left out."""
    by_day: dict[date, list[Rendezvous]] = {}
    for each in found:
        if not lasts_for_days(each):
            by_day.setdefault(max(first_day(each), asked.first), []).append(each)
    today = at.astimezone(current_town().zone).date()
    return [_day(day, lines, today, at) for day, lines in sorted(by_day.items())]


def going_on(found: Iterable[Rendezvous], at: datetime) -> list[tuple[Line, str]]:
    """Return what goes on for days, with "du samedi 28 novembre au …"."""
    lasting = (each for each in found if lasts_for_days(each))
    return [(line_of(each, at), capital(span_in_words(each))) for each in lasting]


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day in the strip above the agenda."""

    weekday: str
    number: str
    href: str
    #: How many rendez-vous there are.
    busy: int
    shown: bool


def strip_of(found: Sequence[Rendezvous], asked: Asked, today: date) -> list[StripDay]:
    """Return seven days to go to: the coming ones, else the week of what is asked for."""
    first = asked.first
    if asked.span != "coming":
        first -= timedelta(days=first.weekday())
    return [
        StripDay(
            weekday=names_of(day)[0],
            number=str(day.day),
            href=here(f"/agenda{asked.on_day(day).query}"),
            busy=sum(
                first_day(each) <= day <= last_day(each) and not each.is_cancelled for each in found
            ),
            shown=asked.span == "day" and day == asked.first,
        )
        for day in (first + timedelta(days=number) for number in range(7))
        if reachable(asked.on_day(day), today)
    ]


def _day(day: date, found: Sequence[Rendezvous], today: date, at: datetime) -> Day:
    near = {0: translate("today"), 1: translate("tomorrow")}
    return Day(
        day,
        day.isoformat(),
        *names_of(day),
        (day - today).days in near,
        capital(", ".join(filter(None, (near.get((day - today).days), in_words(day))))),
        [line_of(each, at) for each in found],
    )


@dataclass(frozen=True, slots=True)
class Date:
    """One of the times of an entry."""

    iso: str
    weekday: str
    number: str
    month: str
    text: str
    href: str
    #: As in Line.
    standing: str = ""
    cancelled: bool = False


def dates_of(entry: Entry, at: datetime, *, most: int) -> list[Date]:
    """Return the next times of an entry, soonest first; none where it is over."""
    found: list[Rendezvous] = []
    # Half a year is enough for all but what comes once a year.
    for days in (183, 400, 1500):
        found = entry.occurrences(at, at + timedelta(days=days))
        if len(found) >= most or not entry.recurrence.recurs:
            break
    if not found and entry.rendezvous.starts_at > at and not entry.stopped_at:
        found = [entry.rendezvous]
    return [_date(each) for each in found[:most]]


def _date(found: Rendezvous) -> Date:
    day = first_day(found)
    said = standing(found)
    return Date(
        day.isoformat(),
        *names_of(day),
        ", ".join(filter(None, (span_in_words(found), said))),
        here(f"/agenda?jour={day.isoformat()}"),
        said,
        found.is_cancelled,
    )


def ended_on(entry: Entry, at: datetime) -> date | None:
    """Return the day on which an entry was over; None while it may come again."""
    if entry.stopped_at is not None and entry.stopped_at <= at:
        return None
    last = entry.recurrence.last_day()
    if last is None or entry.occurrences(at, at + timedelta(days=1500)):
        return None
    return max(last, last_day(entry.rendezvous))
