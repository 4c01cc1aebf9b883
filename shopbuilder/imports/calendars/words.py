"""What an event says: its name, where, what about, of which kind, and its own page."""

from collections.abc import Mapping
from typing import Any, Final

from icalendar import Component

from shopbuilder.imports.folding import fold
from shopbuilder.imports.plain_text import plain, shortened, web_link
from shopbuilder.town_life.agenda.changes import STATUSES
from shopbuilder.town_life.agenda.kinds import NEUTRAL
from shopbuilder.town_life.agenda.services import MAX_LINE, MAX_SUMMARY, MAX_TITLE
from shopbuilder.town_life.written import many_lines, one_line

#: Beginnings of words, without accents, by which a kind is known; the first one that is there.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "market": ("marche ", "marches ", "brocante", "market"),
    "signing": ("dedicace", "signature", "signing"),
    "tasting": ("degustation", "tasting"),
    "workshop": ("atelier", "stage ", "initiation", "workshop", "cours "),
    "music": ("concert", "musique", "musical", "chorale", "fanfare", "recital", "dj "),
    "exhibition": ("exposition", "vernissage", "expo ", "exhibition"),
    "walk": ("visite", "balade", "promenade", "randonnee", "walk"),
    "reading": ("lecture", "conte ", "contes ", "heure du conte", "reading"),
    "swap": ("vide grenier", "bourse aux", "troc", "gratiferia", "repair", "swap"),
    "meal": ("repas", "banquet", "pique nique", "aperitif", "diner", "dejeuner"),
    "game": ("jeu ", "jeux ", "tournoi", "loto", "belote", "quiz", "game"),
    "help": ("permanence", "conseil numerique", "aide ", "accompagnement"),
}


def said_by(event: Component) -> dict[str, str]:
    """Return title, place, summary, link and status of an event; "" where it says nothing."""
    return {
        "title": shortened(one_line(_text(event, "SUMMARY")), MAX_TITLE),
        "place": shortened(one_line(_text(event, "LOCATION")), MAX_LINE),
        "summary": shortened(many_lines(plain(_text(event, "DESCRIPTION"))), MAX_SUMMARY),
        "link": web_link(_text(event, "URL")),
        "status": _status(event),
    }


def kind_by(event: Component) -> str:
    """Return the kind that its categories or its name tell."""
    categories: Any = event.get("CATEGORIES", [])
    lists = categories if isinstance(categories, list) else [categories]
    words = [str(each) for several in lists for each in getattr(several, "cats", [])]
    return kind_in(" ".join([*words, _text(event, "SUMMARY")]))


def kind_in(text: str) -> str:
    """Return the kind that words tell; the neutral one where they tell none."""
    folded = f" {fold(text[:1000])} "
    for kind, beginnings in _KINDS.items():
        if any(f" {beginning}" in folded for beginning in beginnings):
            return kind
    return NEUTRAL


def _status(event: Component) -> str:
    status = _text(event, "STATUS").strip().lower()
    return status if status in STATUSES else ""


def _text(event: Component, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value)
