"""The walls: a filter on every query, a check on every flush, a guard on every statement.

Each belt closes holes of the others (docs/isolation.md has the table); row-level security in the
database is the last one and needs nothing of this module but the setting `app.town`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Connection, Engine, Table, bindparam, event, text
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import (
    Mapper,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    with_loader_criteria,
)
from sqlalchemy.sql import (
    ClauseElement,
    Executable,
    FromClause,
    Join,
    Select,
    TableClause,
    TextClause,
)
from sqlalchemy.sql.expression import ColumnClause
from sqlalchemy.sql.util import find_tables
from sqlalchemy.sql.visitors import iterate

from tenants.context import AllTowns, CurrentTown, current_town, scope
from tenants.database import Base, TownOwned, db
from tenants.errors import NoTownError, WallError, WrongTownError

#: Marks a statement that has gone through the filter, or says why it needs none.
FILTERED = "town_filtered"
UNSCOPED = "unscoped"

#: The town of a statement, asked each time it is sent: nothing of a town stays in what is kept.
_TOWN_ENTERED: Final = bindparam(
    "town_entered", callable_=lambda: current_town().id, type_=BigInteger(), unique=True
)
_OF_TOWN_ENTERED: Final = with_loader_criteria(
    TownOwned,
    lambda cls: cls.town_id == _TOWN_ENTERED,
    include_aliases=True,
    track_closure_variables=False,
)

#: A statement -> itself with the filter, and whether the filter has a hold on it. Modules that keep a
#: statement have it looked through once; one made for a request leaves with it.
_looked_through: WeakKeyDictionary[Executable, tuple[Executable, bool]] = WeakKeyDictionary()

_flushing: ContextVar[bool] = ContextVar("flushing", default=False)


@cache
def owned_tables() -> frozenset[str]:
    """Return the names of the tables that belong to towns."""
    return frozenset(
        mapper.local_table.name
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, TownOwned) and isinstance(mapper.local_table, Table)
    )


@cache
def _owned_in_text() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(owned_tables()))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _touches_owned(statement: ClauseElement) -> bool:
    tables = find_tables(statement, check_columns=True, include_crud=True, include_selects=True)
    if any(isinstance(table, Table) and table.name in owned_tables() for table in tables):
        return True
    return any(_owned_in_text().search(written) for written in _written_in(statement))


def _written_in(statement: ClauseElement) -> Iterator[str]:
    """Yield what stands in a statement as SQL: texts, literal columns, names of mere tables."""
    for part in iterate(statement):
        if isinstance(part, TextClause):
            yield part.text
        elif isinstance(part, TableClause) or (isinstance(part, ColumnClause) and part.is_literal):
            yield str(part.name)


def filter_by_town(state: ORMExecuteState) -> None:
    """Add the town to every ORM statement; without a town, refuse those on owned tables."""
    if isinstance(scope(), CurrentTown):
        found = _looked_through.get(state.statement)
        if found is None:
            found = state.statement.options(_OF_TOWN_ENTERED), _has_a_hold(state)
            _looked_through[state.statement] = found
        state.statement, held = found
        if held:
            state.update_execution_options(**{FILTERED: True})


def _has_a_hold(state: ORMExecuteState) -> bool:
    return not (state.is_from_statement or state.is_insert or _is_core(state))


def _is_core(state: ORMExecuteState) -> bool:
    """Tell whether nothing in the statement's own FROM is a model, so that the filter had no hold."""
    if not state.is_orm_statement:
        return True
    if any(issubclass(mapper.class_, TownOwned) for mapper in state.all_mappers):
        return False
    if not isinstance(state.statement, Select):
        return True
    return not any(_is_model(source) for source in state.statement.get_final_froms())


def _is_model(source: FromClause) -> bool:
    if isinstance(source, Join):
        return _is_model(source.left) or _is_model(source.right)
    # The annotation is how SQLAlchemy itself remembers that a table came from a mapped class.
    entity = source._annotations.get("parententity")  # noqa: SLF001
    return isinstance(entity, Mapper) and issubclass(entity.class_, TownOwned)


