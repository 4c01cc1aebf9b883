"""Towns, hosts, people, shops as parties, recorded facts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import APP, open_to_sweep, raise_walls

revision = "0001"
down_revision = None

OWNED = ["shops", "people", "memberships", "sign_ins", "events"]


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    create_tables()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)
    for table in ["towns", "hosts", "operators", "operator_sign_ins"]:
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {APP}")
    for statement in open_to_sweep("events", "town_id, id, recorded_at, leased_until, handled_at"):
        op.execute(statement)


def create_tables() -> None:
    create_towns()
    create_hosts()
    create_operators()
    create_operator_sign_ins()
    create_shops()
    create_people()
    create_memberships()
    create_sign_ins()
    create_events()


def create_towns() -> None:
    op.create_table(
        "towns",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tagline", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("subdivision", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('commune', 'association')", name=op.f("ck_towns_kind")),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_towns_slug")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_towns")),
        sa.UniqueConstraint("slug", name=op.f("uq_towns_slug")),
    )


def create_hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("home", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name = lower(name)", name=op.f("ck_hosts_lower")),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_hosts_town_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_hosts")),
    )
    op.create_index("uq_hosts_home", "hosts", ["town_id"], unique=True, postgresql_where="home")


def create_operators() -> None:
    op.create_table(
        "operators",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operators")),
        sa.UniqueConstraint("email", name=op.f("uq_operators_email")),
    )


def create_operator_sign_ins() -> None:
    op.create_table(
        "operator_sign_ins",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"],
            ["operators.id"],
            name=op.f("fk_operator_sign_ins_operator_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_operator_sign_ins")),
    )


def create_shops() -> None:
    op.create_table(
        "shops",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_shops_slug")),
        sa.CheckConstraint("status IN ('admitted', 'suspended')", name=op.f("ck_shops_status")),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_shops_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_shops")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_shops_town_id_slug")),
    )


def create_people() -> None:
    op.create_table(
        "people",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_people_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_people")),
        sa.UniqueConstraint("town_id", "email", name=op.f("uq_people_town_id_email")),
    )


def create_memberships() -> None:
    op.create_table(
        "memberships",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(role = 'trader') = (shop_id IS NOT NULL)", name=op.f("ck_memberships_trader_has_shop")
        ),
        sa.CheckConstraint(
            "role IN ('trader', 'clerk', 'facilitator')", name=op.f("ck_memberships_role")
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "person_id"],
            ["people.town_id", "people.id"],
            name=op.f("fk_memberships_town_id_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_memberships_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_memberships_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_memberships")),
        sa.UniqueConstraint(
            "town_id",
            "person_id",
            "role",
            "shop_id",
            name=op.f("uq_memberships_town_id_person_id_role_shop_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(
        op.f("ix_memberships_town_id_shop_id"), "memberships", ["town_id", "shop_id"], unique=False
    )


def create_sign_ins() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["town_id", "person_id"],
            ["people.town_id", "people.id"],
            name=op.f("fk_sign_ins_town_id_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_sign_ins_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("town_id", "token_hash", name=op.f("uq_sign_ins_town_id_token_hash")),
    )
    op.create_index(
        op.f("ix_sign_ins_town_id_person_id"), "sign_ins", ["town_id", "person_id"], unique=False
    )


def create_events() -> None:
    op.create_table(
        "events",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_events_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_events")),
    )
    op.create_index(
        op.f("ix_events_town_id_subject_kind_subject_id"),
        "events",
        ["town_id", "subject_kind", "subject_id"],
        unique=False,
    )
    op.create_index(
        "ix_events_unhandled",
        "events",
        ["recorded_at"],
        unique=False,
        postgresql_where="handled_at IS NULL",
    )


def downgrade() -> None:
    op.drop_table("events")
    op.drop_table("sign_ins")
    op.drop_table("memberships")
    op.drop_table("people")
    op.drop_table("shops")
    op.drop_table("operator_sign_ins")
    op.drop_table("operators")
    op.drop_table("hosts")
    op.drop_table("towns")
