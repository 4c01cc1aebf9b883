"""Runs migrations as the owner of the tables, who sees every town."""

import os

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from shopbuilder.tables import METADATA

URL = context.config.attributes.get("url") or os.environ["DATABASE_OWNER_URL"]


def run() -> None:
    """Upgrade or downgrade; gives up early instead of blocking a town that is being served."""
    engine = create_engine(URL, poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            transaction_per_migration=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
