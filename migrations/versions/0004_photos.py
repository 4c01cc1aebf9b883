"""Photos of shops, articles and people."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import raise_walls

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "photos",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("key ~ '^[0-9a-f]{32}$'", name=op.f("ck_photos_key")),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_photos_size")),
        sa.CheckConstraint("alt <> ''", name=op.f("ck_photos_alt")),
        sa.CheckConstraint(
            "product_id IS NULL OR person_id IS NULL", name=op.f("ck_photos_subject")
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_photos_town_id")),
        *(
            sa.ForeignKeyConstraint(
                ["town_id", column],
                [f"{table}.town_id", f"{table}.id"],
                name=op.f(f"fk_photos_town_id_{column}"),
                ondelete="CASCADE",
            )
            for column, table in (
                ("shop_id", "shops"),
                ("product_id", "products"),
                ("person_id", "shop_people"),
            )
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_photos")),
        sa.UniqueConstraint("town_id", "key", name=op.f("uq_photos_town_id_key")),
    )
    for columns in (["shop_id", "position"], ["product_id", "position"], ["person_id"]):
        name = op.f(f"ix_photos_town_id_{'_'.join(columns)}")
        op.create_index(name, "photos", ["town_id", *columns])
    for statement in raise_walls("photos"):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("photos")
