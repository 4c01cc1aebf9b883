"""What a clerk and a trader do with rendez-vous at their desks: the same form, the same moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement

from shopbuilder.i18n import translate
from shopbuilder.imports.folding import fold
from shopbuilder.town_life.agenda.changing import (
    cancel,
    cancel_day,
    entry_to_change,
    hold,
    hold_day,
    mark_as_new,
    rewrite,
    stop,
    take_back,
)
from shopbuilder.town_life.agenda.kinds import KINDS, kind_of
from shopbuilder.town_life.agenda.occasions import Entry, Rendezvous
from shopbuilder.town_life.agenda.queries import entries_since, entry_numbered
from shopbuilder.town_life.agenda.services import announce
from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.web.formats import weekday
from shopbuilder.web.rendezvous.form import (
    Preview,
    RendezvousForm,
    date_in_words,
    next_dates,
    preview,
)
from shopbuilder.web.rendezvous.repeating import CHOICES
from shopbuilder.web.rendezvous.words import again_in_words, standing
from tenants.clock import now
from tenants.database import transaction
from tenants.errors import N_, NotFound

_DATES_SHOWN: Final = 8
_LOOKED_AHEAD: Final = timedelta(days=400)
#: Moves on the whole of it: its verb, and what is said when it is done.
_MOVES: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "annuler": (cancel, N_("It is shown as cancelled, so that nobody comes for nothing.")),
    "maintenir": (hold, N_("It takes place.")),
    "arreter": (stop, N_("It stops here: nothing more will take place, and past dates stay.")),
}
#: Moves on one of its days.
_OF_A_DAY: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "annuler-un-jour": (cancel_day, N_("That day is shown as cancelled; the others stay.")),
    "maintenir-un-jour": (hold_day, N_("That day takes place.")),
}
_TAKEN_BACK: Final = N_("Everything is as it was before.")


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A rendez-vous in the list of a desk."""

    id: int
    title: str
    kind: str
    kind_name: str
    #: "chaque samedi, de 8 h à 13 h"; "" for what comes once.
    often: str
    #: The next date in words; "" where nothing is left.
    next: str
    standing: str
    cancelled: bool
    place: str
    shop: str
    followed: bool


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One of the next days of a rendez-vous."""

    #: When it begins by the rule, for the form.
    occasion: str
    text: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A rendez-vous to be changed."""

    id: int
    slug: str
    form: RendezvousForm
    days: Sequence[DeskDay]
    recurs: bool
    cancelled: bool
    stopped: bool
    followed: bool
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form that was sent."""

    form: RendezvousForm
    #: Shown before anything is written.
    preview: Preview | None = None
    #: The entry that was written.
    written: int | None = None


def choices_of_form() -> dict[str, Any]:
    """Return what the form lets choose, in the reader's words."""
    monday = date(2024, 1, 1)
    return {
        "kinds": [(key, translate(name)) for key, name in KINDS.items()],
        "choices": CHOICES,
        "weekdays": [weekday(monday + timedelta(days=number)) for number in range(7)],
    }


def _own(shop_id: int | None) -> list[ColumnElement[bool]]:
    return [] if shop_id is None else [AgendaEntry.shop_id == shop_id]


def lines_of_desk(*, shop_id: int | None = None, search: str = "") -> list[DeskLine]:
    """Return what is not over, the soonest first; one statement."""
    at = now()
    wanted = fold(search)
    dated = []
    for entry in entries_since(at, *_own(shop_id)):
        said = entry.rendezvous
        if wanted and wanted not in fold(f"{said.title} {said.place} {said.shop or ''}"):
            continue
        coming = entry.occurrences(at, at + _LOOKED_AHEAD)
        first = next(iter(coming), None)
        moment = first.starts_at if first else said.starts_at
        dated.append((moment, said.title, entry.id, _line(entry, first)))
    return [line for *_, line in sorted(dated, key=lambda each: each[:3])]


def _line(entry: Entry, coming: Rendezvous | None) -> DeskLine:
    said = entry.rendezvous
    kind = kind_of(said.kind)
    return DeskLine(
        entry.id, said.title, kind, KINDS[kind], again_in_words(entry),
        date_in_words(coming) if coming else "",
        standing(said), said.is_cancelled, said.place, said.shop or "", entry.followed,
    )  # fmt: skip


def opened(number: int, *, shop_id: int | None = None) -> Opened:
    """Return a rendez-vous to be changed. Raises NotFound."""
    shown = entry_numbered(number, *_own(shop_id))
    with transaction():
        row = entry_to_change(number, shop_id)
        form, can_take_back = RendezvousForm.of(row, shown), row.before is not None
    days = [
        DeskDay(each.occasion.isoformat(), date_in_words(each), each.is_cancelled)
        for each in next_dates(shown, _DATES_SHOWN)
        if each.occasion is not None and each.starts_at > now()
    ]
    said = shown.rendezvous
    return Opened(
        number, said.slug, form, days, shown.recurrence.recurs, said.is_cancelled,
        shown.stopped_at is not None, shown.followed, can_take_back,
    )  # fmt: skip


def sent(
    values: Any, number: int | None = None, *, shop_id: int | None, own: int | None, actor: str
) -> Sent:
    """Take a form: show when it would come, or write it where that was seen.

    Args:
        values: the form; its field `etape` is "voir" or "enregistrer".
        number: the entry that is changed; None = a new one.
        shop_id: the shop that invites; None = the town.
        own: reach entries of this shop alone; None = all of the town.
        actor: who does it.

    Raises AgendaRefused with a sentence, NotFound.
    """
    form = RendezvousForm.typed(values)
    said = form.announced(shop_id=shop_id)
    seen = preview(said)
    if values.get("etape") != "enregistrer":
        return Sent(form, None if form.keeps_times else seen)
    if number is None:
        with transaction():
            number = announce(said, actor=actor).id
            mark_as_new(number)
    else:
        rewrite(number, said, keep_times=form.keeps_times, shop_id=own, actor=actor)
    return Sent(form, written=number)


def settle(
    number: int, move: str, values: Any, *, shop_id: int | None = None, actor: str
) -> tuple[str, bool]:
    """Make a move on a rendez-vous; return what is said (a msgid), and whether it still is there.

    Raises NotFound for a move or a day that is none.
    """
    if move == "revenir":
        return _TAKEN_BACK, take_back(number, shop_id=shop_id, actor=actor)
    if move in _OF_A_DAY:
        verb, said = _OF_A_DAY[move]
        verb(number, _day_of(number, values.get("jour", "")), shop_id=shop_id, actor=actor)
        return said, True
    if move not in _MOVES:
        raise NotFound
    verb, said = _MOVES[move]
    verb(number, shop_id=shop_id, actor=actor)
    return said, True


def _day_of(number: int, written: str) -> datetime:
    """Return one of the next days of an entry, so that nobody changes one that never comes."""
    days = next_dates(entry_numbered(number), 60)
    for each in days:
        if each.occasion is not None and each.occasion.isoformat() == written:
            return each.occasion
    raise NotFound
