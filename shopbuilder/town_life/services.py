"""Streets that a clerk writes by hand; most come from open data (`shopbuilder.imports`)."""

from typing import Final

from sqlalchemy import func, or_, select

from shopbuilder.town_life.errors import StreetRefused
from shopbuilder.town_life.models import Street
from tenants.database import db, transaction
from tenants.errors import N_
from tenants.events import record
from tenants.services import slug_of

MAX_NAME: Final = 120


def add_street(name: str, *, actor: str) -> Street:
    """Add a street at the end of the walk; one of that name is returned as it is.

    Raises StreetRefused for a name that is empty or too long.
    """
    clean = " ".join(name.split())
    slug = slug_of(clean)
    if not slug or len(clean) > MAX_NAME:
        raise StreetRefused(
            N_("A street needs a name of at most %(most)s characters."), most=MAX_NAME
        )
    with transaction():
        street = db.session.scalar(select(Street).where(Street.slug == slug))
        if street is None:
            last = db.session.scalar(select(func.max(Street.position))) or 0
            street = Street(slug=slug, name=clean, position=last + 1)
            db.session.add(street)
            db.session.flush()
            record("town.street_added", "street", street.id, actor=actor, name=clean)
    return street


def street_named(text: str) -> Street:
    """Return the street of that address or name; raises StreetRefused."""
    street = db.session.scalar(
        select(Street).where(or_(Street.slug == text, Street.slug == slug_of(text))).limit(1)
    )
    if street is None:
        raise StreetRefused(
            N_("There is no street “%(name)s” in this town. `shopbuilder street add` makes one."),
            name=text[:80],
        )
    return street
