"""Baskets, orders, slots and messages."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import open_to_sweep, raise_walls

revision = "0003"
down_revision = "0002"

OWNED = [
    "baskets",
    "basket_lines",
    "order_groups",
    "orders",
    "order_lines",
    "order_moves",
    "order_counters",
    "slot_loads",
    "deliveries",
]


def upgrade() -> None:
    create_tables()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)
    for statement in open_to_sweep("deliveries", "town_id, id, state, due_at"):
        op.execute(statement)
    for statement in open_to_sweep("orders", "town_id, id, state, slot_starts_at"):
        op.execute(statement)


def create_tables() -> None:
    create_baskets()
    create_basket_lines()
    create_order_groups()
    create_orders()
    create_order_lines()
    create_order_moves()
    create_order_counters()
    create_slot_loads()
    create_deliveries()


def create_baskets() -> None:
    op.create_table(
        "baskets",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_baskets_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_baskets")),
        sa.UniqueConstraint("town_id", "token_hash", name=op.f("uq_baskets_town_id_token_hash")),
    )


def create_basket_lines() -> None:
    op.create_table(
        "basket_lines",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("basket_id", sa.BigInteger(), nullable=False),
        sa.Column("variant_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity BETWEEN 1 AND 999", name=op.f("ck_basket_lines_quantity")),
        sa.ForeignKeyConstraint(
            ["town_id", "basket_id"],
            ["baskets.town_id", "baskets.id"],
            name=op.f("fk_basket_lines_town_id_basket_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "variant_id"],
            ["variants.town_id", "variants.id"],
            name=op.f("fk_basket_lines_town_id_variant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_basket_lines_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_basket_lines")),
        sa.UniqueConstraint(
            "town_id",
            "basket_id",
            "variant_id",
            name=op.f("uq_basket_lines_town_id_basket_id_variant_id"),
        ),
    )
    op.create_index(
        op.f("ix_basket_lines_town_id_variant_id"),
        "basket_lines",
        ["town_id", "variant_id"],
        unique=False,
    )


def create_order_groups() -> None:
    op.create_table(
        "order_groups",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("checkout_key", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_phone", sa.Text(), nullable=False),
        sa.Column("customer_email", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_order_groups_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_order_groups")),
        sa.UniqueConstraint(
            "town_id", "checkout_key", name=op.f("uq_order_groups_town_id_checkout_key")
        ),
        sa.UniqueConstraint("town_id", "code", name=op.f("uq_order_groups_town_id_code")),
        sa.UniqueConstraint("town_id", "token", name=op.f("uq_order_groups_town_id_token")),
    )


def create_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("payment_state", sa.Text(), nullable=False),
        sa.Column("slot_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slot_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancel_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "payment_state IN ('none', 'pending', 'authorised', 'paid', 'part_refunded', 'refunded', 'failed')",
            name=op.f("ck_orders_payment_state"),
        ),
        sa.CheckConstraint(
            "state IN ('placed', 'accepted', 'ready', 'handed_over', 'refused', 'cancelled', 'lapsed', 'not_collected')",
            name=op.f("ck_orders_state"),
        ),
        sa.CheckConstraint("slot_ends_at > slot_starts_at", name=op.f("ck_orders_slot")),
        sa.CheckConstraint("total_cents >= 0", name=op.f("ck_orders_total")),
        sa.ForeignKeyConstraint(
            ["town_id", "group_id"],
            ["order_groups.town_id", "order_groups.id"],
            name=op.f("fk_orders_town_id_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_orders_town_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_orders_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_orders")),
        sa.UniqueConstraint(
            "town_id", "group_id", "shop_id", name=op.f("uq_orders_town_id_group_id_shop_id")
        ),
        sa.UniqueConstraint(
            "town_id", "shop_id", "number", name=op.f("uq_orders_town_id_shop_id_number")
        ),
    )
    op.create_index(
        op.f("ix_orders_town_id_shop_id_state_slot_starts_at"),
        "orders",
        ["town_id", "shop_id", "state", "slot_starts_at"],
        unique=False,
    )
    op.create_index(
        "ix_orders_unaccepted",
        "orders",
        ["slot_starts_at"],
        unique=False,
        postgresql_where="state = 'placed'",
    )


def create_order_lines() -> None:
    op.create_table(
        "order_lines",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("variant_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_rate", sa.BigInteger(), nullable=False),
        sa.Column("vat_cents", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity BETWEEN 1 AND 999", name=op.f("ck_order_lines_quantity")),
        sa.CheckConstraint(
            "total_cents = quantity * price_cents", name=op.f("ck_order_lines_total")
        ),
        sa.CheckConstraint("vat_cents BETWEEN 0 AND total_cents", name=op.f("ck_order_lines_vat")),
        sa.ForeignKeyConstraint(
            ["town_id", "order_id"],
            ["orders.town_id", "orders.id"],
            name=op.f("fk_order_lines_town_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_order_lines_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_order_lines")),
    )
    op.create_index(
        op.f("ix_order_lines_town_id_order_id"),
        "order_lines",
        ["town_id", "order_id"],
        unique=False,
    )


def create_order_moves() -> None:
    op.create_table(
        "order_moves",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["town_id", "order_id"],
            ["orders.town_id", "orders.id"],
            name=op.f("fk_order_moves_town_id_order_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_order_moves_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_order_moves")),
    )
    op.create_index(
        op.f("ix_order_moves_town_id_order_id"),
        "order_moves",
        ["town_id", "order_id"],
        unique=False,
    )


def create_order_counters() -> None:
    op.create_table(
        "order_counters",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_order_counters_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_order_counters_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_order_counters")),
        sa.UniqueConstraint("town_id", "shop_id", name=op.f("uq_order_counters_town_id_shop_id")),
    )


def create_slot_loads() -> None:
    op.create_table(
        "slot_loads",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        sa.Column("capacity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("taken BETWEEN 0 AND capacity", name=op.f("ck_slot_loads_capacity")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_slot_loads_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_slot_loads_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_slot_loads")),
        sa.UniqueConstraint(
            "town_id", "shop_id", "starts_at", name=op.f("uq_slot_loads_town_id_shop_id_starts_at")
        ),
    )


def create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("recipient_kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body_text", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'in_flight', 'sent', 'failed', 'undeliverable')",
            name=op.f("ck_deliveries_state"),
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "event_id"],
            ["events.town_id", "events.id"],
            name=op.f("fk_deliveries_town_id_event_id"),
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_deliveries_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "town_id",
            "event_id",
            "message",
            "channel",
            "recipient_kind",
            name=op.f("uq_deliveries_town_id_event_id_message_channel_recipient_kind"),
        ),
    )
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["due_at"],
        unique=False,
        postgresql_where="state IN ('queued', 'in_flight', 'failed')",
    )
    op.create_index(
        op.f("ix_deliveries_town_id_state"), "deliveries", ["town_id", "state"], unique=False
    )


def downgrade() -> None:
    op.drop_table("deliveries")
    op.drop_table("slot_loads")
    op.drop_table("order_counters")
    op.drop_table("order_moves")
    op.drop_table("order_lines")
    op.drop_table("orders")
    op.drop_table("order_groups")
    op.drop_table("basket_lines")
    op.drop_table("baskets")
