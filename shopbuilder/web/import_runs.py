"""Runs of imports as pages show them: words for states, what can be done, what was found."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from flask import flash, request

from shopbuilder.i18n import translate
from shopbuilder.imports.runs.asking import (
    go_on,
    open_run,
    start_run,
    stop_run,
    take_back,
    try_again,
)
from shopbuilder.imports.runs.claims import AT_WORK
from shopbuilder.imports.runs.counting import takes_nothing
from shopbuilder.imports.runs.kinds import KINDS, Kind
from shopbuilder.imports.runs.queries import run_seen, sentences_of
from shopbuilder.web.files import sent_file
from shopbuilder.web.forms import field
from tenants.accounts.sessions import actor
from tenants.errors import N_, NotFound
from tenants.models import Shop

STATES: Final[Mapping[str, str]] = {
    "sent": N_("waits for your answer"),
    "planning": N_("is being read"),
    "ready": N_("ready to start"),
    "running": N_("under way"),
    "stopped": N_("stopped"),
    "done": N_("done"),
    "failed": N_("could not be done"),
    "undoing": N_("being undone"),
    "undone": N_("undone"),
}
#: Sentences of each kind of finding on the page of a run; `?tout=1` shows all that are kept.
SHOWN: Final = 30
_ALL: Final = 1_000
#: Places named of a sentence that is said of many.
_NAMED: Final = 6

#: Heading above the findings of a kind.
_HEADINGS: Final[Mapping[str, str]] = {
    "refused": N_("Not taken"),
    "dropped": N_("Left out, the rest of the line is kept"),
    "left": N_("Stayed as it is"),
    "noted": N_("Good to know"),
}
#: State → what can be done: (word of the form, label, kind of button).
_ACTIONS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "planning": (("arreter", N_("Stop"), "secondary"),),
    "ready": (("commencer", N_("Start the import"), "primary"),),
    "running": (("arreter", N_("Stop"), "secondary"),),
    "stopped": (
        ("reprendre", N_("Carry on"), "primary"),
        ("annuler", N_("Undo what was done"), "secondary"),
    ),
    "done": (("annuler", N_("Undo this import"), "secondary"),),
    "failed": (
        ("recommencer", N_("Try again"), "secondary"),
        ("annuler", N_("Undo what was done"), "secondary"),
    ),
    "undoing": (("arreter", N_("Stop"), "secondary"),),
    "undone": (("recommencer", N_("Do it again"), "secondary"),),
}
#: Gestures that read the file again.
_NEEDS_FILE: Final = frozenset({"commencer", "reprendre", "recommencer"})
#: What can be done where taking back was begun: the import itself does not go on any more.
_HALF_BACK: Final = (("annuler", N_("Go on undoing it"), "primary"),)


@dataclass(frozen=True)
class Action:
    """Something that can be done with a run: a form of one button."""

    word: str
    label: str
    kind: str


@dataclass(frozen=True)
class Told:
    """One sentence, with how often it is said and of what first."""

    sentence: str
    count: int
    #: "line 12 · Brioche", or "3 lines: 2, 4, 7": in words.
    where: str


@dataclass(frozen=True)
class Found:
    """The findings of one kind, the first of them in words."""

    kind: str
    heading: str
    count: int
    told: Sequence[Told]

    @property
    def shown(self) -> int:
        """How many findings the sentences stand for."""
        return sum(each.count for each in self.told)


@dataclass(frozen=True)
class Line:
    """One run, in words."""

    id: int
    title: str
    file_name: str
    state: str
    state_word: str
    created_at: Any
    shop_id: int | None
    #: Key of `imports/runs/kinds.py`.
    kind: str = ""


@dataclass(frozen=True)
class RunPage:
    """Everything that the page of a run says."""

    line: Line
    at_work: bool
    #: Taking back was begun.
    on_its_way_back: bool
    #: Nobody is at it yet.
    waits: bool
    stop_asked: bool
    done: int
    total: int
    trouble: str
    counts: Sequence[str]
    #: It is planned, and would write nothing.
    takes_nothing: bool
    first_lines: Sequence[str]
    #: First lines stand for more.
    more: bool
    found: Sequence[Found]
    actions: Sequence[Action]
    #: Where its file is kept, it can be asked anew.
    settings: Mapping[str, Any]


def in_words(run: Any) -> Line:
    """Return a row of a list of runs, in words."""
    kind = KINDS.get(run.kind)
    return Line(
        run.id,
        translate(kind.title) if kind else run.kind,
        run.file_name,
        run.state,
        translate(STATES[run.state]),
        run.created_at,
        run.shop_id,
        run.kind,
    )


def run_page(run_id: int, *, shop_id: int | None = None) -> RunPage:
    """Return the page of a run, of this shop unless None is said. Raises NotFound."""
    run = run_seen(run_id, shop_id=shop_id)
    return RunPage(
        line=in_words(run),
        at_work=run.state in AT_WORK,
        on_its_way_back=run.way_back is not None,
        waits=run.state in AT_WORK and not run.done and run.leased_until is None,
        stop_asked=run.stop_asked,
        done=run.done,
        total=run.total,
        trouble=_trouble(run),
        counts=[translate(msgid, count=count) for msgid, count in run.counts if count],
        takes_nothing=_takes_nothing(run),
        first_lines=[translate(msgid, **values) for msgid, values in run.first_lines],
        more=sum(count for _, count in run.counts) > len(run.first_lines),
        found=[_found(run, kind) for kind in _HEADINGS if run.found.get(kind)],
        actions=_actions(run),
        settings=run.settings,
    )


def _takes_nothing(run: Any) -> bool:
    """Tell whether a run is planned and would write nothing: then there is nothing to start."""
    return run.state == "ready" and takes_nothing(run.counts)


def _trouble(run: Any) -> str:
    """Return why a run failed, "" where it did not; what was tried in vain is no sentence."""
    told = run.trouble or {}
    return _sentence(told["msgid"], told["values"]) if "msgid" in told else ""


def _actions(run: Any) -> list[Action]:
    """Return what can be done."""
    half_back = run.way_back is not None and run.state in {"stopped", "failed"}
    offered = _HALF_BACK if half_back else _ACTIONS.get(run.state, ())
    return [
        Action(word, translate(label), kind)
        for word, label, kind in offered
        if _makes_sense(word, run)
    ]


def _makes_sense(word: str, run: Any) -> bool:
    """Tell whether a gesture would do something: a file that is gone or broken is not read again."""
    if word in _NEEDS_FILE and run.upload_id is None:
        return False
    if word == "recommencer":
        return not (run.state == "failed" and (run.trouble or {}).get("of_file"))
    if word == "arreter":
        return not run.stop_asked
    if word == "annuler":
        return run.started_at is not None
    return word != "commencer" or not _takes_nothing(run)


def _found(run: Any, kind: str) -> Found:
    most = _ALL if request.args.get("tout") else SHOWN
    told = [
        Told(_sentence(row.msgid, row.values), row.times, _where(row))
        for row in sentences_of(run.id, kind, most, named=_NAMED)
    ]
    return Found(kind, translate(_HEADINGS[kind]), int(run.found[kind]), told)


def _where(row: Any) -> str:
    """Return where a sentence applies: its one place and what is there, or the first of many."""
    if row.times == 1:
        return " · ".join(filter(None, (_place(row.places[0]), row.subjects[0])))
    if all(place.partition("-")[0].isdecimal() for place in row.places):
        first = N_("%(count)s lines: %(places)s")
        names = row.places
    else:
        first = N_("%(count)s times: %(places)s")
        names = [place or subject for place, subject in zip(row.places, row.subjects, strict=True)]
    more = "…" if row.times > len(names) else ""
    said = ", ".join(name for name in names if name)
    if not said:
        return translate(N_("%(count)s times"), count=row.times)
    return translate(first, count=row.times, places=said + more)


def _place(written: str) -> str:
    """Return "line 12" for what is a line, else the place as the file names it."""
    if written.partition("-")[0].isdecimal():
        return translate(N_("line %(line)s"), line=written)
    return written


def _sentence(msgid: str, values: Mapping[str, Any]) -> str:
    """Return a sentence; what it calls a part has a name to translate too."""
    words = dict(values)
    if "part" in words:
        part = translate(str(words["part"]))
        words["part"] = part[:1].upper() + part[1:]
    return translate(msgid, **words)


def receive(kind: Kind, *, shop: Shop | None = None, settings: Mapping[str, Any]) -> int:
    """Keep the file of the form and open a run for it; return its number.

    Raises NoFile, UploadRefused, RunRefused.
    """
    with closing(sent_file("fichier")) as file:
        run_id = open_run(
            kind, file.stream, file.filename or "", actor=actor(), shop=shop, settings=settings
        )
    flash(translate(N_("The file has come in. Next you see what it would do.")), "success")
    return run_id


def act(run_id: int, *, shop_id: int | None = None) -> int:
    """Do what the button of the form says; return the run to show next.

    Raises NotFound, RunRefused.
    """
    word = field("geste", longest=20)
    if word == "annuler":
        _undo(run_id, shop_id)
    elif word == "recommencer":
        return try_again(run_id, actor=actor(), shop_id=shop_id)
    elif word in _VERBS:
        _VERBS[word](run_id, shop_id=shop_id)
    else:
        raise NotFound
    return run_id


_VERBS: Final[Mapping[str, Callable[..., None]]] = {
    "commencer": start_run,
    "arreter": stop_run,
    "reprendre": go_on,
}


def _undo(run_id: int, shop_id: int | None) -> None:
    undone = take_back(run_id, actor=actor(), shop_id=shop_id)
    if undone is None:
        return
    sentence = (
        N_("Undone. Some things stayed: they are listed below.")
        if undone.left_count
        else N_("Undone: everything is as it was before.")
    )
    flash(translate(sentence), "success")
