"""Villeurbanne, from the town's own list alone: imported once, looked at by every test here."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from shopbuilder.app import create_app
from shopbuilder.imports.findings import by_reason
from shopbuilder.imports.places.report import ShopImport
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.local.postgres import Postgres, create_database
from shopbuilder.local.valkey import Valkey
from shopbuilder.profile.facts.models import ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Place, Street
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import create_town
from tenants.towns import town_map
from tests.conftest import dispose, settings_for

FILE = Path("towns") / "villeurbanne" / "etablissements.csv"


@pytest.fixture(scope="module")
def report(
    postgres: Postgres, valkey: Valkey, template_database: str, test_data: Path
) -> Iterator[ShopImport]:
    database = "shopbuilder_villeurbanne"
    create_database(postgres, database, template=template_database)
    app = create_app(settings_for(postgres, valkey, database))
    with app.app_context():
        with in_town(
            create_town("villeurbanne", "Villeurbanne", hosts=("v.localhost",), postcode="69100")
        ):
            yield import_shops(test_data / FILE)
        town_map.forget()
    dispose(app)


def test_of_578_lines_shops_and_places_are_kept_and_none_refused(report: ShopImport) -> None:
    assert (report.features, report.rows_joined) == (578, 2)
    assert (report.shops.created, report.places.created) == (239, 337)
    assert by_reason(report.findings.refused) == {}
    assert report.shops.created + report.places.created + report.rows_joined == 578


def test_what_cannot_be_used_is_named(report: ShopImport) -> None:
    assert by_reason(report.findings.dropped) == {"“%(street)s” is a PO box, not a street.": 3}
    assert report.with_siret == 3


def test_streets_are_written_out_and_each_stands_once(report: ShopImport) -> None:
    del report
    names = Counter(db.session.scalars(select(Street.name)))
    assert names["Cours Émile-Zola"] == names["Place Jules-Grandclément"] == 1
    assert not [name for name in names if name.isupper()]


def test_every_shop_stands_in_a_street(report: ShopImport) -> None:
    without = select(func.count(ShopProfile.id)).where(ShopProfile.street_id.is_(None))
    assert db.session.scalar(without) == 0
    assert report.streets_guessed == 0


def test_several_rows_at_one_address_are_several_shops_and_places(report: ShopImport) -> None:
    del report
    names = set(
        db.session.scalars(
            select(Place.name).where(
                Place.longitude.between(4.8626, 4.8628), Place.latitude > 45.77
            )
        )
    )
    assert {"Espace Tonkin", "Creche Hannah Arendt"} <= names


def test_trades_come_from_the_activity(report: ShopImport) -> None:
    del report
    rows = db.session.execute(
        select(ShopProfile.trade, func.count(ShopProfile.id)).group_by(ShopProfile.trade)
    )
    trades = {row.trade: row[1] for row in rows}
    assert (trades["restaurant"], trades["pharmacy"], trades["hairdresser"]) == (44, 27, 21)


def test_each_value_knows_where_it_comes_from(report: ShopImport) -> None:
    sources = set(db.session.scalars(select(ShopFact.source).distinct()))
    assert sources == {"villeurbanne"}
    names = select(func.count(ShopFact.id)).where(ShopFact.field == "name")
    assert db.session.scalar(names) == report.shops.created


def test_a_second_run_of_villeurbanne_changes_nothing(report: ShopImport, test_data: Path) -> None:
    del report
    before = set(db.session.execute(select(ShopFact.id, ShopFact.said_at)).all())
    again = import_shops(test_data / FILE)
    assert (again.shops.created, again.shops.changed, again.proposed) == (0, [], 0)
    assert (again.places.created, again.places.changed) == (0, [])
    assert set(db.session.execute(select(ShopFact.id, ShopFact.said_at)).all()) == before


def test_one_shop_under_two_names_and_one_siret_is_one(report: ShopImport) -> None:
    del report
    names = list(
        db.session.scalars(
            select(Shop.name).where(func.lower(Shop.name).contains("conduite center"))
        )
    )
    assert names == ["Conduite Center"]
