"""Distances in metres around a town: a flat plane is exact enough over a few kilometres."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from shopbuilder.imports.openstreetmap.shapes import Point

_METRES_PER_DEGREE: Final = 111_195.0

#: Metres east and north of the plane's origin.
Spot = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """Degrees to metres around one latitude (equirectangular)."""

    longitude: float
    latitude: float

    def spot(self, point: Point) -> Spot:
        """Return where a point lies, in metres from the origin."""
        east = (point[0] - self.longitude) * math.cos(math.radians(self.latitude))
        return east * _METRES_PER_DEGREE, (point[1] - self.latitude) * _METRES_PER_DEGREE

    def point(self, spot: Spot) -> Point:
        """Return the point, in degrees, that lies at a spot: the way back."""
        east = spot[0] / _METRES_PER_DEGREE / math.cos(math.radians(self.latitude))
        return self.longitude + east, self.latitude + spot[1] / _METRES_PER_DEGREE


def plane_around(points: Iterable[Point]) -> Plane:
    """Return a plane whose origin is the middle of the points; of none, (0, 0)."""
    known = list(points)
    if not known:
        return Plane(0.0, 0.0)
    return Plane(*middle(known))


def middle(spots: Sequence[Spot]) -> Spot:
    """Return the mean of points or spots, of which there must be some."""
    return (
        sum(spot[0] for spot in spots) / len(spots),
        sum(spot[1] for spot in spots) / len(spots),
    )


def distance(a: Spot, b: Spot) -> float:
    """Return the metres between two spots."""
    return math.hypot(a[0] - b[0], a[1] - b[1])


def distance_to_segment(spot: Spot, start: Spot, end: Spot) -> float:
    """Return the metres from a spot to the nearest point of a segment."""
    east, north = end[0] - start[0], end[1] - start[1]
    length = east * east + north * north
    along = 0.0
    if length:
        along = ((spot[0] - start[0]) * east + (spot[1] - start[1]) * north) / length
        along = min(1.0, max(0.0, along))
    return distance(spot, (start[0] + along * east, start[1] + along * north))


def main_direction(spots: Sequence[Spot]) -> Spot:
    """Return the unit vector along which the spots spread most; east for fewer than two."""
    if len(spots) < 2:
        return 1.0, 0.0
    east, north = middle(spots)
    xx = sum((x - east) ** 2 for x, _ in spots)
    yy = sum((y - north) ** 2 for _, y in spots)
    xy = sum((x - east) * (y - north) for x, y in spots)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    return math.cos(angle), math.sin(angle)


class NearestLine:
    """Finds the nearest of many lines within a reach, by a grid of squares as wide as the reach."""

    def __init__(self, reach: float) -> None:
        self._reach = reach
        self._squares: dict[tuple[int, int], list[tuple[str, Spot, Spot]]] = {}

    def add(self, key: str, line: Sequence[Spot]) -> None:
        """Add a line under a key; several lines may share one."""
        for start, end in pairwise(line):
            for square in self._touched(start, end):
                self._squares.setdefault(square, []).append((key, start, end))

    def nearest(self, spot: Spot) -> str | None:
        """Return the key of the nearest line within the reach, None if there is none."""
        square = (math.floor(spot[0] / self._reach), math.floor(spot[1] / self._reach))
        found = (
            (distance_to_segment(spot, start, end), key)
            for key, start, end in self._squares.get(square, [])
        )
        metres, key = min(found, default=(math.inf, ""))
        return key if metres <= self._reach else None

    def _touched(self, start: Spot, end: Spot) -> Iterator[tuple[int, int]]:
        """Yield the squares from which the segment may be within reach."""
        low = [math.floor((min(start[i], end[i]) - self._reach) / self._reach) for i in (0, 1)]
        high = [math.floor((max(start[i], end[i]) + self._reach) / self._reach) for i in (0, 1)]
        for across in range(low[0], high[0] + 1):
            for up in range(low[1], high[1] + 1):
                yield across, up
