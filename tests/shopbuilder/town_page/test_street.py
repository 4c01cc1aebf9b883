"""A street, and the list of streets."""

import pytest
from flask import Flask

from shopbuilder.town_life.models import Street
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
    assert "Boutique 0079" in first
    assert "Boutique 0080" in second


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
