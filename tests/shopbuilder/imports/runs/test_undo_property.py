"""Import, people at work, undo: the state before, but for what people have touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs import undoing
from tenants.database import db, transaction
from tests.shopbuilder.imports.runs.conftest import Desk

CODES = "abcdef"
LINE = st.tuples(
    st.sampled_from(["Brioche", "Flan", "Tarte", "Chausson"]),
    st.integers(100, 900),
    st.one_of(st.none(), st.integers(0, 9)),
)
FILE = st.dictionaries(st.sampled_from(CODES), LINE, min_size=1)
#: Whose article is touched, and how.
EDITS = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from(["name", "price", "stock", "hide", "delete"])
    ),
    max_size=4,
)


def lines_of(file: dict[str, tuple[str, int, int | None]]) -> list[str]:
    return [
        f"{code};{name};{cents // 100},{cents % 100:02};{'' if stock is None else stock};"
        for code, (name, cents, stock) in file.items()
    ]


def edit(code: str, how: str) -> set[tuple[str, int]]:
    """Do what a trader may do to an article; return the rows touched."""
    with transaction():
        product = db.session.scalar(select(Product).where(Product.source_ref == code))
        if product is None:
            return set()
        rows = db.session.scalars(select(Variant).where(Variant.product_id == product.id)).all()
        touched = {("products", product.id), *(("variants", row.id) for row in rows)}
        if how == "delete":
            db.session.execute(delete(Product).where(Product.id == product.id))
            return touched
        if how == "name":
            product.name += " maison"
        elif how == "hide":
            product.published = not product.published
        for row in rows:
            if how == "price":
                row.price_cents += 7
            elif how == "stock":
                row.stock = (row.stock or 0) + 11
        return touched


@contextmanager
def fresh() -> Iterator[None]:
    """Leave the shop without imported articles, whatever came of it."""
    try:
        yield
    finally:
        db.session.rollback()
        with transaction():
            db.session.execute(delete(Product).where(Product.source_ref.is_not(None)))


def differ(unit: set[tuple[str, int]], before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Tell whether an article was left other than it was: one hidden and shown again was not."""
    return any(before[table].get(row) != after[table].get(row) for table, row in unit)


def but(state: dict[str, Any], touched: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return the rows of a state that nobody touched."""
    return {
        (table, row): values
        for table, rows in state.items()
        for row, values in rows.items()
        if (table, row) not in touched
    }


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(
    earlier=None,
    file={"a": ("Brioche", 251, None)},
    edits=[("a", "hide"), ("a", "hide")],
    overwrite=False,
    batch=1,
)
@given(
    earlier=st.one_of(st.none(), FILE),
    file=FILE,
    edits=EDITS,
    overwrite=st.booleans(),
    # Changes of one article are taken back together, wherever a batch ends.
    batch=st.sampled_from([1, 2, 3, 250]),
)
def test_undo_gives_back_the_state_before_but_for_what_people_touched(
    desk: Desk, earlier: Any, file: Any, edits: Any, overwrite: bool, batch: int
) -> None:
    with fresh(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(undoing, "BATCH", batch)
        if earlier is not None:
            desk.articles(*lines_of(earlier))
        before = desk.state()
        run = desk.articles(*lines_of(file), overwrite=overwrite)
        brought = desk.state()
        units = [edit(code, how) for code, how in edits]
        edited = desk.state()
        touched = set().union(*(unit for unit in units if differ(unit, brought, edited)))
        undone = desk.undo(run)
        after = desk.state()
        assert but(after, touched) == but(before, touched)
        # What people have touched is still there, and everything that stayed is told.
        still_there = {(table, row) for table, row in touched if row in edited.get(table, {})}
        assert still_there <= {(table, row) for table, rows in after.items() for row in rows}
        if not touched:
            assert undone.left == []
