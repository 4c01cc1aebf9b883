"""Marks that would hide one another: pushed apart where they are few, gathered where many."""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from shopbuilder.facade.plan.sheet import Spot

_ROUNDS: Final = 14
#: Directions in which marks at one spot part, so that no two go the same way.
_GOLDEN: Final = 2.399963
_AROUND: Final = tuple(product((-1, 0, 1), repeat=2))


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
    """Return which spots are nearer than that; only those of cells side by side are measured."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(spots):
        cells.setdefault((int(x // least), int(y // least)), []).append(index)
    pairs = {
        (a, b)
        for (column, row), members in cells.items()
        for across, down in _AROUND
        for a, b in product(members, cells.get((column + across, row + down), ()))
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
        groups[near[1]].append(index)
        middles[near[1]] = _middle([spots[member] for member in groups[near[1]]])
    return tuple(map(tuple, groups))


def _middle(spots: Sequence[Spot]) -> Spot:
    across, down = zip(*spots, strict=True)
    return sum(across) / len(spots), sum(down) / len(spots)
