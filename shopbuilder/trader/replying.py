"""The form by which a shop replies, the same by the link in its mail and at its counter."""

from collections.abc import Sequence
from typing import Any, Final

from flask import request
from sqlalchemy import func, select

from shopbuilder.advice.answering import MOST_ANSWERS, Reply, reply
from shopbuilder.advice.ask import article_of
from shopbuilder.advice.asker import MAX_ANSWER
from shopbuilder.advice.errors import AnswerRefused, QuestionRefused
from shopbuilder.advice.looking import flag
from shopbuilder.advice.queries import question_for_shop
from shopbuilder.advice.whom import answers_here
from shopbuilder.catalogue.models import Product
from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import trade_of
from shopbuilder.web.forms import field
from shopbuilder.web.pages import slug
from shopbuilder.web.stamps import FIELD, read_stamp
from tenants.database import db
from tenants.errors import N_, NotFound, Refusal
from tenants.models import Shop

#: What each button of the form means.
KINDS: Final = {"repondre": "answered", "passer": "passed_on", "desole": "cannot_help"}
FLAG: Final = "signaler"
SAID: Final = {
    "repondre": N_("Thank you! Your answer is on its way."),
    "passer": N_("Thank you! We will say whom to ask instead."),
    "desole": N_("Thank you for saying so: a quick “no” helps too."),
    FLAG: N_("Thank you. The town hall will look at this question before anybody answers it."),
}
#: Articles and shops to choose from: a longer list helps nobody.
_MOST_CHOICES: Final = 400
_LONGEST: Final = 12_000


def take_reply(question_shop_id: int, shop_id: int, actor: str) -> str:
    """Do what the form asks for and return its button; the same form sent twice replies once.

    Raises AnswerRefused, QuestionRefused, NotFound.
    """
    button = field("suite") or "repondre"
    if button == FLAG:
        flag(question_shop_id, actor)
        return button
    if button not in KINDS:
        raise NotFound
    stamp = read_stamp(field(FIELD, longest=_LONGEST))
    if stamp is None:
        raise AnswerRefused(
            N_("This page has been open for a long time. Please send your answer once more.")
        )
    text = field("reponse" if button == "repondre" else f"mot-{button}", longest=_LONGEST)
    article, colleague = article_of(shop_id, field("article")), _slug(field("collegue"))
    said = Reply(
        kind=KINDS[button],
        form_key=stamp.key_for(button, text, article.slug, colleague),
        text=text,
        article=article,
        colleague=colleague,
    )
    reply(question_shop_id, said, actor)
    return button


def reply_page(question_shop_id: int, refusal: Refusal | None = None) -> dict[str, Any]:
    """Return what the form shows: the question, what was said, articles and shops to choose from."""
    question = question_for_shop(question_shop_id)
    asked = question.shops[0]
    button = field("suite") if refusal else ""
    wrong = {"passer": "collegue", "desole": "mot-desole"}.get(button, "reponse")
    errors = [(wrong, refusal_in_words(refusal))] if refusal else []
    kept = read_stamp(field(FIELD, longest=_LONGEST)) is not None
    return {
        "question": question,
        "asked": asked,
        "place_slug": asked.shop.slug,
        "open_for_answers": question.state == "open" and len(asked.answers) < MOST_ANSWERS,
        "articles": _articles(asked.shop.id),
        "colleagues": _colleagues(asked.shop.id),
        "typed": request.form,
        "stamp": field(FIELD, longest=_LONGEST) if kept else "",
        "errors": errors,
        "wrong": dict(errors),
        "button": button,
        "longest": MAX_ANSWER,
    }


#: Both are refusals that the page itself can say.
REFUSALS: Final = (AnswerRefused, QuestionRefused)


def _articles(shop_id: int) -> Sequence[tuple[str, str]]:
    rows = db.session.execute(
        select(Product.slug, Product.name)
        .where(Product.shop_id == shop_id, Product.published)
        .order_by(func.unaccent(func.lower(Product.name)), Product.id)
        .limit(_MOST_CHOICES)
    )
    return [("", translate(N_("none"))), *((row.slug, row.name) for row in rows)]


def _colleagues(shop_id: int) -> Sequence[tuple[str, str]]:
    rows = db.session.execute(
        select(Shop.slug, Shop.name, ShopProfile.trade)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(answers_here(), Shop.id != shop_id)
        .order_by(func.unaccent(func.lower(Shop.name)), Shop.id)
        .limit(_MOST_CHOICES)
    )
    named = [
        (row.slug, f"{row.name} · {translate(trade_of(row.trade).name)}") for row in rows
    ]  # fmt: skip
    return [("", translate(N_("choose a shop"))), *named]


def _slug(typed: str) -> str:
    try:
        return slug(typed)
    except NotFound:
        return ""
