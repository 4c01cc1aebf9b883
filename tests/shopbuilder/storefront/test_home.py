"""The page of a shop."""

from datetime import date, time

import pytest
import time_machine
from flask import Flask

from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements

PATH = "/fournil-d-alice"


def plain(html: str) -> str:
    return html.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def test_a_shop_says_who_it_is_and_until_when_it_is_open(morning: Cast, client: Browser) -> None:
    page = plain(client.get(PATH).text)

    assert "<h1>Fournil d’Alice</h1>" in page
    assert "ouvert · jusqu’à 12 h" in page
    assert "Boulangerie" in page
    assert 'href="/rue/rue-du-four"' in page


def test_the_coming_week_is_told_day_by_day(morning: Cast, client: Browser) -> None:
    page = plain(client.get(PATH).text)

    assert "<dt>samedi <small>aujourd’hui</small></dt>" in page
    assert "9 h – 12 h, 14 h – 19 h" in page
    assert "<dt>dimanche</dt><dd>fermé<" in page


def test_a_planned_closing_is_told(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.close(morning.bakery_id, date(2026, 11, 23), date(2026, 11, 28), reason="Congés")

    page = plain(client.get(PATH).text)

    assert "Fermé du lundi 23 novembre au samedi 28 novembre (Congés)" in page
    assert "<dt>lundi</dt><dd>fermé <small>Congés</small><" in page


def test_closing_early_today_is_told(morning: Cast, pen: Pen, client: Browser) -> None:
    day = date(2026, 11, 21)
    pen.close(morning.bakery_id, day, day, closes_at=time(11))

    page = plain(client.get(PATH).text)

    assert "ouvert · jusqu’à 11 h" in page
    assert "ferme plus tôt" in page


def test_a_closing_that_is_over_is_not_told(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.close(morning.bakery_id, date(2026, 11, 19), date(2026, 11, 20), reason="Congés")

    assert "Congés" not in client.get(PATH).text


def test_a_holiday_is_named(cast: Cast, client: Browser) -> None:
    with time_machine.travel("2026-11-09T09:30:00Z", tick=False):
        assert "Armistice" in client.get(PATH).text


@pytest.mark.parametrize("hours", [None, "quand il fait beau"])
def test_unknown_hours_are_said_to_be_unknown(
    morning: Cast, pen: Pen, client: Browser, hours: str | None
) -> None:
    pen.tell(morning.bakery_id, opening_hours=hours)

    page = plain(client.get(PATH).text)

    assert "horaires non indiqués" in page
    assert "Le plus sûr est d’appeler" in page


def test_the_telephone_can_be_dialled_and_read(morning: Cast, client: Browser) -> None:
    page = plain(client.get(PATH).text)

    assert 'href="tel:+33199000001"' in page
    assert "<b>Appeler</b>" in page
    assert "<small>01 99 00 00 01</small>" in page


def test_people_and_story_are_told_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, story="Un four de 1911.\n\n<b>Du levain.</b>")
    pen.introduce(morning.bakery_id, "Alice", "boulangère", "Je pétris la nuit.")

    page = plain(client.get(PATH).text)

    assert "<p>Un four de 1911.</p>" in page
    assert "&lt;b&gt;Du levain.&lt;/b&gt;" in page
    assert "Alice, boulangère" in page
    assert "« Je pétris la nuit. »" in page


def test_goods_of_a_shop_that_sells_go_into_the_basket(morning: Cast, client: Browser) -> None:
    page = plain(client.get(PATH).text)

    assert 'method="post" action="/panier"' in page
    assert f'name="variante" value="{morning.loaf_id}"' in page
    assert "4,20 €" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mode": "window"}, "À voir et à acheter en boutique."),
        ({"mode": "reserve"}, "Appelez ou passez : on vous le met de côté."),
        ({"taken_over": False}, "À voir et à acheter en boutique."),
    ],
)
def test_a_shop_that_does_not_sell_says_what_can_be_done(
    morning: Cast, pen: Pen, client: Browser, said: dict[str, object], words: str
) -> None:
    pen.tell(morning.bakery_id, **said)

    page = plain(client.get(PATH).text)

    assert words in page
    assert 'action="/panier"' not in page


@pytest.mark.parametrize(
    ("stock", "words"),
    [
        (0, "épuisé"),
        (1, "il en reste 1"),
        (3, "il en reste 3"),
        (4, "en stock"),
        (None, "disponible"),
    ],
)
def test_what_is_left_is_said_in_words(
    morning: Cast, pen: Pen, client: Browser, stock: int | None, words: str
) -> None:
    pen.count(morning.loaf_id, stock=stock)

    assert words in client.get(PATH).text


