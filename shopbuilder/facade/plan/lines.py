"""Pieces of a street put end to end, and the stretch of it on which its name reads best."""

import math
from collections.abc import Sequence
from itertools import pairwise

from shopbuilder.facade.plan.sheet import Spot
from shopbuilder.facade.plan.strokes import slim

Line = Sequence[Spot]

#: Letters do not follow a corner: so many degrees at once, so many in all.
_SHARPEST = 42.0
_MOST_TURN = 95.0


def chains(lines: Sequence[Line]) -> list[list[Spot]]:
    """Return lines joined where they meet end to end, going straight on at each meeting.

    A map cuts a street wherever a lane joins it; its name does not stop there.
    """
    left = [list(line) for line in lines if len(line) > 1]
    found: list[list[Spot]] = []
    while left:
        chain = left.pop(0)
        grown = True
        while grown:
            grown = _grow(chain, left)
            chain.reverse()
            grown = _grow(chain, left) or grown
            chain.reverse()
        found.append(chain)
    return sorted(found, key=length, reverse=True)


def _grow(chain: list[Spot], left: list[list[Spot]]) -> bool:
    """Put the straightest continuation behind a chain; tell whether there was one."""
    end = _whole(chain[-1])
    best: tuple[float, int, list[Spot]] | None = None
    for index, line in enumerate(left):
        for way in (line, line[::-1]):
            if _whole(way[0]) == end:
                turn = abs(_turn(chain[-2], chain[-1], way[1]))
                if turn < 60 and (best is None or turn < best[0]):
                    best = turn, index, way
    if best is None:
        return False
    chain += best[2][1:]
    del left[best[1]]
    return True


def _whole(spot: Spot) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    """Return by how many degrees one turns at b, on the way from a to c."""
    first = math.atan2(b[1] - a[1], b[0] - a[0])
    then = math.atan2(c[1] - b[1], c[0] - b[0])
    return (math.degrees(then - first) + 180) % 360 - 180


def length(line: Line) -> float:
    """Return the length of a line in units."""
    return sum(math.dist(a, b) for a, b in pairwise(line))


def stretch(line: Line, wanted: float, smooth: float) -> list[Spot] | None:
    """Return the straightest part of a line of that length, near its middle; None for none.

    It reads from left to right. `smooth`: bends smaller than so many units do not matter.
    """
    eased = slim(line, smooth)
    whole = length(eased)
    if whole < wanted:
        return None
    steps = max(1, min(24, int((whole - wanted) / wanted * 6)))
    starts = [(whole - wanted) * step / steps for step in range(steps + 1)]
    parts = [(part_of(eased, start, start + wanted), start) for start in starts]
    middle = (whole - wanted) / 2
    ranked = [
        (sum(turns) + 30 * abs(start - middle) / whole, start, part)
        for part, start in parts
        if max(turns := _turns(part), default=0.0) <= _SHARPEST and sum(turns) <= _MOST_TURN
    ]
    if not ranked:
        return None
    part = min(ranked)[2]
    return part if part[-1][0] >= part[0][0] else part[::-1]


def _turns(line: Line) -> list[float]:
    return [abs(_turn(a, b, c)) for a, b, c in zip(line, line[1:], line[2:], strict=False)]


def part_of(line: Line, start: float, end: float) -> list[Spot]:
    """Return the part of a line between two lengths along it."""
    part: list[Spot] = []
    gone = 0.0
    for a, b in pairwise(line):
        step = math.dist(a, b)
        if step and gone + step >= start and gone <= end:
            if not part:
                part.append(_between(a, b, max(0.0, start - gone) / step))
            part.append(_between(a, b, min(1.0, (end - gone) / step)))
        gone += step
    return [spot for index, spot in enumerate(part) if not index or spot != part[index - 1]]


def _between(a: Spot, b: Spot, share: float) -> Spot:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def samples(line: Line, step: float) -> list[Spot]:
    """Return spots along a line, about one each step, both ends among them."""
    whole = length(line)
    count = max(1, round(whole / step))
    spots: list[Spot] = []
    for index in range(count + 1):
        at = whole * index / count
        part = part_of(line, max(0.0, at - 1e-6), min(whole, at + 1e-6))
        spots.append(part[0] if part else line[0])
    return spots


def rounded(line: Line) -> str:
    """Return a path that takes corners as curves, in units with one decimal at most."""

    def pair(spot: Spot) -> str:
        return f"{round(spot[0])} {round(spot[1])}"

    if len(line) < 3:
        return f"M{pair(line[0])}L{pair(line[-1])}"
    text = f"M{pair(line[0])}"
    for corner, after in pairwise(line[1:]):
        last = after is line[-1]
        towards = after if last else _between(corner, after, 0.5)
        text += f"Q{pair(corner)} {pair(towards)}"
    return text
