"""Shapes of GeoJSON (RFC 7946) as lines of points; whatever is unsound is refused."""

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import Any, Final

from shopbuilder.imports.errors import ValueRefused
from tenants.errors import N_

#: Longitude and latitude in degrees (WGS 84).
Point = tuple[float, float]
Line = tuple[Point, ...]

NO_POSITION: Final = N_("The feature has no position.")
PROJECTED: Final = N_(
    "The position is given in metres of some projection, not in degrees: export the file in"
    " WGS 84 (EPSG:4326)."
)
_FURTHEST: Final = (180, 90)


def lines_of(geometry: Mapping[str, Any]) -> tuple[Line, ...]:
    """Return the lines of a geometry: one for a point, of areas the outer rings only.

    Raises ValueRefused for shapes that are not handled, and for points that are not on Earth.
    """
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in _READERS:
        raise ValueRefused(N_("The shape “%(shape)s” is not supported."), shape=str(kind)[:40])
    return tuple(_READERS[kind](geometry.get("coordinates")))


def areas_of(geometry: Mapping[str, Any]) -> tuple[tuple[Line, ...], ...]:
    """Return the areas of a geometry, each an outer ring and its holes; () for points and lines.

    Raises ValueRefused.
    """
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        return (_rings(coordinates),)
    if geometry.get("type") == "MultiPolygon":
        return tuple(_rings(rings) for rings in _filled(coordinates))
    return ()


def _rings(rings: Any) -> tuple[Line, ...]:
    """Return the outer ring of an area and its holes."""
    return tuple(_line(ring) for ring in _filled(rings))


def middle_of_outline(lines: Sequence[Line]) -> Point:
    """Return the mean of all corners."""
    points = [point for line in lines for point in line]
    # An outline ends where it began: count that corner once.
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return fmean(point[0] for point in points), fmean(point[1] for point in points)


def _point(pair: Any) -> Point:
    """Return one point. Raises ValueRefused when it is not on Earth."""
    numbers = _filled(pair)
    # No slip of a comma in degrees goes so far; metres of a projection nearly always do.
    if any(
        isinstance(each, int | float) and 2_000 < abs(each) < 30_000_000 for each in numbers[:2]
    ):
        raise ValueRefused(PROJECTED)
    if len(numbers) < len(_FURTHEST) or not all(map(_within, numbers, _FURTHEST)):
        raise ValueRefused(N_("The position of the feature is not on Earth."))
    return float(numbers[0]), float(numbers[1])


def _within(number: Any, furthest: int) -> bool:
    """Tell whether a coordinate is a number of degrees that exists."""
    is_number = isinstance(number, int | float) and not isinstance(number, bool)
    return is_number and abs(number) <= furthest


def _line(coordinates: Any) -> Line:
    """Return the points of one line."""
    return tuple(_point(pair) for pair in _filled(coordinates))


def _outer_ring(rings: Any) -> Line:
    """Return the outline of an area; holes say nothing about where it is."""
    return _line(_filled(rings)[0])


def _filled(value: Any) -> list[Any]:
    """Return a list that holds something. Raises ValueRefused for anything else."""
    if not isinstance(value, list) or not value:
        raise ValueRefused(NO_POSITION)
    return value


#: How each shape is read from its coordinates.
_READERS: Final[Mapping[str, Callable[[Any], Sequence[Line]]]] = {
    "Point": lambda coordinates: [(_point(coordinates),)],
    "LineString": lambda coordinates: [_line(coordinates)],
    "MultiPoint": lambda coordinates: [_line(coordinates)],
    "MultiLineString": lambda coordinates: [_line(line) for line in _filled(coordinates)],
    "Polygon": lambda coordinates: [_outer_ring(coordinates)],
    "MultiPolygon": lambda coordinates: [_outer_ring(rings) for rings in _filled(coordinates)],
}
