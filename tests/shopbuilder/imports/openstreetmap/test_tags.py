import json
from collections import Counter
from pathlib import Path

import pytest

from shopbuilder.imports.openstreetmap.tags import _AMENITIES, _TRADES, Use, use_of
from shopbuilder.profile.trades import TRADES


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"shop": "bakery"}, Use("shop", "bakery")),
        ({"shop": "seafood"}, Use("shop", "fishmonger")),
        ({"craft": "shoemaker"}, Use("shop", "cobbler")),
        ({"amenity": "restaurant"}, Use("shop", "restaurant")),
        ({"amenity": "pub"}, Use("shop", "bar")),
        ({"amenity": "pharmacy"}, Use("shop", "pharmacy")),
        ({"amenity": "cafe", "cuisine": "ice_cream"}, Use("shop", "ice_cream")),
        ({"shop": "convenience;gas"}, Use("shop", "grocer")),
        ({"shop": "gas;convenience"}, Use("shop", "grocer")),
        ({"shop": "books", "amenity": "cafe"}, Use("shop", "books")),
        ({"shop": "vacant", "amenity": "cafe"}, Use("shop", "cafe")),
        ({"shop": "yes"}, Use("shop", "other")),
        ({"shop": "weapons"}, Use("shop", "other", "shop=weapons")),
        ({"shop": "vacant"}, Use("vacant")),
        ({"amenity": "bank"}, Use("place", "bank")),
        ({"tourism": "museum"}, Use("place", "museum")),
        ({"office": "estate_agent"}, Use("place", "office")),
        ({"amenity": "dojo"}, Use("place", "other", "amenity=dojo")),
        ({"building": "yes"}, Use("")),
        ({}, Use("")),
    ],
)
def test_tags_say_what_a_feature_is(tags: dict[str, str], use: Use) -> None:
    assert use_of(tags) == use


def test_every_trade_of_the_table_is_a_trade() -> None:
    assert {*_TRADES.values(), *_AMENITIES.values()} <= set(TRADES)


def test_central_lille_is_mostly_known(test_data: Path) -> None:
    path = test_data / "towns" / "lille-centre" / "commerces.geojson"
    uses = [use_of(each["properties"]) for each in json.loads(path.read_text())["features"]]
    assert Counter(use.what for use in uses) == {"shop": 536, "place": 134, "vacant": 1}
    assert {use.unknown for use in uses} == {"", "shop=weapons"}
