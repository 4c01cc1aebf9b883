"""A real town from open data: its streets are there, and two of its shops sell real catalogues."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from shopbuilder.imports.openstreetmap.background import import_background
from shopbuilder.imports.openstreetmap.streets import import_streets
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.products.services import import_products
from shopbuilder.ordering.models import Order
from shopbuilder.profile.models import ShopProfile
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tenants.services import create_town
from tenants.towns import town_map
from tests.conftest import Browser, browser, empty
from tests.stage import Stage

SELLING = {
    "studio-modes-tout-chaud": "woocommerce/sample_products.csv",
    "zara-home": "shopify/home-and-garden.csv",
}


@pytest.fixture(scope="module")
def lille(app: Flask, stage: Stage, test_data: Path) -> Iterator[CurrentTown]:
    """The centre of Lille as its open data describes it, two shops taken over by their traders."""
    town_map.forget()
    with app.app_context():
        town = create_town("lille", "Lille", hosts=("lille.localhost",), subdivision="59")
        with in_town(town):
            import_streets(test_data / "towns" / "lille-centre" / "rues.geojson")
            import_background(test_data / "towns" / "lille-centre" / "fond.geojson")
            import_shops(test_data / "towns" / "lille-centre" / "commerces.geojson")
            for slug, catalogue in SELLING.items():
                shop = db.session.scalars(select(Shop).where(Shop.slug == slug)).one()
                import_products(shop, test_data / "catalogues" / catalogue, apply=True)
                let_sell(shop)
    yield town
    empty(app, stage)


def let_sell(shop: Shop) -> None:
    with transaction():
        profile = db.session.scalars(select(ShopProfile).where(ShopProfile.shop_id == shop.id))
        one = profile.one()
        one.taken_over, one.mode, one.opening_hours = True, "sell", "Mo-Su 08:00-20:00"


@pytest.fixture
def resident(app: Flask, lille: CurrentTown) -> Browser:
    return browser(app, "lille.localhost")


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def test_one_walks_from_the_town_to_a_street_to_a_shop(resident: Browser) -> None:
    street = first(r'href="(/rue/[a-z0-9-]+)"', resident.get("/rues").text)
    doors = resident.get(street).text
    shop = first(r'<li class="stop[^>]*><a href="(/[a-z0-9-]+)"', doors)
    assert "OpenStreetMap" in doors
    assert resident.get(shop).status_code == 200


def test_the_plan_of_a_large_town_is_light_and_tells_every_shop(resident: Browser) -> None:
    page = resident.get("/plan").text
    assert "509 boutiques" in page
    assert "OpenStreetMap" in page
    crowds = re.findall(r'class="m crowd".*?<title>(\d+) boutiques?', page)
    alone = re.findall(r'class="m (?:open|closed|unknown)', page)
    assert sum(map(int, crowds)) + len(alone) == 509
    for level in range(4):
        drawn = resident.get(f"/plan/fond-{level}.svg")
        assert len(gzip.compress(drawn.data, 6)) < 100_000
    shops = json.loads(resident.get("/donnees/boutiques.geojson").text)
    assert len(shops["features"]) == 509
    assert shops["licence"] == "ODbL-1.0"


def test_a_shop_that_nobody_has_taken_over_cannot_be_ordered_from(resident: Browser) -> None:
    assert 'action="/panier"' not in resident.get("/librairie-letellier").text


def test_two_shops_with_catalogues_of_other_programs_take_one_basket(
    resident: Browser, lille: CurrentTown, app: Flask
) -> None:
    for slug in SELLING:
        article = first(rf'href="(/{slug}/[a-z0-9-]+)"', resident.get(f"/{slug}").text)
        variant = first(r'name="variante" value="(\d+)"', resident.get(article).text)
        answer = resident.post("/panier", data={"variante": variant, "quantite": "1"})
        assert answer.status_code == 303
    form = resident.get("/validation").text
    slots = dict(re.findall(r'name="(creneau-\d+)" value="(2[^"]+)"', form))
    details = {"nom": "Zoé Martin", "telephone": "06 12 34 56 78", **slots}
    recap = resident.post("/validation", data=details).text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', recap))
    answer = resident.post("/validation/commander", data=hidden)
    assert answer.status_code == 303, answer.text
    with app.app_context(), in_town(lille):
        assert len(db.session.scalars(select(Order.id)).all()) == 2
