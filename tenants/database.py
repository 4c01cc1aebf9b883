"""The database handle, the base of every model, and the one place where work is committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKeyConstraint,
    Identity,
    MetaData,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, registry

from tenants.context import AllTowns, CurrentTown, entered

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every model. Constraints have names, so that migrations can be undone."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={
            int: BigInteger(),
            str: Text(),
            datetime: DateTime(timezone=True),
            dict[str, Any]: JSONB(),
            list[str]: JSONB(),
            list[Any]: JSONB(),
        },
    )


class TownOwned(Base):
    """Base of every table that belongs to a town: the town is part of the key."""

    __abstract__ = True

    town_id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    #: Said to count up by itself, so that many rows go in with one statement and learn their ids.
    id: Mapped[int] = mapped_column(Identity(), primary_key=True, autoincrement=True, sort_order=-1)


def of_town() -> ForeignKeyConstraint:
    """Return the reference that every owned table has to its town."""
    return ForeignKeyConstraint(["town_id"], ["towns.id"])


def of_same_town(column: str, target: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """Return a reference (town_id, column) to (town_id, id) of `target`: never across towns."""
    return ForeignKeyConstraint(
        ["town_id", column], [f"{target}.town_id", f"{target}.id"], ondelete=ondelete
    )


def among(column: str, values: tuple[str, ...]) -> str:
    """Return the condition of a check: the column holds one of these words."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


db = SQLAlchemy(model_class=Base)


@contextmanager
def in_town(town: CurrentTown) -> Iterator[CurrentTown]:
    """Enter a town for the block, with a session of its own before and after.

    One identity map never holds rows of two towns, so nothing loaded for one is seen by another.
    """
    db.session.remove()
    with entered(town):
        try:
            yield town
        finally:
            db.session.remove()


@contextmanager
def across_towns(reason: str) -> Iterator[None]:
    """Run a job of the platform over all towns: filters are off, the database's policies stay on."""
    db.session.remove()
    with entered(AllTowns(reason)):
        try:
            yield
        finally:
            db.session.remove()


@contextmanager
def aside() -> Iterator[Session]:
    """Run the block in a short transaction of its own, beside the one that is open.

    What it writes is seen by others at once, and stays when the open one is taken back. It must not
    touch rows that the open one has locked: it would wait for itself.
    """
    session = db.session.session_factory()
    try:
        yield session
        session.commit()
    finally:
        session.close()


@contextmanager
def transaction() -> Iterator[None]:
    """Run the block as one transaction: the outermost commits, an inner one joins it."""
    session = db.session()
    if session.info.get("in_transaction"):
        yield
        return
    session.info["in_transaction"] = True
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["in_transaction"] = False
