"""Trees in the green and ripples on the water: where the draughtsman puts the small strokes."""

import math
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from shopbuilder.facade.plan.lines import Line
from shopbuilder.facade.plan.sheet import Spot

#: No area gets more strokes than this, however large.
_MOST: Final = 160


def scattered(rings: Sequence[Line], step: float, inset: float) -> list[Spot]:
    """Return spots within an area (outer ring and holes), about one each step, none near its edge.

    They depend on where the area lies and on nothing else.
    """
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    step = max(step, math.sqrt(wide * tall / _MOST))
    return [
        spot
        for spot in _grid(min(xs), min(ys), max(xs), max(ys), step)
        if _inside(spot, rings) and _away(spot, rings, inset)
    ]


def _grid(left: float, top: float, right: float, bottom: float, step: float) -> Iterator[Spot]:
    """Yield the knots of a net laid over the whole sheet, each pushed aside a little."""
    for row in range(math.ceil(top / step), math.floor(bottom / step) + 1):
        for column in range(math.ceil(left / step), math.floor(right / step) + 1):
            push = sha256(f"{column}/{row}".encode()).digest()
            x = column * step + (push[0] / 255 - 0.5) * step * 0.7
            y = row * step + (push[1] / 255 - 0.5) * step * 0.7
            yield x + (step / 2 if row % 2 else 0.0), y


def _inside(spot: Spot, rings: Sequence[Line]) -> bool:
    """Tell whether a spot lies in an area, by counting the edges to its right."""
    x, y = spot
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                odd = not odd
    return odd


def _away(spot: Spot, rings: Sequence[Line], least: float) -> bool:
    """Tell whether a spot keeps its distance from every edge of an area."""
    return all(
        _distance(spot, a, b) >= least
        for ring in rings
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
    )


def _distance(spot: Spot, a: Spot, b: Spot) -> float:
    east, south = b[0] - a[0], b[1] - a[1]
    whole = east * east + south * south
    along = ((spot[0] - a[0]) * east + (spot[1] - a[1]) * south) / whole if whole else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(spot, (a[0] + along * east, a[1] + along * south))
