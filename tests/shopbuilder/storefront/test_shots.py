"""Photos on the pages of a shop."""

import re

import pytest
from flask import Flask

from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.photos import painted, photo_of
from tests.factories.shops import Pen
from tests.statements import count_statements

HOME, ARTICLE = "/fournil-d-alice", "/fournil-d-alice/article"


def test_a_photo_of_another_shop_is_not_shown(morning: Cast, pen: Pen, client: Browser) -> None:
    with pen.writing():
        photo_of(Cast.books)
        photo_of(Cast.books, product="article")
    assert "/photos/" not in client.get(HOME).text
    assert "/photos/" not in client.get(ARTICLE).text


def test_what_a_photo_shows_is_shown_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    with pen.writing():
        photo_of(Cast.bakery, alt='"><script>alert(1)</script>')
    page = client.get(HOME).text
    assert "<script>alert" not in page
    assert "&#34;&gt;&lt;script&gt;" in page


def test_a_shop_s_photos_are_offered_in_every_width(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    with pen.writing():
        key = photo_of(Cast.bakery, data=painted(1600, 1200), alt="Le four").key
    page = client.get(HOME).text
    assert f"/photos/{key}/360.webp 360w, /photos/{key}/720.webp 720w" in page
    assert f'src="/photos/{key}/720.jpg" alt="Le four" width="1440" height="1080"' in page


def test_each_address_on_a_page_leads_to_a_photo(morning: Cast, pen: Pen, client: Browser) -> None:
    with pen.writing():
        photo_of(Cast.bakery, data=painted(800, 600))
        photo_of(Cast.bakery, product="article", data=painted(500, 900))
    addresses = set()
    for page in (HOME, ARTICLE):
        addresses |= set(re.findall(r"/photos/[0-9a-f]+/\d+\.\w+", client.get(page).text))
    assert len(addresses) == 8
    assert {client.get(address).status_code for address in addresses} == {200}


def test_several_photos_can_be_walked_with_the_keys(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    with pen.writing():
        for width in (400, 500):
            photo_of(Cast.bakery, data=painted(width))
    page = client.get(HOME).text
    assert 'role="region" aria-label="Photos de Fournil d’Alice" tabindex="0"' in page


def test_an_article_with_a_photo_is_not_drawn(morning: Cast, pen: Pen, client: Browser) -> None:
    with pen.writing():
        key = photo_of(Cast.bakery, product="article", alt="Un pain coupé").key
    card, page = client.get(HOME).text, client.get(ARTICLE).text
    assert "/dessins/loaf" not in card
    assert f"/photos/{key}/" in card
    assert 'alt="Un pain coupé"' in page


def test_a_person_shows_a_face(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.introduce(morning.bakery_id, "Alice", "boulangère", "Je pétris la nuit.")
    with pen.writing():
        key = photo_of(Cast.bakery, person="Alice", alt="Alice").key
    page = client.get(HOME).text
    assert page.count(f"/photos/{key}/360.webp") == 1
    assert 'class="initial"' not in page


@pytest.mark.parametrize("path", [HOME, ARTICLE])
def test_photos_cost_no_statement(
    morning: Cast, pen: Pen, client: Browser, app: Flask, path: str
) -> None:
    def cost() -> int:
        with app.app_context(), count_statements(db.engine) as sent:
            assert client.get(path).status_code == 200
        return len(sent)

    before = cost()
    with pen.writing():
        photo_of(Cast.bakery)
        photo_of(Cast.bakery, product="article")
    assert cost() == before
