"""How far an import is taken back: batch by batch, so that a worker that dies is followed by another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0023"
down_revision = "0022"

BY_ROW = "ix_import_changes_town_id_run_id_table_name_row"


def upgrade() -> None:
    op.add_column("import_runs", sa.Column("way_back", JSONB(), nullable=True))
    op.create_index(BY_ROW, "import_changes", ["town_id", "run_id", "table_name", "row"])


def downgrade() -> None:
    op.drop_index(BY_ROW, table_name="import_changes")
    op.drop_column("import_runs", "way_back")