def test_what_is_sold_out_cannot_be_put_in_the_basket(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.count(morning.loaf_id, stock=0)

    assert 'action="/panier"' not in client.get(PATH).text


def test_an_article_with_a_choice_shows_its_lowest_price_and_no_button(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.offer(morning.bakery_id, "La demie", 230, None)

    page = plain(client.get(PATH).text)

    assert "à partir de 2,30 €" in page
    assert 'action="/panier"' not in page


def test_the_price_a_kilogram_is_shown_where_the_content_is_known(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.describe(morning.bakery_id, content_amount=800, content_unit="g")

    assert "5,25 € le kg" in plain(client.get(PATH).text)


def test_a_full_shop_is_shown_in_pages_and_by_shelf(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_shelves(morning.bakery_id, 130)

    glance, first = client.get(PATH).text, client.get(f"{PATH}?articles=tous").text
    last = client.get(f"{PATH}?articles=tous&page=3").text
    shelf, rest = (client.get(f"{PATH}?rayon=Rayon+004{more}").text for more in ("", "&page=2"))

    assert glance.count('class="good"') == 4
    assert "Tout voir : 131 articles" in plain(glance)
    assert [page.count(f'<li><a href="{PATH}/') for page in (first, last)] == [60, 11]
    assert (shelf.count('class="good"'), rest.count('class="good"')) == (8, 2)
    assert "Chose 0040" in shelf


def test_the_list_of_everything_tells_prices_and_what_is_gone(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.count(morning.loaf_id, stock=0)

    page = plain(client.get(f"{PATH}?articles=tous").text)

    assert '<a href="/fournil-d-alice/article">Pain de campagne</a> 4,20 € · épuisé</li>' in page


def test_a_shop_of_few_articles_shows_them_all_and_leads_to_no_list(
    morning: Cast, client: Browser
) -> None:
    assert "Tout voir" not in client.get(PATH).text


def test_a_shelf_that_does_not_exist_shows_everything(morning: Cast, client: Browser) -> None:
    assert "Pain de campagne" in client.get(f"{PATH}?rayon=%00nulle+part").text


def test_hidden_articles_are_not_shown(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.count(morning.loaf_id, active=False)

    assert "Pain de campagne" not in client.get(PATH).text


def test_the_seller_is_named_with_what_the_law_asks(morning: Cast, client: Browser) -> None:
    page = client.get(PATH).text

    assert "Mentions légales" in page
    assert "Fournil d’Alice SARL" in page
    assert "Médiation du commerce" in page


def test_a_shop_from_open_data_says_who_keeps_its_window(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.bakery_id, taken_over=False, source_ref="node/1")

    page = client.get(PATH).text

    assert "Cette vitrine est tenue par la mairie, d’après OpenStreetMap." in page
    assert "© les contributeurs d’OpenStreetMap" in page


def test_a_dangerous_site_is_not_linked(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, website="javascript:alert(1)")

    assert "javascript:" not in client.get(PATH).text


def test_a_name_with_markup_is_shown_as_typed_even_in_the_drawing(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.change(morning.bakery_id, name='<script>"&')

    page = client.get(PATH).text

    assert "<script>" not in page
    assert page.count("&lt;script&gt;") > 2


@pytest.mark.parametrize("path", ["/nulle-part", "/cremerie-chloe", "/Fournil", "/a%00b", "/x.php"])
def test_a_shop_that_is_not_of_this_town_is_not_found(
    morning: Cast, client: Browser, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_a_suspended_shop_is_not_found(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.change(morning.bakery_id, status="suspended")

    assert client.get(PATH).status_code == 404
    assert client.get(f"{PATH}/article").status_code == 404


@pytest.mark.parametrize("goods", [10, 1000])
def test_its_statements_do_not_grow_with_the_shop(
    morning: Cast, pen: Pen, client: Browser, app: Flask, goods: int
) -> None:
    pen.fill_shelves(morning.bakery_id, goods)

    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get(PATH).status_code == 200

    # The window, the doors beside it, the shelves, what is on them, its rendez-vous; places, where it
    # has a position.
    assert len(sent) == 5


def test_anybody_may_keep_the_page_for_a_minute(morning: Cast, client: Browser) -> None:
    answer = client.get(PATH)

    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert "csrf_token" not in answer.text
