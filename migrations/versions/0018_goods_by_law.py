"""What food and trade law ask of an article: traces, bar codes, what each variant holds."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"

BEFORE = (
    "(content_amount IS NULL) = (content_unit IS NULL)"
    " AND coalesce(content_unit IN ('g', 'ml', 'cm'), true) AND content_amount > 0"
)
SINCE = BEFORE.replace("('g', 'ml', 'cm')", "('mg', 'g', 'ml', 'mm', 'cm')")


def upgrade() -> None:
    jsonb = postgresql.JSONB(astext_type=sa.Text())
    op.add_column("products", sa.Column("traces", jsonb, nullable=True))
    op.add_column(
        "products", sa.Column("proposed_allergens", jsonb, nullable=False, server_default="[]")
    )
    op.alter_column("products", "proposed_allergens", server_default=None)
    op.drop_constraint(op.f("ck_products_content"), "products", type_="check")
    op.create_check_constraint(op.f("ck_products_content"), "products", SINCE)
    op.add_column("variants", sa.Column("gtin", sa.Text(), nullable=False, server_default=""))
    op.alter_column("variants", "gtin", server_default=None)
    op.add_column("variants", sa.Column("content_amount", sa.BigInteger(), nullable=True))
    op.add_column("variants", sa.Column("content_unit", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_variants_content"), "variants", SINCE)
    op.create_check_constraint(
        op.f("ck_variants_gtin"), "variants", "gtin ~ '^([0-9]{8}|[0-9]{12,14})?$'"
    )
    # Options keep the order they are written in, which the binary form forgets.
    op.alter_column(
        "variants",
        "options",
        type_=sa.JSON(),
        existing_nullable=False,
        postgresql_using="options::json",
    )


def downgrade() -> None:
    jsonb = postgresql.JSONB(astext_type=sa.Text())
    op.alter_column(
        "variants",
        "options",
        type_=jsonb,
        existing_nullable=False,
        postgresql_using="options::jsonb",
    )
    op.drop_constraint(op.f("ck_variants_gtin"), "variants", type_="check")
    op.drop_constraint(op.f("ck_variants_content"), "variants", type_="check")
    for name in ("content_unit", "content_amount", "gtin"):
        op.drop_column("variants", name)
    op.drop_constraint(op.f("ck_products_content"), "products", type_="check")
    op.execute(
        "UPDATE products SET content_amount = NULL, content_unit = NULL WHERE content_unit IN ('mg', 'mm')"
    )
    op.create_check_constraint(op.f("ck_products_content"), "products", BEFORE)
    for name in ("proposed_allergens", "traces"):
        op.drop_column("products", name)
