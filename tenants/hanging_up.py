"""Connections that the database has closed are noticed before they are used, without asking it.

SQLAlchemy's own `pool_pre_ping` sends a question and waits for the answer before each request. A server
that ends a connection says so on the wire: looking there costs a request nothing.
"""

import select
from typing import Any, Final

from psycopg import Connection, Error
from psycopg.pq import ConnStatus
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

#: A parting word, then the end: each is a piece of its own.
_MOST_PIECES: Final = 16


def install_on_engine(engine: Engine) -> None:
    """Have the pool of an engine leave out connections that were closed at the other end."""
    event.listen(engine, "checkout", leave_out)


def leave_out(connection: "Connection[Any]", record: object, handed_out: object) -> None:
    """Raise InvalidatePoolError, upon which the pool opens another, for a connection that has ended.

    Those opened before it go too: a server that was started anew has ended them all.
    """
    del record, handed_out
    if has_hung_up(connection):
        msg = "The database has closed this connection."
        raise InvalidatePoolError(msg)


def has_hung_up(connection: "Connection[Any]") -> bool:
    """Tell whether the other end has closed an idle connection."""
    wire = connection.pgconn
    try:
        looked = select.poll()
        looked.register(wire.socket, select.POLLIN)
        pieces = 0
        while looked.poll(0):
            pieces += 1
            if pieces > _MOST_PIECES:
                return True
            wire.consume_input()
    except Error:
        return True
    return wire.status != ConnStatus.OK
