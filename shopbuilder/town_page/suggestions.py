"""Names offered while somebody types: trades, shops, goods, streets and what is coming."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopbuilder.i18n import translate
from shopbuilder.profile.trades import TRADES
from shopbuilder.search.queries import Beginning, beginnings
from shopbuilder.search.questions import beginning
from shopbuilder.town_page.asking import trade_in_address
from shopbuilder.town_page.queries import trades_of_town
from shopbuilder.town_page.spelling import fold, words_of
from shopbuilder.web.languages import here
from shopbuilder.web.turn import seed_of, turn
from tenants.context import CurrentTown
from tenants.errors import N_

_SHORTEST: Final = 2
#: The most of each kind, in the order in which they are offered.
_MOST: Final = {"shop": 3, "goods": 4, "street": 2, "entry": 2}
_TRADES: Final = 2
_ABOUT: Final = {
    "shop": N_("shop"),
    "goods": N_("on the shelves"),
    "street": N_("street"),
    "entry": N_("agenda"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name with what it is, and where it leads."""

    name: str
    about: str
    href: str


def suggestions_for(typed: str, town: CurrentTown, at: datetime) -> list[Suggestion]:
    """Return what holds the words typed, the last one as a beginning; two statements at most.

    Among names that hold them alike the turn of the day decides, as in every list.
    """
    words = words_of(typed)
    if not words or len(words[-1]) < _SHORTEST:
        return []
    seed = seed_of(at.astimezone(town.zone).date(), town.slug)
    found = sorted(
        beginnings(beginning(words)),
        key=lambda each: (not each.first, turn(seed, each.path.partition("/")[0]), each.label),
    )
    named = [each for kind, most in _MOST.items() for each in _few(found, kind, words, most)]
    return [*_trades(words), *map(_suggestion, named)]


def _few(found: list[Beginning], kind: str, words: tuple[str, ...], most: int) -> list[Beginning]:
    """Return the first of a kind; an entry that comes back each week is offered once."""
    kept: dict[str, Beginning] = {}
    for each in found:
        # A shelf may hold the word, and its goods be called otherwise.
        if each.kind == kind and (kind != "goods" or _begins(words, each.label)):
            kept.setdefault(each.label, each)
    return list(kept.values())[:most]


def _begins(words: tuple[str, ...], label: str) -> bool:
    return f" {words[-1]}" in f" {fold(label)}"


def _trades(words: tuple[str, ...]) -> list[Suggestion]:
    """Return the trades of the town whose name holds the words."""
    typed = " ".join(words)
    names = {key: translate(trade.name) for key, trade in TRADES.items() if key != "other"}
    begun = [key for key, name in names.items() if f" {typed}" in f" {fold(name)}"]
    there = trades_of_town(begun) if begun else set()
    return [
        Suggestion(
            names[key], translate("trade"), here(f"/recherche?metier={trade_in_address(key)}")
        )
        for key in begun
        if key in there
    ][:_TRADES]


def _suggestion(found: Beginning) -> Suggestion:
    return Suggestion(found.label, translate(_ABOUT[found.kind]), here(f"/{found.path}"))
