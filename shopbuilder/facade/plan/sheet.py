"""The sheet of paper a town is drawn on: where a point of the Earth lies on it.

Local equirectangular projection: metres east and north of the sheet's corner, longitudes squeezed
by the cosine of its middle latitude. Over the few kilometres of a town centre it differs from
Mercator by less than a pen's width, keeps right angles, and a metre stays a metre everywhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

#: Longitude and latitude in degrees.
Point = tuple[float, float]
#: Right and down from the sheet's corner, in units of the drawing.
Spot = tuple[float, float]

#: A unit is half a metre: whole numbers are exact enough, and short.
UNITS_PER_METRE: Final = 2.0
_METRES_PER_DEGREE: Final = 111_195.0
#: Width to height.
_RATIO: Final = 1.5
#: A sheet is at least so wide; its corners lie on a grid, so that one more shop seldom moves it.
_LEAST_WIDTH: Final = 420.0
_GRID: Final = 20.0
#: What lies farther from the middle of the town is a slip in its coordinates.
_FURTHEST: Final = 4_000.0
#: Free margin round the outermost point: a share of the width, and metres.
_MARGIN: Final = 0.06
_MARGIN_METRES: Final = 40.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle of the Earth, north up."""

    #: Of the corner at top left.
    longitude: float
    latitude: float
    #: Cosine of the middle latitude.
    squeeze: float
    #: In units.
    width: int
    height: int

    def spot(self, point: Sequence[float]) -> Spot:
        """Return where a point lies, in units from the top left corner."""
        scale = _METRES_PER_DEGREE * UNITS_PER_METRE
        across = (point[0] - self.longitude) * self.squeeze * scale
        return across, (self.latitude - point[1]) * scale

    def holds(self, spot: Spot) -> bool:
        """Tell whether a spot lies on the sheet."""
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height


def sheet_around(points: Sequence[Point]) -> Sheet | None:
    """Return the sheet on which the points lie, with a margin; None for no points.

    Points far from the others are left off it.
    """
    if not points:
        return None
    middle = median(x for x, _ in points), median(y for _, y in points)
    squeeze = math.cos(math.radians(round(middle[1], 2)))
    near = _near(points, middle, squeeze)
    west, east = min(x for x, _ in near), max(x for x, _ in near)
    south, north = min(y for _, y in near), max(y for _, y in near)
    across = squeeze * _METRES_PER_DEGREE
    spread = (east - west) * across, (north - south) * _METRES_PER_DEGREE
    width = max(spread[0], spread[1] * _RATIO)
    width = max(width * (1 + 2 * _MARGIN) + 2 * _MARGIN_METRES, _LEAST_WIDTH)
    width = math.ceil(width / _GRID / 3) * _GRID * 3
    height = width / _RATIO
    return Sheet(
        longitude=_on_grid((west + east) / 2 - width / 2 / across, across),
        latitude=_on_grid((south + north) / 2 + height / 2 / _METRES_PER_DEGREE),
        squeeze=squeeze,
        width=round(width * UNITS_PER_METRE),
        height=round(height * UNITS_PER_METRE),
    )


def _near(points: Sequence[Point], middle: Point, squeeze: float) -> Sequence[Point]:
    def metres(point: Point) -> float:
        east, north = (point[0] - middle[0]) * squeeze, point[1] - middle[1]
        return math.hypot(east, north) * _METRES_PER_DEGREE

    return [point for point in points if metres(point) <= _FURTHEST] or [middle]


def _on_grid(degrees: float, metres: float = _METRES_PER_DEGREE) -> float:
    """Return the degrees nearest on a grid of some metres."""
    step = _GRID / metres
    return round(round(degrees / step) * step, 7)
