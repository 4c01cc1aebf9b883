"""A street that no map has drawn is drawn through its doors, and says that it is a guess."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column(
        "streets",
        sa.Column("lines_guessed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("streets", "lines_guessed", server_default=None)


def downgrade() -> None:
    op.execute("UPDATE streets SET lines = NULL WHERE lines_guessed")
    op.drop_column("streets", "lines_guessed")
