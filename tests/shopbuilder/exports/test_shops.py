"""Shops taken out as a table and as a map."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from shopbuilder.exports.shops import shops_as_csv, shops_as_geojson
from shopbuilder.imports.findings import Findings
from shopbuilder.imports.openstreetmap.shapes import NO_POSITION
from shopbuilder.imports.openstreetmap.tags import tag_of_trade, use_of
from shopbuilder.imports.places.own_sheet import COLUMNS
from shopbuilder.imports.places.shops import import_shops
from shopbuilder.imports.places.source import Reading
from shopbuilder.imports.places.sources import shop_source_of
from shopbuilder.imports.tables.cells import printable
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.trades import TRADES
from tenants.context import current_town
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.statements import count_statements


@pytest.fixture
def town(cast: Cast, context: Flask) -> Iterator[Cast]:
    del context
    with in_town(cast.town):
        yield cast


def rows() -> list[dict[str, str]]:
    text = "".join(shops_as_csv()).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def features() -> list[dict[str, Any]]:
    return json.loads("".join(shops_as_geojson()))["features"]


def test_each_shop_is_a_line_and_no_other_towns_shop_is(town: Cast) -> None:
    found = rows()
    assert list(found[0]) == list(COLUMNS.values())
    assert [row["Nom"] for row in found] == ["Fournil d’Alice", "Librairie Bob"]
    assert found[0]["Métier"] == "bakery"
    assert found[0]["Voie"] == "Rue du Four"


def test_each_shop_is_a_feature_with_the_tags_of_the_map(town: Cast) -> None:
    bakery = features()[0]
    assert bakery["properties"]["shop"] == "bakery"
    assert bakery["properties"]["addr:street"] == "Rue du Four"
    assert bakery["geometry"] is None


def test_a_town_without_shops_is_an_empty_map(cast: Cast, context: Flask) -> None:
    with in_town(cast.other_town):
        assert len(features()) == 1


@pytest.mark.parametrize("trade", TRADES)
def test_the_map_reads_the_tag_of_a_trade_as_that_trade(trade: str) -> None:
    use = use_of(dict([tag_of_trade(trade)]))
    assert use.what == "shop"
    assert use.kind in {trade, "other"}


def test_nearly_every_trade_has_a_tag_of_its_own() -> None:
    assert [trade for trade in TRADES if tag_of_trade(trade) == ("shop", "yes")] == ["other"]


def test_one_statement_serves_five_hundred_shops(town: Cast) -> None:
    with count_statements(db.engine) as statements:
        list(shops_as_csv())
    assert len(statements) == 2


# -- and brought back

SAID = (
    "trade", "phone", "email", "website", "house_number", "latitude", "longitude",
    "opening_hours", "siret", "legal_name", "legal_address", "tagline", "story",
)  # fmt: skip


def told(town: Cast) -> list[tuple[Any, ...]]:
    """Return what the town knows of its shops."""
    with in_town(town.town):
        return sorted(
            db.session.execute(
                select(Shop.name, *(getattr(ShopProfile, name) for name in SAID)).join(
                    ShopProfile, ShopProfile.shop_id == Shop.id
                )
            ).all(),
            key=repr,
        )


def without_credit(text: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return sorted(row[:-1] for row in rows)


@pytest.fixture
def numberless(cast: Cast, context: Flask) -> Cast:
    """Towns whose shops share no number: it would make one shop of them."""
    del context
    for town in (cast.town, cast.other_town):
        with in_town(town), transaction():
            db.session.execute(update(ShopProfile).values(siret=""))
    return cast


def test_the_shops_of_lille_come_back_whole_from_the_table(
    numberless: Cast, test_data: Path, tmp_path: Path
) -> None:
    cast = numberless
    with in_town(cast.town):
        import_shops(test_data / "towns" / "lille-centre" / "commerces.geojson")
        taken = "".join(shops_as_csv())
    path = tmp_path / "commerces.csv"
    path.write_text(taken, encoding="utf-8", newline="")
    with in_town(cast.other_town):
        report = import_shops(path)
        back = "".join(shops_as_csv())
    assert report.origin.key == "shopbuilder"
    assert report.findings.refused == []
    # Where no street was brought in, nobody can tell the nearest one: so it was on the way in.
    assert {finding.msgid for finding in report.findings.dropped} == {
        "There is no named street within 50 metres."
    }
    assert taken.count("\r\n") == 1 + 2 + 509
    # The other town has a shop of its own.
    own = [row for row in without_credit(back) if row[1] == "Crémerie Chloé"]
    assert [row for row in without_credit(back) if row not in own] == without_credit(taken)


def test_brought_back_into_its_own_town_nothing_changes(
    cast: Cast, context: Flask, test_data: Path, tmp_path: Path
) -> None:
    with in_town(cast.town):
        import_shops(test_data / "towns" / "lille-centre" / "commerces.geojson")
        taken = "".join(shops_as_csv())
        path = tmp_path / "commerces.csv"
        path.write_text(taken, encoding="utf-8", newline="")
        report = import_shops(path)
        assert (report.shops.created, report.shops.changed) == (0, [])
        assert "".join(shops_as_csv()) == taken


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
LINES = st.lists(WORDS, max_size=4).map(" ".join).map(lambda text: printable(text).strip())
STORIES = st.lists(LINES, max_size=3).map("\n\n".join).map(str.strip)
#: Words that look like letters saved twice, and are none: a name may be what it likes.
TWICE = "Ã‰tÃ© Â¦"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(LINES.filter(bool), LINES, LINES, LINES, STORIES)
@example(TWICE, TWICE, TWICE, TWICE, f"{TWICE}\n\n{TWICE}")
@example("'=1+1", "=1+1", "+33 3", "@moi", "-10 %")
def test_whatever_a_shop_says_of_itself_comes_back(
    town: Cast, tmp_path: Path, name: str, tagline: str, owner: str, seat: str, story: str
) -> None:
    said = {"tagline": tagline, "legal_name": owner, "legal_address": seat, "story": story}
    with transaction():
        db.session.execute(update(Shop).where(Shop.id == town.bakery_id).values(name=name))
        db.session.execute(
            update(ShopProfile).where(ShopProfile.shop_id == town.bakery_id).values(**said)
        )
    path = tmp_path / "commerces.csv"
    path.write_text("".join(shops_as_csv()), encoding="utf-8", newline="")
    reading = Reading(path, current_town(), Findings())
    entry = next(shop_source_of(path).read(reading))
    assert entry.name == name
    assert {field: getattr(entry, field) for field in said} == said


def test_the_shops_of_lille_come_back_whole_from_the_map(
    cast: Cast, context: Flask, test_data: Path, tmp_path: Path
) -> None:
    with in_town(cast.town):
        import_shops(test_data / "towns" / "lille-centre" / "commerces.geojson")
        taken = "".join(shops_as_geojson())
    path = tmp_path / "commerces.geojson"
    path.write_text(taken, encoding="utf-8")
    with in_town(cast.other_town):
        report = import_shops(path)
    assert report.shops.created == 509
    # The cast's own shops stand nowhere: a map cannot hold them.
    assert [finding.msgid for finding in report.findings.refused] == [NO_POSITION] * 2
    named = {row[0] for row in told(cast)} - {"Fournil d’Alice", "Librairie Bob"}
    kept = {row for row in told(cast) if row[0] in named}
    other = [row for row in _other(cast) if row[0] != "Crémerie Chloé"]
    assert sorted(kept, key=repr) == sorted(set(other), key=repr)


def _other(cast: Cast) -> list[tuple[Any, ...]]:
    with in_town(cast.other_town):
        return list(
            db.session.execute(
                select(Shop.name, *(getattr(ShopProfile, name) for name in SAID)).join(
                    ShopProfile, ShopProfile.shop_id == Shop.id
                )
            ).all()
        )
