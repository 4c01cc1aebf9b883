"""Moderation: a shop flags a question, a clerk releases what was held or puts it aside."""

from sqlalchemy import select, update

from shopbuilder.advice.ask import send_to_shops
from shopbuilder.advice.models import Question, QuestionShop
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import NotFound
from tenants.events import record


def flag(question_shop_id: int, actor: str) -> bool:
    """Hold a question that a shop finds out of place; tell whether it was still open."""
    with transaction():
        row = db.session.execute(
            update(Question)
            .where(Question.id == QuestionShop.question_id, Question.state == "open")
            .where(QuestionShop.id == question_shop_id)
            .values(state="held", held_for=["flagged"])
            .returning(Question.id, QuestionShop.shop_id)
            .execution_options(synchronize_session=False)
        ).one_or_none()
        if row is None:
            return False
        record("question.flagged", "question", row.id, actor=actor, shop_id=row.shop_id)
    return True


def release(question_id: int, actor: str) -> bool:
    """Let a held question through to the shops that do not know it; False when it was not held.

    Raises NotFound for a question that is not there.
    """
    with transaction():
        if not _leave_held(question_id, "open"):
            return False
        record("question.released", "question", question_id, actor=actor)
        send_to_shops(question_id, actor=actor)
    return True


def discard(question_id: int, actor: str) -> bool:
    """Put a held question aside: no shop hears of it, and who asked reads so on its page."""
    with transaction():
        if not _leave_held(question_id, "discarded"):
            return False
        record("question.discarded", "question", question_id, actor=actor)
    return True


def close(question_id: int, actor: str) -> bool:
    """Note that who asked has what she needs; asked twice, it is closed once."""
    with transaction():
        closed = db.session.scalar(
            update(Question)
            .where(Question.id == question_id, Question.state == "open")
            .values(state="closed", closed_at=now())
            .returning(Question.id)
            .execution_options(synchronize_session=False)
        )
        if closed is None:
            return False
        record("question.closed", "question", question_id, actor=actor)
    return True


def _leave_held(question_id: int, state: str) -> bool:
    """Change the state on condition that it is still held: one winner. Raises NotFound."""
    won = db.session.scalar(
        update(Question)
        .where(Question.id == question_id, Question.state == "held")
        .values(state=state)
        .returning(Question.id)
        .execution_options(synchronize_session=False)
    )
    there = select(Question.id).where(Question.id == question_id)
    if won is None and db.session.scalar(there) is None:
        raise NotFound
    return won is not None
