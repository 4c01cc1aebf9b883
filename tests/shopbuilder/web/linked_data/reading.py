"""Linked data as a machine reads it from a page, and whether it says that a door is open."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def things_on(page: str) -> list[dict[str, Any]]:
    """Return every thing that a page tells."""
    found = [json.loads(block) for block in _BLOCK.findall(page)]
    return [thing for block in found for thing in block.get("@graph", [block])]


def thing_of(page: str, kind: str) -> dict[str, Any]:
    """Return the one thing of that type."""
    [thing] = [thing for thing in things_on(page) if thing["@type"] == kind]
    return thing


def says_open(specifications: Iterable[Mapping[str, Any]], at: datetime) -> bool:
    """Tell whether hours say "open" at a local time, read apart from the code that wrote them.

    What has dates rules over the week; a span that ends before it begins ends the next day; 00:00 to
    00:00 is closed; 23:59 is the end of the day.
    """
    told = list(specifications)
    clock = f"{at:%H:%M}"
    today = [
        opens <= clock and (clock < closes or closes <= opens or closes == "23:59")
        for opens, closes in _on(told, at)
        if (opens, closes) != ("00:00", "00:00")
    ]
    last_night = [
        closes <= opens and clock < closes
        for opens, closes in _on(told, at - timedelta(days=1))
        if (opens, closes) != ("00:00", "00:00")
    ]
    return any(today) or any(last_night)


def _on(told: list[Mapping[str, Any]], at: datetime) -> list[tuple[str, str]]:
    day = at.date().isoformat()
    dated = [each for each in told if "validFrom" in each]
    special = [each for each in dated if each["validFrom"] <= day <= each["validThrough"]]
    weekly = [
        each for each in told if "validFrom" not in each and _NAMES[at.weekday()] in _days(each)
    ]
    return [(each["opens"], each["closes"]) for each in special or weekly]


def _days(each: Mapping[str, Any]) -> list[str]:
    named = each["dayOfWeek"]
    return named if isinstance(named, list) else [named]
