"""The English pages in a browser: a visitor who reads no French orders, asks and finds her way."""

import pytest

from tests.journeys.conftest import picture
from tests.journeys.test_pages import (
    CLERK,
    PUBLIC,
    TOWN,
    TRADER,
    Visit,
    faults,
    signed_in,
    too_wide,
)

pytestmark = pytest.mark.browser


def test_no_public_page_in_english_has_a_fault_or_is_too_wide(visit: Visit) -> None:
    """By day alone: colours are those of the French pages, which are looked at by night too."""
    page = visit(TOWN, "/robots.txt", width=320)
    home = page.url.removesuffix("/robots.txt")
    seen = {}
    for name, path in PUBLIC.items():
        page.goto(f"{home}/en{path}")
        seen[name] = (
            faults(page),
            max(0, too_wide(page)),
            page.locator("html").get_attribute("lang"),
        )
        picture(page, f"{name}-en-320")
    assert seen == {name: ([], 0, "en") for name in PUBLIC}


@pytest.mark.parametrize(
    ("email", "pages"),
    [("boulangerie@demo.example", TRADER), ("mairie@demo.example", CLERK)],
    ids=["trader", "clerk"],
)
def test_a_back_office_in_english_has_no_fault_and_fits_a_phone(
    visit: Visit, email: str, pages: dict[str, str]
) -> None:
    page = signed_in(visit, email)
    home = page.url.split("/gestion")[0].split("/mairie")[0]
    seen = {}
    for name, path in pages.items():
        page.goto(f"{home}/en{path}")
        seen[name] = (faults(page), max(0, too_wide(page)))
        picture(page, f"{name}-en-360")
    assert seen == {name: ([], 0) for name in pages}


def test_changing_the_language_keeps_the_page_the_question_and_the_basket(visit: Visit) -> None:
    page = visit(TOWN, "/recherche?q=pain", scripts=False)
    page.get_by_role("link", name="English").first.click()
    assert page.url.endswith("/en/recherche?q=pain")
    page.get_by_role("link", name="Boulangerie Garance").first.click()
    assert page.url.endswith("/en/boulangerie-garance")
    page.get_by_role("button", name="Add to basket").first.click()
    assert page.url.endswith("/en/panier")
    page.get_by_role("link", name="Français").first.click()
    assert page.url.endswith("/panier")
    assert "/en/" not in page.url
    assert page.get_by_text("Baguette de tradition").first.is_visible()


def test_somebody_orders_in_english(visit: Visit) -> None:
    page = visit(TOWN, "/en/boulangerie-garance", scripts=False)
    page.get_by_role("button", name="Add to basket").first.click()
    page.get_by_role("link", name="Choose the collection time").click()
    page.locator("input[type=radio][name^='creneau-']").first.check()
    page.fill("[name=nom]", "Zoe Martin")
    page.fill("[name=telephone]", "06 12 34 56 78")
    page.locator("main form button").first.click()
    assert "/en/validation" in page.url
    page.get_by_role("button", name="Order with obligation to pay").click()
    assert "/en/commande/" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
