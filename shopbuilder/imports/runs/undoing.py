"""The way back: every value that still is what an import wrote gets the value it had before.

What somebody has changed since stays, and is told. A row that the import made goes, unless
something refers to it that people made: then it is taken off sale where that exists. A row that the
import deleted comes back under its own key.

What was written at once is taken back at once. What was written in batches is taken back in batches:
whoever buys meanwhile waits for one of them, and the run's row says how far it is, so that it can be
stopped, and goes on when the worker dies.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.findings import Finding
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.noted import (
    count_of,
    in_whole_units,
    notes_below,
    rows_created,
    rows_in,
)
from shopbuilder.imports.runs.queries import findings_of
from shopbuilder.imports.runs.subjects import told
from shopbuilder.imports.runs.telling import MOST_KEPT, keep
from shopbuilder.imports.runs.units import Units
from shopbuilder.imports.runs.way_back import WayBack, lock_rows, lock_rows_of
from shopbuilder.imports.writing import Progress, silent, turn_of_the_town
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

#: Changes that are taken back together.
BATCH: Final = 250
#: So long an import can be undone; then what was noted goes (the database keeps it until then).
NOTES_DAYS: Final = 90
#: Seconds for which workers leave an undo alone that somebody else is at.
_OURS: Final = 60

#: Writes how much is done, of how much, into the run's row, in the open transaction, and returns
#: whether stopping is asked. Raises ClaimLost.
Hold = Callable[[int, int], bool]


@dataclass
class Undone:
    """What came of an undo."""

    #: Values put back, rows taken away, rows brought back.
    restored: int = 0
    removed: int = 0
    returned: int = 0
    #: What could not be put back, and why: kept up to a limit.
    left: list[Finding] = field(default_factory=list)
    left_count: int = 0
    #: Had been undone before: nothing was done now.
    already: bool = False
    #: Somebody stopped it on the way.
    stopped: bool = False


def undo_run(
    run_id: int, *, actor: str, progress: Progress = silent, hold: Hold | None = None
) -> Undone:
    """Take back what an import of the town entered did; a repeat does nothing.

    It waits for imports of the same shop or town, and for checkouts that hold a row of it. `hold` is
    the worker's, whose claim is looked at with each step. Raises NotFound, or RunRefused while the
    import is at work.
    """
    already = True
    while True:
        with transaction():
            _wait_for_turn(run_id)
            run = _run(run_id)
            if run.state == "undone":
                return _what_came_of_it(run, already=already)
            if _is_stopped(run, hold):
                return _what_came_of_it(run)
            _refuse_unfinished(run)
            stop = _step(run, actor, progress, hold)
            over, done, total = run.state == "undone", run.done, run.total
        already = False
        if not over:
            progress(done, total)
        if stop and not over:
            return Undone(stopped=True)


def _run(run_id: int) -> ImportRun:
    query = select(ImportRun).where(ImportRun.id == run_id)
    run = db.session.scalar(query.execution_options(populate_existing=True))
    if run is None:
        raise NotFound
    return run


def _refuse_unfinished(run: ImportRun) -> None:
    if run.state not in {"done", "stopped", "failed", "undoing"}:
        raise RunRefused(N_("This import is not finished: stop it first, then undo it."))
    if run.ended_at is not None and run.ended_at < now() - timedelta(days=NOTES_DAYS):
        raise RunRefused(
            N_("This import is more than %(days)s days old: it can no longer be undone."),
            days=NOTES_DAYS,
        )


def _is_stopped(run: ImportRun, hold: Hold | None) -> bool:
    """Heed a wish to stop where no worker does; return whether there was one."""
    if hold is not None or run.state != "undoing" or not run.stop_asked:
        return False
    run.state, run.stop_asked, run.leased_until = "stopped", False, None
    return True


def _wait_for_turn(run_id: int) -> None:
    """Let imports and undos of one shop, or of the town, wait for each other.

    The run's own row is not locked: how far the undo is can be told while it is at work.
    """
    query = select(ImportRun.id, ImportRun.shop_id).where(ImportRun.id == run_id)
    run = db.session.execute(query).one_or_none()
    if run is None:
        raise NotFound
    if run.shop_id is None:
        turn_of_the_town()
    else:
        db.session.execute(
            select(Shop.id).where(Shop.id == run.shop_id).with_for_update(key_share=True)
        )


def _step(run: ImportRun, actor: str, progress: Progress, hold: Hold | None) -> bool:
    """Take back the next batch, or all of what was written at once; return whether to stop.

    With the last batch the run is over.
    """
    if "total" not in _way_of(run):
        run.way_back, run.done = {"total": count_of(run.id)}, 0
    total = int(_way_of(run)["total"])
    kind = KINDS.get(run.kind)
    behind = _batch(run) if kind and kind.in_batches else _all_at_once(run, progress)
    db.session.flush()
    if not behind:
        _finish(run, actor, hold, total)
        return False
    done = min(run.done + behind, total)
    if hold is not None:
        return hold(done, total)
    run.state, run.done, run.total = "undoing", done, total
    run.leased_until = now() + timedelta(seconds=_OURS)
    return False


def _all_at_once(run: ImportRun, progress: Progress) -> int:
    """Take everything back; return that nothing is left to do."""
    lock_rows_of(run.id)
    way = WayBack(Units(run.id, rows_created(run.id)))
    below, behind, total = None, 0, count_of(run.id)
    while notes := notes_below(run.id, below, BATCH):
        way.go(notes)
        below, behind = notes[-1].id, behind + len(notes)
        progress(behind, total)
    _tell(run, way)
    return 0


def _batch(run: ImportRun) -> int:
    """Take the next changes back; return how many are behind by it, 0 when none were left."""
    below = _way_of(run).get("below")
    notes = notes_below(run.id, below, BATCH)
    if not notes:
        return 0
    whole = in_whole_units(run.id, notes)
    lock_rows(rows_in(whole))
    way = WayBack(Units(run.id, rows_in(whole, what="created"), below))
    way.go(whole)
    _tell(run, way)
    run.way_back = {**_way_of(run), "below": notes[-1].id}
    return len(notes)


def _way_of(run: ImportRun) -> dict[str, Any]:
    return run.way_back or {}


def _tell(run: ImportRun, way: WayBack) -> None:
    """Write into the run what was taken back, and what had to stay."""
    behind = _way_of(run)
    came = {"restored": way.restored, "removed": way.removed, "returned": way.returned}
    run.way_back = behind | {what: behind.get(what, 0) + count for what, count in came.items()}
    left = int(run.found.get("left", 0))
    keep(run, "left", told(way.left[: max(MOST_KEPT - left, 0)]))
    run.found = {**run.found, "left": left + len(way.left)}


def _finish(run: ImportRun, actor: str, hold: Hold | None, total: int) -> None:
    if hold is not None:
        hold(total, total)
    run.state, run.ended_at, run.leased_until, run.stop_asked = "undone", now(), None, False
    run.found = {**run.found, "left": run.found.get("left", 0)}
    record("import.undone", "import", run.id, actor=actor, file=run.file_name)


def _what_came_of_it(run: ImportRun, *, already: bool = False) -> Undone:
    way = _way_of(run)
    return Undone(
        restored=way.get("restored", 0),
        removed=way.get("removed", 0),
        returned=way.get("returned", 0),
        left=[
            Finding(each.place, each.msgid, each.values, each.subject)
            for each in findings_of(run.id, "left", MOST_KEPT)
        ],
        left_count=int(run.found.get("left", 0)),
        already=already,
        stopped=run.state == "stopped",
    )
