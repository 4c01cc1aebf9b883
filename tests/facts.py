"""What was recorded in the town entered."""

from sqlalchemy import select

from tenants.database import db
from tenants.events import Event


def facts() -> list[tuple[str, str]]:
    """Return kind and actor of each fact, oldest first."""
    rows = db.session.execute(select(Event.kind, Event.actor).order_by(Event.id))
    return [(row.kind, row.actor) for row in rows]


def last_fact() -> Event:
    """Return the fact recorded last."""
    return db.session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()
