"""What the plan shows, read as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Text, cast, false, func, literal_column, select

from shopbuilder.facade.plan.background import Shape
from shopbuilder.imports.places.credits import origin_key_of
from shopbuilder.town_life.map_layers import LAYERS
from shopbuilder.town_life.models import MapShape, Place, Street
from tenants.database import db
from tenants.errors import NotFound


class PlaceRow(NamedTuple):
    """A public place; the street is None where nobody knows it."""

    kind: str
    name: str
    latitude: float | None
    longitude: float | None
    hours: str | None
    source: str | None
    street_slug: str | None
    street: str | None


class StreetRow(NamedTuple):
    """A street with its lines in degrees, none where they are unknown."""

    slug: str
    name: str
    lines: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the background is made of, in two numbers: they change whenever it does."""

    stamp: str
    #: Keys of where streets and shapes come from; those that are no origin's are among them.
    origins: frozenset[str]
    drawn: bool
    #: Some streets are drawn through their doors, for want of a map.
    guessed: bool


def places_of_town() -> list[PlaceRow]:
    """Return the places of the town, street by street in walking order."""
    rows = db.session.execute(
        select(
            Place.kind, Place.name, Place.latitude, Place.longitude, Place.opening_hours,
            Place.source_ref, Street.slug, Street.name,
        )
        .outerjoin(Street, Street.id == Place.street_id)
        .order_by(Street.position.asc().nulls_last(), Place.kind, Place.name, Place.id)
    )  # fmt: skip
    return [PlaceRow._make(row) for row in rows]


def ground_of_town() -> Ground:
    """Return what tells one state of streets and shapes from another: two statements.

    Each row is stamped by the database with the transaction that wrote it (`xmin`).
    """
    stamps: list[str] = []
    origins: set[str] = set()
    drawn = guessed = False
    for table, is_guess in ((Street, Street.lines_guessed), (MapShape, false())):
        written = cast(cast(literal_column(f"{table.__tablename__}.xmin"), Text), BigInteger)
        row = db.session.execute(
            select(
                func.count(table.id), func.sum(written),
                func.array_agg(func.distinct(origin_key_of(table.source_ref))),
                func.bool_or(is_guess),
            )
        ).one()  # fmt: skip
        stamps.append(f"{row[0]}.{row[1]}")
        origins.update(key for key in row[2] or () if key)
        drawn, guessed = drawn or bool(row[0]), guessed or bool(row[3])
    return Ground("-".join(stamps), frozenset(origins), drawn, guessed)


def streets_with_lines() -> list[StreetRow]:
    """Return the streets of the town that have lines."""
    rows = db.session.execute(
        select(Street.slug, Street.name, Street.lines)
        .where(Street.lines.is_not(None))
        .order_by(Street.position, Street.id)
    )
    return [StreetRow(row.slug, row.name, row.lines or []) for row in rows]


def street_with_lines(slug: str) -> StreetRow:
    """Return one street. Raises NotFound."""
    row = db.session.execute(
        select(Street.slug, Street.name, Street.lines).where(Street.slug == slug)
    ).one_or_none()
    if row is None:
        raise NotFound
    return StreetRow(row.slug, row.name, row.lines or [])


def shapes_of_town() -> list[Shape]:
    """Return the shapes of the background."""
    rows = db.session.execute(
        select(MapShape.layer, MapShape.name, MapShape.coordinates).order_by(MapShape.id)
    )
    return [
        Shape(row.layer, row.name, LAYERS[row.layer], row.coordinates)
        for row in rows
        if row.layer in LAYERS
    ]
