"""Turning the walls off one by one, so that each can be seen to matter."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import event

from shopbuilder.local.postgres import Postgres
from tenants.database import db
from tenants.isolation import check_flush, filter_by_town, guard

ALL = frozenset({"filter", "flush", "guard", "policies"})


@contextmanager
def only(belts: frozenset[str], postgres: Postgres, database: str) -> Iterator[None]:
    """Keep these belts on and take the others off for the block."""
    with ExitStack() as stack:
        for belt in ALL - belts:
            stack.enter_context(_without(belt, postgres, database))
        yield


@contextmanager
def _without(belt: str, postgres: Postgres, database: str) -> Iterator[None]:
    if belt == "policies":
        with postgres.connect(database) as connection:
            for table in ("products", "variants"):
                connection.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
            try:
                yield
            finally:
                db.session.remove()
                for table in ("products", "variants"):
                    connection.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        return
    target, name, function = {
        "filter": (db.session, "do_orm_execute", filter_by_town),
        "flush": (db.session, "before_flush", check_flush),
        "guard": (db.engine, "before_execute", guard),
    }[belt]
    event.remove(target, name, function)
    try:
        yield
    finally:
        event.listen(target, name, function)
