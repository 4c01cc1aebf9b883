"""The town page."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from flask import Flask

from tenants.database import db
from tenants.services import create_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.statements import count_statements


def utc(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 21, hour, minute, tzinfo=UTC)


def plain(html: str) -> str:
    return html.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def test_the_town_says_good_day_and_who_is_open(morning: Cast, client: Browser) -> None:
    page = plain(client.get("/").text)

    assert "Bonjour ! On est samedi matin." in page
    assert "2 boutiques ouvertes</a>" in page
    assert page.count("ouvert · jusqu’à 12 h") == 2


def test_a_market_is_told_while_it_lasts(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.hold_market(utc(7), utc(12))

    page = plain(client.get("/").text)

    assert "c’est jour de marché" in page
    assert "marché place du Puits jusqu’à 13 h" in page
    assert "Grand marché" in page


def test_a_closed_town_says_who_opens_first(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, opening_hours="Su 07:30-12:00")

    with time_machine.travel("2026-11-21T20:00:00Z", tick=False):
        page = plain(client.get("/").text)

    assert "Tout est fermé en ce moment." in page
    assert "Fournil d’Alice</a> ouvre demain à 7 h 30" in page


def test_an_exceptional_closing_is_seen(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.close(morning.bakery_id, date(2026, 11, 21), date(2026, 11, 21))

    page = plain(client.get("/").text)

    assert "fermé exceptionnellement · rouvre lundi à 9 h" in page
    assert "1 boutique ouverte</a>" in page


def test_closing_early_is_seen(morning: Cast, pen: Pen, client: Browser) -> None:
    day = date(2026, 11, 21)
    pen.close(morning.bakery_id, day, day, closes_at=time(11))

    assert "ouvert · jusqu’à 11 h" in plain(client.get("/").text)


def test_hours_that_cannot_be_read_are_unknown_and_break_nothing(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.bakery_id, opening_hours="le matin sauf quand il pleut")

    assert "horaires non indiqués" in client.get("/").text


def test_shops_without_a_street_come_last(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, street_id=None)

    page = client.get("/").text

    assert page.index("Librairie Bob") < page.index("Fournil d’Alice")
    assert page.index("Rue du Four") < page.index("Ailleurs en ville")


def test_a_suspended_shop_is_not_shown(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.change(morning.bakery_id, status="suspended")

    assert "Fournil d’Alice" not in client.get("/").text


def test_another_town_is_not_shown(morning: Cast, client: Browser) -> None:
    assert "Crémerie Chloé" not in client.get("/").text


def test_names_with_markup_are_shown_as_typed(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.change(morning.bakery_id, name="<script>alert(1)</script>")

    page = client.get("/").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page


def test_nobody_is_followed_and_anybody_may_keep_the_page(morning: Cast, client: Browser) -> None:
    answer = client.get("/")

    assert "Set-Cookie" not in answer.headers
    assert "csrf_token" not in answer.text
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert client.get("/", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_page_is_kept_no_longer_than_until_a_shop_closes(
    morning: Cast, client: Browser
) -> None:
    with time_machine.travel("2026-11-21T10:59:20Z", tick=False):
        assert client.get("/").headers["Cache-Control"] == "public, max-age=40"


def test_the_page_is_kept_no_longer_than_until_the_market_ends(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.hold_market(utc(4, 31), utc(9, 31))

    assert client.get("/").headers["Cache-Control"] == "public, max-age=60"


def test_a_reader_with_a_basket_gets_the_same_page_without_a_cookie(
    morning: Cast, client: Browser
) -> None:
    client.post("/panier", data={"variante": morning.loaf_id, "quantite": 1})

    answer = client.get("/")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("shops", [10, 1000])
def test_its_statements_do_not_grow_with_the_town(
    morning: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops, streets=5)

    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get("/").status_code == 200

    assert len(sent) <= 6


def test_a_large_town_shows_one_stretch_and_names_its_streets(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(300, streets=30)

    page = client.get("/").text

    assert page.count('class="shop ') <= 12
    assert page.count("/rue/") <= 40
    assert "Toutes les rues" in page
    assert len(page) < 60_000


def test_what_open_shops_sell_can_be_taken_home(morning: Cast, client: Browser) -> None:
    page = plain(client.get("/").text)

    assert "À emporter ce matin" in page
    assert "/fournil-d-alice/article" in page


def test_what_is_sold_out_or_hidden_or_behind_a_closed_door_is_not_offered(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.count(morning.loaf_id, stock=0)
    pen.tell(morning.books_id, opening_hours="Su 09:00-10:00")

    assert "À emporter" not in client.get("/").text

    pen.tell(morning.books_id, opening_hours="Sa 09:00-12:00")
    pen.describe(morning.books_id, published=False)

    assert "À emporter" not in client.get("/").text


def test_a_town_without_shops_says_so(clean: Flask) -> None:
    with clean.app_context():
        create_town("valvide", "Valvide", hosts=("valvide.localhost",))

    page = browser(clean, "valvide.localhost").get("/").text

    assert "Les premières boutiques ouvriront bientôt ici." in page


def test_an_unpublished_town_says_that_it_is_being_prepared(
    morning: Cast, pen: Pen, client: Browser, app: Flask
) -> None:
    pen.unpublish()

    for path in ("/", "/rues", "/rue/rue-du-four", "/recherche", "/classement", "/fournil-d-alice"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "prépare ses pages" in answer.text


def test_open_data_names_its_makers(morning: Cast, pen: Pen, client: Browser) -> None:
    assert "OpenStreetMap" not in client.get("/").text

    pen.tell(morning.bakery_id, source_ref="node/1")

    assert "© les contributeurs d’OpenStreetMap" in client.get("/").text
