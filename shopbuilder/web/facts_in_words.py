"""What sources say of a shop, in the reader's words: a trade, hours by day, a number to call."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from shopbuilder.i18n import translate
from shopbuilder.imports.places.ranking import NEAREST
from shopbuilder.imports.places.sources import ORIGINS
from shopbuilder.profile.facts.fields import FIELDS
from shopbuilder.profile.facts.models import HAND
from shopbuilder.profile.queries import read_hours
from shopbuilder.profile.trades import trade_of
from shopbuilder.web.formats import DASH, date_in_full, weekday
from shopbuilder.web.phones import phone
from shopbuilder.web.week import day_in_words, usual_week
from tenants.errors import N_

#: Nobody has said anything.
NOTHING: Final = N_("nothing")


def label_of(field: str) -> str:
    """Return the name of a field."""
    return translate(FIELDS[field].label)


def lines_of(field: str, value: str) -> Sequence[str]:
    """Return a value in words, one line or several; "nothing" for none."""
    if not value:
        return [translate(NOTHING)]
    return _WORDS.get(field, _as_it_is)(value)


def source_of(source: str, by: str = "") -> str:
    """Return who says so: "OpenStreetMap", "written by Claire", "written here"."""
    if source == HAND:
        if not by:
            return translate(N_("written here"))
        return translate(N_("written by %(name)s"), name=by)
    if source == NEAREST:
        return translate(N_("the nearest street"))
    return ORIGINS[source].name if source in ORIGINS else source


def since(moment: datetime | None) -> str:
    """Return "since 3 August 2026"; "" where nobody knows."""
    return translate(N_("since %(day)s"), day=date_in_full(moment)) if moment else ""


def _as_it_is(value: str) -> Sequence[str]:
    return value.split("\n")


def _trade(value: str) -> Sequence[str]:
    return [translate(trade_of(value).name)]


def _hours(value: str) -> Sequence[str]:
    """Return the week, days of the same hours together."""
    hours = read_hours(value)
    if not hours.known:
        return [value]
    days = [(weekday(each.day), day_in_words(each)) for each in usual_week(hours)]
    lines = []
    for words, group in groupby(days, key=lambda pair: pair[1]):
        names = [name for name, _ in group]
        span = names[0] if len(names) == 1 else f"{names[0]}{DASH}{names[-1]}"
        lines.append(translate(N_("%(days)s: %(hours)s"), days=span, hours=words))
    return lines


_WORDS: Final[Mapping[str, Callable[[str], Sequence[str]]]] = {
    "trade": _trade,
    "opening_hours": _hours,
    "phone": lambda value: [phone(value)],
}
