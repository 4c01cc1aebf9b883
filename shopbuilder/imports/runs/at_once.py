"""An import done here and now, as the command line does it: no worker, no waiting."""

from shopbuilder.imports.runs.job import Asked, Job, Outcome
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.imports.runs.recording import recorded
from shopbuilder.imports.runs.telling import keep_findings, tell
from tenants.clock import now
from tenants.database import db, transaction


def run_now(job: Job, asked: Asked, *, actor: str = "program") -> tuple[int | None, Outcome]:
    """Do an import at once, in one transaction, recorded so that it can be undone.

    Returns the id of its run (None for a dry run, which leaves nothing) and what came of it.
    Raises UnusableFile, and then nothing was written.
    """
    if asked.dry_run:
        return None, job.perform(asked)
    with transaction():
        run = ImportRun(
            kind=job.kind,
            shop_id=asked.shop.id if asked.shop else None,
            file_name=asked.path.name,
            file_size=asked.path.stat().st_size if asked.path.is_file() else 0,
            actor=actor,
            settings=dict(asked.settings),
            state="running",
            started_at=now(),
        )
        db.session.add(run)
        db.session.flush()
        with recorded(run.id):
            outcome = job.perform(asked)
        tell(run, outcome)
        keep_findings(run, outcome.findings)
        run.state, run.ended_at = "done", now()
        run_id = run.id
    return run_id, outcome
