"""The news of the town."""

from datetime import timedelta

import pytest
from flask import Flask

from shopbuilder.town_life.errors import NewsRefused
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.agenda import told
from tests.factories.shops import Pen
from tests.statements import count_statements


def test_news_are_listed_newest_first(morning: Cast, pen: Pen, client: Browser) -> None:
    told(pen, "Hier", published_at=now() - timedelta(days=1))
    told(pen, "Aujourd’hui")

    page = client.get("/actualites").text

    assert 0 < page.index("Aujourd’hui") < page.index("Hier")


def test_what_is_over_or_still_to_come_is_not_listed(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    at = now()
    over = told(pen, "Passé", published_at=at - timedelta(days=3), until=at - timedelta(days=1))
    ahead = told(pen, "Demain", published_at=at + timedelta(days=1))

    page = client.get("/actualites").text

    assert "Passé" not in page
    assert "Demain" not in page
    assert client.get(f"/actualites/{over}").status_code == 200
    assert client.get(f"/actualites/{ahead}").status_code == 404
    assert "Demain" not in client.get("/actualites.atom").text


def test_a_text_keeps_its_paragraphs_and_no_markup(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    slug = told(pen, "Neuf <b>", "Un.\r\n\r\n<script>alert(1)</script>\n\n\n Trois. ")

    page = client.get(f"/actualites/{slug}").text

    assert "<p>Un.</p>" in page
    assert "<p>Trois.</p>" in page
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in page
    assert "<script>" not in page


def test_news_of_a_shop_go_with_it(morning: Cast, pen: Pen, client: Browser) -> None:
    slug = told(pen, "Inventaire", shop_id=morning.books_id)
    assert "Librairie Bob" in client.get(f"/actualites/{slug}").text

    pen.change(morning.books_id, status="suspended")

    assert client.get(f"/actualites/{slug}").status_code == 404
    assert "Inventaire" not in client.get("/actualites").text


def test_another_town_does_not_hear_of_it(
    morning: Cast, pen: Pen, client: Browser, clean: Flask
) -> None:
    slug = told(pen, "Secret")
    neighbour = browser(clean, morning.other_town.home_host)

    for path in ("/", "/actualites", "/actualites.atom"):
        assert "Secret" not in neighbour.get(path).text
    assert neighbour.get(f"/actualites/{slug}").status_code == 404


@pytest.mark.parametrize(
    ("title", "text", "days"), [("", "x", 1), ("x", " \n ", 1), ("x" * 161, "x", 1), ("x", "x", -1)]
)
def test_news_without_a_word_or_an_end_before_the_beginning_are_refused(
    morning: Cast, pen: Pen, title: str, text: str, days: int
) -> None:
    with pytest.raises(NewsRefused):
        told(pen, title, text, until=now() + timedelta(days=days))


def test_many_news_have_pages_and_few_statements(
    morning: Cast, pen: Pen, client: Browser, app: Flask
) -> None:
    for number in range(30):
        told(pen, f"Nouvelle {number}")

    with app.app_context(), count_statements(db.engine) as sent:
        page = client.get("/actualites?page=3")

    assert "Page 3 sur 3" in page.text
    assert len(sent) == 2
