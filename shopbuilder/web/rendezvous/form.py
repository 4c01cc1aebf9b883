"""A rendez-vous as somebody types it: days and hours in fields, how it comes again by radio buttons.

Nobody sees a rule. What a rule says that the buttons cannot is kept as it is (`AS_IT_IS`).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from shopbuilder.town_life.agenda.kinds import NEUTRAL
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.recurrence import wall_clock
from shopbuilder.town_life.agenda.services import Announced, columns_of, timing_of
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.web.rendezvous.repeating import AS_IT_IS, ONCE, rule_of, said_by
from shopbuilder.web.rendezvous.words import again_in_words, span_in_words, standing
from tenants.clock import now
from tenants.context import current_town
from tenants.errors import N_

#: Dates shown before it is announced, looked for so far ahead.
_DATES_SHOWN: Final = 5
_AHEAD: Final = timedelta(days=1500)
_WHOLE_DAY: Final = 1440
_UNCLEAR: Final = N_("Please choose the day on which it takes place.")
_HOURS: Final = N_("Please say what time it begins, or that it lasts the whole day.")


@dataclass(frozen=True, slots=True)
class RendezvousForm:
    """The fields, as typed."""

    titre: str = ""
    genre: str = NEUTRAL
    lieu: str = ""
    jour: str = ""
    debut: str = ""
    fin: str = ""
    #: Last day, where it goes on for several; "" = the same.
    fin_jour: str = ""
    journee: bool = False
    #: Key in repeating.py.
    reprise: str = ONCE
    #: Weekdays, 0 = Monday, of what comes each week or every other.
    jours: tuple[str, ...] = ()
    jusqu_au: str = ""
    texte: str = ""
    prix: str = ""
    reservation: str = ""
    boutique: str = ""

    @classmethod
    def typed(cls, values: Any) -> "RendezvousForm":
        """Return the fields of a form that was sent."""
        lines = {
            name: values.get(name, "").replace("\x00", "").strip()[:5000]
            for name in (
                "titre", "genre", "lieu", "jour", "debut", "fin", "fin_jour", "reprise",
                "jusqu_au", "texte", "prix", "reservation", "boutique",
            )
        }  # fmt: skip
        days = tuple(each for each in values.getlist("jours") if each in "0123456" and each)
        return cls(**lines, journee=bool(values.get("journee")), jours=days)

    @classmethod
    def of(cls, entry: AgendaEntry, shown: Entry) -> "RendezvousForm":
        """Return the fields of an entry that stands already, by the town's clock."""
        zone = current_town().zone
        starts, ends = (wall_clock(each, zone) for each in (entry.starts_at, entry.ends_at))
        last = ends - timedelta(seconds=1) if entry.all_day or ends.time() == time.min else ends
        reprise, days, until = said_by(shown, starts.date())
        return cls(
            entry.title, entry.kind, entry.place, starts.date().isoformat(),
            "" if entry.all_day else f"{starts:%H:%M}",
            "" if entry.all_day or ends == starts else f"{ends:%H:%M}",
            max(starts, last).date().isoformat() if last.date() > starts.date() else "",
            entry.all_day, reprise, days, until, entry.summary, entry.price, entry.booking,
            str(entry.shop_id or ""),
        )  # fmt: skip

    def announced(self, *, shop_id: int | None) -> Announced:
        """Return what is announced. Raises AgendaRefused with a sentence."""
        first = _day(self.jour, _UNCLEAR)
        starts = None if self.journee else _hour(self.debut, _HOURS)
        return Announced(
            title=self.titre,
            first_day=first,
            starts=starts,
            minutes=self._minutes(first, starts),
            kind=self.genre,
            place=self.lieu,
            summary=self.texte,
            price=self.prix,
            booking=self.reservation,
            rule=self._rule(first),
            shop_id=shop_id,
        )

    def _minutes(self, first: date, starts: time | None) -> int:
        """Return how long it lasts; an end before the beginning is one after midnight."""
        last = _day(self.fin_jour, _UNCLEAR) if self.fin_jour else first
        if last < first:
            raise AgendaRefused(N_("An event must end after it begins, and within a year."))
        if starts is None:
            return ((last - first).days + 1) * _WHOLE_DAY
        if not self.fin:
            return 0
        ends = datetime.combine(last, _hour(self.fin, _HOURS))
        begins = datetime.combine(first, starts)
        if ends <= begins and last == first:
            ends += timedelta(days=1)
        return int((ends - begins).total_seconds() // 60)

    @property
    def keeps_times(self) -> bool:
        """Whether days and hours stay as they are."""
        return self.reprise == AS_IT_IS

    def _rule(self, first: date) -> str:
        if self.keeps_times:
            return ""
        until = _day(self.jusqu_au, _UNCLEAR) if self.jusqu_au else None
        days = [int(each) for each in self.jours] or [first.weekday()]
        return rule_of(self.reprise, first, days, until)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be announced: how often in words, and its next dates."""

    often: str
    dates: list[str]
    more: bool


def preview(said: Announced) -> Preview:
    """Return when it would come. Raises AgendaRefused with a sentence."""
    columns_of(said)
    timing, zone = timing_of(said), current_town().zone
    columns = timing.columns(zone)
    shown = Rendezvous(
        said.kind, said.title, said.place, "", columns["starts_at"], columns["ends_at"], None, None,
        all_day=said.starts is None, recurs=timing.recurrence.recurs,
    )  # fmt: skip
    entry = Entry(shown, timing.recurrence, timing.lasts, zone, None, None, now(), now())
    dates = next_dates(entry, _DATES_SHOWN + 1)
    return Preview(
        again_in_words(entry) or span_in_words(shown),
        [span_in_words(each) for each in dates[:_DATES_SHOWN]],
        len(dates) > _DATES_SHOWN,
    )


def next_dates(entry: Entry, most: int) -> list[Rendezvous]:
    """Return the next times of an entry; the first ones where all are over."""
    at = now()
    for begin in (at, entry.rendezvous.starts_at):
        for ahead in (timedelta(days=120), _AHEAD):
            found = entry.occurrences(begin, begin + ahead)
            if len(found) >= most or (found and ahead == _AHEAD):
                return found[:most]
    return []


def date_in_words(found: Rendezvous) -> str:
    """Return "samedi 28 novembre, de 8 h à 13 h", and what stands against it."""
    said = standing(found)
    return f"{span_in_words(found)} – {said}" if said else span_in_words(found)


def _day(written: str, missing: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise AgendaRefused(missing) from None


def _hour(written: str, missing: str) -> time:
    try:
        return time.fromisoformat(written).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise AgendaRefused(missing) from None
