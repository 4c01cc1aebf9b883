"""Proposals as the town hall and a shop's counter show them, and the moves that answer them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import flash

from shopbuilder.i18n import translate, translate_plural
from shopbuilder.imports.places.deciding import CHANGED_SINCE, keep, take, take_back
from shopbuilder.imports.places.deciding_together import (
    alike_and_open,
    answer_together,
    take_back_together,
)
from shopbuilder.imports.places.matching import SAME
from shopbuilder.imports.places.questions import Question
from shopbuilder.imports.places.shops import STATUS
from shopbuilder.profile.facts.models import HAND
from shopbuilder.web.facts_in_words import label_of, lines_of, since, source_of
from tenants.errors import N_, NotFound, Refusal

#: Segment of each move: its verb, and what is said when it is done.
MOVES: Final[Mapping[str, tuple[Callable[..., bool], str]]] = {
    "prendre": (take, N_("Taken. You can change this decision below.")),
    "garder": (keep, N_("What was there stays. You can change this decision below.")),
    "revenir": (take_back, N_("The question is open again, and everything is as before.")),
}
SETTLED: Final = N_("Somebody has answered this already.")
_CLOSED: Final = N_("shown on the town’s pages")
_CLOSED_THERE: Final = N_("closed for good")


@dataclass(frozen=True)
class Side:
    """One of the two values: what it says, who says it, since when."""

    who: str
    since: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Card:
    """One question as a card."""

    id: int
    shop: str
    slug: str
    #: What it is about: "Telephone", "Is this shop closed?".
    title: str
    ours: Side
    theirs: Side
    #: Words of the two buttons.
    take: str
    keep: str
    state: str
    #: For an answer: what was decided, by whom.
    answer: str
    #: Answers given together have this in common; "" for open questions.
    batch: str


@dataclass(frozen=True)
class Together:
    """Questions that one press answers: what they are about, in words and as keys."""

    title: str
    who: str
    count: int
    source: str
    field: str


def together() -> Sequence[Together]:
    """Return what could be answered together, in words."""
    return [
        Together(label_of(each.field), source_of(each.source), each.count, each.source, each.field)
        for each in alike_and_open()
    ]


def card_of(question: Question) -> Card:
    """Return a question in words."""
    title, ours, theirs, buttons = _KINDS.get(question.field, _value)(question)
    return Card(
        id=question.id,
        shop=question.shop,
        slug=question.slug,
        title=title,
        ours=ours,
        theirs=theirs,
        take=translate(buttons[0]),
        keep=translate(buttons[1]),
        state=question.state,
        answer=_answer(question, buttons),
        batch=f"{question.settled_at} {question.source} {question.field}"
        if question.settled_at
        else "",
    )


_Parts = tuple[str, Side, Side, tuple[str, str]]


def _value(question: Question) -> _Parts:
    ours = Side(
        translate(N_("On the page today")),
        _ours_since(question),
        lines_of(question.field, question.ours),
    )
    return (
        label_of(question.field),
        ours,
        _theirs(question, lines_of(question.field, question.value)),
        (N_("Take it"), N_("Keep ours")),
    )


def _ours_since(question: Question) -> str:
    """Return "written by Claire, since …"."""
    if not question.ours_at:
        return translate(
            N_("the shop is held by its trader") if question.held else N_("written here")
        )
    return translate(
        N_("%(who)s, %(since)s"),
        who=source_of(HAND, question.ours_by),
        since=since(question.ours_at),
    )


def _theirs(question: Question, lines: Sequence[str]) -> Side:
    return Side(source_of(question.source), since(question.said_at), lines)


def _status(question: Question) -> _Parts:
    ours = Side(translate(N_("On the page today")), "", [translate(_CLOSED)])
    theirs = _theirs(question, [translate(_CLOSED_THERE)])
    buttons = (N_("Take it off the pages"), N_("It is still there"))
    return translate(N_("Has this shop closed?")), ours, theirs, buttons


def _same(question: Question) -> _Parts:
    entry = question.entry
    address = f"{entry.get('house_number', '')} {entry.get('street', '')}".strip()
    said = [entry.get("name", ""), *lines_of("trade", entry.get("trade", "other")), address]
    ours = Side(
        translate(N_("On the page today")),
        "",
        [each for each in (question.ours, question.address) if each],
    )
    buttons = (N_("It is the same"), N_("It is a different one"))
    return (
        translate(N_("Is it the same shop?")),
        ours,
        _theirs(question, [each for each in said if each]),
        buttons,
    )


_KINDS: Final[Mapping[str, Callable[[Question], _Parts]]] = {STATUS: _status, SAME: _same}


def _answer(question: Question, buttons: tuple[str, str]) -> str:
    """Return "Take it – Claire"; "" for an open question."""
    if question.state == "open":
        return ""
    chosen = buttons[0] if question.state == "taken" else buttons[1]
    said = translate(chosen)
    return f"{said} – {question.settled_by}" if question.settled_by else said


def answer_all(move: str, source: str, field: str, actor: str) -> None:
    """Answer all open questions of a source about a field, and say how many. Raises NotFound."""
    if move not in ("prendre", "garder") or "\x00" in source + field:
        raise NotFound
    done = answer_together(field, source, taken=move == "prendre", actor=actor)
    said = translate_plural(
        "%(num)s question is answered. You can go back on it, below.",
        "%(num)s questions are answered. You can go back on them, below.",
        done,
    )
    flash(said if done else translate(SETTLED), "success" if done else "info")


def go_back_on_all(question: int, actor: str) -> None:
    """Open the questions again that were answered together. Raises NotFound."""
    back, stay = take_back_together(question, actor)
    said = translate_plural(
        "%(num)s question is open again.", "%(num)s questions are open again.", back
    )
    flash(said, "success")
    if stay:
        flash(translate(CHANGED_SINCE), "warning")


def answer(move: str, question: int, actor: str, *, shop_id: int | None = None) -> None:
    """Do what a button asks, and say what came of it. Raises NotFound."""
    if move not in MOVES:
        raise NotFound
    verb, said = MOVES[move]
    try:
        done = verb(question, actor, shop_id=shop_id)
    except NotFound:
        raise
    except Refusal as refusal:
        flash(translate(refusal.msgid, **refusal.values), "warning")
        return
    flash(translate(said if done else SETTLED), "success" if done else "info")
