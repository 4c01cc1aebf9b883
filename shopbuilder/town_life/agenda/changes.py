"""Single times of a rendez-vous that are otherwise than the rest: moved, renamed, cancelled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

#: What a rendez-vous, or one time of it, may say of itself; "" = nothing, it takes place.
STATUSES: Final = ("", "confirmed", "tentative", "cancelled")
_WORDS: Final = ("title", "place", "summary", "status")


@dataclass(frozen=True, slots=True)
class Change:
    """What one time is like instead; by the wall clock of its entry."""

    #: When it would begin otherwise, which is how calendars name it (RECURRENCE-ID).
    at: datetime
    starts: datetime
    ends: datetime
    #: "" = as the others.
    title: str = ""
    place: str = ""
    summary: str = ""
    status: str = ""
    #: All later times are like this too (RANGE=THISANDFUTURE).
    onward: bool = False

    @property
    def kept(self) -> dict[str, Any]:
        """The change as it is stored."""
        words = {name: getattr(self, name) for name in _WORDS}
        times = {name: getattr(self, name).isoformat() for name in ("at", "starts", "ends")}
        said = {name: word for name, word in words.items() if word}
        return {**times, **said, **({"onward": True} if self.onward else {})}

    def carried_to(self, local: datetime) -> "Change":
        """Return the same for a later time, as far from it as this is from its own."""
        away = local - self.at
        return replace(self, at=local, starts=self.starts + away, ends=self.ends + away)


def read_changes(kept: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """Return changes as they were stored, in the order of the times they stand for."""
    return tuple(sorted(map(_read, kept), key=lambda change: change.at))


def _read(kept: Mapping[str, Any]) -> Change:
    at, starts, ends = (datetime.fromisoformat(kept[name]) for name in ("at", "starts", "ends"))
    title, place, summary, status = (str(kept.get(name, "")) for name in _WORDS)
    return Change(at, starts, ends, title, place, summary, status, bool(kept.get("onward")))
