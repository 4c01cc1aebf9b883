"""The questions of a shop at its counter: what waits, what was answered, one with its form."""

from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.advice.queries import PAGE, asked_of_shop, questions_of_shop
from shopbuilder.advice.waits import reply_minutes
from shopbuilder.ordering.waiting import waiting_by_shop
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.trader.replying import REFUSALS, SAID, reply_page, take_reply
from shopbuilder.trader.words import QUESTION_STATES
from shopbuilder.web.limits import limited
from shopbuilder.web.reply_times import reply_time
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import Refusal
from tenants.models import Shop

trader_questions = Blueprint("trader_questions", __name__, url_prefix="/gestion/<shop>/questions")

TAB: Final = "trader_questions.questions"
#: Larger numbers would not fit the database's.
QUESTION: Final = "<int(max=999999999):question>"


@trader_questions.get("")
def questions(shop: str) -> ResponseReturnValue:
    """List what the shop was asked, newest first; `avant` goes on from a question."""
    place = shop_of_trader(signed_in(), shop)
    asked_for = request.args.get("avant", "")
    readable = asked_for.isascii() and asked_for.isdecimal() and len(asked_for) < 10
    lines = questions_of_shop(place.id, before=int(asked_for) if readable else None)
    return _counter_page(
        "trader/questions.html",
        place,
        lines=lines,
        states=QUESTION_STATES,
        replies=reply_time(reply_minutes([place.id]).get(place.id)),
        older=lines[-1].id if len(lines) == PAGE else None,
    )


@trader_questions.get(f"/{QUESTION}")
def question(shop: str, question: int) -> ResponseReturnValue:
    """Show one question with the form to answer it."""
    place = shop_of_trader(signed_in(), shop)
    return _page(place, asked_of_shop(place.id, question))


@trader_questions.post(f"/{QUESTION}")
@limited("ANSWER")
def answer(shop: str, question: int) -> ResponseReturnValue:
    """Take the reply, and tell the asker."""
    place = shop_of_trader(signed_in(), shop)
    asked_id = asked_of_shop(place.id, question)
    try:
        done = take_reply(asked_id, place.id, actor())
    except REFUSALS as refusal:
        return _page(place, asked_id, refusal), refusal.status
    say(SAID[done])
    return redirect(url_for("trader_questions.question", shop=place.slug, question=asked_id), 303)


def _page(place: Shop, asked_id: int, refusal: Refusal | None = None) -> str:
    return _counter_page("trader/question.html", place, **reply_page(asked_id, refusal))


def _counter_page(template: str, place: Shop, **values: Any) -> str:
    waiting = waiting_by_shop([place.id]).get(place.id, 0)
    return counter_page(template, place, TAB, waiting=waiting, **values)
