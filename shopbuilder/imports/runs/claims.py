"""Who works on a run: one worker at a time, for as long as its heart beats.

A claim has a number, counted up by each worker that takes the run. All it writes bears that number
out, so that a worker that was thought dead can write nothing any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from shopbuilder.imports.runs.models import ImportRun
from tenants.clock import now
from tenants.database import aside, db, transaction

#: States in which a run is the workers' to take.
AT_WORK: Final = ("planning", "running", "undoing")


class ClaimLost(RuntimeError):  # noqa: N818 - it is a fact
    """Another worker has the run, or it was stopped meanwhile: nothing of this batch is written."""


class StopAsked(Exception):  # noqa: N818 - it is a wish
    """Somebody asked to stop."""


@dataclass(frozen=True)
class Claim:
    """The right of one worker to one run."""

    run_id: int
    #: The number of the claim.
    attempt: int
    #: It ends so long after the last sign of life.
    seconds: float

    def beat(self) -> None:
        """Give a sign of life, beside whatever is under way. Raises ClaimLost."""
        with aside() as session:
            self._write(session, leased_until=self._end())

    def tell(self, done: int, total: int) -> None:
        """Write how far the work is, beside it. Raises ClaimLost, or StopAsked when that is asked."""
        with aside() as session:
            stop = self._write(session, leased_until=self._end(), done=done, total=total)
        if stop:
            raise StopAsked

    def hold(self, **values: Any) -> bool:
        """Write values of the run in the open transaction; return whether stopping is asked.

        From here on the row is locked: nothing may be told aside. Raises ClaimLost.
        """
        return self._write(db.session(), leased_until=self._end(), **values)

    def end(self, state: str, **values: Any) -> None:
        """Leave the run in another state, in the open transaction. Raises ClaimLost."""
        self._write(
            db.session(), state=state, leased_until=None, stop_asked=False, ended_at=now(), **values
        )

    def _end(self) -> Any:
        return now() + timedelta(seconds=self.seconds)

    def _write(self, session: Session, **values: Any) -> bool:
        """Write to the run while it is this worker's, and return whether stopping is asked."""
        stop: bool | None = session.scalar(
            update(ImportRun)
            .where(
                ImportRun.id == self.run_id,
                ImportRun.attempts == self.attempt,
                ImportRun.state.in_(AT_WORK),
            )
            .values(**values)
            .returning(ImportRun.stop_asked)
        )
        if stop is None:
            raise ClaimLost
        return stop


def claim(ids: Sequence[int], seconds: float) -> list[tuple[int, int]]:
    """Take those of these runs that are free, for `seconds`; return (id, number of the claim)."""
    moment = now()
    with transaction():
        won = db.session.execute(
            update(ImportRun)
            .where(
                ImportRun.id.in_(ids),
                ImportRun.state.in_(AT_WORK),
                or_(ImportRun.leased_until.is_(None), ImportRun.leased_until <= moment),
            )
            .values(
                leased_until=moment + timedelta(seconds=seconds), attempts=ImportRun.attempts + 1
            )
            .returning(ImportRun.id, ImportRun.attempts)
        ).all()
    return [(row.id, row.attempts) for row in won]


def claimed_run(claim: Claim) -> ImportRun | None:
    """Return the run of a claim as it stands, None when it is another worker's by now."""
    query = select(ImportRun).where(
        ImportRun.id == claim.run_id,
        ImportRun.attempts == claim.attempt,
        ImportRun.state.in_(AT_WORK),
    )
    return db.session.scalar(query.execution_options(populate_existing=True))
