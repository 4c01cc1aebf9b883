"""Photos on their way into a window, and the address a photo was fetched from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from tenants.policies import open_to_sweep, raise_walls

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("photos", sa.Column("origin", sa.Text(), nullable=True))
    create_sent_photos()
    op.create_index(
        op.f("ix_sent_photos_town_id_shop_id_state"), "sent_photos", ["town_id", "shop_id", "state"]
    )
    op.create_index(
        "ix_sent_photos_waiting",
        "sent_photos",
        ["turn", "created_at"],
        postgresql_where=sa.text("state IN ('waiting', 'developing')"),
    )
    for statement in raise_walls("sent_photos"):
        op.execute(statement)
    seen = "town_id, id, state, turn, leased_until, created_at"
    for statement in open_to_sweep("sent_photos", seen):
        op.execute(statement)


def create_sent_photos() -> None:
    op.create_table(
        "sent_photos",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("upload_id", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("refusal", JSONB(), nullable=False),
        sa.Column("falls", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'developing', 'ready', 'refused', 'aside')",
            name=op.f("ck_sent_photos_state"),
        ),
        sa.CheckConstraint(
            "product_id IS NULL OR person_id IS NULL", name=op.f("ck_sent_photos_subject")
        ),
        sa.CheckConstraint(
            "key IS NOT NULL OR state NOT IN ('ready', 'aside')",
            name=op.f("ck_sent_photos_developed"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_sent_photos_town_id")),
        *(
            sa.ForeignKeyConstraint(
                ["town_id", column],
                [f"{table}.town_id", f"{table}.id"],
                name=op.f(f"fk_sent_photos_town_id_{column}"),
                ondelete="CASCADE",
            )
            for column, table in (
                ("shop_id", "shops"),
                ("product_id", "products"),
                ("person_id", "shop_people"),
                ("upload_id", "uploads"),
            )
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_sent_photos")),
        sa.UniqueConstraint("town_id", "key", name=op.f("uq_sent_photos_town_id_key")),
    )


def downgrade() -> None:
    op.drop_table("sent_photos")
    op.drop_column("photos", "origin")
