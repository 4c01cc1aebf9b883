"""Marks that would hide one another: pushed apart where they are few, gathered where many."""

import math
from functools import lru_cache
from typing import Final

from shopbuilder.facade.plan.sheet import Spot

_ROUNDS: Final = 14
#: Directions in which marks at one spot part, so that no two go the same way.
_GOLDEN: Final = 2.399963


@lru_cache(maxsize=128)
def spread(spots: tuple[Spot, ...], least: float) -> tuple[Spot, ...]:
    """Return the spots moved as little as needed to keep about that distance from one another.

    The order stays, and the same spots move the same way.
    """
    moved = [list(spot) for spot in spots]
    for _ in range(_ROUNDS):
        pairs = _close_pairs(moved, least)
        if not pairs:
            break
        for a, b in pairs:
            _part(moved, a, b, least)
    return tuple((round(x, 1), round(y, 1)) for x, y in moved)


def _close_pairs(spots: list[list[float]], least: float) -> list[tuple[int, int]]:
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(spots):
        cells.setdefault((int(x // least), int(y // least)), []).append(index)
    pairs = {
        (a, b)
        for (column, row), members in cells.items()
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
        for a in members
        for b in cells.get((column + across, row + down), ())
        if a < b and math.dist(spots[a], spots[b]) < least
    }
    return sorted(pairs)


def _part(spots: list[list[float]], a: int, b: int, least: float) -> None:
    """Push two spots away from each other, half of the way each."""
    right, down = spots[b][0] - spots[a][0], spots[b][1] - spots[a][1]
    apart = math.hypot(right, down)
    if apart >= least:
        return
    if apart < 0.01:
        turn = b * _GOLDEN
        right, down, apart = math.cos(turn), math.sin(turn), 1.0
        push = least / 2
    else:
        push = (least - apart) / 2 + 0.01
    for index, sign in ((a, -1), (b, 1)):
        spots[index][0] += sign * right / apart * push
        spots[index][1] += sign * down / apart * push


@lru_cache(maxsize=128)
def gathered(spots: tuple[Spot, ...], reach: float) -> tuple[tuple[int, ...], ...]:
    """Return groups of spots, by their places in the order given: neighbours within a reach.

    Each spot joins the nearest group begun before it, or begins one.
    """
    middles: list[Spot] = []
    groups: list[list[int]] = []
    for index, spot in enumerate(spots):
        near = min(
            ((math.dist(spot, middle), at) for at, middle in enumerate(middles)),
            default=(math.inf, 0),
        )
        if near[0] > reach:
            middles.append(spot)
            groups.append([index])
            continue
        group = groups[near[1]]
        group.append(index)
        middles[near[1]] = (
            sum(spots[member][0] for member in group) / len(group),
            sum(spots[member][1] for member in group) / len(group),
        )
    return tuple(tuple(group) for group in groups)
