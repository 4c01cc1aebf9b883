"""Bringing a database to the tables that this version needs."""

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from shopbuilder.bundled import bundled


def alembic_config(owner_url: str) -> Config:
    """Return the configuration for migrations of the database at `owner_url`."""
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = owner_url
    return config


def upgrade(owner_url: str) -> None:
    """Apply every migration that is missing; does nothing when there is none."""
    command.upgrade(alembic_config(owner_url), "head")


def refresh_statistics(owner_url: str) -> None:
    """Let PostgreSQL count what is in the tables, as their owner.

    After a town has been filled at one stroke the planner still takes its tables for empty, and
    joins them row by row until its own clean-up comes round.
    """
    engine = create_engine(owner_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
