"""Events of one identity put together: the entry that they make, as the values it would have."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Component

from shopbuilder.imports.calendars.reading import ReadCalendar, moment_in
from shopbuilder.imports.calendars.times import Times, ends_of, times_of
from shopbuilder.imports.calendars.words import kind_by, said_by
from shopbuilder.imports.findings import Findings
from shopbuilder.town_life.agenda.recurrence import instant
from shopbuilder.town_life.errors import AgendaRefused
from tenants.errors import N_

_LONGEST_UID: Final = 200
_FIRST_OF_ALL: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: What stands in the agenda is in the town's own language.
_NAMELESS: Final = "Rendez-vous"
#: Kept from the public by whoever wrote them.
_PRIVATE: Final = frozenset({"PRIVATE", "CONFIDENTIAL"})


@dataclass(frozen=True)
class Draft:
    """An entry as a calendar tells it."""

    line: int
    uid: str
    #: SEQUENCE, then LAST-MODIFIED: the greater is the newer. (DTSTAMP is the hour of asking with some.)
    version: tuple[int, datetime]
    #: Columns of AgendaEntry, as JSON has them.
    values: dict[str, Any]


@dataclass
class Drafts:
    """What a calendar tells."""

    drafts: list[Draft]
    #: Identities that are in the calendar, also of what was refused.
    uids: set[str]
    findings: Findings
    #: Events read.
    events: int = 0


def drafts_of(calendar: ReadCalendar, town: ZoneInfo, year: int, *, with_private: bool) -> Drafts:
    """Return the entries that a calendar tells, and everything it says that is not taken."""
    findings = Findings()
    found = Drafts([], set(), findings, len(calendar.events))
    for kind, count in calendar.others.items():
        findings.note("", N_("%(count)s parts “%(kind)s” are not read."), count=count, kind=kind)
    shown = [
        (line, event)
        for line, event in calendar.events
        if with_private or not _is_private(line, event, findings)
    ]
    for uid, line, event, changed in _gathered(shown):
        found.uids.add(uid)
        try:
            times = times_of(event, [each for _, each in changed], town, year)
        except AgendaRefused as refusal:
            findings.refuse_for(str(line), refusal, subject=said_by(event)["title"])
            continue
        found.drafts.append(_draft(uid, line, event, changed, times, town, findings))
    return found


def _is_private(line: int, event: Component, findings: Findings) -> bool:
    if str(event.get("CLASS", "")).upper() not in _PRIVATE:
        return False
    findings.refuse(
        str(line),
        N_("It is marked as private, and is not published."),
        subject=said_by(event)["title"],
    )
    return True


def _gathered(
    events: Sequence[tuple[int, Component]],
) -> Iterator[tuple[str, int, Component, list[tuple[int, Component]]]]:
    """Yield identity, line, event, and what changes single times of it, newest versions alone."""
    masters: dict[str, tuple[int, Component]] = {}
    changes: dict[str, dict[Any, tuple[int, Component]]] = defaultdict(dict)
    for line, event in events:
        uid = _uid(event)
        named = moment_in(event, "RECURRENCE-ID")
        place = masters if named is None else changes[uid]
        key = uid if named is None else _comparable(named)
        if key not in place or version_of(event) >= version_of(place[key][1]):
            place[key] = (line, event)
    for uid, (line, event) in masters.items():
        yield uid, line, event, list(changes.pop(uid, {}).values())
    # Changed times whose series is not in the file stand for themselves.
    for uid, alone in changes.items():
        for when, (line, event) in alone.items():
            yield _short(f"{uid}#{when}"), line, event, []


def _comparable(named: Any) -> str:
    if isinstance(named, datetime) and named.tzinfo is not None:
        return named.astimezone(UTC).isoformat()
    return str(named.isoformat())


def _uid(event: Component) -> str:
    """Return the identity of an event; made of its beginning and name where it has none."""
    uid = str(event.get("UID", "")).strip()
    if not uid:
        start = event.get("DTSTART")
        told = f"{start.to_ical().decode() if start is not None else ''} {event.get('SUMMARY', '')}"
        uid = f"sha256:{sha256(told.encode()).hexdigest()[:32]}"
    return _short(uid)


def _short(uid: str) -> str:
    printable = "".join(each for each in uid if each.isprintable())
    if len(printable) <= _LONGEST_UID and printable == uid:
        return uid
    return f"sha256:{sha256(uid.encode()).hexdigest()[:32]}"


def version_of(event: Component) -> tuple[int, datetime]:
    """Return how new an event is: its SEQUENCE, then the moment it was changed."""
    sequence: Any = event.get("SEQUENCE", 0)
    moment = moment_in(event, "LAST-MODIFIED")
    if not isinstance(moment, datetime):
        moment = _FIRST_OF_ALL
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    number = sequence if isinstance(sequence, int) else 0
    return max(0, min(int(number), 2**31)), moment.astimezone(UTC)


def _draft(
    uid: str,
    line: int,
    event: Component,
    changed: Sequence[tuple[int, Component]],
    times: Times,
    town: ZoneInfo,
    findings: Findings,
) -> Draft:
    words = said_by(event)
    if not words["title"]:
        findings.note(str(line), N_("It has no name: it is called “Rendez-vous”."))
        words["title"] = _NAMELESS
    values = {**words, "kind": kind_by(event), **_stored(times, town)}
    newest = max([version_of(event), *(version_of(each) for _, each in changed)])
    return Draft(line, uid, newest, values)


def _stored(times: Times, town: ZoneInfo) -> dict[str, Any]:
    """Return the columns that say when."""
    first_end, last_end = ends_of(times)
    recurrence = times.recurrence
    starts_at = instant(recurrence.first, times.zone)
    ends_at = max(starts_at, instant(first_end, times.zone))
    recurs = recurrence.recurs or bool(times.changes)
    return {
        "starts_at": starts_at.isoformat(),
        "ends_at": ends_at.isoformat(),
        "all_day": times.all_day,
        "rule": "\n".join(rule.text for rule in recurrence.rules),
        "timezone": "" if not recurs or times.zone == town else times.zone.key,
        "without": [each.isoformat() for each in recurrence.without],
        "also": [each.isoformat() for each in recurrence.also],
        "changes": [change.kept for change in times.changes],
        "stopped_at": None,
        "last_at": last_end and max(ends_at, instant(last_end, times.zone)).isoformat(),
    }
