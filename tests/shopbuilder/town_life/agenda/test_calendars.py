"""Real calendars: what their files say, kept as our rules, comes on the days other programs find."""

import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from shopbuilder.town_life.agenda.recurrence import Recurrence, instant
from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_life.errors import AgendaRefused

UTC_ZONE = ZoneInfo("UTC")
#: Events of the 28 files that are kept as our rules, and those that are not, with the reason.
KEPT = 578
LEFT = {
    "one of its times is moved or changed": 277,
    "a clock of its own": 1,
    "several rules": 1,
}
#: Occurrences of the kept ones that other programs found too.
COMPARED = 481


def expected(test_data: Path) -> dict[str, Any]:
    file = test_data / "calendars" / "expected_occurrences.json"
    files: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["files"]
    return files


def events_of(path: Path) -> list[Event]:
    calendars = Calendar.from_ical(path.read_bytes(), multiple=True)
    return [event for calendar in calendars for event in calendar.walk("VEVENT")]


def reason(event: Event, siblings: Counter[str]) -> str:
    """Why an event is not one of our rules; "" for one that is."""
    start = event.get("DTSTART")
    added = [] if start is None else _dates(event, "RDATE")
    reasons = {
        "no readable beginning": start is None or bool(event.errors),
        "one of its times is moved or changed": siblings[str(event.get("UID"))] > 1,
        "several rules": isinstance(event.get("RRULE"), list),
        "a clock of its own": start is not None and _own_clock(start.dt),
        "periods among the days added": any(isinstance(each, tuple) for each in added),
        "a rule we refuse": start is not None and _is_refused(event),
    }
    return next((why for why, holds in reasons.items() if holds), "")


def _own_clock(moment: Any) -> bool:
    zone = getattr(moment, "tzinfo", None)
    return zone is not None and not getattr(zone, "key", None) and zone.utcoffset(None) is None


def _is_refused(event: Event) -> bool:
    rule = event.get("RRULE")
    try:
        if rule is not None and not isinstance(rule, list):
            read_rule(rule.to_ical().decode(), time(8), zone_of(event))
    except AgendaRefused:
        return True
    return False


def _dates(event: Event, name: str) -> list[Any]:
    found = event.get(name, [])
    return [
        each.dt for value in (found if isinstance(found, list) else [found]) for each in value.dts
    ]


def zone_of(event: Event) -> ZoneInfo:
    key = getattr(getattr(event["DTSTART"].dt, "tzinfo", None), "key", None)
    return ZoneInfo(key) if key else UTC_ZONE


def local(moment: Any, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min)
    return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)


def ours(event: Event, window: tuple[date, date]) -> list[tuple[datetime, str]]:
    """The beginnings of an event as our rule gives them, with its name."""
    zone = zone_of(event)
    first = local(event["DTSTART"].dt, zone)
    written = event["RRULE"].to_ical().decode() if "RRULE" in event else ""
    recurrence = Recurrence(
        first,
        read_rule(written, first.time(), zone) if written else None,
        tuple(local(each, zone) for each in _dates(event, "EXDATE")),
        tuple(local(each, zone) for each in _dates(event, "RDATE")),
    )
    begin, end = window[0] - timedelta(days=1), window[1] + timedelta(days=2)
    return [
        (instant(each, zone), str(event.get("SUMMARY"))) for each in recurrence.between(begin, end)
    ]


def theirs(told: dict[str, Any], zone: ZoneInfo) -> list[tuple[datetime, str]]:
    found = []
    for start, _, summary, _ in told["occurrences"]:
        moment = datetime.fromisoformat(start)
        whole = len(start) == 10
        found.append((instant(moment, UTC_ZONE) if whole else _aware(moment, zone), summary))
    return found


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def sorted_out(path: Path) -> tuple[list[Event], list[tuple[Event, str]]]:
    """The events of a file that are ours to keep, and the others with the reason."""
    events = events_of(path)
    siblings = Counter(str(event.get("UID")) for event in events if event.get("UID"))
    kept, left = [], []
    for event in events:
        why = reason(event, siblings)
        if why:
            left.append((event, why))
        else:
            kept.append(event)
    return kept, left


def test_every_event_of_every_file_is_kept_or_left_for_a_reason(test_data: Path) -> None:
    paths = sorted((test_data / "calendars").glob("*.ics"))
    files = [sorted_out(path) for path in paths]

    assert len(files) == 28
    assert sum(len(kept) for kept, _ in files) == KEPT
    assert Counter(why for _, left in files for _, why in left) == LEFT


def test_what_is_kept_comes_when_other_programs_say(test_data: Path) -> None:
    compared, wrong = 0, []
    for name, told in expected(test_data).items():
        kept, left = sorted_out(test_data / "calendars" / name)
        if not kept or "window" not in told:
            continue
        changed = {str(event.get("SUMMARY")) for event, _ in left}
        begin, end = map(date.fromisoformat, told["window"])
        found = Counter(each for event in kept for each in ours(event, (begin, end)))
        wanted = Counter(each for each in theirs(told, zone_of(kept[0])) if each[1] not in changed)
        compared += wanted.total()
        # The list of what others found is cut after 80: nothing is said of what comes later.
        last = max((each for each, _ in wanted), default=None)
        extra = [
            each
            for each in (found - wanted)
            if each[1] not in changed and begin <= each[0].date() < end and each[0] < last
        ]
        wrong += [(name, each) for each in (*(wanted - found), *extra)]
    assert wrong == []
    assert compared == COMPARED
