"""What a calendar says, what it said last, and what stands here: three that have a say in each value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from shopbuilder.town_life.models import AgendaEntry

#: Values that mean something together alone: half of a new time is no time.
_WHEN: Final = (
    "starts_at", "ends_at", "all_day", "rule", "timezone", "without", "also", "changes",
    "stopped_at", "last_at",
)  # fmt: skip
_WORDS: Final = ("title", "place", "summary", "link", "status", "kind")
#: Each is taken or left as a whole.
UNITS: Final[tuple[tuple[str, ...], ...]] = (_WHEN, *((name,) for name in _WORDS))
_MOMENTS: Final = frozenset({"starts_at", "ends_at", "stopped_at", "last_at"})


def value_of(name: str, told: Any) -> Any:
    """Return the value of a column as the row has it."""
    return datetime.fromisoformat(told) if name in _MOMENTS and told else told


def told_by(entry: AgendaEntry) -> dict[str, Any]:
    """Return the columns of a row that calendars tell, as JSON has them."""
    found = {}
    for name in (name for unit in UNITS for name in unit):
        value = getattr(entry, name)
        found[name] = value.isoformat() if isinstance(value, datetime) else value
    return found


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be written into a row."""

    values: dict[str, Any]
    #: Names of what the calendar changed, and a person here before: it stays as it is here.
    kept_here: tuple[str, ...]


def merged(entry: AgendaEntry, before: Mapping[str, Any], told: Mapping[str, Any]) -> Merged:
    """Return what a calendar changes in a row.

    Args:
        entry: as it stands here.
        before: what the calendar said last.
        told: what it says now.
    """
    here = told_by(entry)
    values: dict[str, Any] = {}
    kept: list[str] = []
    for unit in UNITS:
        if _same(unit, before, told):
            continue
        if _same(unit, before, here):
            values |= {name: told[name] for name in unit}
        elif not _same(unit, here, told):
            kept.append(unit[0])
    return Merged(values, tuple(kept))


def when_is_theirs(entry: AgendaEntry) -> bool:
    """Tell whether days and hours still are those that the calendar said last."""
    return _same(_WHEN, (entry.imported or {}).get("values", {}), told_by(entry))


def _same(unit: tuple[str, ...], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(value_of(name, one.get(name)) == value_of(name, other.get(name)) for name in unit)
