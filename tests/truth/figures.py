"""What the notation's reference says of every hours value of Lille, and where we differ.

`lille.json` is written by `evaluate.mjs`: a letter an instant. The suite needs no Node.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from shopbuilder.profile.opening_hours import Kind

_FILE: Final = json.loads((Path(__file__).parent / "lille.json").read_text(encoding="utf-8"))

#: What each frozen instant is called, and when it is.
INSTANTS: Final[Mapping[str, datetime]] = MappingProxyType(
    {name: datetime.fromisoformat(written) for name, written in _FILE["instants"].items()}
)
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    # What the reference refuses is unknown to everybody.
    {"o": "open", "c": "closed", "u": "unknown", "x": "unknown"}
)


@dataclass(frozen=True)
class Difference:
    """Values on which we say something else than the reference, and why we are right."""

    reason: str
    says: Kind
    values: tuple[str, ...]
    #: Names of the instants; none = at each of them.
    instants: tuple[str, ...] = ()


DIFFERENCES: Final = (
    Difference(
        "a question mark says that nobody knows, and not that the door is shut",
        "unknown",
        ("?",),
    ),
    Difference(
        "“Di” is dimanche to whoever wrote it in Lille; the reference reads Dienstag",
        "unknown",
        (
            "Mo-Th 11:30-00:00; Fr 11:30-01:00; Sa 11:30-02:00; Di 11:30-01:00",
            "Tu-Th 17:00-00:00; Fr 17:00-01:00; Sa 17:00-02:00; Di 16:00-23:00",
        ),
    ),
    Difference(
        "nothing stands between two rules or two stretches: the reference guesses, we ask",
        "unknown",
        (
            "Mo: 14:00-19:00 Tu - Sat: 11:00-19:00",
            "Mon 17:00-3:00 Tue: 17:00-1:00 Wed-Sun: 17:00-3:00",
            "Mon-Fri 06:30-00:00 Sat 06:30-02:00 Sun 10:00-00:0",
            "Mon-Sat 06:00-00:00 Sun 07:00-00:00",
            "Mon-Sat: 11:45-14:30 18:30-0:00",
            "Mon-Sat: 12:00-14:30 19:00-23:30",
            "Mon-Sun: 10:00–15:00 18:00–01:00",
            "Sun-Mon: 12:00-14:30 Tue-Sat: 12:00-14:30 19:00-22:30",
        ),
    ),
    Difference(
        "a sentence in French without a separator: the reference guesses, we ask",
        "unknown",
        (
            (
                "lundi 14:00–18:00 mardi 09:30–12:00 14:00–19:00 mercredi 09:30–12:00 14:00–19:00"
                " jeudi 09:30–12:00 14:00–19:00 vendredi 09:30–19:00 samedi 09:30–13:00"
            ),
            (
                "mercredi 11:30–14:30 18:30–23:00 jeudi 11:30–14:30 18:30–00:00 vendredi 11:30–14:30"
                " 18:30–01:00 samedi 11:30–14:30 18:30–02:00 dimanche 11:30–22:30 lundi 11:30–14:30"
                " 18:30–23:00 mardi 11:30–14:30 18:30–23:00"
            ),
            (
                "mercredi 12:00–13:30 17:30–01:00 jeudi 12:00–13:30 17:30–01:00 vendredi 12:00–13:30"
                " 17:30–01:00 samedi 12:00–13:30 17:30–02:00 dimanche 16:00–00:00 lundi 12:00–13:30"
                " 17:30–01:00 mardi 12:00–13:30 17:30–01:00"
            ),
        ),
    ),
    Difference(
        "after a day of 23 hours the reference opens once more, at midnight, what shuts on Sunday",
        "closed",
        (
            "Mo-Th 11:00-00:00;Fr 11:00-01:00;Sa 11:00-02:00",
            "Mo-Th 14:00-00:00; Fr 14:00-01:00; Sa 14:00-02:00; Su 14:00-22:00",
            "Mo-Th 17:00-00:00; Fr 19:00-01:00; Sa 15:00-02:00",
            "Mon-Sat: 16:00-3:00",
            "Su, Tu-Th 14:00-00:00; Fr 14:00-01:00; Sa 14:00-02:00",
            "Tu,We 17:00-01:00; Th-Sa 17:00-03:00",
            "Tu-Th 17:30-24:00; Fr 17:00-01:00; Sa 17:00-02:00",
            "Tu-Th 18:00-03:00; Fr-Sa 18:00-06:00",
            "Tue-Sat: 18:00-3:00",
            "Tue-Sat: 19:30-3:00",
            "Wed-Sat 23:00–07:00",
            "Wed-Sat: 20:00-7:00",
        ),
        ("the night after the hour skipped, 00:30",),
    ),
)


def reference(value: str, instant: str) -> Kind:
    """Return what the reference says of a value at the instant of that name."""
    letters = _FILE["figures"][sha256(value.encode()).hexdigest()[:16]]
    return _KINDS[letters[list(INSTANTS).index(instant)]]


def truth(value: str | None, instant: str) -> Kind:
    """Return what a shop with these hours is: the reference's word but for what is listed."""
    if not value:
        return "unknown"
    for difference in DIFFERENCES:
        if value in difference.values and instant in (difference.instants or INSTANTS):
            return difference.says
    return reference(value, instant)
