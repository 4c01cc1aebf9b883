"""What must be said to whom: one row a message, with its proof."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town

DELIVERY_STATES = ("queued", "in_flight", "sent", "failed", "undeliverable")


class Delivery(TownOwned):
    """One message to one person through one channel.

    `queued` → `in_flight` → `sent`; `failed` waits for another try; `undeliverable` is given up
    and lands on the list that the town hall sees.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        of_town(),
        of_same_town("event_id", "events"),
        UniqueConstraint("town_id", "event_id", "message", "channel", "recipient_kind"),
        CheckConstraint(
            f"state IN ({', '.join(repr(state) for state in DELIVERY_STATES)})",
            name="state",
        ),
        Index(
            "ix_deliveries_due",
            "due_at",
            postgresql_where="state IN ('queued', 'in_flight', 'failed')",
        ),
        Index(None, "town_id", "state"),
    )

    event_id: Mapped[int]
    #: Name of the template folder under templates/emails, "order-placed-customer".
    message: Mapped[str]
    channel: Mapped[str] = mapped_column(default="mail")
    recipient_kind: Mapped[str]
    #: Address; empty when the person gave none, which is `undeliverable` from the start.
    recipient: Mapped[str]
    #: What it speaks of, for links from the back offices ("order", id).
    subject_kind: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(default="")
    body_text: Mapped[str] = mapped_column(default="")
    body_html: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    #: Next time a worker may take it: a retry's pause, or the end of a lease.
    due_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
