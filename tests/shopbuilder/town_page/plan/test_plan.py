"""The plan of the centre, as its readers and the database see it."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import update

from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import MapShape, Place, Street
from shopbuilder.town_page.plan import drawn
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.shops import Pen
from tests.pages import read
from tests.statements import count_statements

LAT, LON = 50.63, 3.06


@pytest.fixture
def placed(morning: Cast, pen: Pen) -> Iterator[Cast]:
    """The cast with doors on the map, a street with lines, a pond and a car park."""
    drawn._kept.clear()
    pen.tell(morning.bakery_id, latitude=LAT, longitude=LON)
    pen.tell(morning.books_id, latitude=LAT + 0.0004, longitude=LON + 0.002)
    with pen.writing():
        db.session.execute(
            update(Street).values(lines=[[[LON - 0.001, LAT], [LON + 0.003, LAT + 0.0005]]])
        )
    pen.add(
        Place(kind="parking", name="Parking du Puits", latitude=LAT, longitude=LON + 0.001,
              opening_hours="24/7")
    )  # fmt: skip
    pen.add(Place(kind="bench", name="", latitude=LAT - 0.0003, longitude=LON))
    pond = [
        [[LON, LAT - 0.001], [LON + 0.001, LAT - 0.001], [LON, LAT - 0.0005], [LON, LAT - 0.001]]
    ]
    pen.add(MapShape(layer="water", name="", coordinates=[pond], source_ref="way/1"))
    yield morning
    drawn._kept.clear()


def ground(page: str) -> str:
    found = re.search(r'href="(/plan/fond-\d\.svg\?v=[0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def test_every_shop_and_place_is_a_mark_with_a_name_and_a_line_of_the_list(
    placed: Cast, client: Browser
) -> None:
    page = client.get("/plan").text
    assert "<title>Fournil d’Alice, Boulangerie · ouvert" in page
    assert "<title>Parking du Puits</title>" in page
    marks, listing = page.split('id="list"')
    for slug in (placed.bakery, placed.books):
        assert f'href="/{slug}"' in marks
        assert f'href="/{slug}"' in listing
    anchor = re.findall(r'href="/plan\?montrer=parking#(lieu-\d+)"|href="#(lieu-\d+)"', marks)
    assert anchor
    assert f'id="{"".join(anchor[0])}"' in client.get("/plan?montrer=parking").text


def test_a_town_of_many_shops_tells_its_streets_and_each_street_its_doors(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(60)

    whole, street = client.get("/plan").text, client.get("/plan?rue=rue-0000").text

    assert 'href="/plan?rue=rue-0000"' in whole.split('id="list"')[1]
    assert "Boutique 0007" not in whole.split('id="list"')[1]
    assert "Boutique 0007" in street.split('id="list"')[1]


def test_the_state_on_the_plan_is_that_of_the_street(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(placed.books_id, opening_hours=None)
    page = client.get("/plan").text
    assert 'class="m open hue-crust"' in page
    assert 'class="m unknown hue-ink"' in page
    (bakery,) = set(re.findall(r"Boulangerie · (ouvert[^<]*)", page))
    assert bakery in client.get("/rue/rue-du-four").text


@pytest.mark.parametrize(
    ("show", "seen", "unseen"),
    [
        ("parking", "Parking du Puits", "Fournil d’Alice"),
        ("boutiques", "Fournil d’Alice", "Parking du Puits"),
        ("ouvert", "Fournil d’Alice", "Librairie Bob"),
        ("bench", "Banc", "Parking du Puits"),
    ],
)
def test_a_filter_shows_one_kind(
    placed: Cast, pen: Pen, client: Browser, show: str, seen: str, unseen: str
) -> None:
    pen.tell(placed.books_id, opening_hours="PH off; Su 03:00-04:00")
    text = read(client.get(f"/plan?montrer={show}").text.split('class="map"')[1])
    assert seen in text
    assert unseen not in text


def test_a_shop_is_pointed_out_with_what_is_near(placed: Cast, client: Browser) -> None:
    page = client.get(f"/plan?boutique={placed.bakery}").text
    assert re.search(r'class="m [^"]* pin" id="ici" href="/fournil-d-alice"', page)
    assert "Parking du Puits : à 90 m environ, une minute à pied." in read(page).replace(
        "\u00a0", " "
    )
    assert page.count('rel="canonical"') == 1
    assert re.search(r'rel="canonical" href="[^"?]*/plan"', page)


def test_a_shop_whose_door_nobody_knows_is_pointed_out_in_words(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(placed.books_id, latitude=None, longitude=None)
    assert "Personne n’a encore noté" in client.get(f"/plan?boutique={placed.books}").text


def test_a_street_is_pointed_out(placed: Cast, client: Browser) -> None:
    page = client.get("/plan?rue=rue-du-four").text
    assert '<path class="way"' in page
    assert "Fournil d’Alice" in page


@pytest.mark.parametrize(
    "query",
    [
        "boutique=cremerie-chloe",
        "boutique=nulle-part",
        "boutique=A%00",
        "rue=place-haute",
        "rue=x/y",
    ],
)
def test_what_is_not_of_this_town_cannot_be_pointed_out(
    placed: Cast, client: Browser, query: str
) -> None:
    assert client.get(f"/plan?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "zoom=99&x=-1&y=nan",
        "zoom=%F0%9F%A5%96",
        "montrer=%3Cscript%3E",
        "x=99999&zoom=2",
        "zoom=２",
    ],
)
def test_garbled_wishes_show_the_plan_all_the_same(
    placed: Cast, client: Browser, query: str
) -> None:
    answer = client.get(f"/plan?{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_one_comes_nearer_and_moves_by_links(placed: Cast, client: Browser) -> None:
    page = client.get("/plan").text
    nearer = re.search(r'class="c-in" href="([^"]+)"', page)
    assert nearer is not None
    assert 'class="c-west"' not in page
    second = client.get(nearer[1].replace("&amp;", "&")).text
    assert 'data-level="1"' in second
    assert all(f'class="c-{way}"' in second for way in ("out", "north", "south", "east", "west"))


def test_the_background_is_kept_for_a_year_under_its_version(placed: Cast, client: Browser) -> None:
    address = ground(client.get("/plan").text)
    answer = client.get(address)
    assert answer.mimetype == "image/svg+xml"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Rue du Four" in answer.text
    assert "style-src 'sha256-" in answer.headers["Content-Security-Policy"]
    assert "immutable" not in client.get("/plan/fond-0.svg?v=old").headers["Cache-Control"]


def test_a_street_renamed_or_a_shape_added_changes_the_version(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    first = ground(client.get("/plan").text)
    assert ground(client.get("/plan").text) == first
    with pen.writing():
        db.session.execute(update(Street).values(name="Rue du Moulin"))
    second = ground(client.get("/plan").text)
    assert second != first
    assert "Rue du Moulin" in client.get(second).text
    pen.add(MapShape(layer="green", name="", coordinates=[], source_ref="way/2"))
    assert ground(client.get("/plan").text) != second


@pytest.mark.parametrize("path", ["/plan/fond-4.svg", "/plan/fond--1.svg", "/plan/fond-x.svg"])
def test_there_is_no_other_background(placed: Cast, client: Browser, path: str) -> None:
    assert client.get(path).status_code == 404


def test_another_towns_shapes_streets_and_shops_never_show(
    placed: Cast, client: Browser, app: Flask
) -> None:
    with app.app_context(), in_town(placed.other_town), transaction():
        street = db.session.query(Street).one()
        street.lines = [[[LON, LAT], [LON + 0.004, LAT]]]
        db.session.add(
            MapShape(layer="green", name="Parc d’ailleurs", coordinates=[], source_ref="way/9")
        )
        db.session.add(Place(kind="bench", name="Banc d’ailleurs", latitude=LAT, longitude=LON))
    for path in (
        "/plan",
        "/plan/fond-0.svg",
        "/donnees/boutiques.geojson",
        "/donnees/lieux.geojson",
    ):
        text = client.get(path).text
        assert "ailleurs" not in text
        assert "Place Haute" not in text
        assert "Chloé" not in text
    theirs = browser(app, "valbrun.localhost").get("/plan/fond-0.svg").text
    assert "Rue du Four" not in theirs


def test_a_town_without_positions_has_a_list_and_no_drawing(morning: Cast, client: Browser) -> None:
    page = client.get("/plan").text
    assert "Le plan est en train d’être dessiné." in page
    assert "Fournil d’Alice" in page
    assert client.get("/plan/fond-0.svg").status_code == 404


def test_the_map_of_others_is_credited_only_where_it_is_used(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    assert "OpenStreetMap" in client.get("/plan").text
    with pen.writing():
        db.session.execute(update(MapShape).values(source_ref="demo:1"))
    assert "OpenStreetMap" not in client.get("/plan").text


@pytest.mark.parametrize("shops", [10, 800])
def test_its_statements_do_not_grow_with_the_town(
    placed: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops, streets=20)
    client.get("/plan/fond-0.svg")
    counted = {}
    for path in (
        "/plan",
        "/plan?rue=rue-du-four",
        "/plan/fond-0.svg",
        "/donnees/boutiques.geojson",
    ):
        with app.app_context(), count_statements(db.engine) as sent:
            assert client.get(path).status_code == 200
        counted[path] = len(sent)
    assert counted == {
        "/plan": 4, "/plan?rue=rue-du-four": 5, "/plan/fond-0.svg": 4,
        "/donnees/boutiques.geojson": 1,
    }  # fmt: skip


def test_a_large_town_shows_crowds_that_lead_nearer(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    pen.fill_town(300, streets=20)
    with pen.writing():
        place = update(ShopProfile).where(ShopProfile.latitude.is_(None))
        db.session.execute(
            place.values(
                latitude=LAT + 0.0001 * (ShopProfile.id % 17),
                longitude=LON + 0.0001 * (ShopProfile.id % 23),
            )
        )
    page = client.get("/plan").text
    crowds = re.findall(r'class="m crowd" href="([^"]+)"[^>]*><title>(\d+) boutiques', page)
    assert sum(int(count) for _, count in crowds) > 250
    assert page.count('class="m open') < 30
    nearer = client.get(crowds[0][0].replace("&amp;", "&"))
    assert 'data-level="1"' in nearer.text


def test_a_page_may_be_kept_until_something_opens_or_closes(placed: Cast, client: Browser) -> None:
    control = client.get("/plan").headers["Cache-Control"]
    assert "public" in control
    assert "max-age=300" in control


def test_streets_that_no_map_has_drawn_are_said_to_be_approximate(
    placed: Cast, pen: Pen, client: Browser
) -> None:
    del placed
    assert "approximatif" not in client.get("/plan").text
    with pen.writing():
        db.session.execute(update(Street).values(lines_guessed=True))
    assert "le tracé est approximatif" in client.get("/plan").text
