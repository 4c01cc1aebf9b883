"""The list of public pages for search engines."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from shopbuilder.town_life.models import AgendaEntry
from shopbuilder.town_page import sitemap
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.statements import count_statements

HOME = "http://montclair.localhost"


def locations(client: Browser, path: str = "/sitemap.xml") -> list[str]:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return re.findall("<loc>([^<]+)</loc>", answer.text)


def test_streets_shops_and_articles_are_listed_at_their_public_address(
    morning: Cast, client: Browser
) -> None:
    found = locations(client)
    assert found[0] == f"{HOME}/"
    for path in ("/rues", "/rue/rue-du-four", "/fournil-d-alice", "/fournil-d-alice/article"):
        assert f"{HOME}{path}" in found
    assert len(set(found)) == len(found)


def test_every_page_listed_is_there_for_everybody(morning: Cast, client: Browser) -> None:
    for address in locations(client):
        answer = client.get(address.removeprefix(HOME))
        assert answer.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in answer.text


def test_each_page_stands_there_in_each_language_with_its_translations(
    morning: Cast, client: Browser
) -> None:
    told = client.get("/sitemap.xml").text
    links = (
        f'<xhtml:link rel="alternate" hreflang="fr" href="{HOME}/rues"/>'
        f'<xhtml:link rel="alternate" hreflang="en" href="{HOME}/en/rues"/>'
        f'<xhtml:link rel="alternate" hreflang="x-default" href="{HOME}/rues"/>'
    )
    assert f"<url><loc>{HOME}/rues</loc>{links}</url>" in told
    assert f"<url><loc>{HOME}/en/rues</loc>{links}</url>" in told


def test_another_town_is_not_in_it(morning: Cast, clean: Flask, client: Browser) -> None:
    other = locations(browser(clean, morning.other_town.home_host))
    assert "http://valbrun.localhost/cremerie-chloe" in other
    assert "cremerie-chloe" not in client.get("/sitemap.xml").text
    assert not [address for address in other if "montclair" in address or "alice" in address]


@pytest.mark.parametrize("what", ["suspended", "unpublished", "withdrawn"])
def test_what_is_not_public_is_not_in_it(
    morning: Cast, pen: Pen, client: Browser, what: str
) -> None:
    if what == "suspended":
        pen.change(morning.bakery_id, status="suspended")
    elif what == "unpublished":
        pen.describe(morning.bakery_id, published=False)
    else:
        pen.count(morning.loaf_id, active=False)
    found = locations(client)
    assert f"{HOME}/fournil-d-alice/article" not in found
    assert (f"{HOME}/fournil-d-alice" in found) is (what != "suspended")


def test_an_unpublished_town_lists_nothing(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.unpublish()
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_it_says_when_a_shop_changed_last(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, updated_at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    shop = f"<loc>{HOME}/fournil-d-alice</loc><lastmod>2026-11-20T08:30:00Z</lastmod>"
    assert shop in client.get("/sitemap.xml").text


def test_a_long_list_comes_in_parts(
    morning: Cast, pen: Pen, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen.fill_town(6, streets=2, goods=2)
    together = locations(client)
    monkeypatch.setattr(sitemap, "PAGES_A_FILE", 10)
    parts = locations(client)
    assert parts == [f"{HOME}/sitemap-{n}.xml" for n in (1, 2, 3)]
    apart = [page for part in parts for page in locations(client, part.removeprefix(HOME))]
    assert apart == together
    assert client.get("/sitemap-4.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404
    assert client.get("/sitemap-99999999999.xml").status_code == 404


def test_it_costs_two_statements_however_many_pages(
    morning: Cast, pen: Pen, client: Browser, clean: Flask
) -> None:
    client.get("/sitemap.xml")
    pen.fill_town(30, streets=3, goods=3)
    with clean.app_context(), count_statements(db.engine) as sent:
        client.get("/sitemap.xml")
    assert len(sent) == 2


def test_a_coming_rendez_vous_is_listed_unless_its_shop_is_suspended(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.hold_market(datetime(2026, 11, 22, 7, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert f"{HOME}/agenda/marche" in locations(client)
    with pen.writing():
        db.session.execute(update(AgendaEntry).values(shop_id=morning.bakery_id))
    assert f"{HOME}/agenda/marche" in locations(client)
    pen.change(morning.bakery_id, status="suspended")
    assert f"{HOME}/agenda/marche" not in locations(client)


def test_robots_are_told_where_the_list_is(client: Browser) -> None:
    assert f"\nSitemap: {HOME}/sitemap.xml\n" in client.get("/robots.txt").text
