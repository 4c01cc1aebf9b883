"""Streets, profiles, products: what a town shows and a shop sells."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import raise_walls

revision = "0002"
down_revision = "0001"

OWNED = [
    "streets",
    "places",
    "shop_profiles",
    "shop_closings",
    "agenda_entries",
    "shop_people",
    "products",
    "variants",
]


def upgrade() -> None:
    create_tables()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)


def create_tables() -> None:
    create_streets()
    create_places()
    create_shop_profiles()
    create_shop_closings()
    create_agenda_entries()
    create_shop_people()
    create_products()
    create_variants()


def create_streets() -> None:
    op.create_table(
        "streets",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source_ref", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_streets_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_streets")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_streets_town_id_slug")),
        sa.UniqueConstraint("town_id", "source_ref", name=op.f("uq_streets_town_id_source_ref")),
    )


def create_places() -> None:
    op.create_table(
        "places",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street_id", sa.BigInteger(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("source_ref", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["town_id", "street_id"],
            ["streets.town_id", "streets.id"],
            name=op.f("fk_places_town_id_street_id"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_places_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_places")),
        sa.UniqueConstraint("town_id", "source_ref", name=op.f("uq_places_town_id_source_ref")),
    )


def create_shop_profiles() -> None:
    op.create_table(
        "shop_profiles",
        *what_a_shop_says(),
        *where_and_when(),
        *who_answers_for_it(),
        *rules_of_shop_profiles(),
    )
    op.create_index(
        op.f("ix_shop_profiles_town_id_street_id_door_order"),
        "shop_profiles",
        ["town_id", "street_id", "door_order"],
        unique=False,
    )


def what_a_shop_says() -> list[sa.Column[Any]]:
    return [
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
        sa.Column("tagline", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
    ]


def where_and_when() -> list[sa.Column[Any]]:
    return [
        sa.Column("street_id", sa.BigInteger(), nullable=True),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("door_order", sa.Double(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("street_guessed", sa.Boolean(), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("slot_minutes", sa.BigInteger(), nullable=False),
        sa.Column("slot_capacity", sa.BigInteger(), nullable=False),
        sa.Column("lead_minutes", sa.BigInteger(), nullable=False),
        sa.Column("cutoff_minutes", sa.BigInteger(), nullable=False),
        sa.Column("horizon_days", sa.BigInteger(), nullable=False),
    ]


def who_answers_for_it() -> list[sa.Column[Any]]:
    return [
        sa.Column("legal_name", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("legal_address", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text(), nullable=False),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    ]


def rules_of_shop_profiles() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(
            "mode IN ('window', 'reserve', 'sell')", name=op.f("ck_shop_profiles_mode")
        ),
        sa.CheckConstraint(
            "horizon_days BETWEEN 1 AND 14", name=op.f("ck_shop_profiles_horizon_days")
        ),
        sa.CheckConstraint(
            "lead_minutes BETWEEN 0 AND 20160", name=op.f("ck_shop_profiles_lead_minutes")
        ),
        sa.CheckConstraint(
            "slot_capacity BETWEEN 1 AND 1000", name=op.f("ck_shop_profiles_slot_capacity")
        ),
        sa.CheckConstraint(
            "slot_minutes BETWEEN 5 AND 240", name=op.f("ck_shop_profiles_slot_minutes")
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_shop_profiles_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "street_id"],
            ["streets.town_id", "streets.id"],
            name=op.f("fk_shop_profiles_town_id_street_id"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_shop_profiles_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_shop_profiles")),
        sa.UniqueConstraint("town_id", "shop_id", name=op.f("uq_shop_profiles_town_id_shop_id")),
        sa.UniqueConstraint(
            "town_id", "source_ref", name=op.f("uq_shop_profiles_town_id_source_ref")
        ),
    ]


def create_shop_closings() -> None:
    op.create_table(
        "shop_closings",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_shop_closings_days")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_shop_closings_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_shop_closings_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_shop_closings")),
    )
    op.create_index(
        op.f("ix_shop_closings_town_id_shop_id_last_day"),
        "shop_closings",
        ["town_id", "shop_id", "last_day"],
        unique=False,
    )


def create_agenda_entries() -> None:
    op.create_table(
        "agenda_entries",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('market', 'event')", name=op.f("ck_agenda_entries_kind")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_agenda_entries_span")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_agenda_entries_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_agenda_entries_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_agenda_entries")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_agenda_entries_town_id_slug")),
    )
    op.create_index(
        op.f("ix_agenda_entries_town_id_ends_at"),
        "agenda_entries",
        ["town_id", "ends_at"],
        unique=False,
    )


def create_shop_people() -> None:
    op.create_table(
        "shop_people",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_shop_people_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_shop_people_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_shop_people")),
    )
    op.create_index(
        op.f("ix_shop_people_town_id_shop_id_position"),
        "shop_people",
        ["town_id", "shop_id", "position"],
        unique=False,
    )


def create_products() -> None:
    op.create_table(
        "products",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("vat_rate", sa.BigInteger(), nullable=False),
        sa.Column("content_amount", sa.BigInteger(), nullable=True),
        sa.Column("content_unit", sa.Text(), nullable=True),
        sa.Column("lead_minutes", sa.BigInteger(), nullable=False),
        sa.Column("allergens", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("ingredients", sa.Text(), nullable=False),
        sa.Column("place_of_origin", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("noted_images", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=True),
        sa.Column("imported", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(content_amount IS NULL) = (content_unit IS NULL) AND coalesce(content_unit IN ('g', 'ml', 'cm'), true) AND content_amount > 0",
            name=op.f("ck_products_content"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_products_slug")),
        sa.CheckConstraint(
            "unit IN ('piece', 'kg', 'litre', 'metre')", name=op.f("ck_products_unit")
        ),
        sa.CheckConstraint(
            "lead_minutes BETWEEN 0 AND 20160", name=op.f("ck_products_lead_minutes")
        ),
        sa.CheckConstraint("vat_rate BETWEEN 0 AND 3000", name=op.f("ck_products_vat_rate")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_products_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_products_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_products")),
        sa.UniqueConstraint(
            "town_id", "shop_id", "slug", name=op.f("uq_products_town_id_shop_id_slug")
        ),
        sa.UniqueConstraint(
            "town_id", "shop_id", "source_ref", name=op.f("uq_products_town_id_shop_id_source_ref")
        ),
    )
    op.create_index(
        op.f("ix_products_town_id_shop_id_category_position"),
        "products",
        ["town_id", "shop_id", "category", "position"],
        unique=False,
    )


def create_variants() -> None:
    op.create_table(
        "variants",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=False),
        sa.Column("stock", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("price_cents BETWEEN 0 AND 10000000", name=op.f("ck_variants_price")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_variants_stock")),
        sa.ForeignKeyConstraint(
            ["town_id", "product_id"],
            ["products.town_id", "products.id"],
            name=op.f("fk_variants_town_id_product_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_variants_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_variants")),
        sa.UniqueConstraint(
            "town_id", "product_id", "label", name=op.f("uq_variants_town_id_product_id_label")
        ),
    )
    op.create_index(
        op.f("ix_variants_town_id_product_id_position"),
        "variants",
        ["town_id", "product_id", "position"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("variants")
    op.drop_table("products")
    op.drop_table("shop_people")
    op.drop_table("agenda_entries")
    op.drop_table("shop_closings")
    op.drop_table("shop_profiles")
    op.drop_table("places")
    op.drop_table("streets")
