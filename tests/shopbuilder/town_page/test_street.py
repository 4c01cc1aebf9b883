"""A street, and the list of streets."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.town_life.models import AgendaEntry, Street, VacantUnit
from tenants.clock import now
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements


def test_doors_follow_one_another_as_in_the_street(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.bakery_id, door_order=5.0, house_number="9")
    pen.tell(morning.books_id, door_order=2.0, house_number="4")

    page = client.get("/rue/rue-du-four").text

    assert page.index("Librairie Bob") < page.index("Fournil d’Alice")
    assert "2 ouvertes en ce moment" in page


def test_a_street_leads_to_its_neighbours_with_shops(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.add(Street(slug="impasse-vide", name="Impasse vide", position=50))
    pen.fill_town(3, streets=3)

    page = client.get("/rue/rue-0000").text

    assert 'href="/rue/rue-du-four" rel="prev"' in page
    assert 'href="/rue/rue-0001" rel="next"' in page


def test_a_street_without_shops_says_so(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.add(Street(slug="impasse-vide", name="Impasse vide", position=50))

    answer = client.get("/rue/impasse-vide")

    assert "Pas encore de boutique dans cette rue." in answer.text
    assert 'href="/rue/rue-du-four" rel="prev"' in answer.text


@pytest.mark.parametrize("slug", ["nulle-part", "place-haute", "Rue", "a%00b", "%F0%9F%A5%96"])
def test_a_street_that_is_not_of_this_town_is_not_found(
    morning: Cast, client: Browser, slug: str
) -> None:
    assert client.get(f"/rue/{slug}").status_code == 404


def test_a_long_street_is_listed_in_pages(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.fill_town(100)
    path = "/rue/rue-0000?vue=liste"

    first, second = client.get(path).text, client.get(f"{path}&page=2").text

    assert "100 portes" in first
    assert 'href="/rue/rue-0000?vue=liste&amp;page=2"' in first or "vue=liste&page=2" in first
    assert "Boutique 0015" in first
    assert "Boutique 0016" in second


@pytest.mark.parametrize("shops", [10, 1000])
def test_its_statements_do_not_grow_with_the_street(
    morning: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops)

    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get("/rue/rue-0000").status_code == 200

    assert len(sent) == 4


def test_all_streets_with_shops_are_listed(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.fill_town(9, streets=3)
    pen.tell(morning.books_id, street_id=None)

    page = client.get("/rues").text

    assert [page.count(f'href="/rue/rue-000{n}"') for n in range(3)] == [1, 1, 1]
    assert "Ailleurs en ville" in page
    assert "Place Haute" not in page


@pytest.mark.parametrize("path", ["/rue/rue-du-four", "/rues"])
def test_streets_carry_no_cookie_and_can_be_kept(morning: Cast, client: Browser, path: str) -> None:
    answer = client.get(path)

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_open_data_names_its_makers(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, source_ref="way/12")

    assert "contributeurs d’OpenStreetMap" in client.get("/rue/rue-du-four").text
    assert "contributeurs d’OpenStreetMap" in client.get("/rues").text


def test_an_empty_shop_stands_among_the_doors(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, door_order=2.0)
    pen.tell(morning.books_id, door_order=6.0)
    pen.add(VacantUnit(street_id=_street_of(pen), door_order=4.0, house_number="4", note="42 m²"))

    page = client.get("/rue/rue-du-four").text

    order = [
        page.index(words)
        for words in (">Fournil d’Alice</b>", ">Ici, bientôt ?</b>", ">Librairie Bob")
    ]
    assert order == sorted(order)
    assert "42 m²" in page
    assert "3 portes" in page


def _street_of(pen: Pen) -> int:
    with pen.writing():
        return db.session.scalars(select(Street.id).where(Street.slug == "rue-du-four")).one()


def test_a_long_street_is_drawn_in_stretches(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.fill_town(30)

    first, last = client.get("/rue/rue-0000").text, client.get("/rue/rue-0000?troncon=3").text

    assert first.count('class="stop at-shop') == 12
    assert 'href="/rue/rue-0000?troncon=2"' in first
    assert last.count('class="stop at-shop') == 6
    assert 'href="/rue/rue-0000?troncon=2"' in last


@pytest.mark.parametrize("asked", ["0", "99", "-1", "deux", "9" * 30])
def test_a_stretch_that_is_not_there_shows_one_that_is(
    morning: Cast, pen: Pen, client: Browser, asked: str
) -> None:
    answer = client.get(f"/rue/rue-du-four?troncon={asked}")
    assert answer.status_code == 200
    assert answer.text.count('class="stop at-shop') == 2


def test_the_market_is_seen_where_it_is_held_and_nowhere_else(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(2)
    place = AgendaEntry(
        slug="marche", kind="market", title="Grand marché", place="12, rue du Four",
        starts_at=now() - timedelta(hours=1), ends_at=now() + timedelta(hours=2),
    )  # fmt: skip
    pen.add(place)

    assert 'class="stop at-market' in client.get("/rue/rue-du-four").text
    assert 'class="stop at-market' not in client.get("/rue/rue-0000").text


def test_a_market_of_tomorrow_is_not_seen_today(morning: Cast, pen: Pen, client: Browser) -> None:
    tomorrow = now() + timedelta(days=1)
    pen.add(
        AgendaEntry(
            slug="marche", kind="market", title="Grand marché", place="rue du Four",
            starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=4),
        )
    )  # fmt: skip

    assert 'class="stop at-market' not in client.get("/rue/rue-du-four").text


def test_open_closed_and_unknown_are_told_apart(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.bakery_id, opening_hours="off")
    pen.tell(morning.books_id, opening_hours=None)

    page = client.get("/rue/rue-du-four").text

    assert page.count('#sh"') >= 1
    assert 'class="state closed"' in page
    assert 'class="state unknown"' in page


def test_the_sky_is_that_of_the_town_and_changes_with_the_page(
    morning: Cast, client: Browser
) -> None:
    answer = client.get("/rue/rue-du-four")
    assert 'class="scene over-day"' in answer.text
