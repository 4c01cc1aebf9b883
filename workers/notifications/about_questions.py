"""Letters about questions: to each shop that is asked, to who asked."""

from flask import current_app

from shopbuilder.advice.links import Links
from shopbuilder.advice.queries import question_for_shop
from shopbuilder.advice.views import QuestionView
from shopbuilder.i18n import OWN
from tenants.errors import NotFound
from tenants.events import Event
from workers.notifications.letters import Letter


def letter_about(fact: Event, message: str, recipient_kind: str) -> Letter | None:
    """Return the letter about the question of this fact; None when there is none to send.

    A question may have been erased or held since. Who gave no address follows by link or code, and
    the shop was told to call.
    """
    del message
    try:
        question = question_for_shop(fact.subject_id)
    except NotFound:
        return None
    links = Links(str(current_app.config["SECRET_KEY"]))
    if recipient_kind == "shop":
        return shop_letter(question, links) if question.state == "open" else None
    letter = asker_letter(question, links, fact.payload["answer_id"])
    return letter if letter.email else None


def shop_letter(question: QuestionView, links: Links) -> Letter:
    """Return the letter that asks the one shop of this view."""
    asked = question.shops[0]
    return Letter(
        recipient_kind="shop",
        email=asked.shop.email,
        phone=asked.shop.phone,
        locale=OWN,
        subject_kind="question_shop",
        subject_id=asked.id,
        path=f"/conseil/repondre/{links.answer(asked.seed)}",
        values={"question": question, "shop": asked.shop},
    )


def asker_letter(question: QuestionView, links: Links, answer_id: int) -> Letter:
    """Return the letter that brings one answer of the one shop of this view."""
    asked = question.shops[0]
    answer = next(each for each in asked.answers if each.id == answer_id)
    return Letter(
        recipient_kind="customer",
        email=question.asker.email,
        phone=question.asker.phone,
        locale=question.asker.locale,
        subject_kind="question_shop",
        subject_id=asked.id,
        path=f"/conseil/suivi/{links.follow(question.seed)}",
        values={"question": question, "shop": asked.shop, "answer": answer},
    )
