"""What each source says of a shop, what a clerk has to decide, and the doors of streets."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import raise_walls

revision = "0017"
down_revision = "0016"

OWNED = ["shop_facts", "shop_proposals", "street_doors"]
#: Fields whose value stands in a column of text.
IN_TEXT = [
    "trade", "house_number", "phone", "email", "website", "tagline", "story", "siret", "legal_name",
    "legal_address",
]  # fmt: skip


def upgrade() -> None:
    create_facts()
    create_proposals()
    create_doors()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)
    tell_what_came_from_the_map()


def create_facts() -> None:
    op.create_table(
        "shop_facts",
        *owned(),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        *keys("shop_facts", "shop_id", "shops"),
        sa.UniqueConstraint(
            "town_id", "shop_id", "field", "source",
            name=op.f("uq_shop_facts_town_id_shop_id_field_source"),
        ),
    )  # fmt: skip
    op.create_index(
        op.f("ix_shop_facts_town_id_field_value"), "shop_facts", ["town_id", "field", "value"]
    )


def create_proposals() -> None:
    op.create_table(
        "shop_proposals",
        *owned(),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("entry", sa.dialects.postgresql.JSONB(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("before_actor", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=False),
        *keys("shop_proposals", "shop_id", "shops"),
        sa.CheckConstraint(
            "state IN ('open', 'taken', 'kept')", name=op.f("ck_shop_proposals_state")
        ),
        sa.UniqueConstraint(
            "town_id", "shop_id", "field", "about",
            name=op.f("uq_shop_proposals_town_id_shop_id_field_about"),
        ),
    )  # fmt: skip
    op.create_index(
        op.f("ix_shop_proposals_town_id_state_id"), "shop_proposals", ["town_id", "state", "id"]
    )


def create_doors() -> None:
    op.create_table(
        "street_doors",
        *owned(),
        sa.Column("street_id", sa.BigInteger(), nullable=False),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False),
        *keys("street_doors", "street_id", "streets"),
        sa.UniqueConstraint(
            "town_id", "source_ref", name=op.f("uq_street_doors_town_id_source_ref")
        ),
    )
    op.create_index(
        op.f("ix_street_doors_town_id_street_id"), "street_doors", ["town_id", "street_id"]
    )


def owned() -> list[sa.Column]:
    return [
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
    ]


def keys(table: str, column: str, target: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f(f"fk_{table}_town_id")),
        sa.ForeignKeyConstraint(
            ["town_id", column],
            [f"{target}.town_id", f"{target}.id"],
            name=op.f(f"fk_{table}_town_id_{column}"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f(f"pk_{table}")),
    ]


def tell_what_came_from_the_map() -> None:
    """Shops of the map that nobody has touched: each value is the map's, under the map's number."""
    tell("ref", "source_ref", "'osm'", "source_ref IS NOT NULL AND origin <> 'demo'")
    untouched = "origin = 'osm' AND NOT taken_over"
    for column in IN_TEXT:
        tell(column, column, "'osm'", f"{untouched} AND {column} <> ''")
    hours = "coalesce(opening_hours, '')"
    tell("opening_hours", hours, "'osm'", f"{untouched} AND {hours} <> ''")
    street = "CASE WHEN street_guessed THEN 'nearest' ELSE 'osm' END"
    tell("street", "street_id::text", street, f"{untouched} AND street_id IS NOT NULL")
    position = "latitude::text || ' ' || longitude::text"
    tell("position", position, "'osm'", f"{untouched} AND latitude + longitude IS NOT NULL")
    name = "(SELECT name FROM shops s WHERE s.town_id = p.town_id AND s.id = p.shop_id)"
    tell("name", name, "'osm'", untouched)


def tell(field: str, value: str, source: str, where: str) -> None:
    op.execute(
        "INSERT INTO shop_facts (town_id, shop_id, field, source, value, actor, said_at)"
        f" SELECT town_id, shop_id, '{field}', {source}, {value}, '', updated_at"
        f" FROM shop_profiles p WHERE {where}"
    )


def downgrade() -> None:
    for table in reversed(OWNED):
        op.drop_table(table)
