"""Taking back changes of one kind to one table: what can be put back, and what has to stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import delete

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.imports.runs.references import model_of, referring, table_of
from shopbuilder.imports.runs.units import Key, Units, rows_of
from shopbuilder.imports.runs.values import columns_of, fingerprint, from_json
from tenants.database import TownOwned, db
from tenants.errors import N_

#: What takes a row off sale where people's things refer to it: table → column and value.
_OFF_SALE: Final[Mapping[str, tuple[str, bool]]] = {
    table_of(Product): ("published", False),
    table_of(Variant): ("active", False),
}

CHANGED_SINCE: Final = N_("%(part)s was changed since: it stays as it is.")
TOUCHED_SINCE: Final = N_("It has been changed since it arrived: it stays.")
OFF_SALE_NOW: Final = N_("Something refers to it, an order perhaps: it is taken off sale.")
REFERRED_TO: Final = N_("Something refers to it: it stays.")
GONE_SINCE: Final = N_("It is not there any more.")
IN_THE_WAY: Final = N_("Something else has taken its place: it could not be put back.")


@dataclass(frozen=True)
class LeftRow:
    """A row of which something could not be put back, and why."""

    table: str
    row: int
    msgid: str
    #: The column concerned, "" for the row as a whole.
    part: str = ""


@dataclass
class Attempt:
    """One step back; it counts only if the database takes all of it."""

    #: (table, id) of rows that stay because a person has written in them.
    kept: set[Key]
    units: Units
    restored: int = 0
    removed: int = 0
    returned: int = 0
    left: list[LeftRow] = field(default_factory=list)
    #: Rows of the table at hand that are to be deleted.
    _going: list[int] = field(default_factory=list)

    def take_back(self, changes: Sequence[Any]) -> None:
        """Take back changes of one kind to one table, the last one first."""
        table = changes[0].table_name
        rows = rows_of(table, [change.row for change in changes])
        if changes[0].what == "changed":
            for change in changes:
                self._restore(change, rows.get(change.row))
        elif changes[0].what == "created":
            referrers = referring(table, list(rows))
            for change in changes:
                self._remove(change, rows.get(change.row), referrers.get(change.row, []))
            self._delete(table)
        else:
            for change in changes:
                self._bring_back(change, rows.get(change.row))

    def leave(self, table: str, row: int, msgid: str, part: str = "") -> None:
        """Say that something stays, and why."""
        self.left.append(LeftRow(table, row, msgid, part))

    def _restore(self, change: Any, row: TownOwned | None) -> None:
        """Give a row the values it had before, where they still are what the import wrote."""
        table = change.table_name
        if row is None:
            self.leave(table, change.row, GONE_SINCE)
            return
        columns = columns_of(type(row))
        for name, before in change.before.items():
            if name not in columns:
                continue
            value = fingerprint(getattr(row, name))
            if value == change.after[name]:
                setattr(row, name, from_json(columns[name], before))
                self.restored += 1
            elif value != fingerprint(before):
                self.leave(table, change.row, CHANGED_SINCE, name)
                self.kept.add((table, change.row))

    def _remove(
        self, change: Any, row: TownOwned | None, referrers: Sequence[tuple[str, int]]
    ) -> None:
        """Delete a row that the import made, unless people have made it theirs."""
        if row is None:
            return
        this = (change.table_name, change.row)
        if this in self.kept or not self.kept.isdisjoint(referrers) or self.units.keeps(row):
            self.kept.add(this)
            self.leave(*this, TOUCHED_SINCE)
        elif not referrers:
            self._going.append(row.id)
            self.removed += 1
        elif change.table_name in _OFF_SALE:
            name, value = _OFF_SALE[change.table_name]
            setattr(row, name, value)
            self.leave(*this, OFF_SALE_NOW)
        else:
            self.leave(*this, REFERRED_TO)

    def _delete(self, table: str) -> None:
        """Delete the rows that go, in one statement: what search knows of them is renewed once."""
        if not self._going:
            return
        model = model_of(table)
        db.session.flush()
        db.session.execute(
            delete(model).where(model.id.in_(self._going)),
            execution_options={"synchronize_session": False},
        )
        self._going = []

    def _bring_back(self, change: Any, row: TownOwned | None) -> None:
        """Insert a row that the import deleted, under its key."""
        if row is not None:
            return
        model = model_of(change.table_name)
        columns = columns_of(model)
        values = {
            name: from_json(columns[name], value)
            for name, value in change.before.items()
            if name in columns
        }
        db.session.add(model(id=change.row, **values))
        self.returned += 1
