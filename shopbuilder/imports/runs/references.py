"""Which rows refer to which: found in the tables themselves, so that no new table is forgotten."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from sqlalchemy import ForeignKeyConstraint, Table, select

from tenants.database import Base, TownOwned, db

#: Kept by the database's own triggers: they come and go with what they describe.
_DERIVED: Final = frozenset({"search_documents", "search_words"})
#: Numbers that name a row without being a reference: table → those who name its rows.
_LOOSE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "variants": (("order_lines", "variant_id"),)
}


@cache
def model_of(table: str) -> type[TownOwned]:
    """Return the model of a table that belongs to towns."""
    return next(
        mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, TownOwned)
        and isinstance(mapper.local_table, Table)
        and mapper.local_table.name == table
    )


def table_of(model: type[TownOwned]) -> str:
    """Return the name of a model's table."""
    return str(model.__tablename__)


@cache
def rank_of(table: str) -> int:
    """Return a number by which tables are sorted: what is referred to comes first."""
    return [each.name for each in Base.metadata.sorted_tables].index(table)


@cache
def references_to(table: str) -> tuple[tuple[str, str, bool], ...]:
    """Return (table, column, goes with it) for everything that may refer to a row of `table`."""
    found = [
        (other.name, key.column_keys[-1], key.ondelete == "CASCADE")
        for other in Base.metadata.sorted_tables
        if other.name not in _DERIVED
        for key in other.constraints
        if isinstance(key, ForeignKeyConstraint)
        and key.referred_table.name == table
        and len(key.column_keys) == 2
    ]
    loose = [(other, column, False) for other, column in _LOOSE.get(table, ())]
    return (*found, *loose)


def referring(table: str, rows: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """Return, for each of these rows that is referred to, the (table, id) of those who do."""
    found: dict[int, list[tuple[str, int]]] = {}
    for other, column, _ in references_to(table):
        model = model_of(other)
        named = getattr(model, column)
        for row, referrer in db.session.execute(select(named, model.id).where(named.in_(rows))):
            found.setdefault(row, []).append((other, referrer))
    return found
