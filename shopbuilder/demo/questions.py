"""Questions of a demo town: asked and answered through the real services, then dated back.

What is over is marked as heard, so that nobody is told today; what waits is told as anything new, so
that the mailbox of a local run holds the mail with its link.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select, update

from shopbuilder.advice.answering import SHOP, Reply, reply
from shopbuilder.advice.ask import NO_ARTICLE, Article, Draft, article_of, ask
from shopbuilder.advice.asker import read_asker
from shopbuilder.advice.links import Links, token_hash
from shopbuilder.advice.looking import close
from shopbuilder.advice.models import Answer, Question, QuestionShop, ReplyTime
from shopbuilder.advice.waits import open_minutes_of
from shopbuilder.advice.whom import Limits
from shopbuilder.demo.sheets import AnswerSheet, QuestionSheet, TownSheet
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.events import Event
from tenants.models import Shop
from tenants.services import slug_of

_NO_LIMITS = Limits(per_asker=10_000, per_shop=10_000)


def fill_questions(sheet: TownSheet, shops: Mapping[str, Shop]) -> int:
    """Write the questions of a town, those that are over first; return how many there are."""
    _remember_replies(sheet, shops)
    over = [each for each in sheet.questions if each.answers]
    for each in over:
        _answered(each, shops)
    _mark_heard()
    for each in sheet.questions:
        if not each.answers:
            _antedate(_asked(each, shops), each)
    return len(sheet.questions)


def _remember_replies(sheet: TownSheet, shops: Mapping[str, Shop]) -> None:
    db.session.add_all(
        ReplyTime(
            shop_id=shops[slug].id,
            replied_at=now() - timedelta(days=40 - place),
            open_minutes=minutes,
        )
        for slug, known in sheet.reply_minutes.items()
        for place, minutes in enumerate(known)
    )


def _asked(sheet: QuestionSheet, shops: Mapping[str, Shop]) -> int:
    """Ask, and return the question's id."""
    links = Links(str(current_app.config["SECRET_KEY"]))
    asked = ask(
        Draft(
            text=sheet.text,
            asker=read_asker(
                sheet.name, sheet.email, sheet.phone, country=current_town().country
            ),
            shop_ids=tuple(shops[slug].id for slug in sheet.shops),
            form_key=f"demo {sheet.name}",
            article=_article(shops[sheet.shops[0]], sheet.article),
        ),
        links,
        _NO_LIMITS,
    )  # fmt: skip
    found = db.session.scalar(
        select(Question.id).where(Question.token_hash == token_hash(asked.token))
    )
    return found or 0


def _article(shop: Shop, name: str) -> Article:
    return article_of(shop.id, slug_of(name)) if name else NO_ARTICLE


def _answered(sheet: QuestionSheet, shops: Mapping[str, Shop]) -> None:
    question_id = _asked(sheet, shops)
    _antedate(question_id, sheet)
    asked_at = now() - timedelta(minutes=sheet.minutes_ago)
    for answer in sheet.answers:
        at = min(asked_at + timedelta(minutes=answer.after), now())
        _reply(question_id, shops[answer.shop], answer, asked_at, at)
    if sheet.thanks:
        close(question_id, "customer")


def _reply(
    question_id: int, shop: Shop, sheet: AnswerSheet, asked_at: datetime, at: datetime
) -> None:
    """Let a shop reply, then date its reply back and count its delay anew."""
    row_id = db.session.scalars(
        select(QuestionShop.id).where(
            QuestionShop.question_id == question_id, QuestionShop.shop_id == shop.id
        )
    ).one()
    key = f"demo {sheet.shop}"
    article = _article(shop, sheet.article)
    reply(row_id, Reply(sheet.kind, key, sheet.text, article, sheet.colleague), SHOP)
    db.session.flush()
    db.session.execute(
        update(QuestionShop).where(QuestionShop.id == row_id).values(replied_at=at)
    )  # fmt: skip
    db.session.execute(
        update(Answer).where(Answer.question_shop_id == row_id).values(answered_at=at)
    )
    latest = db.session.scalars(
        select(ReplyTime).where(ReplyTime.shop_id == shop.id).order_by(ReplyTime.id.desc()).limit(1)
    ).one()
    latest.replied_at, latest.open_minutes = at, open_minutes_of(shop.id, asked_at, at)


def _antedate(question_id: int, sheet: QuestionSheet) -> None:
    then = now() - timedelta(minutes=sheet.minutes_ago)
    db.session.execute(
        update(Question).where(Question.id == question_id).values(asked_at=then)
    )  # fmt: skip
    db.session.execute(
        update(QuestionShop)
        .where(QuestionShop.question_id == question_id, QuestionShop.asked_at.is_not(None))
        .values(asked_at=then)
    )


def _mark_heard() -> None:
    """Mark what was asked and answered as heard: nobody waits for that news."""
    db.session.flush()
    db.session.execute(
        update(Event)
        .where(Event.handled_at.is_(None), Event.kind.startswith("question."))
        .values(handled_at=now())
    )
