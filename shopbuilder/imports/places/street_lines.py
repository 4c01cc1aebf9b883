"""The line of a street that no map has drawn, through the doors that an address base knows.

It is a guess, and kept as one (`Street.lines_guessed`): it runs between the two rows of doors, ends
near the last of them, and stops where nobody has a number. A map that comes later draws it anew.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from shopbuilder.imports.openstreetmap.plane import (
    Spot,
    distance,
    distance_to_segment,
    middle,
)
from shopbuilder.imports.openstreetmap.street_book import StreetBook
from shopbuilder.town_life.models import Street

#: Neighbours along a street are no farther apart, in metres; beyond that nobody knows the way.
_GAP: Final = 130.0
#: Doors within so many metres stand on both sides of one spot of the street.
_ACROSS: Final = 32.0
#: Corners that stand out by less are the doors', not the street's.
_BENDS: Final = 4.0
#: So many numbers at one position are a plot of land, not doors.
CROWD: Final = 5
#: A tenth of a metre.
_DECIMALS: Final = 6
#: More spots than that are thinned: the way is clear without them.
_MOST: Final = 400


def lines_through(doors: Iterable[Spot]) -> list[list[Spot]]:
    """Return lines through the doors of one street, on a plane in metres; [] for fewer than two spots.

    The longest way through the shortest tree of all doors, drawn to the middle of those near by.
    The same doors give the same lines, in whichever order they come.
    """
    spots = _thinned(sorted({(round(x, 1), round(y, 1)) for x, y in doors}))
    lines = [_line(spots, way) for way in _longest_ways(spots, _tree(spots))]
    return [line for line in lines if len(line) > 1]


def draw_through_doors(streets: Iterable[Street], book: StreetBook) -> int:
    """Draw the streets that no map has drawn; tell how many have got another line than before."""
    drawn = 0
    for street in streets:
        if street.lines is None or street.lines_guessed:
            doors = _doors_apart([door.at for door in book.doors(street)])
            lines = [
                [_degrees(book.plane.point(spot)) for spot in line] for line in lines_through(doors)
            ]
            if lines != (street.lines or []):
                street.lines, street.lines_guessed = lines or None, bool(lines)
                drawn += 1
    return drawn


def _doors_apart(doors: Sequence[Spot]) -> Sequence[Spot]:
    """Leave out the spots that many numbers share, unless there is nothing else: they are plots."""
    shared = Counter(doors)
    return [spot for spot in doors if shared[spot] <= CROWD] or doors


def _degrees(point: Sequence[float]) -> list[float]:
    return [round(point[0], _DECIMALS), round(point[1], _DECIMALS)]


def _thinned(spots: Sequence[Spot]) -> Sequence[Spot]:
    return spots[:: math.ceil(len(spots) / _MOST)] if spots else spots


def _tree(spots: Sequence[Spot]) -> list[list[int]]:
    """Return for each spot its neighbours in the shortest tree that joins all (Prim), gaps left out."""
    joined: list[list[int]] = [[] for _ in spots]
    left: dict[int, tuple[float, int]] = dict.fromkeys(range(len(spots)), (math.inf, -1))
    while left:
        here = min(left, key=lambda at: (left[at][0], at))
        metres, parent = left.pop(here)
        if metres <= _GAP:
            joined[here].append(parent)
            joined[parent].append(here)
        for at, (known, _) in left.items():
            metres = distance(spots[here], spots[at])
            if metres < known:
                left[at] = metres, here
    return joined


def _longest_ways(spots: Sequence[Spot], joined: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the longest way through each part of a tree."""
    ways: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(joined)):
        if start not in seen:
            metres, _ = _walked(spots, joined, start)
            seen.update(metres)
            end = max(metres, key=lambda at: (metres[at], at))
            metres, parents = _walked(spots, joined, end)
            way = [max(metres, key=lambda at: (metres[at], at))]
            while way[-1] != end:
                way.append(parents[way[-1]])
            ways.append(way)
    return ways


def _walked(
    spots: Sequence[Spot], joined: Sequence[Sequence[int]], start: int
) -> tuple[dict[int, float], dict[int, int]]:
    """Return for each spot of one part of the tree the metres from `start`, and whence one comes."""
    metres, parents, ahead = {start: 0.0}, {start: start}, [start]
    while ahead:
        here = ahead.pop()
        for at in joined[here]:
            if at not in metres:
                metres[at] = metres[here] + distance(spots[here], spots[at])
                parents[at] = here
                ahead.append(at)
    return metres, parents


def _line(spots: Sequence[Spot], way: Sequence[int]) -> list[Spot]:
    """Return a way from door to door as a line between the rows of doors."""
    between = [
        middle([spot for spot in spots if distance(spot, spots[at]) <= _ACROSS]) for at in way
    ]
    if distance(between[0], between[-1]) < _BENDS:
        # So few doors, so near to each other, that their middle is one spot.
        return [spots[at] for at in way]
    even = [middle(between[max(0, at - 1) : at + 2]) for at in range(1, len(between) - 1)]
    return _straightened([between[0], *even, between[-1]])


def _straightened(line: Sequence[Spot]) -> list[Spot]:
    """Leave out corners that hardly stand out (Douglas and Peucker, 1973)."""
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        inner = range(first + 1, last)
        corner = max(
            inner, key=lambda at: distance_to_segment(line[at], line[first], line[last]), default=0
        )
        if corner and distance_to_segment(line[corner], line[first], line[last]) > _BENDS:
            kept.add(corner)
            parts += [(first, corner), (corner, last)]
    return [line[at] for at in sorted(kept)]
