"""Reads on questions: by a secret, for a shop, for the clerk."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, select

from shopbuilder.advice.ask import Article
from shopbuilder.advice.asker import Asker
from shopbuilder.advice.links import Links, token_hash
from shopbuilder.advice.models import Answer, Question, QuestionShop
from shopbuilder.advice.views import (
    AnswerView,
    AskedView,
    QuestionLine,
    QuestionView,
    ShopView,
)
from shopbuilder.profile.models import ShopProfile
from tenants.clock import now
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Membership, Person, Shop

#: Questions a page of a shop's list shows.
PAGE: Final = 30
#: Held questions that a clerk sees at once.
MOST_HELD: Final = 50


def question_by_token(token: str) -> QuestionView:
    """Return the question that an asker's link opens: three statements. Raises NotFound."""
    return _sole(Question.token_hash == token_hash(token))


def seed_by_code(code: str, links: Links) -> str:
    """Return the seed of the question with that code (`codes.read_code` reads it). Raises NotFound."""
    seed = db.session.scalar(
        select(Question.seed).where(Question.code_hash == links.code_hash(code))
    )
    if seed is None:
        raise NotFound
    return seed


def asked_by_token(token: str) -> int:
    """Return the id of what a shop's link opens.

    Raises NotFound for one that has ended, and while the shop is suspended.
    """
    admitted = select(Shop.id).where(Shop.status == "admitted")
    return _sole_id(
        QuestionShop.token_hash == token_hash(token),
        QuestionShop.link_ends_at > now(),
        QuestionShop.shop_id.in_(admitted),
    )


def asked_of_shop(shop_id: int, question_shop_id: int) -> int:
    """Return the id itself where that shop was asked; raises NotFound."""
    return _sole_id(QuestionShop.id == question_shop_id, QuestionShop.shop_id == shop_id)


def question_for_shop(question_shop_id: int) -> QuestionView:
    """Return a question with that one shop: what others were asked is not its business."""
    question_id = db.session.scalar(
        select(QuestionShop.question_id).where(QuestionShop.id == question_shop_id)
    )
    return _sole(Question.id == question_id, QuestionShop.id == question_shop_id)


def questions_of_shop(shop_id: int, *, before: int | None = None) -> Sequence[QuestionLine]:
    """Return what a shop was asked, newest first, from before an id on: one statement."""
    which = [QuestionShop.id < before] if before is not None else []
    rows = db.session.execute(
        select(
            QuestionShop.id,
            Question.name,
            Question.text,
            Question.article_name.label("article"),
            QuestionShop.state,
            Question.state.label("question_state"),
            QuestionShop.asked_at,
        )
        .join(Question, Question.id == QuestionShop.question_id)
        .where(
            QuestionShop.shop_id == shop_id,
            QuestionShop.asked_at.is_not(None),
            Question.state.in_(("open", "closed")),
            *which,
        )
        .order_by(QuestionShop.id.desc())
        .limit(PAGE)
    )
    return [QuestionLine(**row) for row in rows.mappings()]


def held_questions() -> Sequence[QuestionView]:
    """Return what waits for a clerk's look, oldest first: three statements."""
    return _questions(Question.state == "held", limit=MOST_HELD)


def held_count() -> int:
    """Return how many questions wait for a clerk."""
    return db.session.scalar(select(func.count(Question.id)).where(Question.state == "held")) or 0


def _sole_id(*which: ColumnElement[bool]) -> int:
    found = db.session.scalar(
        select(QuestionShop.id).where(QuestionShop.asked_at.is_not(None), *which)
    )
    if found is None:
        raise NotFound
    return found


def _sole(which: ColumnElement[bool], *shops: ColumnElement[bool]) -> QuestionView:
    found = _questions(which, *shops, limit=1)
    if not found:
        raise NotFound
    return found[0]


def _questions(
    which: ColumnElement[bool], *shops: ColumnElement[bool], limit: int
) -> Sequence[QuestionView]:
    rows = db.session.execute(
        select(
            Question.id, Question.seed, Question.text, Question.article_slug,
            Question.article_name, Question.state, Question.held_for, Question.asked_at,
            Question.name, Question.email, Question.phone, Question.locale,
        )
        .where(which)
        .order_by(Question.id)
        .limit(limit)
    ).all()  # fmt: skip
    asked = _asked([row.id for row in rows], *shops)
    return [
        QuestionView(
            row.id, row.seed, row.text, Article(row.article_slug, row.article_name),
            row.state, row.held_for, row.asked_at,
            Asker(row.name, row.email, row.phone, row.locale), asked.get(row.id, []),
        )
        for row in rows
    ]  # fmt: skip


def _asked(
    question_ids: Sequence[int], *shops: ColumnElement[bool]
) -> Mapping[int, list[AskedView]]:
    rows = db.session.execute(
        select(
            QuestionShop.question_id, QuestionShop.id, QuestionShop.state, QuestionShop.asked_at,
            QuestionShop.replied_at, QuestionShop.seed, QuestionShop.link_ends_at, QuestionShop.shop_id,
            Shop.slug, Shop.name, ShopProfile.trade, ShopProfile.phone, ShopProfile.email,
            _mail_of_trader().label("trader"),
        )
        .select_from(QuestionShop)
        .join(Shop, Shop.id == QuestionShop.shop_id)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(QuestionShop.question_id.in_(question_ids), *shops)
        .order_by(QuestionShop.id)
    ).all()  # fmt: skip
    answers = _answers([row.id for row in rows])
    found: dict[int, list[AskedView]] = {}
    for row in rows:
        found.setdefault(row.question_id, []).append(_view(row, answers.get(row.id, [])))
    return found


def _mail_of_trader() -> Any:
    """Return where a shop that gave no address reads its mail: with whoever signs in for it."""
    return (
        select(Person.email)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.shop_id == Shop.id)
        .order_by(Membership.id)
        .limit(1)
        .correlate(Shop)
        .scalar_subquery()
    )


def _view(row: Row[*tuple[Any, ...]], answers: Sequence[AnswerView]) -> AskedView:
    shop = ShopView(
        row.shop_id, row.slug, row.name, row.trade, row.phone, row.email or row.trader or ""
    )
    return AskedView(
        row.id, row.state, row.asked_at, row.replied_at, row.seed, row.link_ends_at, shop, answers
    )  # fmt: skip


def _answers(question_shop_ids: Sequence[int]) -> Mapping[int, list[AnswerView]]:
    rows = db.session.execute(
        select(
            Answer.question_shop_id, Answer.id, Answer.kind, Answer.text, Answer.article_slug,
            Answer.article_name, Answer.colleague_slug, Answer.colleague_name, Answer.answered_at,
        )
        .where(Answer.question_shop_id.in_(question_shop_ids))
        .order_by(Answer.id)
    )  # fmt: skip
    found: dict[int, list[AnswerView]] = {}
    for row in rows:
        found.setdefault(row.question_shop_id, []).append(
            AnswerView(
                row.id, row.kind, row.text, Article(row.article_slug, row.article_name),
                Article(row.colleague_slug, row.colleague_name), row.answered_at,
            )
        )  # fmt: skip
    return found
