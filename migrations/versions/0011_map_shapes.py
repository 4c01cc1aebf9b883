"""Shapes of the plan's background."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import raise_walls

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "map_shapes",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("coordinates", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_map_shapes_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_map_shapes")),
        sa.UniqueConstraint("town_id", "source_ref", name=op.f("uq_map_shapes_town_id_source_ref")),
    )
    for statement in raise_walls("map_shapes"):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("map_shapes")
