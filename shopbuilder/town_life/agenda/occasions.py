"""An entry of the agenda, and what comes of it: its occurrences, the changed ones as they are now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from shopbuilder.town_life.agenda.changes import Change
from shopbuilder.town_life.agenda.recurrence import Recurrence, instant, wall_clock
from tenants.services import slug_of


@dataclass(frozen=True, slots=True)
class Rendezvous:
    """One occurrence of an entry of the agenda; instants are UTC."""

    kind: str
    title: str
    place: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    shop_slug: str | None
    shop: str | None
    #: Address of its entry under /agenda; the same for all its occurrences.
    slug: str = ""
    all_day: bool = False
    recurs: bool = False
    price: str = ""
    booking: str = ""
    #: Street or square where it is held, where somebody said so: its own, its place's, its shop's.
    street_slug: str | None = None
    street: str | None = None
    #: Name of the public place where it is held.
    place_name: str | None = None
    #: Key in changes.py: STATUSES.
    status: str = ""
    #: Its own page on another site; "" = none.
    link: str = ""
    #: When it begins by the rule, by the clock of its entry; None for what comes once.
    occasion: datetime | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody is to come, though it was announced."""
        return self.status == "cancelled"

    @property
    def place_slug(self) -> str:
        """How addresses name where it is held: the place, else the street; "" when unknown."""
        return slug_of(self.place_name or self.street or "")

    def touches(self, begin: datetime, end: datetime) -> bool:
        """Tell whether some of it lies in the time from `begin` up to `end`."""
        return self.starts_at < end and (self.ends_at > begin or self.starts_at >= begin)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the agenda: its words, and every time it comes."""

    rendezvous: Rendezvous
    recurrence: Recurrence
    #: By the wall clock, so that an evening ends at the same hour whatever the clock does.
    lasts: timedelta
    #: Whose wall clock it follows: the town's, unless it was brought from elsewhere.
    zone: ZoneInfo
    latitude: float | None
    longitude: float | None
    created_at: datetime
    updated_at: datetime
    #: In the order of the times they stand for.
    changes: tuple[Change, ...] = ()
    #: Nothing that begins then or later is held any more; None = it goes on.
    stopped_at: datetime | None = None
    #: Of its row.
    id: int = 0
    #: Brought by a calendar that the town follows.
    followed: bool = False

    def occurrences(self, begin: datetime, end: datetime) -> list[Rendezvous]:
        """Return the occurrences that touch the time from `begin` up to `end`, soonest first."""
        stop = self.stopped_at
        found = [
            each
            for each in self._near(begin, end)
            if each.touches(begin, end) and (stop is None or each.starts_at < stop)
        ]
        return sorted(found, key=lambda each: each.starts_at) if self.changes else found

    def _near(self, begin: datetime, end: datetime) -> Iterator[Rendezvous]:
        """Yield at least what touches a time; some may lie beside it."""
        if not self.recurrence.recurs and not self.changes:
            yield self.rendezvous
            return
        reach = self.lasts + self._carried() + timedelta(days=1)
        first = wall_clock(begin, self.zone).date() - reach
        last = wall_clock(end, self.zone).date() + reach
        changed = {change.at for change in self.changes}
        for local in self.recurrence.between(first, last):
            if local not in changed:
                yield self._at(local)
        for change in self.changes:
            yield self.changed(change)

    def _carried(self) -> timedelta:
        """Return how far changes that hold for all later times carry these away."""
        away = (
            max(abs(change.starts - change.at), abs(change.ends - change.at))
            for change in self.changes
            if change.onward
        )
        return max(away, default=timedelta(0))

    def _at(self, local: datetime) -> Rendezvous:
        onward = [change for change in self.changes if change.onward and change.at < local]
        if onward:
            return self.changed(onward[-1].carried_to(local))
        return self._held(local, local, local + self.lasts)

    def changed(self, change: Change) -> Rendezvous:
        """Return the occurrence that a change makes."""
        held = self._held(change.at, change.starts, change.ends)
        return replace(
            held,
            title=change.title or held.title,
            place=change.place or held.place,
            summary=change.summary or held.summary,
            status=change.status or held.status,
        )

    def _held(self, occasion: datetime, starts: datetime, ends: datetime) -> Rendezvous:
        starts_at, ends_at = instant(starts, self.zone), instant(ends, self.zone)
        if ends_at < starts_at or (ends_at == starts_at and ends > starts):
            # It begins in the hour that is skipped, and would be over before.
            ends_at = starts_at + (ends - starts)
        return replace(self.rendezvous, starts_at=starts_at, ends_at=ends_at, occasion=occasion)
