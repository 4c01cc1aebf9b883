"""Whom a page must name: the sources of what stands on it, each with its licence."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from shopbuilder.imports.openstreetmap.credit import (
    is_from_openstreetmap,
    names_openstreetmap,
)
from shopbuilder.imports.places.source import Origin
from shopbuilder.imports.places.sources import ORIGINS
from shopbuilder.profile.facts.models import ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import MapShape, Place, Street, StreetDoor
from tenants.database import db

_MAP: Final = "osm"


def origin_key(source_ref: str | None) -> str:
    """Return the key of the origin that a row's identity names; "" for what was made here."""
    if is_from_openstreetmap(source_ref):
        return _MAP
    key = (source_ref or "").partition(":")[0]
    return key if key in ORIGINS else ""


def origin_key_of(source_ref: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return the same as a column; keys that are no origin's are among them."""
    return case((names_openstreetmap(source_ref), _MAP), else_=func.split_part(source_ref, ":", 1))


def origins_named(keys: Iterable[str | None]) -> tuple[Origin, ...]:
    """Return the origins of these keys, each once, in the order in which pages name them."""
    found = set(keys)
    return tuple(origin for key, origin in ORIGINS.items() if key in found)


def origins_of(*source_refs: str | None) -> tuple[Origin, ...]:
    """Return the origins of rows with these identities."""
    return origins_named(map(origin_key, source_refs))


def origins_of_town() -> tuple[Origin, ...]:
    """Return the origins of everything the town shows: one statement."""
    others = (
        select(func.array_agg(func.distinct(origin_key_of(table.source_ref)))).scalar_subquery()
        for table in (ShopProfile, Street, Place, StreetDoor, MapShape)
    )
    row = db.session.execute(select(func.array_agg(func.distinct(ShopFact.source)), *others)).one()
    return origins_named(key for keys in row for key in keys or ())
