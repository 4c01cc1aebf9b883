from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs.at_once import run_now
from shopbuilder.imports.runs.job import Asked
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.models import ImportChange, ImportRun
from shopbuilder.imports.runs.recording import recorded
from shopbuilder.town_life.models import Street, VacantUnit
from tenants.database import db, transaction
from tenants.errors import NotFound, WallError
from tests.shopbuilder.imports.openstreetmap.maps import point, street, write
from tests.shopbuilder.imports.runs.conftest import Desk


def product(code: str) -> Product:
    return db.session.scalars(select(Product).where(Product.source_ref == code)).one()


def variant(code: str) -> Variant:
    return db.session.scalars(select(Variant).where(Variant.sku == code)).one()


def test_a_first_import_undone_leaves_the_shop_as_it_was(desk: Desk) -> None:
    before = desk.state()
    run = desk.articles("a;Brioche;4,50;3;Au beurre", "b;Flan;3,20;;")
    assert desk.state() != before
    undone = desk.undo(run)
    assert desk.state() == before
    assert (undone.removed, undone.restored, undone.left) == (4, 0, [])


def test_a_second_import_undone_gives_back_the_first_ones_values(desk: Desk) -> None:
    desk.articles("a;Brioche;4,50;3;Au beurre", "b;Flan;3,20;;")
    before = desk.state()
    run = desk.articles("a;Brioche dorée;4,80;5;Pur beurre", "c;Chausson;2,10;;")
    undone = desk.undo(run)
    assert desk.state() == before
    assert undone.left_count == 0


def test_a_price_changed_since_stays_and_is_told(desk: Desk) -> None:
    desk.articles("a;Brioche;4,50;3;")
    run = desk.articles("a;Brioche dorée;4,80;3;")
    with transaction():
        variant("a").price_cents = 500
    undone = desk.undo(run)
    assert (variant("a").price_cents, product("a").name) == (500, "Brioche")
    assert [(left.subject, left.values["part"]) for left in undone.left] == [("Brioche", "price")]


def test_an_article_the_trader_has_edited_since_it_came_stays_on_sale(desk: Desk) -> None:
    run = desk.articles("a;Brioche;4,50;3;", "b;Flan;3,20;;")
    with transaction():
        variant("a").price_cents = 500
    undone = desk.undo(run)
    assert (product("a").published, variant("a").price_cents) == (True, 500)
    assert db.session.scalar(select(func.count(Product.id)).where(Product.source_ref == "b")) == 0
    assert undone.left_count == 2


def test_an_article_that_the_trader_made_hers_keeps_all_its_parts(desk: Desk) -> None:
    run = desk.articles("a;Brioche;4,50;3;")
    with transaction():
        product("a").name = "Brioche maison"
    desk.undo(run)
    assert (product("a").name, variant("a").price_cents) == ("Brioche maison", 450)


def test_undoing_twice_does_nothing_the_second_time(desk: Desk) -> None:
    run = desk.articles("a;Brioche;4,50;3;")
    desk.undo(run)
    before = desk.state()
    assert desk.undo(run).already
    assert desk.state() == before


def test_a_row_that_an_import_deleted_comes_back_under_its_key(desk: Desk, tmp_path: Path) -> None:
    desk.bring(
        "shops",
        write(
            tmp_path, point("node/1", shop="vacant"), point("node/2", name="Paul", shop="bakery")
        ),
    )
    before = desk.state()
    run = desk.bring("shops", write(tmp_path, point("node/2", name="Paul", shop="bakery")))
    assert db.session.scalar(select(func.count(VacantUnit.id))) == 0
    undone = desk.undo(run)
    assert (undone.returned, desk.state()) == (1, before)


def test_streets_and_shops_undone_in_turn_leave_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.state()
    streets = desk.bring("streets", write(tmp_path, street("way/1", "Rue Neuve", (0, 0), (1, 0))))
    shops = desk.bring(
        "shops",
        write(tmp_path, point("node/2", name="Paul", shop="bakery", addr__street="Rue Neuve")),
    )
    desk.undo(shops)
    desk.undo(streets)
    assert desk.state() == before


def test_a_street_where_a_shop_stands_by_now_stays_and_is_told(desk: Desk, tmp_path: Path) -> None:
    streets = desk.bring("streets", write(tmp_path, street("way/1", "Rue Neuve", (0, 0), (1, 0))))
    desk.bring(
        "shops",
        write(tmp_path, point("node/2", name="Paul", shop="bakery", addr__street="Rue Neuve")),
    )
    undone = desk.undo(streets)
    assert [left.subject for left in undone.left] == ["Rue Neuve"]
    assert db.session.scalar(select(func.count(Street.id)).where(Street.name == "Rue Neuve")) == 1


def test_a_run_of_another_town_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.undo(999_999)


def test_a_bulk_write_inside_an_import_is_refused(desk: Desk) -> None:
    run = desk.articles("a;Brioche;4,50;3;")
    with pytest.raises(WallError, match="in bulk"), transaction(), recorded(run):
        db.session.execute(update(Variant).values(price_cents=1))


def test_a_value_set_without_having_been_read_is_noted_with_what_it_was(desk: Desk) -> None:
    run = desk.articles("a;Brioche;4,50;3;")
    row = variant("a")
    db.session.expire(row)
    with transaction(), recorded(run):
        row.price_cents = 999
    query = select(ImportChange).where(ImportChange.run_id == run, ImportChange.what == "changed")
    change = db.session.scalars(query).one()
    assert (change.before, change.after) == ({"price_cents": 450}, {"price_cents": 999})


def test_what_an_import_changed_cannot_be_rewritten_or_dropped(desk: Desk) -> None:
    desk.articles("a;Brioche;4,50;3;")
    for statement in ("UPDATE import_changes SET what = 'created'", "DELETE FROM import_changes"):
        with pytest.raises(Exception, match=r"permission denied|kept for 90 days"), transaction():
            db.session.connection().exec_driver_sql(statement)


def test_a_dry_run_leaves_neither_run_nor_note(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, street("way/1", "Rue Neuve", (0, 0), (1, 0)))
    before = desk.state()
    run, outcome = run_now(JOBS["streets"], Asked(path, dry_run=True))
    assert (run, outcome.counts[0][1]) == (None, 1)
    assert db.session.scalar(select(func.count(ImportRun.id))) == 0
    assert db.session.scalar(select(func.count(ImportChange.id))) == 0
    assert desk.state() == before
