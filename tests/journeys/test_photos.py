"""From a baker's phone to her window, without JavaScript: sent, prepared, described, undone."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page, expect

from shopbuilder.demo.reading import PHRASE
from tests.journeys.conftest import picture
from tests.journeys.test_pages import faults, too_wide
from workers.celery_app import celery, use
from workers.photos import sweep_waiting

pytestmark = pytest.mark.browser

TOWN = "montrelieu.localhost"
SHOP = "boulangerie-garance"

Visit = Callable[..., Page]


@pytest.fixture
def work(demo: Flask, morning: None) -> Iterator[Callable[[], object]]:
    """Let the worker do what is due now, in this process."""
    use(demo)
    celery.conf.update(task_always_eager=True, task_eager_propagates=True)

    def done() -> None:
        with demo.app_context():
            while sweep_waiting():
                pass

    yield done
    celery.conf.update(task_always_eager=False)


@pytest.fixture
def phone(tmp_path: Path, test_data: Path) -> list[Path]:
    """What is on the phone: a HEIC, a photo held sideways, a drawing, a letter."""
    with Image.open(test_data / "photos" / "coffee.png") as coffee:
        into = BytesIO()
        pillow_heif.from_pillow(coffee).save(into, quality=60)
    heic, letter = tmp_path / "IMG_0001.HEIC", tmp_path / "lettre.jpg"
    heic.write_bytes(into.getvalue())
    letter.write_text("Chère Madame,")
    return [
        heic,
        test_data / "images" / "photo_gps_tournee.jpg",
        test_data / "photos" / "clipart" / "bread_01.svg",
        letter,
    ]


def signed_in(visit: Visit, email: str, **how: object) -> Page:
    page = visit(TOWN, "/connexion", **how)
    page.fill("[name=courriel]", email)
    page.fill("[name=passe]", PHRASE)
    page.locator("main form button").first.click()
    return page


def home(page: Page) -> str:
    return page.url.split("/gestion")[0].split("/mairie")[0]


def looks_right(page: Page, name: str) -> None:
    picture(page, name)
    assert too_wide(page) == 0


def test_a_baker_sends_photos_from_her_phone_and_a_clerk_puts_them_in_order(
    visit: Visit, work: Callable[[], object], phone: list[Path]
) -> None:
    baker = signed_in(visit, "boulangerie@demo.example", scripts=False)
    baker.goto(f"{home(baker)}/gestion/{SHOP}/photos")
    baker.set_input_files("#photos", phone)
    baker.get_by_role("button", name="Envoyer", exact=True).click()
    expect(baker.locator("main")).to_contain_text("IMG_0001.HEIC")
    expect(baker.locator("main")).to_contain_text("attend son tour")
    looks_right(baker, "trader-photos-waiting-360")
    work()
    baker.get_by_role("link", name="Voir où elles en sont").click()
    expect(baker.locator(".notice.warning")).to_contain_text("n’est pas une photo")
    ready = baker.locator("#en-route [name^='dit-']")
    expect(ready).to_have_count(3)
    for place, words in enumerate(("Un café au comptoir", "La salle le matin", "Notre pain")):
        ready.nth(place).fill(words)
    baker.get_by_role("button", name="Mettre en vitrine IMG_0001").click()
    expect(ready).to_have_count(2)
    # What was typed of the others is still there: one tap puts them into the window.
    baker.get_by_role("button", name="Mettre en vitrine toutes celles").click()
    expect(ready).to_have_count(0)
    baker.get_by_role("button", name="Avancer La salle le matin").click()
    looks_right(baker, "trader-photos-360")
    baker.goto(f"{home(baker)}/{SHOP}")
    shown = [each.get_attribute("alt") for each in baker.locator("main picture img").all()]
    order = [alt for alt in shown if alt in {"Un café au comptoir", "La salle le matin"}]
    assert order == ["La salle le matin", "Un café au comptoir"]

    clerk = signed_in(visit, "mairie@demo.example", width=1280)
    clerk.goto(f"{home(clerk)}/mairie/boutiques/{SHOP}/photos")
    assert faults(clerk) == []
    picture(clerk, "clerk-photos-1280")
    clerk.get_by_role("button", name="Retirer Notre pain").click()
    clerk.get_by_role("button", name="Remettre Notre pain").click()
    expect(clerk.locator("#vitrine")).to_contain_text("Notre pain")


def test_the_page_follows_by_itself_where_scripts_run(
    visit: Visit, work: Callable[[], object], phone: list[Path]
) -> None:
    baker = signed_in(visit, "boulangerie@demo.example")
    baker.goto(f"{home(baker)}/gestion/{SHOP}/photos")
    baker.set_input_files("#photos", phone[:1])
    baker.locator("main [name=dit]").first.fill("Un café, tout seul")
    baker.get_by_role("button", name="Envoyer", exact=True).click()
    expect(baker.locator("#en-route progress")).to_have_count(1)
    work()
    expect(baker.locator("#vitrine")).to_contain_text("Un café, tout seul")
    assert faults(baker) == []
