"""Shapes made sound, cut to the town and simplified, once, at import. Nobody else loads shapely.

All work is done in metres on a flat plane round the town, so that a tolerance means the same
north–south as east–west.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import shapely  # type: ignore[import-untyped] # it ships no types
from shapely.geometry import (  # type: ignore[import-untyped]
    LineString,
    MultiLineString,
    MultiPolygon,
    Polygon,
    box,
)
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

from shopbuilder.imports.errors import ValueRefused
from shopbuilder.imports.openstreetmap.plane import Plane
from shopbuilder.imports.openstreetmap.shapes import Line
from tenants.errors import N_

#: Corners that stand out by less are left out, in metres.
TOLERANCE: Final = 0.7
#: Corners lie on a grid of so many metres: what was sound nearly always stays so when written down.
_GRID: Final = 0.1
#: How often a shape that does not is drawn in by a step of the grid.
_MOST_STEPS: Final = 5
#: Smaller areas and shorter lines are not seen: square metres, metres.
_SMALLEST: Final = 6.0
_SHORTEST: Final = 2.0
_DECIMALS: Final = 7
#: Corners of one shape; and of one that crosses itself and has to be mended.
MOST_CORNERS: Final = 20_000
_MOST_TO_MEND: Final = 600

#: Outlines of areas: each an outer ring and its holes.
Areas = Sequence[Sequence[Line]]


@dataclass(frozen=True)
class Knife:
    """Cuts shapes to a rectangle round the town."""

    plane: Plane
    #: West, south, east, north, in metres on the plane.
    edges: tuple[float, float, float, float]

    def areas(self, areas: Areas) -> list[Any]:
        """Return the coordinates of a GeoJSON MultiPolygon; [] where nothing is left.

        Self-crossing outlines are made whole; outer rings turn left, holes right (RFC 7946, 3.1.6).
        """
        cut = self._cut(self._sound(areas))
        # Parts that touch in one spot may overlap by a hair once they are written down in degrees:
        # drawn in by a step of the grid they stand clear of each other.
        for steps in range(_MOST_STEPS):
            drawn_in = cut.buffer(-steps * _GRID, join_style="mitre") if steps else cut
            written = self._written(drawn_in)
            if shapely.is_valid(self._read(written)):
                return written
        return []

    def _written(self, shape: BaseGeometry) -> list[Any]:
        slim = shapely.set_precision(shapely.simplify(shape, TOLERANCE), _GRID)
        kept = [part for part in _parts(slim, Polygon) if part.area >= _SMALLEST]
        turned = shapely.orient_polygons(MultiPolygon(kept)).geoms if kept else ()
        return [
            [self._degrees(ring.coords) for ring in (part.exterior, *part.interiors)]
            for part in turned
        ]

    def _read(self, areas: Areas) -> BaseGeometry:
        return MultiPolygon([self._polygon(rings) for rings in areas])

    def lines(self, lines: Iterable[Line]) -> list[Any]:
        """Return the coordinates of a GeoJSON MultiLineString; [] where nothing is left."""
        drawn = [self._metres(line) for line in lines if len(line) > 1]
        if sum(map(len, drawn)) > MOST_CORNERS:
            raise ValueRefused(N_("The shape has more than %(most)s corners."), most=MOST_CORNERS)
        cut = self._cut(MultiLineString(drawn))
        kept = [
            slim
            for part in _parts(shapely.line_merge(cut), LineString)
            if (slim := shapely.simplify(part, TOLERANCE)).length >= _SHORTEST
        ]
        return [self._degrees(part.coords) for part in kept]

    def meets(self, lines: Iterable[Line]) -> bool:
        """Tell whether the rectangle round some lines touches the town."""
        spots = [spot for line in lines for spot in self._metres(line)]
        west, south, east, north = self.edges
        return (
            min(x for x, _ in spots) <= east
            and max(x for x, _ in spots) >= west
            and min(y for _, y in spots) <= north
            and max(y for _, y in spots) >= south
        )

    def _sound(self, areas: Areas) -> BaseGeometry:
        """Return areas as one shape that crosses itself nowhere. Raises ValueRefused."""
        corners = sum(len(ring) for rings in areas for ring in rings)
        if corners > MOST_CORNERS:
            raise ValueRefused(N_("The shape has more than %(most)s corners."), most=MOST_CORNERS)
        polygons = [self._polygon(rings) for rings in areas if len(rings[0]) > 3]
        shape: BaseGeometry = MultiPolygon(polygons)
        if shapely.is_valid(shape):
            return shape
        # Each crossing becomes a corner, and n corners may cross n² times.
        if corners > _MOST_TO_MEND:
            raise ValueRefused(N_("The outline crosses itself."))
        return shapely.union_all([shapely.make_valid(polygon) for polygon in polygons])

    def _polygon(self, rings: Sequence[Line]) -> Polygon:
        outer, *holes = (self._metres(ring) for ring in rings if len(ring) > 3)
        return Polygon(outer, holes)

    def _cut(self, shape: BaseGeometry) -> BaseGeometry:
        return shapely.intersection(shape, box(*self.edges))

    def _metres(self, line: Line) -> list[tuple[float, float]]:
        return [self.plane.spot(point) for point in line]

    def _degrees(self, spots: Iterable[tuple[float, ...]]) -> list[list[float]]:
        points = (self.plane.point((spot[0], spot[1])) for spot in spots)
        return [[round(number, _DECIMALS) for number in point] for point in points]


def _parts(shape: BaseGeometry, kind: type[BaseGeometry]) -> list[Any]:
    """Return the simple shapes of one kind that a shape is made of."""
    if isinstance(shape, kind):
        return [] if shape.is_empty else [shape]
    return [part for each in getattr(shape, "geoms", ()) for part in _parts(each, kind)]
