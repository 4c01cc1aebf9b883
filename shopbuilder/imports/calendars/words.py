"""What an event says: its name, where, what about, of which kind, and its own page."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from icalendar import Component
from nh3 import clean

from shopbuilder.imports.folding import fold
from shopbuilder.town_life.agenda.changes import STATUSES
from shopbuilder.town_life.agenda.kinds import NEUTRAL
from shopbuilder.town_life.agenda.services import MAX_LINE, MAX_SUMMARY, MAX_TITLE
from shopbuilder.town_life.written import many_lines, one_line

_LONGEST_LINK: Final = 1000
_MARKUP: Final = re.compile(r"<(p|br|div|b|i|a|ul|li|span|strong|em)\b[^>]*>", re.IGNORECASE)
_BREAKS: Final = re.compile(r"<(br|/p|/div|/li|/h[1-6])\b[^>]*>", re.IGNORECASE)
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


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, with a sign where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def web_link(written: str) -> str:
    """Return an address of the web as it is; "" for anything else."""
    link = written.strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(link) > _LONGEST_LINK:
        return ""
    return link if link.isprintable() and " " not in link else ""


def plain(text: str) -> str:
    """Return a description without its markup, which some calendars write into it."""
    if not _MARKUP.search(text):
        return text
    from_html = clean(_BREAKS.sub("\n", text), tags=set(), clean_content_tags={"script", "style"})
    return unescaped(from_html)


def unescaped(text: str) -> str:
    """Return text in which the cleaner wrote signs as entities."""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\xa0"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


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
