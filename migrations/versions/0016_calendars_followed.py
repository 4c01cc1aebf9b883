"""Calendars and feeds that a town follows, times that are otherwise, and where things came from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import open_to_sweep, raise_walls

revision = "0016"
down_revision = "0015"

BRING = {"agenda_entries", "news_items"}


def upgrade() -> None:
    create_subscriptions()
    for statement in (
        *raise_walls("subscriptions"),
        *open_to_sweep("subscriptions", "town_id, id, due_at"),
    ):
        op.execute(statement)
    add_words("agenda_entries", "link", "status", "timezone")
    add_words("news_items", "author", "link")
    op.add_column(
        "agenda_entries", sa.Column("changes", json(), nullable=False, server_default="[]")
    )
    op.alter_column("agenda_entries", "changes", server_default=None)
    add_moment("agenda_entries", "stopped_at")
    add_moment("news_items", "withdrawn_at")
    for table in sorted(BRING):
        add_origin(table)
    # What has no end yet begins and ends at once; what was stopped ends before its first time did.
    op.drop_constraint(op.f("ck_agenda_entries_span"), "agenda_entries")
    op.drop_constraint(op.f("ck_agenda_entries_last"), "agenda_entries")
    op.create_check_constraint(
        op.f("ck_agenda_entries_span"), "agenda_entries", "ends_at >= starts_at"
    )
    op.create_check_constraint(
        op.f("ck_agenda_entries_status"),
        "agenda_entries",
        "status IN ('', 'confirmed', 'tentative', 'cancelled')",
    )


def json() -> postgresql.JSONB:
    return postgresql.JSONB(astext_type=sa.Text())


def add_words(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
        op.alter_column(table, name, server_default=None)


def add_moment(table: str, name: str) -> None:
    op.add_column(table, sa.Column(name, sa.DateTime(timezone=True)))


def add_origin(table: str) -> None:
    op.add_column(table, sa.Column("source_ref", sa.Text()))
    op.add_column(table, sa.Column("subscription_id", sa.BigInteger()))
    for name in ("imported", "before"):
        op.add_column(table, sa.Column(name, json()))
    op.create_unique_constraint(
        op.f(f"uq_{table}_town_id_source_ref"), table, ["town_id", "source_ref"]
    )
    op.create_foreign_key(
        op.f(f"fk_{table}_town_id_subscription_id"),
        table,
        "subscriptions",
        ["town_id", "subscription_id"],
        ["town_id", "id"],
    )
    op.create_index(
        op.f(f"ix_{table}_town_id_subscription_id"), table, ["town_id", "subscription_id"]
    )


def create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("took_along", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("fault", json(), nullable=True),
        sa.Column("brought", json(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('agenda', 'news')", name=op.f("ck_subscriptions_kind")),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_subscriptions_town_id")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_subscriptions_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_due_at"), "subscriptions", ["due_at"])


def downgrade() -> None:
    op.drop_constraint(op.f("ck_agenda_entries_status"), "agenda_entries")
    op.drop_constraint(op.f("ck_agenda_entries_span"), "agenda_entries")
    op.execute(
        "UPDATE agenda_entries SET ends_at = starts_at + interval '1 hour',"
        " last_at = greatest(last_at, starts_at + interval '1 hour') WHERE ends_at = starts_at"
    )
    op.execute("UPDATE agenda_entries SET last_at = ends_at WHERE last_at < ends_at")
    op.create_check_constraint(
        op.f("ck_agenda_entries_span"), "agenda_entries", "ends_at > starts_at"
    )
    op.create_check_constraint(
        op.f("ck_agenda_entries_last"), "agenda_entries", "last_at >= ends_at"
    )
    for table in sorted(BRING):
        for name in ("source_ref", "subscription_id", "imported", "before"):
            op.drop_column(table, name)
    for name in ("changes", "link", "status", "timezone", "stopped_at"):
        op.drop_column("agenda_entries", name)
    for name in ("author", "link", "withdrawn_at"):
        op.drop_column("news_items", name)
    op.drop_table("subscriptions")
