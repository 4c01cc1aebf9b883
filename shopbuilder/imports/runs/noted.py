"""What a run noted: its changes, the last one first, and which of them are taken back together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select

from shopbuilder.imports.runs.models import ImportChange
from shopbuilder.imports.runs.references import model_of, rank_of, references_to
from shopbuilder.imports.runs.units import hangs_on
from tenants.database import db

_COLUMNS: Final = (
    ImportChange.id, ImportChange.table_name, ImportChange.row, ImportChange.what,
    ImportChange.before, ImportChange.after,
)  # fmt: skip

#: Ids of rows, by table.
Rows = Mapping[str, Collection[int]]


def count_of(run_id: int) -> int:
    """Return how many changes a run noted."""
    query = select(func.count(ImportChange.id)).where(ImportChange.run_id == run_id)
    return db.session.scalar(query) or 0


def notes_below(run_id: int, below: int | None, most: int) -> Sequence[Any]:
    """Return the changes of a run noted before number `below` (None: all), the last one first."""
    query = select(*_COLUMNS).where(ImportChange.run_id == run_id)
    if below is not None:
        query = query.where(ImportChange.id < below)
    return db.session.execute(query.order_by(ImportChange.id.desc()).limit(most)).all()


def rows_in(notes: Iterable[Any], *, what: str = "") -> dict[str, set[int]]:
    """Return the rows that notes tell of, by table; those of one kind of change where it is named."""
    found: dict[str, set[int]] = {}
    for note in notes:
        if what in ("", note.what):
            found.setdefault(note.table_name, set()).add(note.row)
    return found


def rows_created(run_id: int) -> dict[str, set[int]]:
    """Return every row that a run created, by table."""
    found: dict[str, set[int]] = {}
    query = select(ImportChange.table_name, ImportChange.row).where(
        ImportChange.run_id == run_id, ImportChange.what == "created"
    )
    for table, row in db.session.execute(query.execution_options(yield_per=500)):
        found.setdefault(table, set()).add(row)
    return found


def tables_of(run_id: int) -> list[str]:
    """Return the tables that a run wrote to, those that are referred to first."""
    query = select(ImportChange.table_name).where(ImportChange.run_id == run_id).distinct()
    return sorted(db.session.scalars(query).all(), key=rank_of)


def in_whole_units(run_id: int, notes: Sequence[Any]) -> list[Any]:
    """Return the notes of a batch, so cut that no unit is taken back by half.

    A row that the run created goes with the row it hangs on, if the run created that one too: it
    waits for it, and comes with it. So every note belongs to exactly one batch, and a batch that is
    done again finds the same notes.
    """
    created = rows_in(notes, what="created")
    waiting = {
        (table, row) for table, rows in created.items() for row in _hanging(run_id, table, rows)
    }
    here = [
        note
        for note in notes
        if note.what != "created" or (note.table_name, note.row) not in waiting
    ]
    whole = {note.id: note for note in here}
    roots: Rows = rows_in(here, what="created")
    while roots:
        members = list(_members(run_id, roots))
        whole.update((note.id, note) for note in members)
        roots = rows_in(members)
    return sorted(whole.values(), key=lambda note: -note.id)


def _hanging(run_id: int, table: str, rows: Collection[int]) -> Iterator[int]:
    """Yield those of these rows that hang on a row which the run created."""
    model = model_of(table)
    for column, parent in hangs_on(table):
        query = select(model.id, getattr(model, column)).where(model.id.in_(rows))
        parent_of = {row: number for row, number in db.session.execute(query) if number is not None}
        made = {note.row for note in _created(run_id, parent, set(parent_of.values()))}
        yield from (row for row, number in parent_of.items() if number in made)


def _members(run_id: int, roots: Rows) -> Iterator[Any]:
    """Yield the notes of rows that the run created and that hang on these."""
    for table, rows in roots.items():
        for other, column, goes_along in references_to(table):
            if goes_along:
                model = model_of(other)
                query = select(model.id).where(getattr(model, column).in_(rows))
                yield from _created(run_id, other, db.session.scalars(query).all())


def _created(run_id: int, table: str, rows: Collection[int]) -> Sequence[Any]:
    """Return the notes of the creation of those of these rows that the run created."""
    if not rows:
        return ()
    query = select(*_COLUMNS).where(
        ImportChange.run_id == run_id,
        ImportChange.what == "created",
        ImportChange.table_name == table,
        ImportChange.row.in_(rows),
    )
    return db.session.execute(query).all()
