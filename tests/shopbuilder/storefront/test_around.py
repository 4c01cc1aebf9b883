"""What a shop's page says of its street and of places close by."""

import pytest
import time_machine
from flask import Flask

from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.services import open_shop
from shopbuilder.storefront.around import doors_beside, nearby
from shopbuilder.storefront.queries import shop_window
from shopbuilder.town_life.models import Place
from tenants.clock import now
from tenants.database import db, in_town
from tests.cast import Cast
from tests.conftest import Browser
from tests.factories.shops import Pen
from tests.statements import count_statements

PATH = "/fournil-d-alice"
HERE = (48.0, 2.0)
#: One metre to the north, in degrees.
METRE = 1 / 111_195


def plain(html: str) -> str:
    return html.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def placed(morning: Cast, pen: Pen) -> Cast:
    """The bakery has a position."""
    pen.tell(morning.bakery_id, latitude=HERE[0], longitude=HERE[1])
    return morning


def place(kind: str, metres: float, name: str = "") -> Place:
    return Place(kind=kind, name=name, latitude=HERE[0] + metres * METRE, longitude=HERE[1])


def beside(pen: Pen, slug: str) -> list[str]:
    with pen.app.app_context(), in_town(pen.town):
        return [door.slug for door in doors_beside(shop_window(slug), now())]


def close_by(pen: Pen) -> list[tuple[str, str]]:
    with pen.app.app_context(), in_town(pen.town):
        return [(each.name, plain(each.distance)) for each in nearby(shop_window(Cast.bakery))]


def test_places_of_another_town_are_not_close_by(placed: Cast, clean: Flask, pen: Pen) -> None:
    Pen(clean, placed.other_town).add(place("parking", 10, "Parking d’ailleurs"))
    assert close_by(pen) == []


def test_doors_of_another_town_are_not_beside(morning: Cast, pen: Pen, clean: Flask) -> None:
    with pen.writing():
        street_id = db.session.query(ShopProfile.street_id).limit(1).scalar()
    neighbour = Pen(clean, morning.other_town)
    neighbour.tell(morning.other_shop_id, door_order=1.5)
    assert street_id is not None
    assert beside(pen, Cast.bakery) == [Cast.books]


def test_a_suspended_shop_is_no_neighbour(morning: Cast, pen: Pen) -> None:
    pen.change(morning.books_id, status="suspended")
    assert beside(pen, Cast.bakery) == []


def test_neighbours_stand_in_walking_order(morning: Cast, pen: Pen) -> None:
    pen.fill_town(3)
    with pen.writing():
        street_id = db.session.query(ShopProfile.street_id).filter_by(shop_id=morning.bakery_id)
        street_id = street_id.scalar()
        db.session.query(ShopProfile).update({"street_id": street_id, "door_order": None})
    pen.tell(morning.books_id, door_order=7.0)
    pen.tell(morning.bakery_id, door_order=9.0)
    # The others have no number: they come after, by name.
    assert beside(pen, Cast.books) == [Cast.bakery]
    assert beside(pen, Cast.bakery) == [Cast.books, "boutique-0000"]
    assert beside(pen, "boutique-0001") == ["boutique-0000", "boutique-0002"]


def test_a_shop_whose_street_nobody_knows_has_no_neighbours(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.bakery_id, street_id=None)
    assert beside(pen, Cast.bakery) == []
    assert "Les portes d’à côté" not in client.get(PATH).text


def test_a_neighbour_says_whether_it_is_open(morning: Cast, pen: Pen, client: Browser) -> None:
    pen.tell(morning.books_id, opening_hours="Mo-Sa 10:00-17:00")
    page = plain(client.get(PATH).text)
    assert "Les portes d’à côté" in page
    assert "ouvert · jusqu’à 17 h" in page


def test_the_page_is_kept_until_a_neighbour_closes(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    pen.tell(morning.books_id, opening_hours="Mo-Sa 09:00-10:31")
    with time_machine.travel("2026-11-21T09:30:20Z", tick=False):
        assert client.get(PATH).headers["Cache-Control"] == "public, max-age=40"


def test_the_nearest_of_each_kind_is_told_by_its_distance(placed: Cast, pen: Pen) -> None:
    for kind, metres, name in (
        ("parking", 300, "Parking du Mail"),
        ("parking", 203, "Parking de la Poste"),
        ("bicycle_parking", 84, ""),
        ("marketplace", 8, "La Halle"),
        ("bench", 5, ""),
        ("toilets", 401, "Trop loin"),
    ):
        pen.add(place(kind, metres, name))
    assert close_by(pen) == [
        ("La Halle", "juste à côté"),
        ("Parking de la Poste", "à 200 m"),
        ("Stationnement pour vélos", "à 80 m"),
    ]


def test_a_place_without_a_position_is_nowhere(placed: Cast, pen: Pen) -> None:
    pen.add(Place(kind="parking", name="Quelque part"))
    assert close_by(pen) == []


def test_a_degree_is_shorter_to_the_east(placed: Cast, pen: Pen) -> None:
    pen.add(Place(kind="parking", name="À l’est", latitude=HERE[0], longitude=HERE[1] + 0.004))
    assert close_by(pen) == [("À l’est", "à 300 m")]


def test_the_way_is_shown_on_maps(placed: Cast, pen: Pen, client: Browser) -> None:
    page = client.get(PATH).text
    assert 'href="/plan?boutique=fournil-d-alice"' in page
    assert 'href="geo:48.0,2.0?q=48.0,2.0(Fournil%20d%E2%80%99Alice)"' in page


def test_without_a_position_no_map_is_promised(morning: Cast, client: Browser) -> None:
    page = client.get(PATH).text
    assert "geo:" not in page
    assert "/plan?" not in page


@pytest.mark.parametrize("shops", [2, 60])
def test_neighbours_and_places_cost_a_statement_each(
    placed: Cast, pen: Pen, client: Browser, app: Flask, shops: int
) -> None:
    pen.fill_town(shops)
    for metres in range(shops):
        pen.add(place("parking", metres, "Parking"))
    with app.app_context(), count_statements(db.engine) as sent:
        assert client.get(PATH).status_code == 200
    # The rendez-vous of the shop are the sixth.
    assert len(sent) == 6


def test_a_shop_of_which_nobody_knows_the_door_says_so(
    morning: Cast, pen: Pen, client: Browser
) -> None:
    with pen.app.app_context(), in_town(pen.town):
        open_shop("Chez Nora", "other", actor="program")
    assert "Personne ne nous a encore dit" in client.get("/chez-nora").text
    assert "Personne ne nous a encore dit" not in client.get(PATH).text
