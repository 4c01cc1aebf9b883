"""The drawn background: named by what it is made of, drawn when asked for, kept for a while."""

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Final

from shopbuilder.facade import plan
from shopbuilder.facade.plan.background import Way, draw_background
from shopbuilder.facade.plan.sheet import Point, Sheet, sheet_around
from shopbuilder.town_page.plan.queries import (
    Ground,
    PlaceRow,
    shapes_of_town,
    streets_with_lines,
)
from shopbuilder.town_page.queries import Door
from tenants.context import current_town

#: Drawings kept by a process: a few towns at each level, some 150 kB each.
_MOST_KEPT: Final = 24
#: Changes with the pen: a drawing made by other code gets another address.
_EDITION: Final = hashlib.sha256(
    b"".join(file.read_bytes() for file in sorted(Path(plan.__file__).parent.glob("*.py")))
).hexdigest()

_kept: OrderedDict[tuple[int, str, int], str] = OrderedDict()
_lock = Lock()


def sheet_of_town(doors: Sequence[Door], places: Sequence[PlaceRow]) -> Sheet | None:
    """Return the sheet that holds the shops and places of the town; None where none is placed.

    Where none is, but streets are, it holds these.
    """
    marks = [(door.longitude, door.latitude) for door in doors]
    marks += [(place.longitude, place.latitude) for place in places]
    points: list[Point] = [(x, y) for x, y in marks if x is not None and y is not None]
    if not points:
        points = [
            (point[0], point[1])
            for street in streets_with_lines()
            for line in street.lines
            for point in line
        ]
    return sheet_around(points)


def version_of(sheet: Sheet, ground: Ground, doors: Sequence[Door]) -> str:
    """Return what tells this background from every other one of the town."""
    parts = (_EDITION, sheet, ground.stamp, sorted(_shops_by_street(doors).items()))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def background(sheet: Sheet, version: str, level: int, doors: Sequence[Door]) -> str:
    """Return the background of the town entered as SVG; two statements where it must be drawn."""
    key = (current_town().id, version, level)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    shops = _shops_by_street(doors)
    ways = [Way(each.name, each.lines, shops[each.slug]) for each in streets_with_lines()]
    svg = draw_background(sheet, shapes_of_town(), ways, level=level)
    with _lock:
        _kept[key] = svg
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return svg


def _shops_by_street(doors: Sequence[Door]) -> Counter[str]:
    return Counter(door.street_slug for door in doors if door.street_slug)
