"""A trader's spreadsheet, in an old encoding and with headings of her own, becomes a shop."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from shopbuilder.demo.reading import PHRASE
from shopbuilder.imports.runs.claims import Claim, claim
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.working import work
from tenants.database import db, in_town
from tenants.towns import town_map
from tests.journeys.conftest import picture
from tests.journeys.test_pages import faults

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
SHOP = "boulangerie-garance"
TRADER = "boulangerie@demo.example"
#: What the spreadsheet says, as this trader says it.
HER_WORDS = {
    "Référence": "N° maison",
    "Désignation": "Ce que c’est",
    "Catégorie": "Où ça va",
    "Prix TTC": "Ticket caisse",
    "Prix promo": "Ancien prix fournisseur",
    "Poids (kg)": "Poids (kg)",
    "En stock ?": "Reste ?",
    "Description": "Blabla",
}

Visit = Callable[..., Page]


@pytest.fixture
def file(test_data: Path, tmp_path: Path) -> Path:
    """The real spreadsheet, still in Windows-1252, under headings of her own."""
    text = (test_data / "spreadsheets" / "produits_cp1252.csv").read_text(encoding="cp1252")
    head, _, rest = text.partition("\n")
    path = tmp_path / "ma liste.csv"
    words = ";".join(HER_WORDS[word] for word in head.strip().split(";"))
    path.write_text(f"{words}\n{rest}", encoding="cp1252")
    return path


def let_worker_work(demo: Flask) -> None:
    with demo.app_context():
        town = town_map.at_host(TOWN)
        assert town is not None
        with in_town(town):
            waiting = db.session.scalars(select(ImportRun.id)).all()
            for run_id, attempt in claim(list(waiting), 30):
                work(Claim(run_id, attempt, 30))


def sign_in(page: Page) -> None:
    page.fill("[name=courriel]", TRADER)
    page.fill("[name=passe]", PHRASE)
    page.locator("main form button").first.click()


def column(page: Page, heading: str) -> str:
    """Return what a column is taken for."""
    return page.get_by_label(f"C’est {heading}").input_value()


def counter(page: Page, path: str = "") -> None:
    """Go to the shop's files."""
    page.goto(re.sub(r"(//[^/]+)/.*", rf"\1/gestion/{SHOP}/imports{path}", page.url))


def test_a_spreadsheet_with_headings_of_her_own_becomes_a_shop_and_goes_again(
    visit: Visit, demo: Flask, file: Path
) -> None:
    page = visit(TOWN, f"/gestion/{SHOP}/imports", scripts=False)
    sign_in(page)
    counter(page)
    page.set_input_files("[name=fichier]", file)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Les colonnes de votre fichier")
    assert {word: column(page, word) for word in HER_WORDS.values()} == GUESSED
    picture(page, "columns-360")

    # Something is amiss, and it is said; then it is put right.
    page.get_by_label("C’est Reste ?").select_option("name")
    page.get_by_role("button", name="Voir ce que").click()
    expect(page.get_by_role("alert")).to_contain_text("gardez-en une")
    picture(page, "columns-refused-360")
    page.get_by_label("C’est Reste ?").select_option("available")
    page.get_by_label("C’est Blabla").select_option("description")
    page.get_by_role("button", name="Revoir les premières").click()
    expect(page.locator(".becomes")).to_contain_text("Sweat à capuche with Pocket")
    page.get_by_role("button", name="Voir ce que").click()

    let_worker_work(demo)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Articles nouveaux")
    page.get_by_role("button", name="Commencer").click()
    let_worker_work(demo)
    address = page.url
    resident = visit(TOWN, f"/{SHOP}")
    resident.get_by_role("link", name="Tout voir").click()
    expect(resident.get_by_role("main")).to_contain_text("Sweat à capuche with Pocket and Logo")

    page.goto(address)
    page.get_by_role("button", name="Annuler").click()
    resident.reload()
    expect(resident.get_by_role("main")).not_to_contain_text("Sweat à capuche with Pocket")

    # What she said is known when she comes with the next list of the same headings.
    counter(page)
    page.set_input_files("[name=fichier]", file)
    page.get_by_role("button", name="Envoyer").click()
    let_worker_work(demo)
    page.reload()
    page.get_by_role("link", name="Corriger les colonnes").click()
    assert column(page, "Reste ?") == "available"
    expect(page.get_by_role("main")).to_contain_text("Vous avez déjà apporté")


GUESSED = {
    "N° maison": "code",
    "Ce que c’est": "name",
    "Où ça va": "category",
    "Ticket caisse": "price",
    "Ancien prix fournisseur": "",
    "Poids (kg)": "",
    "Reste ?": "",
    "Blabla": "",
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_columns_are_clear_to_everybody(
    visit: Visit, demo: Flask, file: Path, width: int, dark: bool
) -> None:
    page = visit(TOWN, f"/gestion/{SHOP}/imports", width=width, dark=dark)
    sign_in(page)
    counter(page)
    page.set_input_files("[name=fichier]", file)
    page.get_by_role("button", name="Envoyer").click()
    counter(page, "/" + page.url.split("/imports/")[1].split("/")[0] + "/colonnes")
    picture(page, f"columns-{width}-{'dark' if dark else 'light'}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