def check_flush(session: Session, context: UOWTransaction, instances: object) -> None:
    """Stamp new rows with the town entered; refuse rows of another one."""
    del context, instances
    touched = [
        row
        for row in (*session.new, *session.dirty, *session.deleted)
        if isinstance(row, TownOwned)
    ]
    if touched:
        _check_rows(touched)
    _flushing.set(True)


def _check_rows(rows: list[TownOwned]) -> None:
    entered = scope()
    if not isinstance(entered, CurrentTown):
        msg = "Rows of a town are written while no single town is entered."
        raise NoTownError(msg)
    for row in rows:
        if row.town_id is None:
            row.town_id = entered.id
        elif row.town_id != entered.id:
            msg = f"A row of town {row.town_id} is written while town {entered.id} is entered."
            raise WrongTownError(msg)


def end_flush(session: Session, context: UOWTransaction) -> None:
    """Close the door that the flush itself goes through."""
    del session, context
    _flushing.set(False)


def tell_database(
    session: Session, transaction: SessionTransaction, connection: Connection
) -> None:
    """Tell the database's policies the town, for this transaction only."""
    del session, transaction
    entered = scope()
    town = str(entered.id) if isinstance(entered, CurrentTown) else ""
    connection.exec_driver_sql("SELECT set_config('app.town', %(town)s, true)", {"town": town})


def guard(
    connection: Connection,
    statement: ClauseElement,
    multiparams: Any,
    params: Any,
    execution_options: Mapping[str, Any],
) -> None:
    """Refuse a statement on a town's table that did not pass the filter.

    Raises NoTownError without a town; WallError for Core and raw statements, which must either go
    through the ORM or say why not with ``execution_options(unscoped="why")``.
    """
    del connection, multiparams, params
    if _flushing.get() or execution_options.get(UNSCOPED):
        return
    entered = scope()
    if isinstance(entered, AllTowns):
        return
    if entered is not None and execution_options.get(FILTERED):
        return
    if not _touches_owned(statement):
        return
    if entered is None:
        msg = "A town's table is queried while no town is entered."
        raise NoTownError(msg)
    msg = "A statement on a town's table goes round the filter; select columns of the models."
    raise WallError(msg)


def install_on_session(session_factory: Any) -> None:
    """Put filter, flush check and the database setting on a session factory."""
    event.listen(session_factory, "do_orm_execute", filter_by_town)
    event.listen(session_factory, "before_flush", check_flush)
    event.listen(session_factory, "after_flush", end_flush)
    event.listen(session_factory, "after_soft_rollback", _reopen)
    event.listen(session_factory, "after_begin", tell_database)


def _reopen(session: Session, previous: SessionTransaction) -> None:
    """A flush that failed never reaches after_flush: close its door here."""
    del session, previous
    _flushing.set(False)


def install_on_engine(engine: Engine) -> None:
    """Put the guard on the engine that the application uses."""
    event.listen(engine, "before_execute", guard)


def insert_into(model: type[TownOwned]) -> Insert:
    """Start an INSERT for rows of the town entered (use for bulk inserts and upserts).

    Pass rows without town_id to ``.values(**row)``; raises NoTownError without a town. The database's
    policy checks the stamp once more.
    """
    return (
        insert(model)
        .values(town_id=current_town().id)
        .execution_options(**{UNSCOPED: "stamped with the town by insert_into"})
    )


class RoleError(RuntimeError):
    """The application's database role could see round the walls."""


def refuse_powerful_role(engine: Engine, tables: Iterable[str]) -> None:
    """Refuse to start with a role that policies do not bind. Raises RoleError.

    A superuser and a role with BYPASSRLS see every town in silence; the owner of one of `tables`
    could drop its policy.
    """
    with engine.connect() as connection:
        role = connection.execute(
            text(
                "SELECT current_user AS name, rolsuper OR rolbypassrls AS powerful,"
                " EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid"
                "   AND relname = ANY (:tables)) AS owner"
                " FROM pg_roles WHERE rolname = current_user"
            ),
            {"tables": list(tables)},
        ).one()
    if role.powerful or role.owner:
        msg = (
            f"DATABASE_URL names the role “{role.name}”, which is a superuser, bypasses row-level"
            " security or owns tables. Use the application's own role (shopbuilder_app)."
        )
        raise RoleError(msg)


install_on_session(db.session)
