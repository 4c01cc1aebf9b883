"""What belongs together: an article and its variants, a shop and its profile.

A row that an import made goes or stays with the row it hangs on. So before anything is taken away,
it is known which of these units people have made theirs.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ForeignKeyConstraint, select

from shopbuilder.catalogue.models import Variant
from shopbuilder.imports.runs.models import ImportChange
from shopbuilder.imports.runs.references import model_of, referring, table_of
from shopbuilder.imports.runs.values import columns_of, fingerprint
from tenants.database import Base, TownOwned, db

#: Changes that are looked at together.
BATCH: Final = 500
#: What a sale changes: with an order beside it, nobody has written it.
_SOLD: Final = {table_of(Variant): frozenset({"stock"})}

Key = tuple[str, int]


@cache
def hangs_on(table: str) -> tuple[tuple[str, str], ...]:
    """Return (column, table) of the rows that those of `table` go with when they are deleted."""
    return tuple(
        (key.column_keys[-1], key.referred_table.name)
        for key in Base.metadata.tables[table].constraints
        if isinstance(key, ForeignKeyConstraint)
        and key.ondelete == "CASCADE"
        and len(key.column_keys) == 2
    )


def rows_of(table: str, ids: Collection[int]) -> dict[int, TownOwned]:
    """Return the rows of these ids that there are, as they stand now."""
    model = model_of(table)
    query = select(model).where(model.id.in_(ids)).execution_options(populate_existing=True)
    return {row.id: row for row in db.session.scalars(query)}


class Units:
    """Units that a run made, and those among them that people have written in."""

    def __init__(
        self, run_id: int, created: Mapping[str, Collection[int]], below: int | None = None
    ) -> None:
        """Look at rows that the run created, by table; with all rows of a unit among them.

        `below`: changes noted from there on have been taken back.
        """
        self._run_id = run_id
        self._created = created
        self._below = below
        self._kept: set[Key] = set()
        for table, rows in created.items():
            numbers = sorted(rows)
            for start in range(0, len(numbers), BATCH):
                self._look_at(table, numbers[start : start + BATCH])

    def keeps(self, row: TownOwned) -> bool:
        """Tell whether somebody has written in the unit of a row that the run made."""
        return self._root(row) in self._kept

    def _root(self, row: TownOwned) -> Key:
        """Return the row at the bottom of a unit: what `row` hangs on, as far as the run made it."""
        table = table_of(type(row))
        for column, parent in hangs_on(table):
            number = getattr(row, column)
            if number not in self._created.get(parent, ()):
                continue
            if any(self._created.get(further) for _, further in hangs_on(parent)):
                above = rows_of(parent, [number]).get(number)
                return self._root(above) if above is not None else (parent, number)
            return parent, number
        return table, row.id

    def _look_at(self, table: str, numbers: Sequence[int]) -> None:
        """Find the units that people have written in, by some rows of one table."""
        query = select(ImportChange.row, ImportChange.after).where(
            ImportChange.run_id == self._run_id,
            ImportChange.what == "created",
            ImportChange.table_name == table,
            ImportChange.row.in_(numbers),
        )
        changes = db.session.execute(query).all()
        rows = rows_of(table, numbers)
        written = {change.row: dict(change.after) for change in changes if change.row in rows}
        differing = {
            number for number, values in written.items() if _differences(rows[number], values)
        }
        if not differing:
            return
        self._bring_up_to_date(table, {number: written[number] for number in differing})
        self._keep(table, rows, {number: written[number] for number in differing})

    def _bring_up_to_date(self, table: str, written: dict[int, dict[str, Any]]) -> None:
        """Add to what the run wrote first what it wrote into the same rows later."""
        query = select(ImportChange.row, ImportChange.after).where(
            ImportChange.run_id == self._run_id,
            ImportChange.what == "changed",
            ImportChange.table_name == table,
            ImportChange.row.in_(written),
        )
        if self._below is not None:
            query = query.where(ImportChange.id < self._below)
        for row, after in db.session.execute(query.order_by(ImportChange.id)):
            written[row].update(after or {})

    def _keep(
        self, table: str, rows: dict[int, TownOwned], written: dict[int, dict[str, Any]]
    ) -> None:
        sold = _SOLD.get(table, frozenset())
        found = {number: _differences(rows[number], values) for number, values in written.items()}
        only_sold = [number for number, names in found.items() if names and names <= sold]
        ordered = referring(table, only_sold) if only_sold else {}
        for number, names in found.items():
            if names and number not in ordered:
                self._kept.add(self._root(rows[number]))


def _differences(row: TownOwned, written: dict[str, Any]) -> frozenset[str]:
    """Return the columns of a row that are not as they were written."""
    columns = columns_of(type(row))
    return frozenset(
        name
        for name, value in written.items()
        if name in columns and fingerprint(getattr(row, name)) != value
    )
