"""What the town's people have written is French, and marked as such on English pages (WCAG 3.1.2)."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest

from shopbuilder.town_life.models import AgendaEntry, NewsItem, Street
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use"})
#: A block of words for each place where somebody writes one; none is like another.
TOLD = {
    "tagline": "Du pain qui sent le feu de bois",
    "story": "Le four a cent ans et il chauffe encore",
    "says": "Le pain se mérite, disait ma mère",
    "description": "Une mie serrée et une croûte qui chante",
    "ingredients": "farine de meule et levain du voisin",
    "summary": "On y vient à pied et on en repart chargé",
    "news": "Les travaux sont finis et le trottoir est large",
    "title": "Fête du pain et des voisins",
    "street": "La plus courte des rues et la plus bavarde",
    "role": "boulangère et accordéoniste",
    "article": "Pain de campagne",
    "place": "Sous les platanes du mail",
}


class Tongues(HTMLParser):
    """Each piece of text with the language it is said to be in."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self._stack: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            spoken = dict(attrs).get("lang") or self._stack[-1]
            self._stack.append("script" if tag == "script" else spoken)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._stack) > 1:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        if self._stack[-1] != "script":
            self.said.append((self._stack[-1], " ".join(data.split())))


def tongues(page: str) -> list[tuple[str, str]]:
    body = page[page.index("<body") :]
    reader = Tongues()
    lang = "en" if '<html lang="en">' in page else "fr"
    reader.feed(f'<div lang="{lang}">{body}')
    return reader.said


@pytest.fixture
def told(pen: Pen, morning: Cast) -> Cast:
    """A town whose people have said something everywhere."""
    pen.tell(morning.bakery_id, tagline=TOLD["tagline"], story=TOLD["story"])
    pen.introduce(morning.bakery_id, "Alice", TOLD["role"], TOLD["says"])
    pen.describe(
        morning.bakery_id,
        description=f"<p>{TOLD['description']}</p>",
        ingredients=TOLD["ingredients"],
    )
    at = now()
    with pen.writing():
        db.session.add(
            AgendaEntry(
                slug="fete", title=TOLD["title"], summary=TOLD["summary"], place=TOLD["place"],
                starts_at=at, ends_at=at + timedelta(hours=2),
            )
        )  # fmt: skip
        db.session.add(
            NewsItem(slug="fete", title=TOLD["title"], text=TOLD["news"], published_at=at)
        )
        db.session.query(Street).update({"summary": TOLD["street"]})
    return morning


PAGES = {
    "/": {"title", "news"},
    "/rue/rue-du-four": {"street"},
    "/fournil-d-alice": {"tagline", "story", "says", "role", "article"},
    "/fournil-d-alice/article": {"description", "ingredients", "article"},
    "/agenda": {"title", "place"},
    "/agenda/fete": {"title", "summary", "place"},
    "/conseil": {"says", "role"},
    "/actualites": {"title", "news"},
    "/actualites/fete": {"title", "news"},
    "/gens": {"says", "role"},
}


@pytest.mark.parametrize("path", PAGES)
def test_words_of_the_town_are_marked_on_english_pages(
    told: Cast, client: Browser, path: str
) -> None:
    said = tongues(client.get(f"/en{path}").text)
    shown = {name for name, words in TOLD.items() if any(words in text for _, text in said)}
    assert PAGES[path] <= shown
    loose = [
        text
        for lang, text in said
        if lang != "fr" and any(words in text for words in TOLD.values())
    ]
    assert loose == []


@pytest.mark.parametrize("path", PAGES)
def test_on_french_pages_nothing_needs_a_mark(told: Cast, client: Browser, path: str) -> None:
    marked = {lang for lang, _ in tongues(client.get(path).text)} - {"", "fr"}
    # The way to the English page alone.
    assert marked == {"en"}


def test_control_a_block_without_its_mark_is_seen() -> None:
    page = f'<html lang="en"><body><p>{TOLD["story"]}</p></body>'
    assert ("en", TOLD["story"]) in tongues(page)
