"""Public places from any source: a place that another source has brought stays that one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from shopbuilder.imports.folding import fold
from shopbuilder.imports.openstreetmap.plane import Plane, distance
from shopbuilder.imports.places.locating import Located
from shopbuilder.imports.places.matching import NEAR
from shopbuilder.imports.places.report import Tally
from shopbuilder.town_life.models import Place
from tenants.database import db


def write_places(located: Sequence[Located], source: str, plane: Plane, tally: Tally) -> None:
    """Create places, renew those that the source brought, and leave those of others alone."""
    known: dict[str | None, Place] = {
        place.source_ref: place
        for place in db.session.scalars(select(Place).where(Place.source_ref.is_not(None)))
    }
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in known.values():
        by_name[fold(place.name)].append(place)
    for each in located:
        brought = known.pop(each.entry.ref, None)
        if brought is not None:
            _tell(_changed(brought, _values(each)), each.entry.name, tally)
        elif any(_is_same(each, other, source, plane) for other in by_name[fold(each.entry.name)]):
            tally.merged.append(each.entry.name)
        else:
            db.session.add(Place(source_ref=each.entry.ref, **_values(each)))
            tally.created += 1
    tally.absent = [place.name for ref, place in known.items() if _is_of(ref, source)]


def _is_same(each: Located, other: Place, source: str, plane: Plane) -> bool:
    """Tell whether another source, or a person, has brought this place already."""
    if not each.entry.name or _is_of(other.source_ref, source) or each.at is None:
        return False
    if other.longitude is None or other.latitude is None:
        return False
    there = plane.spot((other.longitude, other.latitude))
    return distance(plane.spot(each.at), there) <= NEAR


def _is_of(ref: str | None, source: str) -> bool:
    """Tell whether a row came from this source; identities of the map are plain feature ids."""
    key = (ref or "").partition(":")[0]
    return key == source or (source == "osm" and "/" in key)


def _tell(changed: bool, name: str, tally: Tally) -> None:
    """Count a row as changed or not."""
    if changed:
        tally.changed.append(name)
    else:
        tally.unchanged += 1


def _changed(row: Place, values: dict[str, Any]) -> bool:
    """Give a row these values and tell whether any differed."""
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    for key, value in differing.items():
        setattr(row, key, value)
    return bool(differing)


def _values(each: Located) -> dict[str, Any]:
    """Return what a source says of a place, by column."""
    longitude, latitude = each.at or (None, None)
    return {
        "kind": each.entry.use.kind,
        "name": each.entry.name,
        "street_id": each.street.id if each.street is not None else None,
        "longitude": longitude,
        "latitude": latitude,
        "opening_hours": each.entry.hours,
    }
