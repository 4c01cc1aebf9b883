"""Verbs on messages: queue, take, mark sent, mark failed. What is said stays on the row as proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, or_, update

from shopbuilder.messages.models import Delivery
from tenants.clock import now
from tenants.database import db, transaction
from tenants.isolation import insert_into

#: Pauses between tries grow from the first to the longest; about two days in all, then a human.
LONGEST_PAUSE = timedelta(hours=4)
MOST_ATTEMPTS = 20


@dataclass(frozen=True)
class Message:
    """What to say: to whom, through which channel, about what, in which words."""

    event_id: int
    message: str
    channel: str
    recipient_kind: str
    recipient: str
    subject_kind: str
    subject_id: int
    subject: str
    body_text: str
    body_html: str
    #: Why it cannot be delivered, known beforehand: nobody gave an address.
    impossible: str = ""


@dataclass(frozen=True)
class Outgoing:
    """A message taken for sending."""

    id: int
    town_id: int
    recipient: str
    subject: str
    body_text: str
    body_html: str
    attempts: int


def queue(message: Message) -> bool:
    """Queue a message; the same message for the same fact is queued once, and False is returned."""
    row = {
        **{name: value for name, value in vars(message).items() if name != "impossible"},
        "state": "undeliverable" if message.impossible else "queued",
        "last_error": message.impossible,
        "attempts": 0,
        "due_at": now(),
        "created_at": now(),
    }
    with transaction():
        written = db.session.execute(
            insert_into(Delivery).values(**row).on_conflict_do_nothing().returning(Delivery.id)
        ).all()
    return bool(written)


def lease(ids: list[int], seconds: float) -> list[int]:
    """Put off what is due by `seconds`, so that one sweep hands it on; return what was won."""
    moment = now()
    with transaction():
        won = db.session.scalars(
            update(Delivery)
            .where(
                Delivery.id.in_(ids),
                Delivery.state.in_(("queued", "failed", "in_flight")),
                Delivery.due_at <= moment,
            )
            # What was in flight when its lease ended was in the hands of a worker that died: it
            # goes back among the failed, so that exactly one task can take it.
            .values(state="failed", due_at=moment + timedelta(seconds=seconds))
            .returning(Delivery.id)
        ).all()
    return list(won)


def take(delivery_id: int, seconds: float) -> Outgoing | None:
    """Mark a message in flight for `seconds` and return it; None when another worker has it."""
    moment = now()
    with transaction():
        row = db.session.execute(
            update(Delivery)
            .where(
                Delivery.id == delivery_id,
                or_(
                    Delivery.state.in_(("queued", "failed")),
                    and_(Delivery.state == "in_flight", Delivery.due_at <= moment),
                ),
            )
            .values(
                state="in_flight",
                attempts=Delivery.attempts + 1,
                due_at=moment + timedelta(seconds=seconds),
            )
            .returning(
                Delivery.id,
                Delivery.town_id,
                Delivery.recipient,
                Delivery.subject,
                Delivery.body_text,
                Delivery.body_html,
                Delivery.attempts,
            )
        ).one_or_none()
    return Outgoing(*row) if row else None


def mark_sent(delivery_id: int) -> None:
    """Note that the mail server has taken the message: the proof."""
    with transaction():
        db.session.execute(
            update(Delivery)
            .where(Delivery.id == delivery_id)
            .values(state="sent", sent_at=now(), last_error="")
        )


def mark_failed(outgoing: Outgoing, error: str, *, final: bool, first_pause: float) -> None:
    """Note why it could not be sent; try again later, or give up and leave it to a human.

    `first_pause` in seconds is the pause after the first failure; it doubles each time.
    """
    given_up = final or outgoing.attempts >= MOST_ATTEMPTS
    with transaction():
        db.session.execute(
            update(Delivery)
            .where(Delivery.id == outgoing.id, Delivery.state == "in_flight")
            .values(
                state="undeliverable" if given_up else "failed",
                due_at=next_try(outgoing.attempts, first_pause),
                last_error=error[:500],
            )
        )


def next_try(attempts: int, first_pause: float) -> datetime:
    """Return when to try again after so many attempts (UTC)."""
    pause = timedelta(seconds=first_pause * 2 ** min(attempts - 1, 16))
    return now() + min(pause, LONGEST_PAUSE)


def forget(subject_kind: str, subject_ids: Sequence[int]) -> None:
    """Forget what was said about these: unsent messages go, of sent ones the fact alone stays."""
    about = (Delivery.subject_kind == subject_kind, Delivery.subject_id.in_(subject_ids))
    unread = {"synchronize_session": False}
    with transaction():
        db.session.execute(
            delete(Delivery).where(*about, Delivery.state != "sent").execution_options(**unread)
        )
        db.session.execute(
            update(Delivery)
            .where(*about)
            .values(recipient="", subject="", body_text="", body_html="")
            .execution_options(**unread)
        )
