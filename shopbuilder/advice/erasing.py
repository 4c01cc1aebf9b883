"""Forgetting: a question goes with its answers and with every word that was sent about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from shopbuilder.advice.models import Question, QuestionShop, ReplyTime
from shopbuilder.messages.services import forget
from tenants.clock import now
from tenants.database import db, transaction

#: Days that a month of keeping counts for.
MONTH = timedelta(days=30)


def erase(question_id: int) -> None:
    """Forget a question because who asked wants it so; how long replies took stays, nameless."""
    with transaction():
        _forget([question_id])


def erase_older_than(months: int) -> int:
    """Forget what was asked so many months ago; return how many questions that were."""
    before = now() - months * MONTH
    with transaction():
        old = db.session.scalars(select(Question.id).where(Question.asked_at < before)).all()
        _forget(old)
        _forget_reply_times(before)
    return len(old)


def _forget(question_ids: Sequence[int]) -> None:
    if not question_ids:
        return
    shops = select(QuestionShop.id).where(QuestionShop.question_id.in_(question_ids))
    forget("question_shop", db.session.scalars(shops).all())
    # Rows that hang on it go by the keys' own cascade.
    db.session.execute(
        delete(Question)
        .where(Question.id.in_(question_ids))
        .execution_options(synchronize_session=False)
    )


def _forget_reply_times(before: datetime) -> None:
    db.session.execute(
        delete(ReplyTime)
        .where(ReplyTime.replied_at < before)
        .execution_options(synchronize_session=False)
    )
