"""Premises with a shop window and nobody in it."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import raise_walls

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "vacant_units",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("street_id", sa.BigInteger(), nullable=True),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("door_order", sa.Float(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_vacant_units_town_id")),
        sa.ForeignKeyConstraint(
            ["town_id", "street_id"],
            ["streets.town_id", "streets.id"],
            name=op.f("fk_vacant_units_town_id_street_id"),
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_vacant_units")),
        sa.UniqueConstraint(
            "town_id", "source_ref", name=op.f("uq_vacant_units_town_id_source_ref")
        ),
    )
    op.create_index(
        op.f("ix_vacant_units_town_id_street_id_door_order"),
        "vacant_units",
        ["town_id", "street_id", "door_order"],
    )
    for statement in raise_walls("vacant_units"):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("vacant_units")
