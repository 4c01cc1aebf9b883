"""Files people send, runs of imports, what they found, and every value they changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from tenants.policies import APP, open_to_sweep, raise_walls

revision = "0015"
down_revision = "0014"

OWNED = ["uploads", "upload_chunks", "import_runs", "import_findings", "import_changes"]

#: What was noted stays as noted, and stays for as long as an import can be undone. A town or a shop
#: that goes takes its notes along: that is done by the owner of the tables.
KEEP_CHANGES = """
CREATE FUNCTION keep_import_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '{app}' AND OLD.recorded_at > now() - interval '90 days' THEN
        RAISE EXCEPTION 'What an import changed is kept for 90 days.';
    END IF;
    RETURN OLD;
END $$
"""


def upgrade() -> None:
    create_uploads()
    create_runs()
    create_findings()
    create_changes()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)
    for statement in open_to_sweep("import_runs", "town_id, id, state, created_at, leased_until"):
        op.execute(statement)
    op.execute(f"REVOKE UPDATE ON import_changes FROM {APP}")
    op.execute(KEEP_CHANGES.format(app=APP))
    op.execute(
        "CREATE TRIGGER kept BEFORE DELETE ON import_changes"
        " FOR EACH ROW EXECUTE FUNCTION keep_import_changes()"
    )


def create_owned(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        *parts,
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f(f"fk_{name}_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f(f"pk_{name}")),
    )


def of_same_town(
    table: str, column: str, target: str, ondelete: str | None = "CASCADE"
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["town_id", column], [f"{target}.town_id", f"{target}.id"],
        name=op.f(f"fk_{table}_town_id_{column}"), ondelete=ondelete,
    )  # fmt: skip


def create_uploads() -> None:
    create_owned(
        "uploads",
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_uploads_size")),
        of_same_town("uploads", "shop_id", "shops"),
    )
    op.create_index(op.f("ix_uploads_town_id_created_at"), "uploads", ["town_id", "created_at"])
    create_owned(
        "upload_chunks",
        sa.Column("upload_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        of_same_town("upload_chunks", "upload_id", "uploads"),
        sa.UniqueConstraint(
            "town_id", "upload_id", "position",
            name=op.f("uq_upload_chunks_town_id_upload_id_position"),
        ),
    )  # fmt: skip


def create_runs() -> None:
    states = (
        "'sent', 'planning', 'ready', 'running', 'stopped', 'done', 'failed', 'undoing', 'undone'"
    )
    create_owned(
        "import_runs",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.Column("upload_id", sa.BigInteger(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("settings", JSONB(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("counts", JSONB(), nullable=False),
        sa.Column("first_lines", JSONB(), nullable=False),
        sa.Column("found", JSONB(), nullable=False),
        sa.Column("trouble", JSONB(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(f"state IN ({states})", name=op.f("ck_import_runs_state")),
        of_same_town("import_runs", "shop_id", "shops"),
        of_same_town("import_runs", "upload_id", "uploads", ondelete=None),
    )
    op.create_index(
        op.f("ix_import_runs_town_id_shop_id_created_at"), "import_runs",
        ["town_id", "shop_id", "created_at"],
    )  # fmt: skip
    op.create_index(
        "ix_import_runs_waiting", "import_runs", ["created_at"],
        postgresql_where=sa.text("state IN ('planning', 'running', 'undoing')"),
    )  # fmt: skip


def create_findings() -> None:
    create_owned(
        "import_findings",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("msgid", sa.Text(), nullable=False),
        sa.Column("values", JSONB(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('refused', 'dropped', 'noted', 'left')", name=op.f("ck_import_findings_kind")
        ),
        of_same_town("import_findings", "run_id", "import_runs"),
    )
    op.create_index(
        op.f("ix_import_findings_town_id_run_id_kind_id"), "import_findings",
        ["town_id", "run_id", "kind", "id"],
    )  # fmt: skip


def create_changes() -> None:
    create_owned(
        "import_changes",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("before", JSONB(), nullable=True),
        sa.Column("after", JSONB(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('created', 'changed', 'deleted')", name=op.f("ck_import_changes_what")
        ),
        of_same_town("import_changes", "run_id", "import_runs"),
    )
    op.create_index(
        op.f("ix_import_changes_town_id_run_id_id"), "import_changes", ["town_id", "run_id", "id"]
    )


def downgrade() -> None:
    for table in reversed(OWNED):
        op.drop_table(table)
    op.execute("DROP FUNCTION keep_import_changes()")
