"""Questions as somebody would ask them, inside the town entered."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from flask import current_app
from sqlalchemy import select

from shopbuilder.advice.ask import Draft, ask
from shopbuilder.advice.asker import Asker
from shopbuilder.advice.links import Links, token_hash
from shopbuilder.advice.models import Question, QuestionShop
from shopbuilder.advice.whom import Limits
from tenants.database import db

NADIA = Asker("Nadia Ferhat", "nadia@example.org")
GRANDPA = Asker("Lucien Prat", "", "+33639980009")
MANY = Limits(per_asker=1000, per_shop=1000)

_forms = count(1)


@dataclass(frozen=True)
class AskedQuestion:
    """A question that was asked, with its secrets."""

    id: int
    token: str
    code: str
    held: bool
    #: Of the rows that join it to its shops, and their links, in the order of asking.
    asked_ids: tuple[int, ...]
    answer_tokens: tuple[str, ...]


def our_links() -> Links:
    """Return what makes the links of the application entered."""
    return Links(str(current_app.config["SECRET_KEY"]))


def draft_for(*shop_ids: int, **said: Any) -> Draft:
    """Return a question to these shops, written in a form of its own."""
    values: dict[str, Any] = {
        "text": "Quel pain se garde le mieux une semaine ?",
        "asker": NADIA,
        "form_key": f"form-{next(_forms)}",
        **said,
    }
    return Draft(shop_ids=shop_ids, **values)


def asked_of(*shop_ids: int, limits: Limits = MANY, **said: Any) -> AskedQuestion:
    """Ask these shops."""
    links = our_links()
    asked = ask(draft_for(*shop_ids, **said), links, limits)
    question = db.session.execute(
        select(Question.id, Question.seed).where(Question.token_hash == token_hash(asked.token))
    ).one()
    rows = db.session.execute(
        select(QuestionShop.id, QuestionShop.seed)
        .where(QuestionShop.question_id == question.id)
        .order_by(QuestionShop.id)
    ).all()
    return AskedQuestion(
        question.id,
        asked.token,
        links.code(question.seed),
        asked.held,
        tuple(row.id for row in rows),
        tuple(links.answer(row.seed) for row in rows),
    )
