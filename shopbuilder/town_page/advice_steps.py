"""How far a question has come at each shop, as a timeline: asked, handed over, answered."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopbuilder.advice.views import AskedView, QuestionView
from shopbuilder.i18n import translate
from shopbuilder.messages.queries import Sent
from shopbuilder.web.formats import moment
from tenants.errors import N_

#: (label, when, "done", "now" or "next"), as the component `timeline` takes them.
Step = tuple[str, str, str]

REPLIED: Final[Mapping[str, str]] = {
    "asked": N_("Answered"),
    "answered": N_("Answered"),
    "passed_on": N_("Another shop was suggested"),
    "cannot_help": N_("Cannot help this time"),
}


def steps_of(question: QuestionView, asked: AskedView, mail: Sent | None) -> Sequence[Step]:
    """Return the steps at one shop; `mail` is what told the shop, None while nothing has."""
    steps = [(translate(N_("Asked")), moment(question.asked_at), True)]
    if question.held_for:
        looked = question.state in {"open", "closed"}
        steps.append((translate(N_("Read by the town hall")), "", looked))
    handed = mail is not None and mail.sent_at is not None
    steps += [
        (_handed_over(mail), _when(mail), handed or asked.replied_at is not None),
        (
            translate(REPLIED[asked.state]),
            moment(asked.replied_at) if asked.replied_at else "",
            asked.replied_at is not None,
        ),
    ]
    return _with_now(steps)


def _handed_over(mail: Sent | None) -> str:
    if mail is not None and mail.state == "undeliverable":
        return translate(N_("The shop’s e-mail did not accept it: the town hall has been told"))
    return translate(N_("Passed on to the shop"))


def _when(mail: Sent | None) -> str:
    return moment(mail.sent_at) if mail is not None and mail.sent_at else ""


def _with_now(steps: Sequence[tuple[str, str, bool]]) -> list[Step]:
    """Mark the last thing that happened; what comes after it is to come."""
    last = max(place for place, (*_, done) in enumerate(steps) if done)
    return [
        (label, when, "now" if place == last else "done" if place < last else "next")
        for place, (label, when, _) in enumerate(steps)
    ]
