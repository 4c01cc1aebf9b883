"""Taking changes of a run back in the open transaction, as far as nobody has changed them since."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from shopbuilder.imports.runs.models import ImportChange
from shopbuilder.imports.runs.noted import Rows, tables_of
from shopbuilder.imports.runs.putting_back import IN_THE_WAY, Attempt, LeftRow
from shopbuilder.imports.runs.references import model_of, rank_of
from shopbuilder.imports.runs.units import Units
from tenants.database import db


def lock_rows_of(run_id: int) -> None:
    """Lock every row that a run wrote, in the order in which checkouts and imports lock theirs."""
    for table in tables_of(run_id):
        model = model_of(table)
        written = select(ImportChange.row).where(
            ImportChange.run_id == run_id, ImportChange.table_name == table
        )
        wanted = model.id.in_(written)
        db.session.execute(select(model.id).where(wanted).order_by(model.id).with_for_update())


def lock_rows(rows: Rows) -> None:
    """Lock these rows, in the same order."""
    for table in sorted(rows, key=rank_of):
        model = model_of(table)
        wanted = model.id.in_(rows[table])
        db.session.execute(select(model.id).where(wanted).order_by(model.id).with_for_update())


class WayBack:
    """Changes taken back one after the other, and what had to stay."""

    def __init__(self, units: Units) -> None:
        self.units = units
        #: Values put back, rows taken away, rows brought back.
        self.restored = 0
        self.removed = 0
        self.returned = 0
        self.left: list[LeftRow] = []
        #: Rows that stay because a person has written in them; what they refer to stays as it is.
        self._kept: set[tuple[str, int]] = set()

    def go(self, notes: Sequence[Any]) -> None:
        """Take back what these notes tell of, in their order: the last one first."""
        for _, group in groupby(notes, key=lambda note: (note.table_name, note.what)):
            self._take_back(list(group))
        db.session.flush()
        db.session.expire_all()

    def _take_back(self, changes: Sequence[Any]) -> None:
        """Take back changes of one kind to one table; one that meets resistance alone is left."""
        try:
            with db.session.begin_nested():
                attempt = self._attempt(changes)
        except IntegrityError:
            for change in changes:
                self._take_back_one(change)
        else:
            self._accept(attempt)

    def _take_back_one(self, change: Any) -> None:
        try:
            with db.session.begin_nested():
                attempt = self._attempt([change])
        except IntegrityError:
            attempt = Attempt(set(self._kept), self.units)
            attempt.leave(change.table_name, change.row, IN_THE_WAY)
        self._accept(attempt)

    def _attempt(self, changes: Sequence[Any]) -> Attempt:
        attempt = Attempt(set(self._kept), self.units)
        attempt.take_back(changes)
        db.session.flush()
        return attempt

    def _accept(self, attempt: Attempt) -> None:
        self._kept = attempt.kept
        self.restored += attempt.restored
        self.removed += attempt.removed
        self.returned += attempt.returned
        self.left += attempt.left
