"""Reads on messages: what did not reach anybody, and what was said of an order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from shopbuilder.messages.models import Delivery
from tenants.database import db


@dataclass(frozen=True)
class Sent:
    """One message as a list shows it."""

    id: int
    message: str
    channel: str
    recipient_kind: str
    recipient: str
    subject: str
    state: str
    attempts: int
    last_error: str
    created_at: datetime
    sent_at: datetime | None
    subject_kind: str
    subject_id: int | None


_COLUMNS = (
    Delivery.id,
    Delivery.message,
    Delivery.channel,
    Delivery.recipient_kind,
    Delivery.recipient,
    Delivery.subject,
    Delivery.state,
    Delivery.attempts,
    Delivery.last_error,
    Delivery.created_at,
    Delivery.sent_at,
    Delivery.subject_kind,
    Delivery.subject_id,
)


#: Given up, or failed at least once.
_NOT_THROUGH = and_(
    or_(Delivery.state == "undeliverable", Delivery.state == "failed"), Delivery.last_error != ""
)


def undelivered(limit: int = 100) -> Sequence[Sent]:
    """Return what could not be delivered, or has failed at least once: the list a human sees."""
    rows = db.session.execute(
        select(*_COLUMNS).where(_NOT_THROUGH).order_by(Delivery.created_at.desc()).limit(limit)
    )
    return [Sent(**row) for row in rows.mappings()]


def undelivered_count() -> int:
    """Return how long that list is."""
    return db.session.scalar(select(func.count(Delivery.id)).where(_NOT_THROUGH)) or 0


def said_of_order(order_id: int) -> Sequence[Sent]:
    """Return every message about an order, oldest first."""
    return said_of("order", [order_id])


def said_of(subject_kind: str, subject_ids: Collection[int]) -> Sequence[Sent]:
    """Return every message about these subjects, oldest first: one statement."""
    rows = db.session.execute(
        select(*_COLUMNS)
        .where(Delivery.subject_kind == subject_kind, Delivery.subject_id.in_(subject_ids))
        .order_by(Delivery.created_at, Delivery.id)
    )
    return [Sent(**row) for row in rows.mappings()]
