"""How imports write: one at a time in a town, all or nothing, and never when only tried."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import func, select

from tenants.context import current_town
from tenants.database import db, transaction

#: Told how much is done, of how much.
Progress = Callable[[int, int], None]

#: First half of the lock's key; the second one is the town.
_LOCK: Final = 72_014


@contextmanager
def one_import_of_the_town(*, dry_run: bool) -> Iterator[None]:
    """Run the block as one transaction while other imports of this town wait.

    With `dry_run` all of it is done and then undone, so that what is told is what would happen.
    """
    with transaction():
        turn_of_the_town()
        yield
        if dry_run:
            db.session.rollback()


def turn_of_the_town() -> None:
    """Wait until no other import of the town entered is at work, until the transaction ends."""
    db.session.execute(select(func.pg_advisory_xact_lock(_LOCK, current_town().id)))


def silent(done: int, total: int) -> None:
    """Take note of progress, and say nothing."""
    del done, total
