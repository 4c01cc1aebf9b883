"""What sources say otherwise than people: one by one, both side by side, for the clerk to decide."""

from typing import Final

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.imports.places.questions import (
    PAGE,
    answered_lately,
    open_count,
    open_questions,
)
from shopbuilder.town_hall.frame import desk_page
from shopbuilder.web.pages import page_number
from shopbuilder.web.proposals import answer, answer_all, card_of, go_back_on_all, together
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in

town_hall_proposals = Blueprint("town_hall_proposals", __name__, url_prefix="/mairie/propositions")
#: Larger numbers would not fit the database's.
_QUESTION: Final = "<int(max=999999999):question>"


@town_hall_proposals.get("")
def proposals() -> ResponseReturnValue:
    """List what waits, and what was answered lately."""
    clerk_of_town(signed_in())
    total = open_count()
    pages = max(1, -(-total // PAGE))
    page = min(page_number(), pages)
    return desk_page(
        "town_hall/proposals.html",
        cards=[card_of(each) for each in open_questions(page=page)],
        answered=[card_of(each) for each in answered_lately()],
        together=together(),
        total=total,
        page=page,
        pages=pages,
    )


@town_hall_proposals.post(f"/{_QUESTION}/<move>")
def decide(question: int, move: str) -> ResponseReturnValue:
    """Take, keep, or go back on an answer; two clerks at once answer once."""
    clerk = clerk_of_town(signed_in())
    answer(move, question, clerk.actor)
    return redirect(url_for("town_hall_proposals.proposals"), 303)


@town_hall_proposals.post("/ensemble/<source>/<field>/<move>")
def decide_together(source: str, field: str, move: str) -> ResponseReturnValue:
    """Take or keep what one source says of one field, for all shops at once."""
    clerk = clerk_of_town(signed_in())
    answer_all(move, source, field, clerk.actor)
    return redirect(url_for("town_hall_proposals.proposals"), 303)


@town_hall_proposals.post(f"/{_QUESTION}/revenir-ensemble")
def go_back_together(question: int) -> ResponseReturnValue:
    """Go back on an answer and on all that were given with it."""
    clerk = clerk_of_town(signed_in())
    go_back_on_all(question, clerk.actor)
    return redirect(url_for("town_hall_proposals.proposals"), 303)
