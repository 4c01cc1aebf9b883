"""The page of an article."""

import json
import re
from typing import Any

import pytest
import time_machine
from flask import Flask

from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements

PATH = "/fournil-d-alice/article"


def things(html: str) -> list[dict[str, Any]]:
    """Return what a page tells machines."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [thing for block in map(json.loads, blocks) for thing in block.get("@graph", [block])]


def plain(html: str) -> str:
    return html.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_article_says_its_price_its_tax_and_whose_it_is(morning: Cast, client: Browser) -> None:
    page = plain(client.get(PATH).text)

    assert "<h1>Pain de campagne</h1>" in page
    assert "4,20 €" in page
    assert "Prix TTC, dont TVA 5,5 %" in page
    assert 'chez <a href="/fournil-d-alice">Fournil d’Alice</a>' in page


def test_an_article_can_be_put_in_the_basket(morning: Cast, client: Browser) -> None:
    page = client.get(PATH).text

    assert f'name="variante" value="{morning.loaf_id}"' in page
    assert 'name="quantite"' in page


def test_an_article_says_when_it_can_be_fetched_first(morning: Cast, client: Browser) -> None:
    assert "aujourd’hui, de 11 h 30 à 12 h" in plain(client.get(PATH).text)


def test_an_article_that_needs_time_is_fetched_later(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, lead_minutes=3 * 24 * 60)

    assert "mardi 24 novembre, de 10 h 30 à 11 h" in plain(client.get(PATH).text)


def test_a_shop_without_hours_has_no_time_to_fetch_anything(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.bakery_id, opening_hours=None)

    page = plain(client.get(PATH).text)

    assert "Pas de créneau de retrait pour le moment" in page
    assert 'href="tel:+33199000001"' in page


def test_variants_are_chosen_by_their_name_and_price(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.offer(morning.bakery_id, "La demie", 230, 2)

    page = plain(client.get(PATH).text)

    assert page.count('type="radio" name="variante"') == 2
    assert "La demie · <b>2,30 €</b>" in page
    assert "il en reste 2" in page


def test_a_variant_that_is_sold_out_cannot_be_chosen(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.offer(morning.bakery_id, "La demie", 230, 2)
    pen.count(morning.loaf_id, stock=0)

    page = client.get(PATH).text

    assert f'value="{morning.loaf_id}" disabled' in page
    assert page.count(" checked") == 1


def test_what_is_sold_out_says_what_to_do(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.count(morning.loaf_id, stock=0)

    page = client.get(PATH).text

    assert "Épuisé pour le moment." in page
    assert 'action="/panier"' not in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mode": "window"}, "À voir et à acheter en boutique."),
        ({"mode": "reserve"}, "Appelez ou passez : on vous le met de côté."),
    ],
)
def test_a_shop_that_does_not_sell_says_what_can_be_done(
    morning: Cast, pen: Pen, client: Browser, said: dict[str, object], words: str
) -> None:
    pen.tell(morning.bakery_id, **said)
    pen.offer(morning.bakery_id, "La demie", 230, 2)

    page = plain(client.get(PATH).text)

    assert words in page
    assert "La demie · <b>2,30 €</b>" in page
    assert 'action="/panier"' not in page


@pytest.mark.parametrize(
    ("allergens", "words"),
    [
        (["milk", "gluten"], "céréales contenant du gluten, lait"),
        ([], "aucun des 14 allergènes à déclaration obligatoire"),
        (None, "non communiqués : demandez à la boutique"),
    ],
)
def test_food_says_its_allergens(
    morning: Cast, pen: Pen, client: Browser, allergens: list[str] | None, words: str
) -> None:
    pen.describe(morning.bakery_id, allergens=allergens)

    assert words in plain(client.get(PATH).text)


def test_a_book_does_not_speak_of_allergens(morning: Cast, client: Browser) -> None:
    assert "Allergènes" not in client.get("/librairie-bob/article").text


def test_ingredients_and_origin_are_told(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, ingredients="Farine, eau, sel", place_of_origin="Val d’Oise")

    page = client.get(PATH).text

    assert "Farine, eau, sel" in page
    assert "Val d’Oise" in page


def test_the_content_of_a_piece_is_told(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, content_amount=1500, content_unit="g")

    page = plain(client.get(PATH).text)

    assert "1,5 kg" in page
    assert "2,80 € le kg" in page


def test_a_description_keeps_its_paragraphs(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, description="<p>Du <b>levain</b>.</p>")

    assert "<p>Du <b>levain</b>.</p>" in client.get(PATH).text


def test_a_few_others_of_the_shop_are_shown(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.fill_shelves(morning.bakery_id, 9)

    page = client.get(PATH).text

    assert "Aussi chez Fournil d’Alice" in page
    assert page.count('class="good"') == 4


def test_a_name_with_markup_is_shown_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, name="<img src=x onerror=alert(1)>", ingredients="<script>")

    page = client.get(PATH).text

    assert "<img src=x" not in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "path",
    ["/fournil-d-alice/nulle-part", "/librairie-bob/pain", "/cremerie-chloe/article",
     "/fournil-d-alice/A", "/fournil-d-alice/a%00"],
)  # fmt: skip
def test_an_article_that_is_not_of_this_shop_is_not_found(
    morning: Cast, client: Browser, path: str
) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("hidden", ["article", "variant"])
def test_a_hidden_article_is_not_found(
    morning: Cast, pen: Pen, client: Browser, hidden: str
) -> None:
    if hidden == "article":
        pen.describe(morning.bakery_id, published=False)
    else:
        pen.count(morning.loaf_id, active=False)

    assert client.get(PATH).status_code == 404


@pytest.mark.parametrize("goods", [10, 1000])
def test_its_statements_do_not_grow_with_the_shop(
    morning: Cast, pen: Pen, client: Browser, app: Flask, goods: int
) -> None:
    pen.fill_shelves(morning.bakery_id, goods)

    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get(PATH).status_code == 200

    assert len(sent) == 3


def test_anybody_may_keep_the_page_until_the_shop_closes(morning: Cast, client: Browser) -> None:
    with time_machine.travel("2026-11-21T10:59:30Z", tick=False):
        answer = client.get(PATH)

    assert answer.headers["Cache-Control"] == "public, max-age=30"
    assert "Set-Cookie" not in answer.headers


def test_what_may_have_got_in_by_accident_is_said(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(morning.bakery_id, traces=["nuts", "eggs"])

    assert "peut en contenir : œufs, fruits à coque" in plain(client.get(PATH).text)


def test_allergens_that_a_file_proposes_are_told_to_nobody(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, proposed_allergens=["lupin"])

    assert "lupin" not in client.get(PATH).text


def test_each_variant_has_the_price_per_measure_of_what_it_holds(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, content_amount=500, content_unit="g")
    pen.offer(morning.bakery_id, "La demie", 230, 2)
    pen.count(morning.loaf_id, content_amount=1000, content_unit="g")

    page = plain(client.get(PATH).text)

    assert "4,20 € le kg" in page
    assert "4,60 € le kg" in page


def test_machines_read_what_the_law_asks_for(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.describe(
        morning.bakery_id,
        content_amount=500, content_unit="g", allergens=["gluten"], ingredients="Farine, eau, sel",
    )  # fmt: skip
    pen.count(morning.loaf_id, gtin="3017620422003")

    found = next(each for each in things(client.get(PATH).text) if each["@type"] == "Product")

    assert found["gtin"] == "3017620422003"
    assert {"@type": "PropertyValue", "name": "Ingrédients", "value": "Farine, eau, sel"} in (
        found["additionalProperty"]
    )
    per = found["offers"]["priceSpecification"]["referenceQuantity"]
    assert (per["value"], per["unitCode"]) == (500, "GRM")
