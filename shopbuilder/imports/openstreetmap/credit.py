"""When a page must say "© OpenStreetMap contributors" (Open Database Licence 1.0, section 4.3)."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import MapShape, Place, Street
from tenants.context import current_town
from tenants.database import db
from tenants.isolation import UNSCOPED

_KINDS = ("node/", "way/", "relation/", "osm:")


def is_from_openstreetmap(source_ref: str | None) -> bool:
    """Tell whether a row with this source_ref came from OpenStreetMap: for rows already loaded."""
    return source_ref is not None and source_ref.startswith(_KINDS)


def names_openstreetmap(source_ref: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the same as a condition on a column."""
    return or_(*(source_ref.startswith(kind) for kind in _KINDS))


def uses_openstreetmap() -> bool:
    """Tell, by one statement, whether the town entered shows anything from OpenStreetMap."""
    town_id = current_town().id
    found = (
        select(table.id)
        .where(
            table.town_id == town_id,
            names_openstreetmap(table.source_ref),
        )
        .exists()
        for table in (ShopProfile, Street, Place, MapShape)
    )
    # The filter does not reach into EXISTS, so each of them names the town itself.
    statement = select(or_(*found)).execution_options(**{UNSCOPED: "names the town in each part"})
    return bool(db.session.scalar(statement))
