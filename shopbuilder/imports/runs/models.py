"""A row an import, what it said of its file, and every value it changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, among, of_same_town, of_town

#: `sent` waits for what must be settled first; `planning`, `running` and `undoing` are for the
#: worker to take; `ready` has its plan and waits for a person; the rest are ends.
RUN_STATES = (
    "sent", "planning", "ready", "running", "stopped", "done", "failed", "undoing", "undone",
)  # fmt: skip
FINDING_KINDS = ("refused", "dropped", "noted", "left")
CHANGES = ("created", "changed", "deleted")


class ImportRun(TownOwned):
    """One import of one file: asked for, planned, done, perhaps undone."""

    __tablename__ = "import_runs"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("upload_id", "uploads"),
        CheckConstraint(among("state", RUN_STATES), name="state"),
        Index(None, "town_id", "shop_id", "created_at"),
        Index(
            "ix_import_runs_waiting",
            "created_at",
            postgresql_where="state IN ('planning', 'running', 'undoing')",
        ),
    )

    #: Key in JOBS.
    kind: Mapped[str]
    #: The shop it fills; NULL for the town's own.
    shop_id: Mapped[int | None]
    #: The file, as long as it is kept.
    upload_id: Mapped[int | None]
    file_name: Mapped[str]
    #: In bytes.
    file_size: Mapped[int] = mapped_column(default=0)
    #: Who asked: "person:7", "program".
    actor: Mapped[str]
    #: What the job was told besides the file: source, VAT rate, columns…
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default="sent")
    #: Somebody asked to stop; heeded between two batches.
    stop_asked: Mapped[bool] = mapped_column(default=False)
    #: How much is done, of how much; 0 of 0 while nobody knows.
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    #: Drafts of the file that are behind: where a run taken up again goes on.
    position: Mapped[int] = mapped_column(default=0)
    #: How far the way back is, once it was asked for: notes from "below" on are taken back, beside
    #: how many values and rows that made. NULL before.
    way_back: Mapped[dict[str, Any] | None]
    #: What was (or would be) done: [[msgid with %(count)s, number], …].
    counts: Mapped[list[Any]] = mapped_column(default=list)
    #: First lines of the plan: [[msgid, values], …].
    first_lines: Mapped[list[Any]] = mapped_column(default=list)
    #: How many findings of each kind, also beyond those kept.
    found: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: Why it failed: msgid and values. While it is at work: how often it was taken up in vain.
    trouble: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    #: A worker holds the run until then; NULL or past = free.
    leased_until: Mapped[datetime | None]
    #: How often a worker took it: the number fences off a worker that was thought dead.
    attempts: Mapped[int] = mapped_column(default=0)


class ImportFinding(TownOwned):
    """One sentence about one place of the file, or about what an undo left."""

    __tablename__ = "import_findings"
    __table_args__ = (
        of_town(),
        of_same_town("run_id", "import_runs", ondelete="CASCADE"),
        CheckConstraint(among("kind", FINDING_KINDS), name="kind"),
        Index(None, "town_id", "run_id", "kind", "id"),
    )

    run_id: Mapped[int]
    kind: Mapped[str]
    #: "12" or "6-7" for lines, "node/42" for a feature, "" for the file as a whole.
    place: Mapped[str]
    msgid: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    subject: Mapped[str] = mapped_column(default="")


class ImportChange(TownOwned):
    """A row that an import created, changed or deleted. Append-only: the database sees to it."""

    __tablename__ = "import_changes"
    __table_args__ = (
        of_town(),
        of_same_town("run_id", "import_runs", ondelete="CASCADE"),
        CheckConstraint(among("what", CHANGES), name="what"),
        Index(None, "town_id", "run_id", "id"),
        Index(None, "town_id", "run_id", "table_name", "row"),
    )

    run_id: Mapped[int]
    #: Name of the table, and the row's id there.
    table_name: Mapped[str]
    row: Mapped[int]
    what: Mapped[str]
    #: Values by column, as JSON: of a changed row those that changed, of a deleted one all.
    before: Mapped[dict[str, Any] | None]
    #: Of a changed row those that changed, of a created one all. Long ones by their fingerprint:
    #: they are only ever compared.
    after: Mapped[dict[str, Any] | None]
    recorded_at: Mapped[datetime] = mapped_column(default=now)
