"""Opening hours of all the world, and days of another program: read and refused, by count."""

import csv
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.profile.opening_hours import Hours, HoursRefused

PARIS = ZoneInfo("Europe/Paris")

#: Days that are read otherwise here, each with its reason.
READ_OTHERWISE = {
    "ohrs-day-101": "“|| unknown” means ask, and outside the first rule all day long",
    "ohrs-day-103": "the same, whatever a rule between says",
    "ohrs-day-107": "words beside hours mean ask; a closed hour is no interval",
    "ohrs-day-109": "words beside hours mean ask",
    "ohrs-day-111": "the sun of a place is not asked: sunset is at 19:00",
    "ohrs-day-113": "the sun of a place is not asked: dawn is at 6:00, dusk at 20:00",
    "ohrs-day-115": "14 July is a holiday, here",
    "ohrs-day-119": "8 March is no holiday here",
}
#: Instants beyond what a calendar of this program knows, and changes no customer waits for.
BEYOND = {
    "ohrs-next-1": "nobody asks in 1789",
    "ohrs-next-7": "nobody waits for the year 8000",
    "ohrs-next-33": "two wordings of one state are one state",
    "ohrs-next-35": "never open: no change to announce",
    "ohrs-next-37": "the last year of the calendar",
    "ohrs-next-39": "a year that Python does not count",
}
#: How far ahead a change is looked for, in days.
AHEAD = 15_000


def is_read(value: str) -> bool:
    try:
        Hours.read(value)
    except HoursRefused:
        return False
    return True


def values(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return [
            row["value"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@pytest.mark.parametrize(
    ("name", "read", "refused"), [("worldwide_lenient", 281, 19), ("worldwide_invalid", 2, 298)]
)
def test_frequent_values_of_the_world_that_are_no_syntax(
    test_data: Path, name: str, read: int, refused: int
) -> None:
    said = Counter(map(is_read, values(test_data / "opening-hours" / f"{name}.tsv")))
    assert (said[True], said[False]) == (read, refused)


def test_of_1347_real_values_1288_are_read_and_59_refused(test_data: Path) -> None:
    cases = json.loads((test_data / "opening-hours" / "real_values.json").read_text())["values"]
    said = Counter((case["js"], case["rs"], is_read(case["value"])) for case in cases)
    assert said == {
        ("ok", "ok", True): 1256, ("ok", "ok", False): 1,
        ("ok", "error", True): 17, ("ok", "error", False): 18,
        ("error", "ok", True): 15, ("error", "error", False): 40,
    }  # fmt: skip


def part(name: str, test_data: Path) -> list[dict[str, Any]]:
    path = test_data / "opening-hours" / "cases_day_state_next.json"
    cases: list[dict[str, Any]] = json.loads(path.read_text())[name]
    return cases


def day_as_read(case: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the intervals of a civil day, as the case writes them."""
    start = datetime.fromisoformat(case["date"]).replace(tzinfo=PARIS)
    found = Hours.read(case["value"]).intervals(start, start + timedelta(days=1))
    return [(clock(begin, start), clock(end, start), kind) for begin, end, kind in found]


def clock(moment: datetime, day: datetime) -> str:
    local = moment.astimezone(PARIS)
    return "24:00" if local.date() > day.date() else local.strftime("%H:%M")


def expected_day(case: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["start"], each["end"], each["state"]) for each in case["expected"]]


def test_of_60_days_of_another_program_52_are_the_same(test_data: Path) -> None:
    cases = part("day", test_data)
    assert all(is_read(case["value"]) for case in cases)
    other = [case["id"] for case in cases if day_as_read(case) != expected_day(case)]
    assert (len(cases), other) == (60, list(READ_OTHERWISE))


def instant(written: str) -> datetime | None:
    """Return an instant, None beyond the years that Python counts."""
    if written.startswith("+"):
        return None
    return datetime.fromisoformat(written).replace(tzinfo=PARIS)


def test_of_18_states_all_within_the_calendar_are_the_same(test_data: Path) -> None:
    cases = part("state", test_data)
    said = Counter(_state(case) for case in cases)
    assert (len(cases), said) == (18, {"same": 17, "beyond": 1})


def _state(case: dict[str, Any]) -> str:
    at = instant(case["at"])
    if at is None or at.year < 1900 or at.year > 9998:
        return "beyond"
    found = Hours.read(case["value"]).intervals(at, at + timedelta(minutes=1))
    return "same" if (found[0][2] if found else "closed") == case["expected"] else "other"


def test_of_22_next_changes_16_are_the_same(test_data: Path) -> None:
    cases = part("next_change", test_data)
    other = [
        case["id"]
        for case in cases
        if case["id"] not in BEYOND and _next_change(case) != case["expected"]
    ]
    assert (len(cases), len(BEYOND), other) == (22, 6, [])


def _next_change(case: dict[str, Any]) -> str | None:
    at = datetime.fromisoformat(case["at"]).replace(tzinfo=PARIS)
    found = Hours.read(case["value"]).intervals(at, at + timedelta(days=AHEAD))
    if not found:
        return None
    changes = found[0][1] if found[0][0] <= at else found[0][0]
    return changes.astimezone(PARIS).strftime("%Y-%m-%dT%H:%M")
