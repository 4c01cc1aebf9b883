"""The order of doors along a street: by house number, and by position for those without one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from shopbuilder.imports.openstreetmap.plane import Spot, main_direction

_NUMBER: Final = re.compile(r"([0-9]{1,5})\s*(bis|ter|quater|[a-z])?\b", re.IGNORECASE)
_AFTER: Final = {"bis": 0.2, "ter": 0.3, "quater": 0.4}


@dataclass(frozen=True)
class Door:
    """A door of one street."""

    ref: str
    at: Spot
    house_number: str


def door_orders(doors: Sequence[Door], street: Sequence[Spot]) -> dict[str, float]:
    """Return ref → place in the walk along one street.

    `street` are points of the street itself; a street that is not drawn runs through its doors. A
    door without number gets the number its position would have, by a straight line fitted through
    the doors that have one; with fewer than two of these all doors go by position, in metres.
    """
    along = _metres_along(doors, street)
    numbers = {door.ref: house_number_value(door.house_number) for door in doors}
    known = {ref: number for ref, number in numbers.items() if number is not None}
    scale = _fitted([(along[ref], number) for ref, number in known.items()])
    if scale is None:
        first = min(along.values(), default=0.0)
        return {ref: round(metres - first, 1) for ref, metres in along.items()}
    slope, start = scale
    return {ref: round(slope * metres + start, 2) for ref, metres in along.items()} | known


def _metres_along(doors: Sequence[Door], street: Sequence[Spot]) -> dict[str, float]:
    """Return ref → metres along the direction in which the street runs."""
    east, north = main_direction(list(street) or [door.at for door in doors])
    return {door.ref: door.at[0] * east + door.at[1] * north for door in doors}


def house_number_value(written: str) -> float | None:
    """Return a house number for sorting: "12" is 12.0, "12 bis" 12.2, "34-36" 34.0; None for none."""
    match = _NUMBER.search(written)
    if match is None:
        return None
    suffix = (match[2] or "").casefold()
    if not suffix:
        return float(match[1])
    return int(match[1]) + _AFTER.get(suffix, 0.1 + (ord(suffix[0]) - ord("a")) / 100)


def _fitted(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Return slope and start of the line nearest to the points, None when there is none."""
    if len(points) < 2:
        return None
    middle_x, middle_y = fmean(x for x, _ in points), fmean(y for _, y in points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    if spread < 1.0:
        return None
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points) / spread
    return slope, middle_y - slope * middle_x
