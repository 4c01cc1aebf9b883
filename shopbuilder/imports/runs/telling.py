"""What came of a run, kept with it: findings all counted, the first of each kind word for word."""

from typing import Any, Final

from shopbuilder.imports.findings import Finding, Findings
from shopbuilder.imports.runs.job import Outcome
from shopbuilder.imports.runs.models import ImportFinding, ImportRun
from tenants.database import db

#: Findings of each kind that are kept word for word.
MOST_KEPT: Final = 1_000
_LONGEST_VALUE: Final = 300


class Capped(list[Finding]):
    """A list that counts all and keeps the first: memory stays flat however long the file is."""

    def __init__(self) -> None:
        super().__init__()
        self.met = 0

    def append(self, finding: Finding) -> None:
        """Count a finding, and keep it while there is room."""
        self.met += 1
        if len(self) < MOST_KEPT:
            super().append(finding)

    def take_over(self, others: list[Finding]) -> None:
        """Count and keep those of another list as if they had been appended here."""
        self.met += count_of(others)
        self.extend(others[: MOST_KEPT - len(self)])

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self.met = 0


def count_of(findings: list[Finding]) -> int:
    """Return how many findings there were, kept or not."""
    return findings.met if isinstance(findings, Capped) else len(findings)


def capped_findings() -> Findings:
    """Return findings that take a flat amount of memory."""
    return Findings(Capped(), Capped(), Capped())


def lists_of(findings: Findings) -> dict[str, list[Finding]]:
    """Return the lists of findings by kind."""
    return {
        "refused": findings.refused,
        "dropped": findings.dropped,
        "noted": findings.noted,
    }


def take_over(to: Findings, others: Findings) -> None:
    """Add findings to capped ones."""
    for kind, found in lists_of(others).items():
        kept = lists_of(to)[kind]
        if isinstance(kept, Capped):
            kept.take_over(found)


def drained(findings: Findings) -> Findings:
    """Return what was found since the last time, and forget it there."""
    taken = capped_findings()
    take_over(taken, findings)
    for found in lists_of(findings).values():
        found.clear()
    return taken


def tell(run: ImportRun, whole: Outcome) -> None:
    """Write into a run what came of it so far: counts, and first lines."""
    run.counts = [list(each) for each in whole.counts]
    run.first_lines = [
        [msgid, {key: str(value) for key, value in values.items()}]
        for msgid, values in whole.first_lines
    ]


def keep_findings(run: ImportRun, findings: Findings) -> None:
    """Keep what was found with the run, behind what it found before, in the open transaction."""
    for kind, found in lists_of(findings).items():
        keep(run, kind, found)


def keep(run: ImportRun, kind: str, found: list[Finding]) -> None:
    """Count findings of one kind, and keep those for which there is room."""
    if not found:
        return
    before = int(run.found.get(kind, 0))
    run.found = {**run.found, kind: before + count_of(found)}
    room = max(MOST_KEPT - before, 0)
    db.session.add_all(_row(run.id, kind, finding) for finding in found[:room])


def _row(run_id: int, kind: str, finding: Finding) -> ImportFinding:
    return ImportFinding(
        run_id=run_id,
        kind=kind,
        place=finding.where,
        msgid=finding.msgid,
        values={key: _plain(value) for key, value in finding.values.items()},
        subject=finding.subject[:_LONGEST_VALUE],
    )


def _plain(value: object) -> Any:
    """Return a value of a sentence as JSON holds it."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).replace("\0", "�")[:_LONGEST_VALUE]
