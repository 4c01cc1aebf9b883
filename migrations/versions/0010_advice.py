"""Questions, whom they go to, answers, and how long shops take to reply."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import raise_walls

revision = "0010"
down_revision = "0009"

OWNED = ["questions", "question_shops", "answers", "reply_times"]


def upgrade() -> None:
    create_questions()
    create_question_shops()
    create_answers()
    create_reply_times()
    for table in OWNED:
        for statement in raise_walls(table):
            op.execute(statement)


def create_questions() -> None:
    op.create_table(
        "questions",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("form_key", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("article_slug", sa.Text(), nullable=False),
        sa.Column("article_name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("held_for", sa.dialects.postgresql.JSONB(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email <> '' OR phone <> ''", name=op.f("ck_questions_reachable")),
        sa.CheckConstraint(
            "state IN ('held', 'open', 'closed', 'discarded')", name=op.f("ck_questions_state")
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_questions_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_questions")),
        sa.UniqueConstraint("town_id", "code_hash", name=op.f("uq_questions_town_id_code_hash")),
        sa.UniqueConstraint("town_id", "form_key", name=op.f("uq_questions_town_id_form_key")),
        sa.UniqueConstraint("town_id", "token_hash", name=op.f("uq_questions_town_id_token_hash")),
    )
    op.create_index(op.f("ix_questions_town_id_asked_at"), "questions", ["town_id", "asked_at"])
    op.create_index(op.f("ix_questions_town_id_state"), "questions", ["town_id", "state"])


def create_question_shops() -> None:
    op.create_table(
        "question_shops",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("link_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'answered', 'passed_on', 'cannot_help')",
            name=op.f("ck_question_shops_state"),
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "question_id"],
            ["questions.town_id", "questions.id"],
            name=op.f("fk_question_shops_town_id_question_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_question_shops_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_question_shops_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_question_shops")),
        sa.UniqueConstraint(
            "town_id",
            "question_id",
            "shop_id",
            name=op.f("uq_question_shops_town_id_question_id_shop_id"),
        ),
        sa.UniqueConstraint(
            "town_id", "token_hash", name=op.f("uq_question_shops_town_id_token_hash")
        ),
    )
    op.create_index(
        op.f("ix_question_shops_town_id_shop_id_asked_at"),
        "question_shops",
        ["town_id", "shop_id", "asked_at"],
    )


def create_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("question_shop_id", sa.BigInteger(), nullable=False),
        sa.Column("form_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("article_slug", sa.Text(), nullable=False),
        sa.Column("article_name", sa.Text(), nullable=False),
        sa.Column("colleague_slug", sa.Text(), nullable=False),
        sa.Column("colleague_name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('answered', 'passed_on', 'cannot_help')", name=op.f("ck_answers_kind")
        ),
        sa.ForeignKeyConstraint(
            ["town_id", "question_shop_id"],
            ["question_shops.town_id", "question_shops.id"],
            name=op.f("fk_answers_town_id_question_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_answers_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_answers")),
        sa.UniqueConstraint(
            "town_id",
            "question_shop_id",
            "form_key",
            name=op.f("uq_answers_town_id_question_shop_id_form_key"),
        ),
    )


def create_reply_times() -> None:
    op.create_table(
        "reply_times",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_minutes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("open_minutes >= 0", name=op.f("ck_reply_times_open_minutes")),
        sa.ForeignKeyConstraint(
            ["town_id", "shop_id"],
            ["shops.town_id", "shops.id"],
            name=op.f("fk_reply_times_town_id_shop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_reply_times_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_reply_times")),
    )
    op.create_index(
        op.f("ix_reply_times_town_id_shop_id_replied_at"),
        "reply_times",
        ["town_id", "shop_id", "replied_at"],
    )


def downgrade() -> None:
    op.drop_table("reply_times")
    op.drop_table("answers")
    op.drop_table("question_shops")
    op.drop_table("questions")
