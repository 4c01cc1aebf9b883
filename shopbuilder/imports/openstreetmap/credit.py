"""When a page must say "© OpenStreetMap contributors" (Open Database Licence 1.0, section 4.3)."""

from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute

_KINDS = ("node/", "way/", "relation/", "osm:")


def is_from_openstreetmap(source_ref: str | None) -> bool:
    """Tell whether a row with this source_ref came from OpenStreetMap: for rows already loaded."""
    return source_ref is not None and source_ref.startswith(_KINDS)


def names_openstreetmap(source_ref: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the same as a condition on a column."""
    return or_(*(source_ref.startswith(kind) for kind in _KINDS))
