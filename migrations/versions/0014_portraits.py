"""How somebody behind the counter is drawn where there is no photo."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("shop_people", sa.Column("look", sa.Text(), nullable=False, server_default=""))
    op.alter_column("shop_people", "look", server_default=None)


def downgrade() -> None:
    op.drop_column("shop_people", "look")
