"""Announcing a rendez-vous: what is not clear is refused, what is clear has an address for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from shopbuilder.town_life.agenda.kinds import KINDS
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant
from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.town_life.slugs import SlugBook
from shopbuilder.town_life.written import many_lines, one_line
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_
from tenants.events import record

MAX_TITLE: Final = 160
MAX_LINE: Final = 200
MAX_SUMMARY: Final = 4000
#: Days left out or added by hand.
MOST_DAYS: Final = 200
_LONGEST: Final = timedelta(days=366)
_YEARS_AHEAD: Final = 10
_EARLIEST: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What somebody announces, at local times of the town."""

    title: str
    first_day: date
    #: None = the whole day.
    starts: time | None
    #: Minutes, 0 = nobody says when it ends; whole days count 1440 each.
    minutes: int
    kind: str = "event"
    place: str = ""
    summary: str = ""
    price: str = ""
    booking: str = ""
    #: RRULE value, "" = once.
    rule: str = ""
    #: Days on which it does not come, and days on which it comes besides.
    without: Sequence[date] = ()
    also: Sequence[date] = ()
    shop_id: int | None = None
    place_id: int | None = None
    street_id: int | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """When something announced comes, by the town's clock."""

    recurrence: Recurrence
    lasts: timedelta

    def columns(self, zone: ZoneInfo) -> dict[str, Any]:
        """Return the columns of AgendaEntry that say when, by that clock."""
        recurrence, lasts = self.recurrence, self.lasts
        starts_at = instant(recurrence.first, zone)
        ends_at = instant(recurrence.first + lasts, zone)
        if ends_at < starts_at or (lasts and ends_at == starts_at):
            ends_at = starts_at + lasts
        last, end = recurrence.last_day(), None
        if last is not None:
            last_start = datetime.combine(last, recurrence.first.time())
            end = max(ends_at, instant(last_start + lasts, zone))
        return {
            "starts_at": starts_at,
            "ends_at": ends_at,
            "rule": "\n".join(rule.text for rule in recurrence.rules),
            "without": [moment.isoformat() for moment in recurrence.without],
            "also": [moment.isoformat() for moment in recurrence.also],
            "last_at": end,
        }


def timing_of(said: Announced) -> Timing:
    """Return when it comes; raises AgendaRefused with a sentence."""
    lasts = _lasting(said)
    return Timing(_recurrence(said, current_town().zone), lasts)


def columns_of(said: Announced) -> dict[str, Any]:
    """Return the columns of an entry that announces this. Raises AgendaRefused with a sentence."""
    when = timing_of(said).columns(current_town().zone)
    return {**when, "all_day": said.starts is None, **words_of(said)}


def words_of(said: Announced) -> dict[str, Any]:
    """Return the columns that say what and where. Raises AgendaRefused with a sentence."""
    if said.kind not in KINDS:
        raise AgendaRefused(N_("There is no such kind of event: %(kind)s."), kind=said.kind)
    return {
        "kind": said.kind,
        "title": _line(said.title, MAX_TITLE, N_("An event needs a name.")),
        "place": _line(said.place, MAX_LINE),
        "summary": _text(said.summary),
        "price": _line(said.price, MAX_LINE),
        "booking": _line(said.booking, MAX_LINE),
        "shop_id": said.shop_id,
        "place_id": said.place_id,
        "street_id": said.street_id,
    }


def announce(said: Announced, *, actor: str) -> AgendaEntry:
    """Write an entry of the agenda and return it.

    With a rule, the first time is the first day that the rule names from `first_day` on.
    Raises AgendaRefused with a sentence.
    """
    columns = columns_of(said)
    with transaction():
        entry = AgendaEntry(slug=SlugBook.of_agenda().free(said.title), **columns)
        db.session.add(entry)
        db.session.flush()
        record(
            "town.rendezvous_announced", "agenda_entry", entry.id, actor=actor,
            name=entry.title, shop_id=entry.shop_id,
        )  # fmt: skip
    return entry


def _recurrence(said: Announced, zone: ZoneInfo) -> Recurrence:
    at = said.starts or time.min
    _check_day(said.first_day)
    if len(said.without) + len(said.also) > MOST_DAYS:
        raise AgendaRefused(N_("At most %(most)s days can be named one by one."), most=MOST_DAYS)
    for day in (*said.without, *said.also):
        _check_day(day)
    rule = read_rule(said.rule, at, zone) if said.rule else None
    asked = Recurrence(datetime.combine(said.first_day, at), rule)
    if asked.never_comes():
        raise AgendaRefused(N_("This rule names no day that ever comes."))
    return Recurrence(
        asked.first_by_rule(),
        rule,
        tuple(sorted({datetime.combine(day, at) for day in said.without})),
        tuple(sorted({datetime.combine(day, at) for day in said.also})),
    )


def _check_day(day: date) -> None:
    latest = now().astimezone(UTC).year + _YEARS_AHEAD
    if not (day >= _EARLIEST and day.year <= latest):
        raise AgendaRefused(
            N_("This day is too far away: the agenda goes from 1970 to %(year)s."), year=latest
        )


def _lasting(said: Announced) -> timedelta:
    lasts = timedelta(minutes=min(said.minutes, 10**7))
    whole_days = said.starts is not None or lasts % timedelta(days=1) == timedelta(0)
    # Nobody knows when some evenings end; a day has its 24 hours.
    shortest = timedelta(0) if said.starts is not None else timedelta(days=1)
    if not shortest <= lasts <= _LONGEST or not whole_days:
        raise AgendaRefused(N_("An event must end after it begins, and within a year."))
    return lasts


def _line(written: str, most: int, missing: str = "") -> str:
    line = one_line(written)
    if missing and not line:
        raise AgendaRefused(missing)
    if len(line) > most:
        raise AgendaRefused(N_("That is too long: %(most)s characters at most."), most=most)
    return line


def _text(written: str) -> str:
    text = many_lines(written)
    if len(text) > MAX_SUMMARY:
        raise AgendaRefused(N_("That is too long: %(most)s characters at most."), most=MAX_SUMMARY)
    return text
