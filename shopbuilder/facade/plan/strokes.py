"""Lines and outlines on the sheet: cut to its edge, slimmed, and written as short paths."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from shopbuilder.facade.plan.sheet import Spot

#: Which coordinate, and on which side of a value it must lie: the four edges of a rectangle.
_EDGES: Final = ((0, 1), (0, -1), (1, 1), (1, -1))


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the sheet: left, top, right, bottom, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def edge(self, axis: int, sign: int) -> float:
        """Return the value that bounds a coordinate from below (1) or above (-1)."""
        low, high = ((self.left, self.right), (self.top, self.bottom))[axis]
        return low if sign > 0 else high

    def meets(self, spots: Iterable[Spot]) -> bool:
        """Tell whether the rectangle round some spots touches this one."""
        xs, ys = zip(*spots, strict=True)
        return bool(
            min(xs) <= self.right
            and max(xs) >= self.left
            and min(ys) <= self.bottom
            and max(ys) >= self.top
        )


def cut_ring(ring: Sequence[Spot], frame: Frame) -> list[Spot]:
    """Return the part of an outline within a frame; where it leaves, it follows the edge.

    Sutherland and Hodgman's way: edge by edge.
    """
    left = list(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)
    for axis, sign in _EDGES:
        left = _cut_at(left, axis, sign, frame.edge(axis, sign))
    return left


def _cut_at(ring: list[Spot], axis: int, sign: int, value: float) -> list[Spot]:
    kept: list[Spot] = []
    for index, spot in enumerate(ring):
        before = ring[index - 1]
        inside, was_inside = (sign * (each[axis] - value) >= 0 for each in (spot, before))
        if inside != was_inside:
            kept.append(_crossing(before, spot, axis, value))
        if inside:
            kept.append(spot)
    return kept


def _crossing(a: Spot, b: Spot, axis: int, value: float) -> Spot:
    share = (value - a[axis]) / (b[axis] - a[axis])
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def cut_line(line: Sequence[Spot], frame: Frame) -> list[list[Spot]]:
    """Return the runs of a line that come near a frame: whole segments, for its edge hides ends."""
    runs: list[list[Spot]] = []
    run: list[Spot] = []
    for a, b in pairwise(line):
        if frame.meets((a, b)):
            run = run or [a]
            run.append(b)
        elif run:
            runs.append(run)
            run = []
    return [*runs, run] if run else runs


def slim(line: Sequence[Spot], tolerance: float) -> list[Spot]:
    """Return a line without the spots that stand out by less than the tolerance.

    Douglas and Peucker's way, without recursion: a line of many corners is no deeper than a short
    one. Both ends stay.
    """
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        index, far = _furthest(line, first, last)
        if far > tolerance:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(keep)]


def _furthest(line: Sequence[Spot], first: int, last: int) -> tuple[int, float]:
    """Return which spot between two others is farthest from their segment, and how far."""
    (x, y), (to_x, to_y) = line[first], line[last]
    east, south = to_x - x, to_y - y
    length = east * east + south * south
    best, far = first, -1.0
    for index in range(first + 1, last):
        right, down = line[index][0] - x, line[index][1] - y
        along = (right * east + down * south) / length if length else 0.0
        along = min(1.0, max(0.0, along))
        away = (right - along * east) ** 2 + (down - along * south) ** 2
        if away > far:
            best, far = index, away
    return best, max(far, 0.0) ** 0.5


def path(line: Iterable[Spot], *, closed: bool = False) -> str:
    """Return a path through spots in whole units, each step from the one before: "M3 4l5-6".

    Steps that go nowhere are left out; "" for what is no line any more.
    """
    steps: list[str] = []
    here: tuple[int, int] | None = None
    for spot in line:
        there = round(spot[0]), round(spot[1])
        if here is None:
            steps.append(f"M{there[0]} {there[1]}l")
        elif there != here:
            steps.append(_pair(there[0] - here[0], there[1] - here[1]))
        here = there
    if len(steps) < (3 if closed else 2):
        return ""
    text = steps[0] + "".join(
        step if step.startswith("-") or index == 0 else f" {step}"
        for index, step in enumerate(steps[1:])
    )
    return f"{text}z" if closed else text


def _pair(right: int, down: int) -> str:
    return f"{right}{down}" if down < 0 else f"{right} {down}"
