"""When a page must say "© OpenStreetMap contributors" (Open Database Licence 1.0, section 4.3)."""

from sqlalchemy import or_, select

from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Place, Street
from tenants.database import db

_KINDS = ("node/", "way/", "relation/", "osm:")


def is_from_openstreetmap(source_ref: str | None) -> bool:
    """Tell whether a row with this source_ref came from OpenStreetMap: for rows already loaded."""
    return source_ref is not None and source_ref.startswith(_KINDS)


def uses_openstreetmap() -> bool:
    """Tell whether the town entered shows anything from OpenStreetMap; at most three short queries."""
    return any(
        db.session.scalar(
            select(table.id)
            .where(or_(*(table.source_ref.startswith(kind) for kind in _KINDS)))
            .limit(1)
        )
        is not None
        for table in (ShopProfile, Street, Place)
    )
