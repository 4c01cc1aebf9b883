"""Central Lille, as the map had it in March 2017: imported once, looked at by every test here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from shopbuilder.app import create_app
from shopbuilder.imports.findings import by_reason
from shopbuilder.imports.openstreetmap.background import import_background
from shopbuilder.imports.openstreetmap.streets import StreetImport, import_streets
from shopbuilder.imports.places.report import ShopImport
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.local.postgres import Postgres, create_database
from shopbuilder.local.valkey import Valkey
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import RESERVED, create_town
from tenants.towns import town_map
from tests.conftest import dispose, settings_for

FOLDER = Path("towns") / "lille-centre"


@dataclass(frozen=True)
class Lille:
    """What the two imports told."""

    streets: StreetImport
    shops: ShopImport


@pytest.fixture(scope="module")
def lille(
    postgres: Postgres, valkey: Valkey, template_database: str, test_data: Path
) -> Iterator[Lille]:
    database = "shopbuilder_lille"
    create_database(postgres, database, template=template_database)
    app = create_app(settings_for(postgres, valkey, database))
    with app.app_context():
        with in_town(create_town("lille", "Lille", hosts=("lille.localhost",))):
            streets = import_streets(test_data / FOLDER / "rues.geojson")
            yield Lille(streets, import_shops(test_data / FOLDER / "commerces.geojson"))
        town_map.forget()
    dispose(app)


def profile(ref: str) -> ShopProfile:
    return db.session.scalars(select(ShopProfile).where(ShopProfile.source_ref == ref)).one()


def test_741_lines_with_337_names_are_336_streets(lille: Lille) -> None:
    report = lille.streets
    assert (report.names, len(report.created), report.nameless) == (337, 336, 716)
    assert [(note.subject, note.values) for note in report.findings.noted] == [
        ("Place du Théâtre", {"others": "Place du Théatre"})
    ]


def test_a_second_run_changes_no_street(lille: Lille, test_data: Path) -> None:
    report = import_streets(test_data / FOLDER / "rues.geojson")
    assert (report.created, report.changed) == ([], [])
    assert report.unchanged == len(lille.streets.created)


def test_of_671_features_509_are_shops_and_128_places(lille: Lille) -> None:
    assert lille.shops.features == 671
    assert (lille.shops.shops.created, lille.shops.places.created) == (509, 128)
    assert by_reason(lille.shops.findings.refused) == {"It has no name.": 33}
    assert lille.shops.vacant.created == 1


def test_hours_in_prose_and_short_phones_are_dropped_and_named(lille: Lille) -> None:
    dropped = {(each.where, each.subject) for each in lille.shops.findings.dropped}
    assert ("node/1210449678", "Le Café-Livres") in dropped
    assert ("node/4421954776", "L'imprévu") in dropped
    short = "“%(phone)s” is too short for a telephone number: a digit is missing."
    assert by_reason(lille.shops.findings.dropped)[short] == 3


def test_what_is_understood_is_kept(lille: Lille) -> None:
    assert (lille.shops.with_hours, lille.shops.with_phone) == (118, 105)
    kept = profile("node/2645425877")
    assert (kept.opening_hours, kept.trade) == (None, "bar")


def test_most_shops_of_lille_stand_in_a_street(lille: Lille) -> None:
    without = select(func.count(ShopProfile.id)).where(ShopProfile.street_id.is_(None))
    assert db.session.scalar(without) == 5
    assert (lille.shops.streets_guessed, lille.shops.streets_created) == (336, 2)


def test_a_second_run_of_lille_changes_nothing(lille: Lille, test_data: Path) -> None:
    report = import_shops(test_data / FOLDER / "commerces.geojson")
    assert (report.shops.created, report.places.created) == (0, 0)
    assert (report.shops.changed, report.places.changed) == ([], [])
    assert (report.shops.unchanged, report.places.unchanged) == (509, 128)


def test_no_shop_of_lille_takes_the_address_of_a_page(lille: Lille) -> None:
    slugs = set(db.session.scalars(select(Shop.slug)))
    assert len(slugs) == lille.shops.shops.created
    assert not slugs & RESERVED


def test_of_559_shapes_of_lille_286_are_drawn_and_the_others_counted(
    lille: Lille, test_data: Path
) -> None:
    report = import_background(test_data / FOLDER / "fond.geojson")
    assert (report.features, report.created, report.undrawn.total()) == (559, 286, 265)
    assert by_reason(report.findings.refused) == {"The same item appears earlier in the file.": 8}
    again = import_background(test_data / FOLDER / "fond.geojson")
    assert (again.created, again.changed, again.unchanged) == (0, 0, 286)
