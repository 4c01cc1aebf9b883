"""Shops and places as GeoJSON (RFC 7946), for whoever wants to draw a map of their own."""

from collections.abc import Sequence
from typing import Any, Final

from shopbuilder.i18n import translate
from shopbuilder.imports.openstreetmap.credit import is_from_openstreetmap
from shopbuilder.profile.trades import trade_of
from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.town_page.plan.queries import PlaceRow
from shopbuilder.town_page.queries import Door
from shopbuilder.web.addresses import public_address
from tenants.context import CurrentTown

_ODBL: Final = {
    "licence": "ODbL-1.0",
    "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
    "attribution": "© OpenStreetMap contributors",
}
_LO: Final = {
    "licence": "etalab-2.0",
    "licence_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


def shops_as_geojson(town: CurrentTown, doors: Sequence[Door]) -> dict[str, Any]:
    """Return the shops of a town; one whose place is unknown has no geometry (section 3.2)."""
    return _collection(town, [_shop(town, door) for door in doors])


def places_as_geojson(town: CurrentTown, places: Sequence[PlaceRow]) -> dict[str, Any]:
    """Return the public places of a town."""
    return _collection(town, [_place(place) for place in places])


def _collection(town: CurrentTown, features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the features with whoever is to be named for them."""
    from_map = any(each["properties"]["origin"] == "OpenStreetMap" for each in features)
    return {
        "type": "FeatureCollection",
        "name": town.name,
        **(_ODBL if from_map else {**_LO, "attribution": town.name}),
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
    """Say who wrote it: the map, the shop itself once its trader has taken over, or the town."""
    if is_from_openstreetmap(source):
        return "OpenStreetMap"
    return "shop" if taken_over else "town"


def _feature(
    longitude: float | None, latitude: float | None, properties: dict[str, Any], ref: str = ""
) -> dict[str, Any]:
    known = longitude is not None and latitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if known else None
    identity = {"id": ref} if ref else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": properties}
