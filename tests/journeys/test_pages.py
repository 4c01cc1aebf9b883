"""Every kind of page, seen at two widths: nothing asked of others, nothing wider than the screen,
no fault that axe can see, in light and dark."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from shopbuilder.demo.reading import PHRASE
from tests.journeys.conftest import picture

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
PUBLIC = {
    "town": "/",
    "street": "/rue/rue-des-trois-fontaines",
    "streets": "/rues",
    "search": "/recherche?q=pain",
    "search-nothing": "/recherche?q=xyzzy",
    "plan": "/plan",
    "plan-near": "/plan?zoom=1&x=350&y=600",
    "plan-shop": "/plan?boutique=boulangerie-garance",
    "shop": "/boulangerie-garance",
    "window": "/cafe-de-la-halle",
    "ranking": "/classement",
    "agenda": "/agenda",
    "agenda-week": "/agenda?semaine=2026-W49",
    "rendezvous": "/agenda/marche-du-mercredi",
    "news": "/actualites",
    "news-item": "/actualites/les-lampions-de-la-montee-sont-poses",
    "people": "/gens",
    "basket-empty": "/panier",
    "code": "/commande",
    "advice": "/conseil",
    "advice-shop": "/conseil/cycles-du-bief?article=antivol-en-u",
    "advice-code": "/conseil/suivi",
    "sign-in": "/connexion",
    "not-found": "/nulle-part",
}
TRADER = {
    "trader-today": "/gestion/boulangerie-garance",
    "trader-orders": "/gestion/boulangerie-garance/commandes",
    "trader-past": "/gestion/boulangerie-garance/commandes/passees",
    "trader-articles": "/gestion/boulangerie-garance/articles",
    "trader-article-facts": "/gestion/boulangerie-garance/articles/flan-patissier/fiche",
    "trader-photos": "/gestion/boulangerie-garance/photos",
    "trader-hours": "/gestion/boulangerie-garance/horaires",
    "trader-questions": "/gestion/boulangerie-garance/questions",
}
CLERK = {
    "clerk-overview": "/mairie",
    "clerk-shops": "/mairie/boutiques",
    "clerk-photos": "/mairie/boutiques/boulangerie-garance/photos",
    "clerk-journal": "/mairie/journal",
    "clerk-questions": "/mairie/questions",
}

Visit = Callable[..., Page]


_AXE = Axe()
#: Every rule; of the answer what is wrong alone: all that is right would weigh megabytes.
_VIOLATIONS = """axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.map(
    each => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`))"""


def faults(page: Page) -> list[str]:
    """Return what axe finds, each with the first element it means."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.axe_script)
    found: list[str] = page.evaluate(_VIOLATIONS)
    return found


def too_wide(page: Page) -> int:
    """Return by how many pixels the page is wider than its screen."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


@dataclass(frozen=True)
class Look:
    """What one visit has shown of a page."""

    #: What axe finds, by the colours the person prefers.
    faults: dict[str, list[str]]
    #: Pixels beyond the screen, by its width.
    beyond: dict[int, int]
    #: Addresses asked for, without the town's own.
    elsewhere: list[str]
    #: What the browser refused for the page's own rules.
    refused: list[str]


#: Each page is visited once; the tests below ask what was seen.
_looks: dict[str, Look] = {}


def look_at(visit: Visit, name: str) -> Look:
    """Return what a visit to a public page shows, on a phone and on a wide screen."""
    if name not in _looks:
        page, asked, said = visit(TOWN, "/robots.txt"), list[str](), list[str]()
        home = page.url.removesuffix("/robots.txt")
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(home + PUBLIC[name])
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[scheme] = faults(page)
            picture(page, f"{name}-360{'-dark' if scheme == 'dark' else ''}")
        page.emulate_media(color_scheme="light")
        beyond = {}
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            beyond[width] = too_wide(page)
        picture(page, f"{name}-1280")
        _looks[name] = Look(
            found,
            beyond,
            [url for url in asked if not url.startswith(home)],
            [words for words in said if "Content Security Policy" in words],
        )
    return _looks[name]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_no_fault_that_axe_sees(visit: Visit, name: str, scheme: str) -> None:
    assert look_at(visit, name).faults[scheme] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_fits_the_screen(visit: Visit, name: str, width: int) -> None:
    assert look_at(visit, name).beyond[width] <= 0


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_asks_nothing_of_anybody_else(visit: Visit, name: str) -> None:
    look = look_at(visit, name)
    assert (look.elsewhere, look.refused) == ([], [])


def signed_in(visit: Visit, email: str) -> Page:
    page = visit(TOWN, "/connexion")
    page.fill("[name=courriel]", email)
    page.fill("[name=passe]", PHRASE)
    page.locator("main form button").first.click()
    return page


@pytest.mark.parametrize(
    ("email", "pages"),
    [("boulangerie@demo.example", TRADER), ("mairie@demo.example", CLERK)],
    ids=["trader", "clerk"],
)
def test_a_back_office_has_no_fault_and_fits_a_phone(
    visit: Visit, email: str, pages: dict[str, str]
) -> None:
    page = signed_in(visit, email)
    home = page.url.split("/gestion")[0].split("/mairie")[0]
    seen = {}
    for name, path in pages.items():
        page.goto(home + path)
        seen[name] = (faults(page), max(0, too_wide(page)))
        picture(page, f"{name}-360")
    assert seen == {name: ([], 0) for name in pages}
