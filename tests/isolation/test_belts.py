"""Filter, flush check, guard and policies: what each refuses, and the harm without it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import (
    Integer,
    column,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
    text,
    update,
)
from sqlalchemy.exc import ProgrammingError

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.local.postgres import Postgres
from tenants.context import CurrentTown
from tenants.database import across_towns, db, in_town, transaction
from tenants.errors import NoTownError, WallError, WrongTownError
from tests.cast import Cast
from tests.isolation.belts import ALL, only

Leak = Callable[[], int]


@pytest.fixture
def walls(cast: Cast, clean: Flask) -> Iterator[Cast]:
    with clean.app_context():
        yield cast


def names_seen(rows: list[str]) -> int:
    """How many products of the other town are among these."""
    return sum(name == "Tomme" for name in rows)


def by_core() -> int:
    return names_seen(list(db.session.scalars(select(Product.__table__.c.name))))


def by_text() -> int:
    return names_seen(list(db.session.scalars(text("SELECT name FROM products"))))


def by_statement() -> int:
    query = select(Product).from_statement(text("SELECT * FROM products"))
    return names_seen([row.name for row in db.session.scalars(query)])


def by_exists() -> int:
    found = db.session.scalar(select(literal(1)).where(exists().where(Product.name == "Tomme")))
    return found or 0


def by_orm() -> int:
    return names_seen(list(db.session.scalars(select(Product.name))))


def by_core_beside_orm() -> int:
    table = Product.__table__.alias()
    query = select(table.c.name).select_from(Product).join(table, literal(True))
    return names_seen(list(db.session.scalars(query)))


def by_text_with_columns() -> int:
    rows = db.session.scalars(text("SELECT name FROM products").columns(column("name")))
    return names_seen(list(rows))


def by_text_inside() -> int:
    return names_seen(list(db.session.scalars(select(text("name")).select_from(text("products")))))


def by_literal() -> int:
    counted = "(SELECT count(*) FROM products WHERE name = 'Tomme')"
    return db.session.scalar(select(literal_column(counted, Integer))) or 0


def by_mere_name() -> int:
    return names_seen(list(db.session.scalars(select(table("products", column("name"))))))


ROUND_THE_FILTER = [
    by_core, by_text, by_statement, by_exists, by_text_with_columns, by_text_inside, by_literal,
    by_mere_name,
]  # fmt: skip


@pytest.mark.parametrize("leak", [by_orm, *ROUND_THE_FILTER])
def test_without_a_town_a_query_raises(walls: Cast, leak: Leak) -> None:
    with pytest.raises(NoTownError):
        leak()


@pytest.mark.parametrize("leak", ROUND_THE_FILTER)
def test_a_query_round_the_filter_raises(walls: Cast, leak: Leak) -> None:
    with in_town(walls.town), pytest.raises(WallError):
        leak()


def test_a_query_on_models_sees_its_own_town(walls: Cast) -> None:
    with in_town(walls.town):
        names = set(db.session.scalars(select(Product.name)))
    assert names == {"Pain de campagne", "Le Tour du puits"}


@pytest.mark.parametrize("belt", ["policies", "filter"])
def test_either_belt_alone_hides_the_other_town_from_a_query(
    walls: Cast, postgres: Postgres, database: str, belt: str
) -> None:
    with only(frozenset({belt}), postgres, database), in_town(walls.town):
        assert by_orm() == 0


@pytest.mark.parametrize("leak", [by_orm, *ROUND_THE_FILTER])
def test_control_with_every_belt_off_the_other_town_is_seen(
    walls: Cast, postgres: Postgres, database: str, leak: Leak
) -> None:
    with only(frozenset(), postgres, database), in_town(walls.town):
        assert leak() == 1


@pytest.mark.parametrize("leak", [*ROUND_THE_FILTER, by_core_beside_orm])
def test_policies_alone_hide_the_other_town(
    walls: Cast, postgres: Postgres, database: str, leak: Leak
) -> None:
    with only(frozenset({"policies"}), postgres, database), in_town(walls.town):
        assert leak() == 0


def test_control_without_policies_a_core_table_beside_a_model_leaks(
    walls: Cast, postgres: Postgres, database: str
) -> None:
    with only(ALL - {"policies"}, postgres, database), in_town(walls.town):
        assert by_core_beside_orm() > 0


def test_control_without_the_guard_a_query_without_a_town_is_silently_empty(
    walls: Cast, postgres: Postgres, database: str
) -> None:
    with only(ALL - {"guard"}, postgres, database):
        assert db.session.scalars(select(Product.name)).all() == []


def test_a_row_of_another_town_cannot_be_flushed(walls: Cast) -> None:
    with in_town(walls.town):
        db.session.add(foreign_variant(walls))
        with pytest.raises(WrongTownError):
            db.session.flush()


def foreign_variant(walls: Cast) -> Variant:
    product_id = 1
    return Variant(
        town_id=walls.other_town.id, product_id=product_id, label="volé", price_cents=1, stock=1
    )


def test_a_row_cannot_be_flushed_without_a_town(walls: Cast) -> None:
    db.session.add(Variant(product_id=1, price_cents=1))
    with pytest.raises(NoTownError):
        db.session.flush()
    db.session.rollback()


def other_product(walls: Cast) -> int:
    with in_town(walls.other_town):
        return db.session.scalars(select(Product.id)).one()


def insert_abroad(walls: Cast, product_id: int) -> None:
    with in_town(walls.town), transaction():
        db.session.execute(
            insert(Variant).execution_options(unscoped="a test of the policies"),
            [{
                "town_id": walls.other_town.id, "product_id": product_id, "label": "volé",
                "options": {}, "sku": "", "price_cents": 1, "position": 0, "active": True,
            }],
        )  # fmt: skip


def test_a_bulk_insert_into_another_town_is_refused_by_the_policy(walls: Cast) -> None:
    product_id = other_product(walls)
    with pytest.raises(ProgrammingError, match="row-level security"):
        insert_abroad(walls, product_id)


def test_control_without_policies_a_bulk_insert_reaches_another_town(
    walls: Cast, postgres: Postgres, database: str
) -> None:
    product_id = other_product(walls)
    with only(ALL - {"policies"}, postgres, database):
        insert_abroad(walls, product_id)
    with in_town(walls.other_town):
        assert "volé" in db.session.scalars(select(Variant.label)).all()


def test_a_reference_to_a_row_of_another_town_is_refused_by_the_key(walls: Cast) -> None:
    product_id = other_product(walls)
    with in_town(walls.town):
        db.session.add(Variant(product_id=product_id, label="greffé", price_cents=1))
        with pytest.raises(Exception, match="fk_variants_town_id_product_id"):
            db.session.flush()


def test_a_bulk_update_stays_in_its_town(walls: Cast) -> None:
    with in_town(walls.town), transaction():
        db.session.execute(update(Variant).values(price_cents=1))
    with in_town(walls.other_town):
        assert db.session.scalars(select(Variant.price_cents)).all() == [650]


def test_a_bulk_delete_stays_in_its_town(walls: Cast) -> None:
    with in_town(walls.town), transaction():
        db.session.execute(delete(Variant))
    with in_town(walls.other_town):
        assert db.session.scalar(select(func.count()).select_from(Variant)) == 1


def test_a_row_of_another_town_is_not_found_by_its_key(walls: Cast) -> None:
    with in_town(walls.town):
        assert db.session.get(Variant, (walls.other_town.id, walls.cheese_id)) is None


def test_a_session_holds_nothing_of_the_town_before(walls: Cast) -> None:
    with in_town(walls.other_town):
        loaded = db.session.get(Variant, (walls.other_town.id, walls.cheese_id))
        assert loaded is not None
    with in_town(walls.town):
        assert list(db.session) == []


def test_the_town_outlives_no_transaction(walls: Cast) -> None:
    with in_town(walls.town):
        db.session.scalars(select(Product.id)).all()
    with db.engine.connect() as connection:
        setting = connection.scalar(text("SELECT current_setting('app.town', true)"))
    assert not setting


def test_over_all_towns_the_policies_still_hide_every_row(walls: Cast) -> None:
    with across_towns("a test"):
        assert db.session.scalars(select(Product.id)).all() == []


@pytest.mark.parametrize("inner", ["same", "other"])
def test_a_town_entered_inside_another_is_left_again(walls: Cast, inner: str) -> None:
    second: CurrentTown = walls.town if inner == "same" else walls.other_town
    with in_town(walls.town):
        with in_town(second):
            db.session.scalars(select(Product.id)).all()
        assert len(db.session.scalars(select(Product.id)).all()) == 2
