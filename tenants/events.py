"""Recorded facts: written in the transaction of the change that made them true, handled later."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, db, of_town


class Event(TownOwned):
    """A fact that somebody may have to hear of. The row is the queue: no broker can lose it."""

    __tablename__ = "events"
    __table_args__ = (
        of_town(),
        Index(
            "ix_events_unhandled",
            "recorded_at",
            postgresql_where="handled_at IS NULL",
        ),
        Index(None, "town_id", "subject_kind", "subject_id"),
    )

    #: What happened, "order.placed".
    kind: Mapped[str]
    #: What it happened to: table word and id ("order", 12).
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    #: Who did it: "person:7", "customer", "program".
    actor: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    #: A worker holds the event until then; NULL or past = free. Written by workers/outbox.py.
    leased_until: Mapped[datetime | None]
    #: How often a worker has taken it.
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    handled_at: Mapped[datetime | None]


def record(kind: str, subject_kind: str, subject_id: int, *, actor: str, **payload: Any) -> Event:
    """Record a fact in the open transaction; `workers` hear of it once that is committed."""
    fact = Event(
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        actor=actor,
        payload=payload,
    )
    db.session.add(fact)
    return fact
