"""Answering: by the link in a mail or at the counter; the first reply counts once, more are added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, func, select, update

from shopbuilder.advice.ask import NO_ARTICLE, Article
from shopbuilder.advice.asker import MAX_ANSWER, read_text
from shopbuilder.advice.errors import AnswerRefused, EnoughSaid, QuestionOver
from shopbuilder.advice.models import Answer, Question, QuestionShop, ReplyTime
from shopbuilder.advice.waits import open_minutes_of
from shopbuilder.advice.whom import answers_here
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.isolation import insert_into
from tenants.models import Shop

#: Who acts when the link of the mail is used: whoever reads the shop's post.
SHOP: Final = "shop"
#: Replies of one shop to one question: each is a mail to the asker.
MOST_ANSWERS: Final = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """What a shop says to a question."""

    #: "answered", "passed_on" or "cannot_help".
    kind: str
    form_key: str
    text: str = ""
    article: Article = NO_ARTICLE
    #: Slug of the shop that knows better.
    colleague: str = ""


def reply(question_shop_id: int, said: Reply, actor: str) -> bool:
    """Write a reply, so that the asker is told; tell whether it is a new one.

    The first reply's delay is counted once, whoever else replies at the same moment. Raises
    NotFound, AnswerRefused, QuestionOver, EnoughSaid.
    """
    words = _words(said)
    at = now()
    with transaction():
        asked = _asked(question_shop_id)
        answer_id = db.session.scalar(
            insert_into(Answer)
            .values(
                question_shop_id=question_shop_id,
                form_key=said.form_key,
                kind=said.kind,
                actor=actor,
                answered_at=at,
                **words,
            )
            .on_conflict_do_nothing()
            .returning(Answer.id)
        )
        if answer_id is None:
            return False
        _note_state(question_shop_id, said.kind)
        if _win_first(question_shop_id, at):
            minutes = open_minutes_of(asked.shop_id, asked.asked_at, at)
            db.session.add(
                ReplyTime(shop_id=asked.shop_id, replied_at=at, open_minutes=minutes)
            )  # fmt: skip
        _refuse_a_flood(question_shop_id)
        record(
            "question.answered",
            "question_shop",
            question_shop_id,
            actor=actor,
            shop_id=asked.shop_id,
            answer_id=answer_id,
        )
    return True


def _words(said: Reply) -> Mapping[str, str]:
    text = read_text(said.text, MAX_ANSWER)
    if said.kind == "answered" and not any(sign.isalnum() for sign in text):
        raise AnswerRefused
    slug, name = _colleague(said.colleague) if said.kind == "passed_on" else ("", "")
    return {
        "text": text,
        "article_slug": said.article.slug,
        "article_name": said.article.name,
        "colleague_slug": slug,
        "colleague_name": name,
    }


def _colleague(slug: str) -> tuple[str, str]:
    row = db.session.execute(
        select(Shop.slug, Shop.name)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(Shop.slug == slug, answers_here())
    ).one_or_none()
    if row is None:
        raise AnswerRefused(N_("Please choose the shop that may know."))
    return row.slug, row.name


def _asked(question_shop_id: int) -> Row[*tuple[Any, ...]]:
    """Return shop and time of asking; raises NotFound, QuestionOver."""
    row = db.session.execute(
        select(QuestionShop.shop_id, QuestionShop.asked_at, Question.state, Shop.status)
        .join(Question, Question.id == QuestionShop.question_id)
        .join(Shop, Shop.id == QuestionShop.shop_id)
        .where(QuestionShop.id == question_shop_id, QuestionShop.asked_at.is_not(None))
    ).one_or_none()
    if row is None:
        raise NotFound
    if row.state != "open" or row.status != "admitted":
        raise QuestionOver
    return row


def _refuse_a_flood(question_shop_id: int) -> None:
    """Count with the row held, so that of many replies at once none is left uncounted."""
    held = select(QuestionShop.id).where(QuestionShop.id == question_shop_id)
    # Each reply has a share of its key already: the whole lock would be waited for crosswise.
    db.session.execute(held.with_for_update(key_share=True))
    count = db.session.scalar(
        select(func.count(Answer.id)).where(Answer.question_shop_id == question_shop_id)
    )
    if (count or 0) > MOST_ANSWERS:
        raise EnoughSaid(most=MOST_ANSWERS)


def _note_state(question_shop_id: int, kind: str) -> None:
    """Note how far the question has come; what was answered once stays answered."""
    db.session.execute(
        update(QuestionShop)
        .where(QuestionShop.id == question_shop_id, QuestionShop.state != "answered")
        .values(state=kind)
        .execution_options(synchronize_session=False)
    )


def _win_first(question_shop_id: int, at: datetime) -> bool:
    """Tell whether this is the first reply: the condition is part of the update, so one wins."""
    won = db.session.scalar(
        update(QuestionShop)
        .where(QuestionShop.id == question_shop_id, QuestionShop.replied_at.is_(None))
        .values(replied_at=at)
        .returning(QuestionShop.id)
        .execution_options(synchronize_session=False)
    )
    return won is not None
