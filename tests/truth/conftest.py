"""Central Lille as its open data has it, in a database of its own."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from shopbuilder.app import create_app
from shopbuilder.imports.openstreetmap.streets import import_streets
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.local.postgres import Postgres, create_database, drop_database
from shopbuilder.local.valkey import Valkey
from shopbuilder.profile.models import ShopProfile
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.services import create_town
from tenants.towns import town_map
from tests.conftest import Browser, browser, dispose, settings_for

HOST = "lille.localhost"


@dataclass(frozen=True)
class Lille:
    """The town, and what the file says of the hours of each of its shops, by slug."""

    hours: Mapping[str, str | None]
    #: A browser at the town.
    resident: Browser


@pytest.fixture(scope="session")
def lille_shops(test_data: Path) -> Path:
    return test_data / "towns" / "lille-centre" / "commerces.geojson"


@pytest.fixture(scope="module")
def lille(
    postgres: Postgres, valkey: Valkey, template_database: str, lille_shops: Path
) -> Iterator[Lille]:
    database = "shopbuilder_truth"
    create_database(postgres, database, template=template_database)
    app = create_app(settings_for(postgres, valkey, database))
    town_map.forget()
    with app.app_context():
        town = create_town("lille", "Lille", hosts=(HOST,), subdivision="59")
        with in_town(town):
            import_streets(lille_shops.with_name("rues.geojson"))
            import_shops(lille_shops)
            hours = _written_hours(lille_shops)
    yield Lille(hours, browser(app, HOST))
    town_map.forget()
    dispose(app)
    drop_database(postgres, database)


def _written_hours(file: Path) -> dict[str, str | None]:
    """Return by slug what the file itself says, whatever the import made of it."""
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    written = {each["id"]: each["properties"].get("opening_hours") for each in features}
    rows = db.session.execute(
        select(Shop.slug, ShopProfile.source_ref).join(ShopProfile, ShopProfile.shop_id == Shop.id)
    )
    return {row.slug: written[row.source_ref] for row in rows}
