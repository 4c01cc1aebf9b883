"""Pages name whoever made the data on them."""

import json

import pytest
from flask import Flask

from shopbuilder.imports.places.credits import origin_key, origins_of_town
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.streets import import_streets
from tenants.context import CurrentTown
from tenants.database import in_town
from tenants.services import create_town
from tests.conftest import browser
from tests.shopbuilder.imports.places.conftest import WriteTable
from tests.shopbuilder.imports.places.files import BAKER, address, establishment


@pytest.mark.parametrize(
    ("ref", "key"),
    [
        ("node/1", "osm"), ("osm:rue du four", "osm"), ("sirene:123", "sirene"),
        ("ban:rue du four", "ban"), ("demo:x", ""), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_row_tells_where_it_comes_from(ref: str | None, key: str) -> None:
    assert origin_key(ref) == key


def test_a_town_of_the_register_and_the_address_base_names_both(
    clean: Flask, context: Flask, table: WriteTable
) -> None:
    del context
    town = create_town("bourg", "Bourg", hosts=("bourg.localhost",))
    with in_town(town):
        import_streets(table(*(address(str(each)) for each in (10, 12, 14)), name="ban.csv"))
        import_shops(table(establishment(BAKER, "FOURNIL")))
        assert [each.key for each in origins_of_town()] == ["sirene", "ban"]
    reader = browser(clean, "bourg.localhost")
    for path in ("/", "/rue/rue-du-four", "/plan", "/fournil", "/mentions-legales"):
        page = reader.get(path).text
        assert "Insee, base Sirene" in page, path
        assert "OpenStreetMap" not in page, path
    assert "Base Adresse Nationale" in reader.get("/fournil").text
    data = json.loads(reader.get("/donnees/boutiques.geojson").text)
    assert (data["licence"], data["attribution"]) == ("etalab-2.0", "Insee, base Sirene")
    assert data["features"][0]["properties"]["origin"] == "Sirene"


def test_a_town_of_its_own_words_names_nobody(town: CurrentTown) -> None:
    del town
    assert origins_of_town() == ()
