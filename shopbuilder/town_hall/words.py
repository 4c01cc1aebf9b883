"""The journal in words: what each recorded fact says to a clerk."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from shopbuilder.i18n import translate
from shopbuilder.town_hall.queries import Entry
from shopbuilder.web.formats import day, hour, price
from tenants.errors import N_

#: What each kind of fact says. A kind without a sentence is shown by its own name.
SENTENCES: Final[Mapping[str, str]] = {
    "shop.admitted": N_("shop admitted"),
    "shop.taken_over": N_("shop taken over by its trader"),
    "shop.suspended": N_("shop suspended"),
    "shop.readmitted": N_("shop shown again"),
    "shop.closed_today": N_("closed on %(day)s"),
    "shop.closing_early": N_("closing early, at %(at)s"),
    "shop.reopened": N_("usual hours resumed"),
    "shop.closing_added": N_("closing planned from %(first_day)s to %(last_day)s"),
    "shop.closing_removed": N_("closing from %(first_day)s to %(last_day)s removed"),
    "shop.hours_changed": N_("opening hours changed"),
    "shop.place_changed": N_("place in the street changed"),
    "shop.identity_changed": N_("legal information changed"),
    "shop.mode_changed": N_("mode changed: %(before)s → %(after)s"),
    "shop.articles_imported": N_("catalogue brought in: %(created)s new, %(changed)s changed"),
    "import.done": N_("file brought in: %(file)s"),
    "import.undone": N_("import undone: %(file)s"),
    "shop.proposal_taken": N_("proposal from a file taken"),
    "shop.proposal_kept": N_("proposal from a file set aside"),
    "shop.proposal_open": N_("decision on a proposal changed"),
    "shop.photo_added": N_("photo added: %(alt)s"),
    "shop.photo_removed": N_("photo taken away: %(alt)s"),
    "product.price_changed": N_("price of “%(name)s”: %(before)s → %(after)s"),
    "product.stock_changed": N_("stock of “%(name)s”: %(before)s → %(after)s"),
    "product.described": N_("“%(name)s”: allergens, ingredients or quantity stated"),
    "product.hidden": N_("“%(name)s” taken out of the window"),
    "product.shown": N_("“%(name)s” put back into the window"),
    "order.placed": N_("order %(number)s placed"),
    "order.accepted": N_("order %(number)s accepted"),
    "order.ready": N_("order %(number)s ready"),
    "order.handed_over": N_("order %(number)s handed over"),
    "order.refused": N_("order %(number)s refused"),
    "order.cancelled": N_("order %(number)s cancelled"),
    "order.lapsed": N_("order %(number)s lapsed without an answer"),
    "order.not_collected": N_("order %(number)s not collected"),
    "question.asked": N_("a question asked"),
    "question.answered": N_("a question answered"),
    "question.held": N_("a question held back to be checked"),
    "question.flagged": N_("a question flagged by the shop"),
    "question.released": N_("a question let through"),
    "question.discarded": N_("a question set aside"),
    "question.closed": N_("a question closed by the person who asked it"),
    "town.streets_imported": N_("streets brought in: %(created)s new, %(changed)s changed"),
    "town.background_imported": N_("background of the map brought in"),
    "town.street_added": N_("street added: %(name)s"),
    "town.rendezvous_announced": N_("event announced: %(name)s"),
    "town.rendezvous_changed": N_("event changed: %(name)s"),
    "town.rendezvous_day_cancelled": N_("one day of an event cancelled: %(name)s"),
    "town.rendezvous_cancelled": N_("event cancelled: %(name)s"),
    "town.rendezvous_stopped": N_("event stopped for good: %(name)s"),
    "town.rendezvous_taken_back": N_("last change to an event undone: %(name)s"),
    "town.news_changed": N_("news changed: %(name)s"),
    "town.news_withdrawn": N_("news withdrawn: %(name)s"),
    "town.news_taken_back": N_("last change to a news item undone: %(name)s"),
    "town.agenda_imported": N_(
        "events brought in: %(created)s new, %(changed)s changed, %(gone)s gone"
    ),
    "town.news_imported": N_("news brought in: %(created)s new, %(changed)s changed"),
    "town.feed_followed": N_("“%(name)s” is now followed"),
    "town.feed_paused": N_("“%(name)s” is not checked for a while"),
    "town.feed_resumed": N_("“%(name)s” is checked again"),
    "town.feed_removed": N_("“%(name)s” is no longer followed"),
    "town.news_published": N_("news published: %(name)s"),
    "town.shops_imported": N_("shops brought in from open data"),
}
MODES: Final[Mapping[str, str]] = {
    "window": N_("window only"),
    "reserve": N_("puts things aside"),
    "sell": N_("takes orders"),
}
ACTORS: Final[Mapping[str, str]] = {
    "customer": N_("a customer"),
    "shop": N_("the shop, by its link"),
    "program": N_("the program"),
    "command": N_("by command"),
}
#: An account that was closed.
GONE: Final = N_("somebody who has left")


def what_happened(entry: Entry) -> str:
    """Return the sentence of a journal entry."""
    sentence = SENTENCES.get(entry.kind)
    if sentence is None:
        return entry.kind
    return translate(
        sentence, **{name: _said(entry.kind, name, value) for name, value in entry.payload.items()}
    )


def who_did(entry: Entry) -> str:
    """Return who did it: a person's name, "a customer", "the program"."""
    if entry.person:
        return entry.person
    return translate(ACTORS.get(entry.actor, GONE))


def _said(kind: str, name: str, value: Any) -> str:
    said = _SAID.get((kind, name)) or _SAID.get(("", name))
    return str(value) if said is None else said(value)


def _day(value: Any) -> str:
    return day(date.fromisoformat(value))


def _stock(value: Any) -> str:
    return translate(N_("not counted")) if value is None else str(value)


def _mode(value: Any) -> str:
    return translate(MODES.get(value, str(value)))


#: How a value of the payload is said, by kind and name; by name alone under "".
_SAID: Final[Mapping[tuple[str, str], Callable[[Any], str]]] = {
    ("", "day"): _day,
    ("", "first_day"): _day,
    ("", "last_day"): _day,
    ("shop.closing_early", "at"): lambda value: hour(datetime.fromisoformat(value)),
    ("product.price_changed", "before"): price,
    ("product.price_changed", "after"): price,
    ("product.stock_changed", "before"): _stock,
    ("product.stock_changed", "after"): _stock,
    ("shop.mode_changed", "before"): _mode,
    ("shop.mode_changed", "after"): _mode,
}
