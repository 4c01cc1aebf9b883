"""Bondy, from the national address base alone: imported once, looked at by every test here."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select

from shopbuilder.app import create_app
from shopbuilder.imports.openstreetmap.plane import Plane, distance_to_segment
from shopbuilder.imports.openstreetmap.street_book import StreetBook
from shopbuilder.imports.openstreetmap.streets import StreetImport
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from shopbuilder.local.postgres import Postgres, create_database
from shopbuilder.local.valkey import Valkey
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street, StreetDoor
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import create_town
from tenants.towns import town_map
from tests.conftest import dispose, settings_for
from tests.shopbuilder.imports.places.files import BAKER, BOOKS, establishment

FILE = Path("towns") / "bondy-adresses" / "ban_93010.csv"


@pytest.fixture(scope="module")
def report(
    postgres: Postgres, valkey: Valkey, template_database: str, test_data: Path
) -> Iterator[StreetImport]:
    database = "shopbuilder_bondy"
    create_database(postgres, database, template=template_database)
    app = create_app(settings_for(postgres, valkey, database))
    with app.app_context():
        with in_town(create_town("bondy", "Bondy", hosts=("b.localhost",), postcode="93140")):
            yield import_streets(test_data / FILE)
        town_map.forget()
    dispose(app)


def test_4682_addresses_under_175_names_are_the_doors_of_174_streets(report: StreetImport) -> None:
    assert (report.names, len(report.created)) == (175, 174)
    assert (report.doors.created, report.doors.nameless) == (4682, 0)
    assert (report.findings.refused, report.findings.dropped) == ([], [])
    doors = db.session.scalar(select(func.count(StreetDoor.id)))
    assert doors == 4682


def test_numbers_repeated_are_written_as_on_the_plate(report: StreetImport) -> None:
    del report
    numbers = list(db.session.scalars(select(StreetDoor.house_number)))
    assert sum(number.endswith(" bis") for number in numbers) == 393 + 13
    assert sum(number.endswith(" ter") for number in numbers) == 44 + 1
    assert sum(number.endswith(" A") for number in numbers) == 6


def test_a_plot_that_many_numbers_share_is_told(report: StreetImport) -> None:
    crowds = {
        each.subject: each.values["count"]
        for each in report.findings.noted
        if "count" in each.values
    }
    assert crowds == {
        "Allée des Mimosas": 39, "Allée des Camélias": 27, "Allée des Bleuets": 10,
        "Rue Louis Auguste Blanqui": 6,
    }  # fmt: skip


def test_streets_have_their_accents_back_and_stand_in_walking_order(report: StreetImport) -> None:
    del report
    names = list(db.session.scalars(select(Street.name).order_by(Street.position)))
    assert len(set(names)) == 174
    assert {"Allée des Érables", "Rue du Vieux Château", "Avenue du Maréchal de Lattre de Tassigny",
            "Rue de l’Abbé Maurice Baurit"} <= set(names)  # fmt: skip
    assert not [name for name in names if "Ã" in name]
    positions = list(db.session.scalars(select(Street.position).order_by(Street.position)))
    assert positions == list(range(1, 175))


def test_streets_are_drawn_through_their_doors_and_say_so(report: StreetImport) -> None:
    streets = list(db.session.scalars(select(Street)))
    drawn = [street for street in streets if street.lines]
    assert report.drawn == len(drawn) == 159
    assert all(street.lines_guessed for street in drawn)
    assert not any(street.lines_guessed for street in streets if not street.lines)


def test_a_line_passes_near_every_door_of_its_street(report: StreetImport) -> None:
    del report
    book = StreetBook(Plane(2.48, 48.9))
    street = book.named("Avenue Carnot")
    assert street is not None
    segments = [
        (book.plane.spot(start), book.plane.spot(end))
        for line in street.lines or []
        for start, end in pairwise(line)
    ]
    far = [
        min(distance_to_segment(door.at, start, end) for start, end in segments)
        for door in book.doors(street)
    ]
    assert sum(metres < 25 for metres in far) > 0.95 * len(far)


def test_a_second_run_of_bondy_changes_nothing(report: StreetImport, test_data: Path) -> None:
    del report
    again = import_streets(test_data / FILE, source="ban")
    assert (again.created, again.changed, again.unchanged) == ([], [], 174)
    assert (again.doors.created, again.doors.changed, again.doors.unchanged) == (0, 0, 4682)
    assert again.drawn == 0
    assert (again.doors.absent, again.shops_placed, again.shops_in_a_street) == (0, 0, 0)


def test_shops_of_the_register_get_the_place_of_their_number(
    report: StreetImport, tmp_path: Path
) -> None:
    del report
    rows = [
        establishment(BAKER, "FOURNIL", numeroVoieEtablissement="3", indiceRepetitionEtablissement="B",
                      libelleVoieEtablissement="DU VIEUX CHATEAU", codePostalEtablissement="93140"),
        establishment(BOOKS, "LIBRAIRIE", "47.61Z", numeroVoieEtablissement="1",
                      libelleVoieEtablissement="DU VIEUX CHATEAU", codePostalEtablissement="93140"),
    ]  # fmt: skip
    path = tmp_path / "sirene.csv"
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    done = import_shops(path)
    assert (done.shops.created, done.streets_created) == (2, 0)
    query = select(Shop.name, ShopProfile.latitude, ShopProfile.door_order).join(
        ShopProfile, ShopProfile.shop_id == Shop.id
    )
    found = {name: (latitude, order) for name, latitude, order in db.session.execute(query)}
    assert found["Librairie"] == (48.895792, 1.0)
    assert found["Fournil"][1] == 3.2
    assert found["Fournil"][0] is not None
    assert import_shops(path).shops.unchanged == 2
