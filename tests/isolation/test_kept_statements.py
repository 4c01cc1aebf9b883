"""A statement that a module keeps is looked through once, and serves each town its own rows."""

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from shopbuilder.catalogue.models import Product
from tenants import isolation
from tenants.context import CurrentTown
from tenants.database import across_towns, db, in_town
from tenants.errors import NoTownError, WallError
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


def test_what_was_sent_over_all_towns_first_is_filtered_in_a_town(
    context: Flask, cast: Cast
) -> None:
    del context
    kept = select(Shop.name).order_by(Shop.name)
    with across_towns("test"):
        db.session.execute(kept)
    with in_town(cast.other_town):
        assert db.session.scalars(kept).all() == ["Crémerie Chloé"]


def test_what_was_refused_once_is_refused_each_time_and_in_each_town(
    context: Flask, cast: Cast
) -> None:
    del context
    kept = select(Shop.__table__.c.name)
    for town in (cast.town, cast.other_town, cast.town):
        with in_town(town), pytest.raises(WallError):
            db.session.execute(kept)


def test_what_goes_round_for_a_reason_lets_nothing_else_made_of_it_go_round(
    context: Flask, cast: Cast
) -> None:
    del context
    kept = select(Shop.__table__.c.name)
    with in_town(cast.town):
        db.session.execute(kept, execution_options={"unscoped": "test"})
        db.session.execute(kept.execution_options(unscoped="test"))
        for again in (kept, kept.limit(1)):
            with pytest.raises(WallError):
                db.session.execute(again)


def test_statements_made_for_a_request_leave_with_it(context: Flask, cast: Cast) -> None:
    del context
    with in_town(cast.town):
        before = len(isolation._looked_through)
        for number in range(100):
            # Each may lie where the one before lay: what was said of that one is not said of it.
            db.session.execute(select(Shop.name).where(Shop.id == number))
            with pytest.raises(WallError):
                db.session.execute(select(Shop.__table__.c.name).limit(number))
    gc.collect()
    assert len(isolation._looked_through) <= before + 1


def test_two_towns_that_ask_at_once_are_not_mixed_up(clean: Flask, cast: Cast) -> None:
    def ask(turn: int) -> bool:
        town = (cast.town, cast.other_town)[turn % 2]
        own = (["Fournil d’Alice", "Librairie Bob"], ["Crémerie Chloé"])[turn % 2]
        with clean.app_context():
            return names("columns", town) == own

    with ThreadPoolExecutor(8) as asking:
        assert all(asking.map(ask, range(200)))
