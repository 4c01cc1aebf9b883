"""The bytes of a calendar as events, each with the line it begins on; bounded before it is read."""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from icalendar import Calendar, Component

from shopbuilder.imports.errors import UnusableFile
from tenants.errors import N_

MOST_BYTES: Final = 5 * 1024 * 1024
#: Events, tasks, alarms, clocks: everything that begins and ends.
MOST_PARTS: Final = 20_000
_DEEPEST: Final = 8
_BEGINS: Final = re.compile(r"^(BEGIN|END):([A-Za-z-]+)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_DAMAGED: Final = N_("This calendar is damaged: it cannot be read to its end.")
#: Faults of the library on what is no calendar.
_UNREADABLE: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
#: Parts that are read with others, or mean nothing to readers of an agenda.
_BESIDE: Final = frozenset({"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM", "VEVENT"})


@dataclass(frozen=True)
class ReadCalendar:
    """What a file holds."""

    #: Line on which it begins, and the event, in the order of the file.
    events: list[tuple[int, Component]]
    #: Kinds of parts that are not read, and how many of each: tasks, journals, busy times.
    others: Counter[str]


def calendar_file(path: Path) -> bytes:
    """Return the bytes of a file; raises UnusableFile."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFile(
                N_("The file is too large: at most %(most)s MB."), most=MOST_BYTES // 1024**2
            )
        return path.read_bytes()
    except OSError:
        raise UnusableFile(N_("“%(name)s” cannot be read."), name=path.name) from None


def read_calendar(data: bytes) -> ReadCalendar:
    """Return the events of one or several calendars. Raises UnusableFile with a sentence."""
    text = _text(data)
    lines = _lines_of_events(text)
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for each in calendars for event in each.walk("VEVENT")]
        others = Counter(part.name for each in calendars for part in each.walk() if part.name)
    except _UNREADABLE:
        raise UnusableFile(_DAMAGED) from None
    for name in _BESIDE:
        others.pop(name, None)
    if not events:
        raise UnusableFile(N_("There are no events in this calendar."))
    return ReadCalendar(list(zip(lines, events, strict=False)), others)


def moment_in(event: Component, name: str) -> Any:
    """Return the day, time or length of a property; None where there is none that can be read."""
    found: Any = event.get(name)
    with suppress(AttributeError, ValueError):
        return (found[-1] if isinstance(found, list) else found).dt
    return None


def broken_in(event: Component) -> set[str]:
    """Return the names of the properties that cannot be read."""
    return {str(name).upper() for name, _ in event.errors}


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise UnusableFile(
            N_("The file is too large: at most %(most)s MB."), most=MOST_BYTES // 1024**2
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text or "BEGIN:VCALENDAR" not in text.upper():
        head = text.lstrip()[:200].lower()
        if head.startswith(("<!doctype html", "<html")):
            raise UnusableFile(N_("This is a web page, not a calendar."))
        raise UnusableFile(
            N_("This is not a calendar: it does not begin the way iCalendar files do.")
        )
    return text


def _lines_of_events(text: str) -> list[int]:
    """Return on which lines events begin. Raises UnusableFile for too many parts, or too deep."""
    lines, depth, parts, line, seen = [], 0, 0, 1, 0
    for found in _BEGINS.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        begins = found[1].upper() == "BEGIN"
        depth += 1 if begins else -1
        parts += begins
        if parts > MOST_PARTS or depth > _DEEPEST:
            raise UnusableFile(N_("This calendar has more than %(most)s parts."), most=MOST_PARTS)
        if begins and found[2].upper() == "VEVENT":
            lines.append(line)
    if depth:
        # Half a calendar would take the other half from the agenda.
        raise UnusableFile(_DAMAGED)
    return lines
