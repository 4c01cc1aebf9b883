"""Counting what is asked of the database, so that a page's number of statements stays fixed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from tenants import towns


@contextmanager
def count_statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements sent in the block; telling the database its town is not counted.

    The towns that are known do not grow old in it: whether they are read anew after some seconds
    says how busy the machine is, and nothing of the page.
    """
    sent: list[str] = []

    def note(
        connection: Connection,
        cursor: Any,
        statement: str,
        parameters: Any,
        context: Any,
        executemany: bool,
    ) -> None:
        del connection, cursor, parameters, context, executemany
        if "set_config('app.town'" not in statement:
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        with pytest.MonkeyPatch.context() as clock:
            clock.setattr(towns, "REFRESH_SECONDS", float("inf"))
            yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
