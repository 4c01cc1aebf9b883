"""What a run found, kept with it: all of it counted, the first of each kind word for word."""

from collections.abc import Sequence
from typing import Any, Final

from shopbuilder.imports.findings import Finding, Findings
from shopbuilder.imports.runs.models import ImportFinding, ImportRun
from tenants.database import db

#: Findings of each kind that are kept word for word.
MOST_KEPT: Final = 1_000
_LONGEST_VALUE: Final = 300


def keep_findings(run: ImportRun, findings: Findings) -> None:
    """Keep what was found with the run, behind what it found before, in the open transaction."""
    for kind, found in (
        ("refused", findings.refused),
        ("dropped", findings.dropped),
        ("noted", findings.noted),
    ):
        keep(run, kind, found)


def keep(run: ImportRun, kind: str, found: Sequence[Finding]) -> None:
    """Count findings of one kind, and keep those for which there is room."""
    if not found:
        return
    before = int(run.found.get(kind, 0))
    run.found = {**run.found, kind: before + len(found)}
    db.session.add_all(
        _row(run.id, kind, finding) for finding in found[: max(MOST_KEPT - before, 0)]
    )


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
