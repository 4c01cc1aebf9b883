"""What a person does to a rendez-vous that is announced; the last step can always be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from shopbuilder.town_life.agenda.changes import Change, read_changes
from shopbuilder.town_life.agenda.queries import zone_named
from shopbuilder.town_life.agenda.recurrence import instant, wall_clock
from shopbuilder.town_life.agenda.services import Announced, columns_of, words_of
from shopbuilder.town_life.errors import AgendaRefused
from shopbuilder.town_life.models import AgendaEntry
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record

#: What a person may change, and what is put back.
_COLUMNS: Final = (
    "kind", "title", "place", "summary", "price", "booking", "link", "status", "starts_at",
    "ends_at", "all_day", "rule", "timezone", "without", "also", "changes", "stopped_at",
    "last_at", "shop_id", "place_id", "street_id",
)  # fmt: skip
_MOMENTS: Final = frozenset({"starts_at", "ends_at", "stopped_at", "last_at"})
#: The whole of it was new: to take it back is to remove it.
_NEW: Final[dict[str, Any]] = {"new": True}
#: Single days of one entry that are otherwise.
_MOST_CHANGES: Final = 1000


def entry_to_change(number: int, shop_id: int | None = None) -> AgendaEntry:
    """Return an entry, locked; a shop reaches its own alone. Raises NotFound."""
    own = [] if shop_id is None else [AgendaEntry.shop_id == shop_id]
    found = db.session.scalar(
        select(AgendaEntry).where(AgendaEntry.id == number, *own).with_for_update()
    )
    if found is None:
        raise NotFound
    return found


def mark_as_new(number: int) -> None:
    """Note that an entry was announced just now, so that it can be taken back."""
    with transaction():
        entry_to_change(number).before = _NEW


def rewrite(
    number: int,
    said: Announced,
    *,
    keep_times: bool = False,
    shop_id: int | None = None,
    actor: str,
) -> None:
    """Announce an entry otherwise; days that are cancelled or left out stay so.

    With `keep_times` only what and where is written anew. Raises NotFound, or AgendaRefused with a
    sentence.
    """

    def write(entry: AgendaEntry) -> None:
        if keep_times:
            for name, value in words_of(said).items():
                setattr(entry, name, value)
            return
        zone = _zone_of(entry)
        days = tuple(_days(entry.without)), tuple(_days(entry.also))
        columns = columns_of(replace(said, without=days[0], also=days[1]))
        changes = read_changes(entry.changes)
        for name, value in columns.items():
            setattr(entry, name, value)
        entry.timezone = ""
        first = wall_clock(entry.starts_at, current_town().zone)
        entry.changes = [_carried(each, entry, zone, first).kept for each in changes]
        _stretch(entry)

    _change(number, shop_id, "town.rendezvous_changed", actor, write)


def cancel_day(number: int, occasion: datetime, *, shop_id: int | None = None, actor: str) -> None:
    """Say that one time of it is cancelled; it is shown as such. Raises NotFound, AgendaRefused."""
    _set_day(number, occasion, "cancelled", shop_id=shop_id, actor=actor)


def hold_day(number: int, occasion: datetime, *, shop_id: int | None = None, actor: str) -> None:
    """Say that a time which was cancelled takes place after all."""
    _set_day(number, occasion, "confirmed", shop_id=shop_id, actor=actor)


def cancel(number: int, *, shop_id: int | None = None, actor: str) -> None:
    """Say that all of it is cancelled; it is shown as such, so that nobody comes in vain."""
    _change(
        number, shop_id, "town.rendezvous_cancelled", actor,
        lambda entry: setattr(entry, "status", "cancelled"),
    )  # fmt: skip


def hold(number: int, *, shop_id: int | None = None, actor: str) -> None:
    """Say that it takes place after all, or again after it was stopped."""

    def write(entry: AgendaEntry) -> None:
        entry.status, entry.stopped_at = "", None
        again = entry.rule or entry.also or entry.changes
        entry.last_at = None if again else entry.ends_at

    _change(number, shop_id, "town.rendezvous_changed", actor, write)


def stop(number: int, *, shop_id: int | None = None, actor: str) -> None:
    """End it: what was held stays in the past, nothing more comes."""

    def write(entry: AgendaEntry) -> None:
        at = now()
        end = at + (entry.ends_at - entry.starts_at)
        entry.stopped_at = at
        entry.last_at = min(entry.last_at or end, end)

    _change(number, shop_id, "town.rendezvous_stopped", actor, write)


def take_back(number: int, *, shop_id: int | None = None, actor: str) -> bool:
    """Put an entry back as it was before the last change; one that was new is removed.

    Return whether it still is there. Raises NotFound where there is nothing to take back.
    """
    with transaction():
        entry = entry_to_change(number, shop_id)
        before = entry.before
        if before is None:
            raise NotFound
        record(
            "town.rendezvous_taken_back", "agenda_entry", number, actor=actor,
            name=entry.title, shop_id=entry.shop_id,
        )  # fmt: skip
        if before == _NEW:
            db.session.delete(entry)
            return False
        for name, value in before.items():
            setattr(entry, name, _read(name, value))
        entry.before = None
    return True


def _change(
    number: int,
    shop_id: int | None,
    fact: str,
    actor: str,
    write: Callable[[AgendaEntry], None],
) -> None:
    with transaction():
        entry = entry_to_change(number, shop_id)
        before = {name: _kept(getattr(entry, name)) for name in _COLUMNS}
        write(entry)
        entry.before = before
        record(fact, "agenda_entry", number, actor=actor, name=entry.title, shop_id=entry.shop_id)


def _set_day(
    number: int, occasion: datetime, status: str, *, shop_id: int | None, actor: str
) -> None:
    def write(entry: AgendaEntry) -> None:
        changes = {each.at: each for each in read_changes(entry.changes)}
        lasts = _lasts(entry)
        usual = Change(occasion, occasion, occasion + lasts)
        changes[occasion] = replace(changes.get(occasion, usual), status=status)
        if len(changes) > _MOST_CHANGES:
            raise AgendaRefused(
                N_("At most %(most)s days can be named one by one."), most=_MOST_CHANGES
            )
        entry.changes = [each.kept for each in changes.values()]

    fact = "town.rendezvous_day_cancelled" if status == "cancelled" else "town.rendezvous_changed"
    _change(number, shop_id, fact, actor, write)


def _zone_of(entry: AgendaEntry) -> ZoneInfo:
    return zone_named(entry.timezone) or current_town().zone


def _lasts(entry: AgendaEntry) -> Any:
    zone = _zone_of(entry)
    return max(
        wall_clock(entry.ends_at, zone) - wall_clock(entry.starts_at, zone),
        entry.ends_at - entry.starts_at,
    )


def _days(moments: list[str]) -> list[date]:
    return [datetime.fromisoformat(each).date() for each in moments]


def _carried(change: Change, entry: AgendaEntry, zone: ZoneInfo, first: datetime) -> Change:
    """Return a change by the town's clock and the new hour; a day that was moved keeps its own."""
    town = current_town().zone
    at = datetime.combine(change.at.date(), first.time())
    if change.starts == change.at:
        return replace(change, at=at, starts=at, ends=at + _lasts(entry))
    starts, ends = (wall_clock(instant(each, zone), town) for each in (change.starts, change.ends))
    return replace(change, at=at, starts=starts, ends=ends)


def _stretch(entry: AgendaEntry) -> None:
    """Let the end of the last time reach over days that were moved beyond it."""
    if entry.last_at is not None:
        ends = (instant(each.ends, _zone_of(entry)) for each in read_changes(entry.changes))
        entry.last_at = max([entry.last_at, *ends])


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _read(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name in _MOMENTS and value else value
