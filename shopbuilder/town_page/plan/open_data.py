"""Shops and places as GeoJSON (RFC 7946), for whoever wants to draw a map of their own."""

from collections.abc import Sequence
from typing import Any, Final

from shopbuilder.i18n import translate
from shopbuilder.imports.places.credits import origin_key
from shopbuilder.imports.places.source import ODBL, OPEN_LICENCE
from shopbuilder.imports.places.sources import ORIGINS
from shopbuilder.profile.trades import trade_of
from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.town_page.plan.queries import PlaceRow
from shopbuilder.town_page.queries import Door
from shopbuilder.web.addresses import public_address
from tenants.context import CurrentTown

#: What origins are called in the files, and whom to name for each.
_CREDITS: Final = {origin.name: origin for origin in ORIGINS.values()}


def shops_as_geojson(town: CurrentTown, doors: Sequence[Door]) -> dict[str, Any]:
    """Return the shops of a town; one whose place is unknown has no geometry (section 3.2)."""
    return _collection(town, [_shop(town, door) for door in doors])


def places_as_geojson(town: CurrentTown, places: Sequence[PlaceRow]) -> dict[str, Any]:
    """Return the public places of a town."""
    return _collection(town, [_place(place) for place in places])


def _collection(town: CurrentTown, features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the features with whoever is to be named for them."""
    named = {each["properties"]["origin"] for each in features}
    origins = [origin for name, origin in _CREDITS.items() if name in named]
    # Whatever holds data under the ODbL is passed on under the ODbL (section 4.2).
    shared_alike = any(origin.licence is ODBL for origin in origins)
    licence = ODBL if shared_alike else OPEN_LICENCE
    return {
        "type": "FeatureCollection",
        "name": town.name,
        "licence": licence.key,
        "licence_url": licence.address,
        "attribution": ", ".join(origin.credit for origin in origins) or town.name,
        "features": features,
    }


def _shop(town: CurrentTown, door: Door) -> dict[str, Any]:
    trade = trade_of(door.trade)
    properties = {
        "name": door.name,
        "trade": trade.key,
        "trade_name": translate(trade.name),
        "housenumber": door.number or None,
        "street": door.street,
        "opening_hours": door.hours,
        "mode": door.mode if door.taken_over else "window",
        "url": public_address(town, f"/{door.slug}"),
        "origin": _origin(door.source, taken_over=door.taken_over),
    }
    return _feature(door.longitude, door.latitude, properties, door.slug)


def _place(place: PlaceRow) -> dict[str, Any]:
    kind = KINDS.get(place.kind, KINDS["other"])
    properties = {
        "name": place.name or None,
        "kind": place.kind,
        "kind_name": translate(kind),
        "street": place.street,
        "opening_hours": place.hours,
        "origin": _origin(place.source),
    }
    return _feature(place.longitude, place.latitude, properties)


def _origin(source: str | None, *, taken_over: bool = False) -> str:
    """Say who wrote it: a source, the shop itself once its trader has taken over, or the town."""
    key = origin_key(source)
    if key:
        return ORIGINS[key].name
    return "shop" if taken_over else "town"


def _feature(
    longitude: float | None, latitude: float | None, properties: dict[str, Any], ref: str = ""
) -> dict[str, Any]:
    known = longitude is not None and latitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if known else None
    identity = {"id": ref} if ref else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": properties}
