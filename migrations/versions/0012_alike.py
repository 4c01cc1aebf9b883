"""Articles of a kind, or of a shelf, over all shops of a town: what is alike is found by them."""

from alembic import op

revision = "0012"
down_revision = "0011"

COLUMNS = ("picture", "category")


def upgrade() -> None:
    for column in COLUMNS:
        name = op.f(f"ix_products_town_id_{column}")
        op.create_index(name, "products", ["town_id", column])


def downgrade() -> None:
    for column in COLUMNS:
        op.drop_index(op.f(f"ix_products_town_id_{column}"), "products")
