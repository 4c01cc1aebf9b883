"""The way back: every value that still is what an import wrote gets the value it had before.

What somebody has changed since stays, and is told. A row that the import made goes, unless
something refers to it that people made: then it is taken off sale where that exists. A row that the
import deleted comes back under its own key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.findings import Finding
from shopbuilder.imports.runs.models import ImportChange, ImportFinding, ImportRun
from shopbuilder.imports.runs.putting_back import IN_THE_WAY, Attempt, LeftRow
from shopbuilder.imports.runs.references import model_of, rank_of
from shopbuilder.imports.runs.subjects import told
from shopbuilder.imports.runs.units import Units
from shopbuilder.imports.writing import Progress, silent, turn_of_the_town
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

#: Changes that are looked at together.
BATCH: Final = 500
#: So long an import can be undone; then what was noted goes (the database keeps it until then).
NOTES_DAYS: Final = 90


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


#: Sentences kept of one undo; all are counted.
_MOST_LEFT: Final = 500


def undo_run(run_id: int, *, actor: str, progress: Progress = silent) -> Undone:
    """Take back what an import of the town entered did, in one transaction; a repeat does nothing.

    It waits for imports of the same shop or town, and for checkouts that hold a row of it. Raises
    NotFound, or RunRefused while the import is at work.
    """
    with transaction():
        _wait_for_turn(run_id)
        run = db.session.scalar(
            select(ImportRun)
            .where(ImportRun.id == run_id)
            .execution_options(populate_existing=True)
        )
        if run is None:
            raise NotFound
        if run.state == "undone":
            return Undone(already=True)
        _refuse_unfinished(run)
        undoing = _Undoing(run_id)
        undoing.walk(progress)
        undoing.undone.left = told(undoing.left)
        _finish(run, undoing.undone, actor)
    return undoing.undone


def _refuse_unfinished(run: ImportRun) -> None:
    if run.state not in {"done", "stopped", "failed", "undoing"}:
        raise RunRefused(N_("This import is not finished: stop it first, then undo it."))
    if run.ended_at is not None and run.ended_at < now() - timedelta(days=NOTES_DAYS):
        raise RunRefused(
            N_("This import is more than %(days)s days old: it can no longer be undone."),
            days=NOTES_DAYS,
        )


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


def _finish(run: ImportRun, undone: Undone, actor: str) -> None:
    run.state, run.ended_at, run.leased_until, run.stop_asked = "undone", now(), None, False
    run.found = {**run.found, "left": undone.left_count}
    for finding in undone.left:
        db.session.add(
            ImportFinding(
                run_id=run.id, kind="left", place="", msgid=finding.msgid,
                values=dict(finding.values), subject=finding.subject,
            )
        )  # fmt: skip
    record("import.undone", "import", run.id, actor=actor, file=run.file_name)


class _Undoing:
    """One walk back through the changes of a run."""

    def __init__(self, run_id: int) -> None:
        self.run_id = run_id
        self.undone = Undone()
        self.units: Units
        #: Rows that stay because a person has written in them; what they refer to stays as it is.
        self.kept: set[tuple[str, int]] = set()
        self.left: list[LeftRow] = []

    def walk(self, progress: Progress) -> None:
        """Take all changes back, the last one first."""
        self._lock_rows()
        self.units = Units(self.run_id)
        of_run = ImportChange.run_id == self.run_id
        total = db.session.scalar(select(func.count(ImportChange.id)).where(of_run)) or 0
        done, before = 0, None
        while True:
            query = select(
                ImportChange.id, ImportChange.table_name, ImportChange.row, ImportChange.what,
                ImportChange.before, ImportChange.after,
            ).where(of_run)  # fmt: skip
            if before is not None:
                query = query.where(ImportChange.id < before)
            changes = db.session.execute(query.order_by(ImportChange.id.desc()).limit(BATCH)).all()
            if not changes:
                return
            for _, group in groupby(changes, key=lambda change: (change.table_name, change.what)):
                self._take_back(list(group))
            before, done = changes[-1].id, done + len(changes)
            db.session.flush()
            db.session.expire_all()
            progress(done, total)

    def _lock_rows(self) -> None:
        """Lock every row concerned, in the order in which checkouts and imports lock theirs."""
        of_run = select(ImportChange.table_name).where(ImportChange.run_id == self.run_id)
        for table in sorted(db.session.scalars(of_run.distinct()).all(), key=rank_of):
            model = model_of(table)
            rows = select(ImportChange.row).where(
                ImportChange.run_id == self.run_id, ImportChange.table_name == table
            )
            db.session.execute(
                select(model.id).where(model.id.in_(rows)).order_by(model.id).with_for_update()
            )

    def _take_back(self, changes: Sequence[Any]) -> None:
        """Take back changes of one kind to one table; one that meets resistance alone is left."""
        try:
            with db.session.begin_nested():
                attempt = self._attempt(changes)
        except IntegrityError:
            for change in changes:
                self._take_back_one(change)
        else:
            self._accept(attempt)

    def _take_back_one(self, change: Any) -> None:
        try:
            with db.session.begin_nested():
                attempt = self._attempt([change])
        except IntegrityError:
            attempt = Attempt(set(self.kept), self.units)
            attempt.leave(change.table_name, change.row, IN_THE_WAY)
        self._accept(attempt)

    def _attempt(self, changes: Sequence[Any]) -> Attempt:
        attempt = Attempt(set(self.kept), self.units)
        attempt.take_back(changes)
        db.session.flush()
        return attempt

    def _accept(self, attempt: Attempt) -> None:
        self.kept = attempt.kept
        self.undone.restored += attempt.restored
        self.undone.removed += attempt.removed
        self.undone.returned += attempt.returned
        self.undone.left_count += len(attempt.left)
        room = _MOST_LEFT - len(self.left)
        self.left += attempt.left[:room]
