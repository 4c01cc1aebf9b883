"""Metres of the French legal projections as degrees: where the register of businesses says a shop is.

Insee gives metres "Lambert": Lambert-93 in metropolitan France, UTM on the same ellipsoid overseas.
Their datums (RGF93, RGAF09, RGFG95, RGR92, RGM04, RGSPM06) are WGS 84 to within a metre or two.
"""

import cmath
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from shopbuilder.imports.openstreetmap.shapes import Point

#: IAG GRS 1980: half the great axis in metres, and the flattening.
_AXIS: Final = 6_378_137.0
_FLATTENING: Final = 1 / 298.257222101
_N: Final = _FLATTENING / (2 - _FLATTENING)
#: Of the sphere that UTM unrolls, in metres; then Krüger's coefficients.
_RADIUS: Final = 0.9996 * _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BEND: Final = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_SWELL: Final = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3,
    7 * _N**2 / 3 - 8 * _N**3 / 5,
    56 * _N**3 / 15,
)
#: No legal projection has larger numbers, in metres; not-a-number is no number either.
_FARTHEST: Final = 2e7
_ENOUGH: Final = 1e-12
_MOST_STEPS: Final = 20


@dataclass(frozen=True)
class Conic:
    """A conformal conic projection by its constants (IGN, NTG 71, ALG0004)."""

    n: float
    c: float
    x: float
    y: float
    #: Of the origin and first eccentricity; radians.
    meridian: float
    eccentricity: float

    def radians(self, x: float, y: float) -> Point:
        """Return longitude and latitude of a point in metres."""
        east, north = x - self.x, self.y - y
        # At the pole itself the formula has no value; a nanometre beside it has.
        isometric = -math.log(max(math.hypot(east, north), 1e-9) / abs(self.c)) / self.n
        longitude = self.meridian + math.atan2(east, north) / self.n
        return longitude, latitude_of(isometric, self.eccentricity)

    def point(self, x: float, y: float) -> Point:
        """Return longitude and latitude in degrees."""
        longitude, latitude = self.radians(x, y)
        return math.degrees(longitude), math.degrees(latitude)


def latitude_of(isometric: float, eccentricity: float) -> float:
    """Return the latitude of an isometric one, in radians (IGN, NTG 71, ALG0002)."""
    grown = math.exp(isometric)
    latitude = 2 * math.atan(grown) - math.pi / 2
    for _ in range(_MOST_STEPS):
        sine = eccentricity * math.sin(latitude)
        stretched = ((1 + sine) / (1 - sine)) ** (eccentricity / 2)
        before, latitude = latitude, 2 * math.atan(stretched * grown) - math.pi / 2
        if abs(latitude - before) < _ENOUGH:
            break
    return latitude


@dataclass(frozen=True)
class Utm:
    """Universal Transverse Mercator, by Krüger's series (L. Krüger, 1912) to the third power of n.

    Exact to a millimetre within a zone.
    """

    zone: int
    south: bool = False

    def point(self, x: float, y: float) -> Point:
        """Return longitude and latitude in degrees of a point in metres."""
        up, east = (y - 10_000_000 * self.south) / _RADIUS, (x - 500_000) / _RADIUS
        bent = complex(up, east) - sum(
            part * cmath.sin(2 * step * complex(up, east)) for step, part in enumerate(_BEND, 1)
        )
        sphere = math.asin(math.sin(bent.real) / math.cosh(bent.imag))
        latitude = sphere + sum(
            part * math.sin(2 * step * sphere) for step, part in enumerate(_SWELL, 1)
        )
        longitude = math.atan2(math.sinh(bent.imag), math.cos(bent.real))
        return 6 * self.zone - 183 + math.degrees(longitude), math.degrees(latitude)


@dataclass(frozen=True)
class Territory:
    """A part of France: its legal projection, and the degrees between which it lies."""

    projection: Conic | Utm
    #: West, south, east, north.
    edges: tuple[float, float, float, float]

    def point(self, x: float, y: float) -> Point | None:
        """Return longitude and latitude in degrees; None for metres that lie elsewhere."""
        if not 0 < math.hypot(x, y) < _FARTHEST:
            return None
        longitude, latitude = self.projection.point(x, y)
        west, south, east, north = self.edges
        inside = west <= longitude <= east and south <= latitude <= north
        return (longitude, latitude) if inside else None


LAMBERT_93: Final = Conic(
    n=0.7256077650532670,
    c=11_754_255.4261,
    x=700_000.0,
    y=12_655_612.0499,
    meridian=math.radians(3),
    eccentricity=math.sqrt(2 * _FLATTENING - _FLATTENING**2),
)
_METROPOLITAN: Final = Territory(LAMBERT_93, (-5.5, 41.0, 10.0, 51.5))
_ANTILLES: Final = Territory(Utm(20), (-63.3, 14.2, -60.7, 18.3))
#: By the first three digits of a postcode: legal systems as IGN lists them.
_OVERSEAS: Final[Mapping[str, Territory]] = {
    "971": _ANTILLES,
    "972": _ANTILLES,
    "973": Territory(Utm(22), (-54.8, 2.0, -51.4, 6.0)),
    "974": Territory(Utm(40, south=True), (55.1, -21.5, 56.0, -20.7)),
    "975": Territory(Utm(21), (-56.6, 46.6, -56.0, 47.2)),
    "976": Territory(Utm(38, south=True), (44.9, -13.2, 45.4, -12.5)),
    "977": _ANTILLES,
    "978": _ANTILLES,
}


def territory_of(postcode: str) -> Territory | None:
    """Return the part of France a postcode is of; None where its projection is not known here."""
    if postcode.startswith(("97", "98")):
        return _OVERSEAS.get(postcode[:3])
    return _METROPOLITAN
