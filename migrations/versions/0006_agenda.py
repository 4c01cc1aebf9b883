"""Rendez-vous that come again, and the news of the town."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import raise_walls

revision = "0006"
down_revision = "0005"

#: Entries that are one rendez-vous told several times: same words, same local hours, a week apart.
GATHER_WEEKS = """
WITH told AS (
  SELECT entry.town_id, entry.id, entry.starts_at, entry.ends_at,
         entry.starts_at AT TIME ZONE town.timezone AS local,
         first_value(entry.id) OVER weeks AS first_id,
         row_number() OVER weeks - 1 AS place,
         first_value(entry.starts_at AT TIME ZONE town.timezone) OVER weeks AS first_local
  FROM agenda_entries entry JOIN towns town ON town.id = entry.town_id
  WINDOW weeks AS (
    PARTITION BY entry.town_id, entry.kind, entry.title, entry.place, entry.summary, entry.shop_id,
      (entry.starts_at AT TIME ZONE town.timezone)::time,
      (entry.ends_at AT TIME ZONE town.timezone) - (entry.starts_at AT TIME ZONE town.timezone)
    ORDER BY entry.starts_at, entry.id
  )
), series AS (
  SELECT town_id, first_id, count(*) AS times, max(ends_at) AS last_at
  FROM told
  GROUP BY town_id, first_id
  HAVING count(*) > 1 AND bool_and(local = first_local + place * interval '7 days')
), gone AS (
  DELETE FROM agenda_entries entry USING told, series
  WHERE told.town_id = series.town_id AND told.first_id = series.first_id
    AND entry.town_id = told.town_id AND entry.id = told.id AND told.id <> told.first_id
)
UPDATE agenda_entries entry
SET rule = 'FREQ=WEEKLY;COUNT=' || series.times, last_at = series.last_at
FROM series
WHERE entry.town_id = series.town_id AND entry.id = series.first_id
"""


def upgrade() -> None:
    widen_agenda()
    op.execute("UPDATE agenda_entries SET last_at = ends_at")
    op.execute(GATHER_WEEKS)
    create_news_items()
    for statement in raise_walls("news_items"):
        op.execute(statement)


def widen_agenda() -> None:
    op.drop_constraint(op.f("ck_agenda_entries_kind"), "agenda_entries")
    words = ("price", "booking", "rule")
    for name in words:
        op.add_column(
            "agenda_entries", sa.Column(name, sa.Text(), nullable=False, server_default="")
        )
    for name in ("without", "also"):
        days = postgresql.JSONB(astext_type=sa.Text())
        op.add_column("agenda_entries", sa.Column(name, days, nullable=False, server_default="[]"))
    op.add_column(
        "agenda_entries",
        sa.Column("all_day", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("agenda_entries", sa.Column("last_at", sa.DateTime(timezone=True)))
    for name in ("created_at", "updated_at"):
        moment = sa.Column(
            name, sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        )
        op.add_column("agenda_entries", moment)
    for name in (*words, "without", "also", "all_day", "created_at", "updated_at"):
        op.alter_column("agenda_entries", name, server_default=None)
    for name, table in (("place_id", "places"), ("street_id", "streets")):
        op.add_column("agenda_entries", sa.Column(name, sa.BigInteger()))
        op.create_foreign_key(
            op.f(f"fk_agenda_entries_town_id_{name}"),
            "agenda_entries",
            table,
            ["town_id", name],
            ["town_id", "id"],
        )
    op.create_check_constraint(
        op.f("ck_agenda_entries_last"), "agenda_entries", "last_at >= ends_at"
    )
    op.drop_index(op.f("ix_agenda_entries_town_id_ends_at"), "agenda_entries")
    op.create_index(
        op.f("ix_agenda_entries_town_id_last_at"), "agenda_entries", ["town_id", "last_at"]
    )


def create_news_items() -> None:
    op.create_table(
        "news_items",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("until > published_at", name=op.f("ck_news_items_span")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_news_items_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_news_items_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_news_items")),
        sa.UniqueConstraint("town_id", "slug", name=op.f("uq_news_items_town_id_slug")),
    )
    op.create_index(
        op.f("ix_news_items_town_id_published_at"), "news_items", ["town_id", "published_at"]
    )


def downgrade() -> None:
    op.drop_table("news_items")
    op.drop_index(op.f("ix_agenda_entries_town_id_last_at"), "agenda_entries")
    # What came again is told once, and every kind but the market is an event again.
    op.execute("UPDATE agenda_entries SET kind = 'event' WHERE kind <> 'market'")
    for name in (
        "price", "booking", "rule", "without", "also", "all_day", "last_at",
        "created_at", "updated_at", "place_id", "street_id",
    ):  # fmt: skip
        op.drop_column("agenda_entries", name)
    op.create_check_constraint(
        op.f("ck_agenda_entries_kind"), "agenda_entries", "kind IN ('market', 'event')"
    )
    op.create_index(
        op.f("ix_agenda_entries_town_id_ends_at"), "agenda_entries", ["town_id", "ends_at"]
    )
