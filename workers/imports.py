"""Imports after the response: taken up, carried through, taken up again where a worker died."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kombu.exceptions import OperationalError
from sqlalchemy import text

from shopbuilder.imports.runs.claims import Claim, ClaimLost, claim
from shopbuilder.imports.runs.forgetting import forget_old_files, forget_old_notes
from shopbuilder.imports.runs.working import work
from tenants.clock import now
from tenants.context import CurrentTown, current_town
from tenants.database import db, in_town
from tenants.towns import town_map
from workers.celery_app import PlatformTask, TownTask, celery, flask_app
from workers.sweeping import due_by_town

log = logging.getLogger(__name__)

#: In seconds. Taking back 100,000 lines takes some minutes, and may meet a slow machine; other tasks are
#: ended after two minutes.
_LONGEST = 2 * 3600

WAITING = text(
    "SELECT town_id, id FROM import_runs WHERE state IN ('planning', 'running', 'undoing')"
    " AND (leased_until IS NULL OR leased_until <= :now) ORDER BY created_at LIMIT :batch"
)
UNDER_WAY = text(
    "SELECT count(*) FROM import_runs WHERE state IN ('planning', 'running', 'undoing')"
    " AND leased_until > :now"
)


@celery.task(base=PlatformTask, name="workers.imports.sweep_imports")
def sweep_imports() -> int:
    """Hand waiting imports to tasks, over all towns, while fewer are under way than may be."""
    room = flask_app().config["IMPORTS_AT_ONCE"] - _under_way()
    handed = 0
    for town_id, ids in due_by_town(WAITING).items():
        town = town_map.with_id(town_id)
        for run_id in ids if town is not None else ():
            if handed >= room:
                return handed
            handed += _hand_on(town, run_id)
    return handed


def _under_way() -> int:
    with db.engines["sweep"].connect() as connection:
        return int(connection.execute(UNDER_WAY, {"now": now()}).scalar_one())


def _hand_on(town: CurrentTown | None, run_id: int) -> int:
    """Claim a run and send a task for it; return how many were handed on, one or none.

    A broker that is away loses nothing: the claim ends, and the run is found again.
    """
    if town is None:
        return 0
    with in_town(town):
        won = claim([run_id], flask_app().config["IMPORT_LEASE_SECONDS"])
    for won_id, attempt in won:
        try:
            carry_out.apply_async((town.id, won_id, attempt))
        except OperationalError:
            log.warning("The broker does not answer; import %s of town %s waits", won_id, town.id)
    return len(won)


@celery.task(base=TownTask, name="workers.imports.carry_out", acks_late=False, time_limit=_LONGEST)
def carry_out(run_id: int, attempt: int) -> None:
    """Work on one run, for as long as it takes; the row, not the message, says that it waits."""
    mine = Claim(run_id, attempt, flask_app().config["IMPORT_LEASE_SECONDS"])
    with heart_beating(mine):
        work(mine)


@contextmanager
def heart_beating(mine: Claim) -> Iterator[None]:
    """Give signs of life in the block, from a thread of its own: some steps take their time."""
    over = threading.Event()
    heart = threading.Thread(target=_beat, args=(mine, current_town(), over), daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


def _beat(mine: Claim, town: CurrentTown, over: threading.Event) -> None:
    while not over.wait(mine.seconds / 3):
        try:
            with flask_app().app_context(), in_town(town):
                mine.beat()
        except ClaimLost:
            return
        except Exception:
            # The next beat may get through; if none does, another worker takes the run.
            log.exception("A sign of life of import %s did not get through", mine.run_id)


@celery.task(base=PlatformTask, name="workers.imports.sweep_old")
def sweep_old() -> int:
    """Delete files and notes of imports that have had their time, town by town."""
    forgotten = 0
    for town in town_map.every():
        with in_town(town):
            forgotten += forget_old_files() + forget_old_notes()
    return forgotten
