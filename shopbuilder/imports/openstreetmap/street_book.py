"""The streets of the town entered, to look up by name, by spelling, and by nearness."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.plane import (
    NearestLine,
    Plane,
    Spot,
    distance,
    middle,
)
from shopbuilder.imports.openstreetmap.shapes import Point
from shopbuilder.imports.openstreetmap.street_names import loose_key, street_key
from shopbuilder.town_life.models import Street, StreetDoor
from tenants.database import db
from tenants.services import slug_of

#: A door farther than this from every named street stands on none of them, in metres.
REACH: Final = 50.0


@dataclass(frozen=True)
class KnownDoor:
    """A numbered door of a street."""

    street: Street
    number: str
    #: On the plane of the book, in metres; and in degrees.
    at: Spot
    point: Point
    #: Key of the origin that knows it: "ban".
    source: str


class StreetBook:
    """Every street of the town, loaded once; new ones are added to the open transaction."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.created = 0
        self._slugs: set[str] = set()
        self._by_id: dict[int, Street] = {}
        self._by_key: dict[str, Street] = {}
        self._by_loose_key: dict[str, list[Street]] = {}
        self._near = NearestLine(REACH)
        self._last = 0
        self._doors: dict[int, list[KnownDoor]] = defaultdict(list)
        self._numbered: dict[str, list[KnownDoor]] = defaultdict(list)
        for street in db.session.scalars(select(Street).order_by(Street.position, Street.id)):
            self._keep(street)
        self._keep_doors()

    def named(self, name: str) -> Street | None:
        """Return the street of exactly this name, spelling aside."""
        return self._by_key.get(street_key(name))

    def meant(self, name: str, at: Point | None) -> Street | None:
        """Return the street meant by a name that may lack little words; of several the nearest."""
        found = self.named(name)
        candidates = self._by_loose_key.get(loose_key(name), [])
        if found is not None or at is None:
            return found or (candidates[0] if len(candidates) == 1 else None)
        return min(candidates, key=lambda street: self._metres(street, at), default=None)

    def with_id(self, street_id: int | None) -> Street | None:
        """Return the street of this id."""
        return None if street_id is None else self._by_id.get(street_id)

    def nearest(self, at: Point) -> Street | None:
        """Return the nearest named street within REACH."""
        key = self._near.nearest(self.plane.spot(at))
        return self._by_key[key] if key is not None else None

    def spots(self, street: Street) -> list[Spot]:
        """Return the corners of a street, in metres; none where it is not drawn."""
        return [self.plane.spot((x, y)) for line in street.lines or [] for x, y in line]

    def street_at(self, at: Point, number: str) -> tuple[Street | None, str]:
        """Return the street at a position, and the source of the numbered door that says so.

        Without a door of this number within REACH it is the nearest street, and nobody's word: "".
        """
        here = self.plane.spot(at)
        near = [
            (metres, door.source, door.street)
            for door in self._numbered.get(fold(number), [])
            if number and (metres := distance(door.at, here)) <= REACH
        ]
        if near:
            _, source, street = min(near, key=lambda found: found[0])
            return street, source
        return self.nearest(at), ""

    def doors(self, street: Street) -> Sequence["KnownDoor"]:
        """Return the numbered doors of a street."""
        return self._doors.get(street.id, ())

    def door_of(self, street: Street, number: str) -> "KnownDoor | None":
        """Return the door of this number in a street."""
        key = fold(number)
        return next((door for door in self.doors(street) if key and fold(door.number) == key), None)

    def create(self, name: str, lines: Sequence[Any] | None, source: str = "osm") -> Street:
        """Add a street behind the others and return it, flushed; `source` is the key of an origin."""
        self._last += 1
        street = Street(
            slug=self._free_slug(name),
            name=name,
            position=self._last,
            lines=list(lines) if lines is not None else None,
            lines_guessed=False,
            source_ref=f"{source}:{street_key(name)}",
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
        self._by_id[street.id] = street
        self._last = max(self._last, street.position)
        self._by_key.setdefault(key, street)
        if street.source_ref:
            # A clerk may have corrected the name: the file still knows the old one.
            self._by_key.setdefault(street.source_ref.partition(":")[2], street)
        self._by_loose_key.setdefault(loose_key(street.name), []).append(street)
        # A guessed line leads from door to door: what stands near is told by the doors themselves.
        for line in () if street.lines_guessed else street.lines or []:
            self._near.add(key, [self.plane.spot((point[0], point[1])) for point in line])

    def _keep_doors(self) -> None:
        """Make streets findable by their numbered doors."""
        rows = db.session.execute(
            select(
                StreetDoor.street_id,
                StreetDoor.house_number,
                StreetDoor.longitude,
                StreetDoor.latitude,
                StreetDoor.source_ref,
            ).order_by(StreetDoor.id)
        )
        for street_id, number, longitude, latitude, ref in rows:
            street = self._by_id[street_id]
            spot = self.plane.spot((longitude, latitude))
            door = KnownDoor(street, number, spot, (longitude, latitude), ref.partition(":")[0])
            self._doors[street_id].append(door)
            self._numbered[fold(number)].append(door)
            self._near.add(street_key(street.name), [spot, spot])

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
