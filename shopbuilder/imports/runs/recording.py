"""What an import writes is noted, row by row and value by value, as the session flushes it.

No import has to think of it: within `recorded` every new, changed or deleted row of a town is noted
in the transaction that writes it. What would go round it, a bulk write, is refused.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import (
    LoaderCallableStatus,
    ORMExecuteState,
    Session,
    UOWTransaction,
)

from shopbuilder.imports.runs.models import ImportChange, ImportFinding, ImportRun
from shopbuilder.imports.runs.references import model_of, rank_of, references_to, table_of
from shopbuilder.imports.runs.values import columns_of, fingerprint, kept_by_program, to_json
from shopbuilder.uploads.models import Upload, UploadChunk
from tenants.clock import now
from tenants.context import current_town
from tenants.database import TownOwned, db
from tenants.errors import WallError
from tenants.events import Event
from tenants.isolation import UNSCOPED

_KEY: Final = "import_recording"
#: Rows about the import itself, and facts: what happened stays true.
_NOT_NOTED: Final = (ImportRun, ImportFinding, ImportChange, Upload, UploadChunk, Event)


@dataclass
class _Recording:
    """The run that the session works for, and what the flush under way will have changed."""

    run_id: int
    #: Row, and the values it had before: those that change, or all of one that goes.
    changed: list[tuple[TownOwned, dict[str, Any]]] = field(default_factory=list)
    deleted: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)


@contextmanager
def recorded(run_id: int) -> Iterator[None]:
    """Note what the session of the town entered writes in the block, under a run.

    Call it inside `transaction()`: what is noted stands or falls with what was written.
    """
    session = db.session()
    session.flush()
    session.info[_KEY] = _Recording(run_id)
    try:
        yield
        session.flush()
    finally:
        session.info.pop(_KEY, None)


def _recording(session: Session) -> _Recording | None:
    found: _Recording | None = session.info.get(_KEY)
    return found


def _noted(row: object) -> bool:
    return isinstance(row, TownOwned) and not isinstance(row, _NOT_NOTED)


def before_flush(session: Session, context: UOWTransaction, instances: object) -> None:
    """Look at the values that this flush is about to write over."""
    del context, instances
    recording = _recording(session)
    if recording is None:
        return
    with session.no_autoflush:
        recording.changed = [
            (row, before)
            for row in session.dirty
            if _noted(row) and (before := _values_before(session, row))
        ]
        recording.deleted = [
            found
            for row in session.deleted
            if _noted(row)
            for found in _going(table_of(type(row)), row.id)
        ]


def _values_before(session: Session, row: TownOwned) -> dict[str, Any]:
    """Return the values that change in a row, as they were; what is not loaded is looked up."""
    state = inspect(row)
    before: dict[str, Any] = {}
    unknown: list[str] = []
    for name, column in columns_of(type(row)).items():
        history = state.attrs[name].history
        if not history.has_changes() or kept_by_program(column):
            continue
        if history.deleted and history.deleted[0] is not LoaderCallableStatus.NO_VALUE:
            before[name] = to_json(history.deleted[0])
        else:
            unknown.append(name)
    if unknown:
        before |= _stored(session, row, unknown)
    return before


def _stored(session: Session, row: TownOwned, names: list[str]) -> dict[str, Any]:
    """Return columns of a row as the database has them."""
    model = type(row)
    query = select(*(getattr(model, name) for name in names)).where(model.id == row.id)
    values = session.execute(query).one()
    return {name: to_json(value) for name, value in zip(names, values, strict=True)}


def _going(table: str, row_id: int) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield a row that is deleted and, before it, those that the database deletes along with it."""
    for other, column, goes_along in references_to(table):
        if goes_along:
            model = model_of(other)
            for child in db.session.scalars(
                select(model.id).where(getattr(model, column) == row_id)
            ).all():
                yield from _going(other, child)
    model = model_of(table)
    columns = columns_of(model)
    query = select(*(getattr(model, name) for name in columns)).where(model.id == row_id)
    values = db.session.execute(query).one_or_none()
    if values is not None:
        yield (
            table,
            row_id,
            {name: to_json(value) for name, value in zip(columns, values, strict=True)},
        )


def after_flush(session: Session, context: UOWTransaction) -> None:
    """Note what the flush has written."""
    del context
    recording = _recording(session)
    if recording is None:
        return
    # A session keeps changed rows in no order: notes have one, that of tables and keys.
    recording.changed.sort(key=lambda each: (rank_of(table_of(type(each[0]))), each[0].id))
    created = [row for row in session.new if _noted(row)]
    created.sort(key=lambda row: rank_of(table_of(type(row))))
    with session.no_autoflush:
        notes = [
            *(
                _note(row, "created", None, _after(session, row, columns_of(type(row))))
                for row in created
            ),
            *(
                _note(row, "changed", before, _after(session, row, before))
                for row, before in recording.changed
            ),
            *(_gone(*each) for each in recording.deleted),
        ]
    recording.changed, recording.deleted = [], []
    if notes:
        shared = {"run_id": recording.run_id, "town_id": current_town().id, "recorded_at": now()}
        session.connection().execute(
            insert(ImportChange).execution_options(
                **{UNSCOPED: "stamped with the town, whose rows these notes tell of"}
            ),
            [note | shared for note in notes],
        )


def _after(session: Session, row: TownOwned, names: Iterable[str]) -> dict[str, Any]:
    """Return values of a row as they were written, long ones by their fingerprint."""
    columns, state = columns_of(type(row)), inspect(row)
    wanted = [name for name in names if not kept_by_program(columns[name])]
    absent = [name for name in wanted if name not in state.dict]
    stored = _stored(session, row, absent) if absent else {}
    return {
        name: fingerprint(stored[name] if name in stored else state.dict[name]) for name in wanted
    }


def _note(
    row: TownOwned, what: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> dict[str, Any]:
    table = table_of(type(row))
    return {"table_name": table, "row": row.id, "what": what, "before": before, "after": after}


def _gone(table: str, row_id: int, before: dict[str, Any]) -> dict[str, Any]:
    return {
        "table_name": table, "row": row_id, "what": "deleted", "before": before, "after": None,
    }  # fmt: skip


def do_orm_execute(state: ORMExecuteState) -> None:
    """Refuse bulk writes inside an import: nobody would know what they changed."""
    writes = state.is_insert or state.is_update or state.is_delete
    if not writes or _recording(state.session) is None:
        return
    mapper = state.bind_mapper
    if (
        mapper is not None
        and issubclass(mapper.class_, TownOwned)
        and not issubclass(mapper.class_, _NOT_NOTED)
    ):
        msg = f"An import writes {mapper.class_.__name__} in bulk: write objects, to be undone."
        raise WallError(msg)


event.listen(db.session, "before_flush", before_flush)
event.listen(db.session, "after_flush", after_flush)
event.listen(db.session, "do_orm_execute", do_orm_execute)
