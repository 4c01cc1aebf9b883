"""What a kind of import is, to those who run it without knowing what it imports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from shopbuilder.imports.findings import Findings
from shopbuilder.imports.writing import Progress, silent
from tenants.models import Shop


@dataclass(frozen=True)
class Asked:
    """What one import is asked to do."""

    path: Path
    #: The shop to fill; None for the town's own.
    shop: Shop | None = None
    #: What the run was told besides the file.
    settings: Mapping[str, Any] = field(default_factory=dict)
    #: Do all of it and undo it at once, so that what is told is what would happen.
    dry_run: bool = False
    progress: Progress = silent


@dataclass(frozen=True)
class Outcome:
    """What came of an import, or would come."""

    findings: Findings
    #: In the order in which they are told: a msgid with %(count)s, and the number.
    counts: Sequence[tuple[str, int]]
    #: First lines of what was (would be) done: msgid and values.
    first_lines: Sequence[tuple[str, Mapping[str, Any]]] = ()
    #: The importer's own report, for those who know it.
    report: Any = None


class Batch(Protocol):
    """Some items of a file that are written together: all of them or none."""

    @property
    def size(self) -> int:
        """How many items; the last batch has none, and brings what is known only at the end."""
        ...

    @property
    def behind(self) -> int:
        """How many items of the file are behind once these are done."""
        ...

    def plan(self) -> Outcome:
        """Return what writing them would do; nothing is written."""
        ...

    def write(self) -> Outcome:
        """Write them in the open transaction."""
        ...

    def pass_over(self) -> None:
        """Do nothing: they were written before a worker died, or somebody stopped it."""
        ...


@dataclass(frozen=True)
class Job:
    """What does the imports of one kind (`kinds.py`)."""

    kind: str
    #: Does the import in one transaction, writing through ORM objects only. Raises UnusableFile.
    perform: Callable[[Asked], Outcome]
    #: Does the same batch by batch, each in a transaction of its own, in flat memory; None where
    #: the import is all or nothing.
    batches: Callable[[Asked], Iterator[Batch]] | None = None


#: Lines shown of a plan; the rest is counted.
FIRST_LINES = 12
