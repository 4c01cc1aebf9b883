"""Opening hours that nobody in this project wrote, as parameters of tests."""

import json
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.profile.opening_hours import Kind

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("TEST_DATA_DIR", ROOT.parent / "shared" / "data"))

Interval = tuple[datetime, datetime, Kind]


def real_cases(file: str, read: Callable[[Any], Iterable[Any]]) -> list[Any]:
    """Return what `read` takes from a JSON file of the data folder; skipped where it is absent."""
    path = DATA / file
    if not path.is_file():
        reason = f"no real inputs at {DATA}: set TEST_DATA_DIR"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return list(read(json.loads(path.read_text(encoding="utf-8"))))


def merged(intervals: Iterable[tuple[str, str, Kind]], zone: ZoneInfo) -> list[Interval]:
    """Return written intervals in UTC, neighbours of one state joined."""
    found: list[Interval] = []
    for start, end, kind in intervals:
        begins, ends = (_instant(moment, zone) for moment in (start, end))
        if found and found[-1][1] == begins and found[-1][2] == kind:
            found[-1] = (found[-1][0], ends, kind)
        else:
            found.append((begins, ends, kind))
    return found


def _instant(written: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def window(case: dict[str, str]) -> tuple[datetime, datetime]:
    """Return the aware bounds of a case that names its zone."""
    zone = ZoneInfo(case["timezone"])
    return _instant(case["from"], zone), _instant(case["to"], zone)
