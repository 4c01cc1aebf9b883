"""Answering by the link in the mail: it opens one question for one shop, and nothing else."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.advice.answering import SHOP
from shopbuilder.advice.queries import asked_by_token, question_for_shop
from shopbuilder.i18n import translate
from shopbuilder.trader.replying import REFUSALS, SAID, reply_page, take_reply
from shopbuilder.web.limits import limited
from shopbuilder.web.secret_links import keep_secret, secret
from tenants.errors import Refusal

answer_link = Blueprint("answer_link", __name__, url_prefix="/conseil/repondre")
answer_link.after_request(keep_secret)


@answer_link.get("/<token>")
def show(token: str) -> ResponseReturnValue:
    """Show the question and a form; looking changes nothing, whatever program looks."""
    done = request.args.get("fait", "")
    messages = [("success", translate(SAID[done]))] if done in SAID else []
    return _page(asked_by_token(secret(token)), messages=messages)


@answer_link.post("/<token>")
@limited("ANSWER")
def take(token: str) -> ResponseReturnValue:
    """Take the reply, and tell the asker."""
    question_shop_id = asked_by_token(secret(token))
    shop_id = question_for_shop(question_shop_id).shops[0].shop.id
    try:
        done = take_reply(question_shop_id, shop_id, SHOP)
    except REFUSALS as refusal:
        return _page(question_shop_id, refusal), refusal.status
    return redirect(url_for("answer_link.show", token=token, fait=done), 303)


def _page(
    question_shop_id: int,
    refusal: Refusal | None = None,
    messages: list[tuple[str, str]] | None = None,
) -> str:
    page = reply_page(question_shop_id, refusal)
    return render_template("trader/answer.html", messages=messages or [], **page)
