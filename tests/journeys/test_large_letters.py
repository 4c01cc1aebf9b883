"""Who reads with letters twice as large, on a phone, reads down the page and never across it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import picture
from tests.journeys.test_order import fill_in, put_in_basket
from tests.journeys.test_pages import CLERK, PUBLIC, TOWN, TRADER, signed_in, too_wide

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

#: What reaches beyond the screen, except inside what scrolls in itself: the first is said.
_BEYOND = """() => {
  const screen = document.documentElement.clientWidth;
  const scrolls = each => each !== document.body
    && (getComputedStyle(each).overflowX !== "visible" || scrolls(each.parentElement));
  return [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > screen + 1 && !scrolls(each))
    .map(each => each.outerHTML.slice(0, 80));
}"""


def enlarge(page: Page) -> None:
    """Double the letters, as a browser's setting does."""
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")


def seen_large(page: Page, home: str, pages: dict[str, str]) -> dict[str, list[str]]:
    """Return what reaches beyond the screen, by page, where anything does."""
    seen = {}
    for name, path in pages.items():
        page.goto(home + path)
        enlarge(page)
        if too_wide(page) > 0:
            seen[name] = page.evaluate(_BEYOND)[:3] or [f"{too_wide(page)} px"]
        picture(page, f"{name}-360-large")
    return seen


def test_public_pages_fit_a_phone_with_letters_twice_as_large(visit: Visit) -> None:
    page = visit(TOWN, "/robots.txt")
    home = page.url.removesuffix("/robots.txt")
    assert seen_large(page, home, PUBLIC) == {}


@pytest.mark.parametrize(
    ("email", "pages"),
    [("boulangerie@demo.example", TRADER), ("mairie@demo.example", CLERK)],
    ids=["trader", "clerk"],
)
def test_a_back_office_fits_a_phone_with_letters_twice_as_large(
    visit: Visit, email: str, pages: dict[str, str]
) -> None:
    page = signed_in(visit, email)
    home = page.url.split("/gestion")[0].split("/mairie")[0]
    assert seen_large(page, home, pages) == {}


def test_an_order_is_placed_with_letters_twice_as_large(visit: Visit) -> None:
    page = visit(TOWN)
    put_in_basket(page)
    home = page.url.removesuffix("/panier")
    assert seen_large(page, home, {"basket": "/panier", "checkout": "/validation"}) == {}
    page.goto(f"{home}/panier")
    fill_in(page)
    expect(page.get_by_role("button", name="Commander avec obligation")).to_be_visible()
    enlarge(page)
    assert (too_wide(page) <= 0, page.evaluate(_BEYOND)[:3]) == (True, [])
