"""What is near a shop, in words: how far the market and the car park are, on foot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopbuilder.facade.plan.sheet import UNITS_PER_METRE, Spot
from shopbuilder.town_page.plan.marks import PlacedPlace

#: What one asks the way from, or to.
_KINDS: Final = ("marketplace", "parking", "station", "bicycle_parking", "toilets")
_MOST: Final = 3
#: Streets are no bee lines; a stroller makes so many metres a minute.
_DETOUR: Final = 1.25
_METRES_A_MINUTE: Final = 70
_FURTHEST: Final = 800


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place near by: metres on foot, rounded, and minutes."""

    place: PlacedPlace
    metres: int
    minutes: int


def nearby(spot: Spot, places: Sequence[PlacedPlace]) -> list[Nearby]:
    """Return the nearest place of each kind that helps to find the way, at most three."""
    found: list[Nearby] = []
    for kind in _KINDS:
        away = [
            (math.dist(spot, place.spot) / UNITS_PER_METRE * _DETOUR, place.anchor, place)
            for place in places
            if place.row.kind == kind and place.spot is not None
        ]
        if away and min(away)[0] <= _FURTHEST:
            metres, _, place = min(away)
            minutes = max(1, round(metres / _METRES_A_MINUTE))
            found.append(Nearby(place, max(10, round(metres / 10) * 10), minutes))
    return found[:_MOST]
