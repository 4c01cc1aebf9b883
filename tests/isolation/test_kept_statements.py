"""A statement that a module keeps is looked through once, and serves each town its own rows."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from shopbuilder.catalogue.models import Product
from tenants.context import CurrentTown
from tenants.database import db, in_town
from tenants.errors import NoTownError
from tenants.models import Shop
from tests.cast import Cast

_OTHER = aliased(Shop)
KEPT = {
    "columns": select(Shop.name).order_by(Shop.name),
    "rows": select(Shop).order_by(Shop.name).with_only_columns(Shop.name),
    "join": select(Shop.name).join(Product, Product.shop_id == Shop.id).order_by(Shop.name),
    "alias": select(_OTHER.name).order_by(_OTHER.name),
    "exists": select(Shop.name)
    .where(exists().where(Product.shop_id == Shop.id))
    .order_by(Shop.name),
    "beside": select(Shop.name, select(func.count(Product.id)).scalar_subquery()).order_by(
        Shop.name
    ),
}


def names(kept: str, town: CurrentTown) -> list[str]:
    with in_town(town):
        return [row[0] for row in db.session.execute(KEPT[kept])]


@pytest.mark.parametrize("kept", KEPT)
def test_a_kept_statement_shows_each_town_its_own(context: Flask, cast: Cast, kept: str) -> None:
    del context
    for _ in range(3):
        assert names(kept, cast.town) == ["Fournil d’Alice", "Librairie Bob"]
        assert names(kept, cast.other_town) == ["Crémerie Chloé"]


def test_a_kept_statement_counts_beside_its_rows_only_what_is_of_the_town(
    context: Flask, cast: Cast
) -> None:
    del context
    counts = []
    for town in (cast.town, cast.other_town):
        with in_town(town):
            counts.append(db.session.execute(KEPT["beside"]).first()[1])  # type: ignore[index]
    assert counts == [2, 1]


def test_a_kept_statement_is_refused_again_without_a_town(context: Flask, cast: Cast) -> None:
    del context
    names("columns", cast.town)
    with pytest.raises(NoTownError):
        db.session.execute(KEPT["columns"])


def test_two_towns_that_ask_at_once_are_not_mixed_up(clean: Flask, cast: Cast) -> None:
    def ask(turn: int) -> bool:
        town = (cast.town, cast.other_town)[turn % 2]
        own = (["Fournil d’Alice", "Librairie Bob"], ["Crémerie Chloé"])[turn % 2]
        with clean.app_context():
            return names("columns", town) == own

    with ThreadPoolExecutor(8) as asking:
        assert all(asking.map(ask, range(200)))
