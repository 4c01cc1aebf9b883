"""Whole walks, on a phone: a resident orders, the baker hands over, a stranger finds nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from shopbuilder.demo.reading import PHRASE
from tests.journeys.conftest import picture

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
OTHER = "pierrelaine.localhost"
BAKERY = "boulangerie-garance"
BAKER = "boulangerie@demo.example"
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")

Visit = Callable[..., Page]


def put_in_basket(page: Page) -> None:
    """From the town page to a basket with one thing of the bakery, as a resident would walk."""
    bakery = page.locator(f"a[href='/{BAKERY}']").first
    expect(page.get_by_role("main")).to_contain_text("ouvert")
    bakery.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Garance")
    page.locator(f"a[href^='/{BAKERY}/']").first.click()
    page.locator("form[action='/panier'] button").first.click()
    expect(page).to_have_url(re.compile("/panier$"))


def fill_in(page: Page, *, mail: str = "") -> None:
    """Choose the first slot offered and say who comes."""
    page.goto(page.url.replace("/panier", "/validation"))
    page.locator("input[type=radio][name^='creneau-']").first.check()
    page.fill("[name=nom]", "Zoé Martin")
    page.fill("[name=telephone]", "06 12 34 56 78")
    page.fill("[name=courriel]", mail)
    page.locator("main form button").first.click()


def order(page: Page, *, mail: str = "") -> str:
    """Walk through to the confirmation; return the code."""
    put_in_basket(page)
    fill_in(page, mail=mail)
    page.get_by_role("button", name="Commander avec obligation de paiement").click()
    found = CODE.search(page.locator("main").inner_text())
    assert found is not None
    return found[0]


def sign_in(page: Page, email: str) -> None:
    page.fill("[name=courriel]", email)
    page.fill("[name=passe]", PHRASE)
    page.locator("main form button").first.click()


def test_a_resident_finds_an_open_bakery_and_orders_and_the_baker_hands_over(
    visit: Visit,
) -> None:
    resident = visit(TOWN)
    picture(resident, "town-360")
    code = order(resident, mail="zoe@example.org")
    picture(resident, "confirmation-360")
    baker = visit(TOWN, "/connexion")
    sign_in(baker, BAKER)
    picture(baker, "trader-today-360")
    baker.goto(baker.url.split("/gestion")[0] + f"/gestion/{BAKERY}/commandes")
    baker.get_by_text("Zoé Martin").first.click()
    expect(baker.locator("main")).not_to_contain_text(code)
    picture(baker, "trader-order-360")
    for step in ("accepter", "prete", "remise"):
        baker.locator(f"form[action$='/{step}'] button").first.click()
    expect(baker.locator("main")).to_contain_text("Remise")
    resident.locator("main a[href^='/commande/']").first.click()
    expect(resident.locator("main")).to_contain_text("Remise")
    picture(resident, "tracking-360")


def test_without_javascript_and_without_mail_an_order_is_found_again_by_its_code(
    visit: Visit,
) -> None:
    resident = visit(TOWN, scripts=False)
    code = order(resident)
    later = visit(TOWN, "/commande", scripts=False)
    later.fill("[name=code]", code.lower().replace("-", " "))
    later.locator("main form button").first.click()
    expect(later.locator("main")).to_contain_text("Garance")


def test_a_customer_cancels_before_the_shop_has_answered(visit: Visit) -> None:
    resident = visit(TOWN)
    order(resident)
    resident.locator("main a[href^='/commande/']").first.click()
    picture(resident, "tracking-before-answer-360")
    cancel = resident.locator("details").filter(has=resident.locator("form[action$='/annuler']"))
    cancel.locator("summary").first.click()
    resident.locator("form[action$='/annuler'] button").first.click()
    expect(resident.locator("main")).to_contain_text("Annulée")


def test_a_stranger_from_the_other_town_finds_nothing(visit: Visit) -> None:
    resident = visit(TOWN)
    code = order(resident)
    resident.locator("main a[href^='/commande/']").first.click()
    secret = resident.url.split("/commande/")[1].split("?")[0]
    stranger = visit(OTHER)
    expect(stranger.locator("main")).not_to_contain_text("Garance")
    base = stranger.url.rstrip("/")
    for path in (f"/{BAKERY}", f"/commande/{secret}", f"/gestion/{BAKERY}/commandes"):
        answer = stranger.goto(base + path)
        assert answer is not None
        assert answer.status == 404 or "/connexion" in stranger.url
    stranger.goto(f"{base}/commande")
    stranger.fill("[name=code]", code)
    stranger.locator("main form button").first.click()
    expect(stranger.locator("main")).not_to_contain_text("Garance")
    picture(stranger, "stranger-360")


def test_an_order_can_be_placed_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit(TOWN, f"/{BAKERY}", width=1280)
    product = page.locator(f"a[href^='/{BAKERY}/']").first
    product.focus()
    page.keyboard.press("Enter")
    button = page.locator("form[action='/panier'] button").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/panier$"))
    page.goto(page.url.replace("/panier", "/validation"))
    page.locator("input[type=radio][name^='creneau-']").first.focus()
    page.keyboard.press("Space")
    page.locator("[name=nom]").focus()
    page.keyboard.type("Zoé Martin")
    page.keyboard.press("Tab")
    page.keyboard.type("06 12 34 56 78")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Commander avec obligation de paiement").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(CODE)


def test_the_trader_closes_for_today_and_opens_again(visit: Visit) -> None:
    baker = visit(TOWN, "/connexion")
    sign_in(baker, BAKER)
    baker.locator(f"form[action='/gestion/{BAKERY}/ferme'] button").first.click()
    town = visit(TOWN, f"/{BAKERY}")
    expect(town.locator("main")).to_contain_text("fermé")
    baker.locator(f"form[action='/gestion/{BAKERY}/rouvrir'] button").first.click()
    town.reload()
    expect(town.locator("main")).to_contain_text("ouvert")
