"""The streets of the town entered, to look up by name, by spelling, and by nearness."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.openstreetmap.plane import (
    NearestLine,
    Plane,
    Spot,
    distance,
    middle,
)
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_names import loose_key, street_key
from shopbuilder.town_life.models import Street
from tenants.database import db
from tenants.services import slug_of

#: A door farther than this from every named street stands on none of them, in metres.
REACH: Final = 50.0


class StreetBook:
    """Every street of the town, loaded once; new ones are added to the open transaction."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.created = 0
        self._slugs: set[str] = set()
        self._by_key: dict[str, Street] = {}
        self._by_loose_key: dict[str, list[Street]] = {}
        self._near = NearestLine(REACH)
        self._last = 0
        for street in db.session.scalars(select(Street).order_by(Street.position, Street.id)):
            self._keep(street)

    def named(self, name: str) -> Street | None:
        """Return the street of exactly this name, spelling aside."""
        return self._by_key.get(street_key(name))

    def meant(self, name: str, at: Point) -> Street | None:
        """Return the street meant by a name that may lack little words; of several the nearest."""
        found = self.named(name)
        if found is not None:
            return found
        candidates = self._by_loose_key.get(loose_key(name), [])
        return min(candidates, key=lambda street: self._metres(street, at), default=None)

    def nearest(self, at: Point) -> Street | None:
        """Return the nearest named street within REACH."""
        key = self._near.nearest(self.plane.spot(at))
        return self._by_key[key] if key is not None else None

    def spots(self, street: Street) -> list[Spot]:
        """Return the corners of a street, in metres; none where it is not drawn."""
        return [self.plane.spot((x, y)) for line in street.lines or [] for x, y in line]

    def create(self, name: str, lines: Sequence[Any] | None) -> Street:
        """Add a street behind the others and return it, flushed."""
        self._last += 1
        street = Street(
            slug=self._free_slug(name),
            name=name,
            position=self._last,
            lines=list(lines) if lines is not None else None,
            source_ref=f"osm:{street_key(name)}",
        )
        db.session.add(street)
        db.session.flush()
        self.created += 1
        self._keep(street)
        return street

    def _keep(self, street: Street) -> None:
        """Make a street findable by its name, its former name and its lines."""
        key = street_key(street.name)
        self._slugs.add(street.slug)
        self._last = max(self._last, street.position)
        self._by_key.setdefault(key, street)
        if street.source_ref:
            # A clerk may have corrected the name: the file still knows the old one.
            self._by_key.setdefault(street.source_ref.removeprefix("osm:"), street)
        self._by_loose_key.setdefault(loose_key(street.name), []).append(street)
        for line in street.lines or []:
            self._near.add(key, [self.plane.spot((point[0], point[1])) for point in line])

    def _free_slug(self, name: str) -> str:
        """Return an address no street of the town has."""
        base = slug_of(name) or "rue"
        slug, number = base, 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        return slug

    def _metres(self, street: Street, at: Point) -> float:
        """Return how far a point is from the nearest corner of a street."""
        here = self.plane.spot(at)
        return min((distance(spot, here) for spot in self.spots(street)), default=float("inf"))


def walking_order(centres: dict[str, Point], plane: Plane) -> list[str]:
    """Return the keys as one walks: from the middle of the town, always on to the nearest street."""
    left = {key: plane.spot(centre) for key, centre in centres.items()}
    order: list[str] = []
    here = middle(list(left.values())) if left else (0.0, 0.0)
    while left:
        key = min(left, key=lambda key: (distance(left[key], here), key))
        here = left.pop(key)
        order.append(key)
    return order


def middle_of(lines: Iterable[Sequence[Point]]) -> Point:
    """Return the mean of all points of some lines."""
    return middle([point for line in lines for point in line])
