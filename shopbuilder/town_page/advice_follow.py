"""A question, for who asked it: found by its code, followed, closed and erased by its secret link."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.advice.ask import CUSTOMER, ask_also
from shopbuilder.advice.erasing import erase
from shopbuilder.advice.errors import QuestionRefused
from shopbuilder.advice.looking import close
from shopbuilder.advice.queries import question_by_token, seed_by_code
from shopbuilder.advice.views import QuestionView
from shopbuilder.advice.waits import reply_minutes
from shopbuilder.codes import read_code, shown
from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.messages.queries import Sent, said_of
from shopbuilder.profile.trades import trade_of
from shopbuilder.town_page.advice_steps import steps_of
from shopbuilder.web.asking import limits, links
from shopbuilder.web.forms import field, without_token
from shopbuilder.web.limits import limited
from shopbuilder.web.reply_times import reply_time
from shopbuilder.web.secret_links import keep_secret, secret
from tenants.errors import N_, NotFound, Refusal

town_advice_follow = Blueprint("town_advice_follow", __name__, url_prefix="/conseil/suivi")
town_advice_follow.after_request(keep_secret)


class UnknownCode(Refusal):
    """A code that leads to no question of this town."""

    status = 404
    msgid = N_("No question here has this code. Please check it: eight letters and digits.")


@town_advice_follow.get("")
def find() -> ResponseReturnValue:
    """Ask for the code of a question."""
    return render_template("town_page/advice_code.html", code="", error="")


@town_advice_follow.post("")
@limited("CODE")
@without_token
def look_up() -> ResponseReturnValue:
    """Lead from a code to the secret link."""
    typed = field("code")
    try:
        seed = seed_by_code(read_code(typed) or "", links())
    except NotFound:
        said = refusal_in_words(UnknownCode())
        page = render_template("town_page/advice_code.html", code=typed, error=said)
        return page, UnknownCode.status
    return redirect(url_for("town_advice_follow.follow", token=links().follow(seed)), 303)


@town_advice_follow.get("/<token>")
def follow(token: str) -> ResponseReturnValue:
    """Show a question as it was written, and its answers as they come."""
    return _page(question_by_token(secret(token)), token, thanks="merci" in request.args)


@town_advice_follow.post("/<token>/merci")
def enough(token: str) -> ResponseReturnValue:
    """Close a question: who asked has what she needs."""
    close(question_by_token(secret(token)).id, CUSTOMER)
    return redirect(url_for("town_advice_follow.follow", token=token), 303)


@town_advice_follow.post("/<token>/aussi")
@limited("ADVICE")
def also(token: str) -> ResponseReturnValue:
    """Ask the shop too that a colleague has named."""
    question = question_by_token(secret(token))
    named = {
        answer.colleague.slug for asked in question.shops for answer in asked.answers
    }  # fmt: skip
    if field("boutique") not in named:
        raise NotFound
    try:
        ask_also(question.id, field("boutique"), links(), limits())
    except QuestionRefused as refusal:
        said = [("warning", refusal_in_words(refusal))]
        return _page(question, token, said=said), refusal.status
    return redirect(url_for("town_advice_follow.follow", token=token), 303)


@town_advice_follow.post("/<token>/effacer")
def forget(token: str) -> ResponseReturnValue:
    """Erase a question with its answers, at once and for good."""
    erase(question_by_token(secret(token)).id)
    said = translate(N_("Your question has been erased, with its answers and your details."))
    return render_template("town_page/advice_code.html", code="", error="", said=said)


def _page(
    question: QuestionView, token: str, *, thanks: bool = False, said: Any = ()
) -> str:  # fmt: skip
    mails = _mails(question)
    minutes = reply_minutes([asked.shop.id for asked in question.shops])
    return render_template(
        "town_page/advice_question.html",
        question=question,
        token=token,
        code=shown(links().code(question.seed)),
        thanks=thanks,
        shops=[
            (
                asked,
                trade_of(asked.shop.trade),
                steps_of(question, asked, mails.get(asked.id)),
                "" if asked.replied_at else reply_time(minutes.get(asked.shop.id)),
            )
            for asked in question.shops
        ],
        asked_slugs=[asked.shop.slug for asked in question.shops],
        months=current_app.config["ADVICE_MONTHS"],
        messages=list(said),
    )


def _mails(question: QuestionView) -> Mapping[int | None, Sent]:
    """Return what told each shop of the question, by the row that joins them."""
    said = said_of("question_shop", [asked.id for asked in question.shops])
    return {each.subject_id: each for each in said if each.recipient_kind == "shop"}
