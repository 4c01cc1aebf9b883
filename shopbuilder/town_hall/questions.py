"""Questions that a clerk looks at before shops do: each is let through or put aside."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.advice.looking import discard, release
from shopbuilder.advice.queries import held_questions
from shopbuilder.advice.suspicion import REASONS
from shopbuilder.i18n import translate
from shopbuilder.town_hall.frame import desk_page
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.errors import N_, NotFound

town_hall_questions = Blueprint("town_hall_questions", __name__, url_prefix="/mairie/questions")

#: Segment of each move: its verb, and what is said when it is done.
MOVES: Final[Mapping[str, tuple[Callable[[int, str], bool], str]]] = {
    "transmettre": (release, N_("The question has been passed on to the shops.")),
    "ecarter": (discard, N_("The question has been set aside. No shop will hear of it.")),
}
SETTLED: Final = N_("Somebody has already looked at this question.")


@town_hall_questions.get("")
def questions() -> ResponseReturnValue:
    """List what is held, oldest first."""
    clerk_of_town(signed_in())
    return desk_page("town_hall/questions.html", held=held_questions(), reasons=REASONS)


@town_hall_questions.post("/<int(max=999999999):question>/<move>")
def settle(question: int, move: str) -> ResponseReturnValue:
    """Let a question through, or put it aside; two clerks at once settle it once."""
    clerk = clerk_of_town(signed_in())
    if move not in MOVES:
        raise NotFound
    verb, said = MOVES[move]
    done = verb(question, clerk.actor)
    flash(translate(said if done else SETTLED), "success" if done else "info")
    return redirect(url_for("town_hall_questions.questions"), 303)
