"""Working on a run: plan it, do it batch by batch or all at once, or take it back.

Whoever holds the claim may die at any line: what is committed says how far the run is, and the next
worker goes on from there.
"""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import select

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.runs.claims import Claim, ClaimLost, StopAsked, claimed_run
from shopbuilder.imports.runs.job import FIRST_LINES, Asked, Batch, Job, Outcome
from shopbuilder.imports.runs.jobs import JOBS
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.recording import recorded
from shopbuilder.imports.runs.telling import capped_findings, keep_findings, take_over, tell
from shopbuilder.imports.runs.undoing import undo_run
from shopbuilder.uploads.services import KEPT_AS, written_to
from tenants.database import db, transaction
from tenants.errors import N_, Refusal
from tenants.events import record
from tenants.models import Shop

log = logging.getLogger(__name__)

#: How often a run is taken up in vain, also by workers that died of it, before it is left alone.
MOST_TRIES: Final = 5
_OUR_FAULT: Final = N_("Something went wrong here, not with your file. Please try again later.")
#: Seconds between two words on progress.
_PACE: Final = 0.5


def work(claim: Claim) -> None:
    """Do what the run of a claim waits for; what goes wrong is written into it."""
    run = claimed_run(claim)
    if run is None:
        return
    tries = int((run.trouble or {}).get("tries", 0)) + 1
    if tries > MOST_TRIES:
        _leave(claim, "failed", trouble={"msgid": _OUR_FAULT, "values": {}})
        return
    try:
        with transaction():
            claim.hold(trouble={"tries": tries})
        _do(run, claim)
    except StopAsked:
        _leave(claim, "stopped", trouble=None)
    except ClaimLost:
        log.warning("Run %s is another worker's by now, or was stopped", claim.run_id)
    except Refusal as refusal:
        _leave(claim, "failed", trouble=_trouble(refusal, run.file_name))
    except Exception:
        # The claim runs out, and the run is taken up again.
        log.exception("Run %s of an import failed", claim.run_id)


def _trouble(refusal: Refusal, file_name: str) -> dict[str, Any]:
    """Return why a run failed; its file is called as the person calls it, not as it lies here.

    `of_file`: the file itself cannot be used, so that trying again would fail again.
    """
    values = {key: str(value)[:300] for key, value in refusal.values.items()}
    if values.get("name", "").startswith(KEPT_AS):
        values["name"] = file_name
    of_file = isinstance(refusal, UnusableFile)
    return {"msgid": refusal.msgid, "values": values, "of_file": of_file}


def _leave(claim: Claim, state: str, **values: Any) -> None:
    """Leave a run in an end state, unless it is another worker's by now."""
    try:
        with transaction():
            claim.end(state, **values)
    except ClaimLost:
        log.warning("Run %s was left to another worker", claim.run_id)


def _do(run: ImportRun, claim: Claim) -> None:
    if run.state == "undoing":
        _undo(run, claim)
        return
    job = JOBS[run.kind]
    with TemporaryDirectory(prefix="sb-import-") as folder:
        asked = Asked(
            path=written_to(run.upload_id or 0, Path(folder)),
            shop=_shop_of(run),
            settings=run.settings,
            dry_run=run.state == "planning",
            progress=_Told(claim),
        )
        if run.state == "planning":
            _plan(claim, _planned(job, asked))
        elif job.batches is None:
            _at_once(claim, job, asked)
        else:
            _in_batches(claim, job.batches(asked), run.position)


def _undo(run: ImportRun, claim: Claim) -> None:
    """Take a run back, step by step."""

    def hold(done: int, total: int) -> bool:
        return claim.hold(done=done, total=total, trouble=None)

    actor = run.settings.get("undone_by", run.actor)
    if undo_run(run.id, actor=actor, progress=_Told(claim), hold=hold).stopped:
        raise StopAsked


def _shop_of(run: ImportRun) -> Shop | None:
    return db.session.scalar(select(Shop).where(Shop.id == run.shop_id))


class _Told:
    """Progress, told aside now and then; it is also where a wish to stop is heard."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._last < _PACE:
            return
        self._last = time.monotonic()
        self._claim.tell(done, total)


def _planned(job: Job, asked: Asked) -> tuple[Outcome, int]:
    """Return what the import would do, and how many items it has."""
    if job.batches is None:
        return job.perform(asked), 0
    whole, items = _Sum(), 0
    for batch in job.batches(asked):
        whole.add(batch.plan())
        items = batch.behind
        asked.progress(items, 0)
    return whole.outcome(), items


def _plan(claim: Claim, planned: tuple[Outcome, int]) -> None:
    """Write a plan into its run."""
    outcome, items = planned
    with transaction():
        run = _mine(claim)
        tell(run, outcome)
        run.found = {}
        keep_findings(run, outcome.findings)
        db.session.flush()
        claim.end("ready", done=0, total=items, trouble=None)


def _at_once(claim: Claim, job: Job, asked: Asked) -> None:
    """Do an import that is all or nothing."""
    with transaction():
        with recorded(claim.run_id):
            outcome = job.perform(asked)
        run = _mine(claim)
        tell(run, outcome)
        keep_findings(run, outcome.findings)
        # What it brought is told by the importer itself.
        db.session.flush()
        claim.end("done", trouble=None)


def _in_batches(claim: Claim, batches: Any, position: int) -> None:
    """Do an import batch by batch; those behind `position` were written before."""
    for batch in batches:
        if batch.size and batch.behind <= position:
            batch.pass_over()
        elif _write(claim, batch):
            raise StopAsked
    with transaction():
        run = _mine(claim)
        record("import.done", "import", run.id, actor=run.actor, file=run.file_name)
        claim.end("done", trouble=None)


def _write(claim: Claim, batch: Batch) -> bool:
    """Write a batch and how far the run is by it, together; return whether stopping is asked."""
    with transaction():
        with recorded(claim.run_id):
            outcome = batch.write()
        run = _mine(claim)
        whole = _Sum(run.counts, run.first_lines)
        whole.add(outcome)
        tell(run, whole.outcome())
        keep_findings(run, outcome.findings)
        db.session.flush()
        total = max(run.total, batch.behind)
        return claim.hold(position=batch.behind, done=batch.behind, total=total, trouble=None)


def _mine(claim: Claim) -> ImportRun:
    run = claimed_run(claim)
    if run is None:
        raise ClaimLost
    return run


class _Sum:
    """What came of several batches, as of one."""

    def __init__(self, counts: Sequence[Any] = (), lines: Sequence[Any] = ()) -> None:
        self._counts: Counter[str] = Counter(dict(counts))
        self._lines = [(msgid, values) for msgid, values in lines]
        self._findings = capped_findings()

    def add(self, outcome: Outcome) -> None:
        """Add what came of one batch."""
        for msgid, count in outcome.counts:
            # Also what is counted zero: it keeps its place in the telling.
            self._counts[msgid] = self._counts.get(msgid, 0) + count
        self._lines += list(outcome.first_lines)[: FIRST_LINES - len(self._lines)]
        take_over(self._findings, outcome.findings)

    def outcome(self) -> Outcome:
        """Return the whole."""
        return Outcome(self._findings, list(self._counts.items()), self._lines)
