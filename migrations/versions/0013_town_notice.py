"""Who answers for the pages of a town, and how accessible they were found."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

SAID = ("legal_address", "director", "hosting")


def upgrade() -> None:
    for name in SAID:
        op.add_column("towns", sa.Column(name, sa.Text(), nullable=False, server_default=""))
        op.alter_column("towns", name, server_default=None)
    op.add_column(
        "towns", sa.Column("conformity", sa.Text(), nullable=False, server_default="none")
    )
    op.alter_column("towns", "conformity", server_default=None)
    op.create_check_constraint(
        op.f("ck_towns_conformity"), "towns", "conformity IN ('none', 'part', 'full')"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_towns_conformity"), "towns", type_="check")
    for name in ("conformity", *SAID):
        op.drop_column("towns", name)
