"""Check that migrations go up and down and make what the models say.

python -m shopbuilder.local.check_migrations
"""

import io
import sys

from alembic import command
from alembic.util import CommandError

from shopbuilder.local.postgres import OWNER
from shopbuilder.local.throwaway import DATABASE, throwaway_postgres
from shopbuilder.local.words import tell_plainly
from shopbuilder.migrating import alembic_config


def check(owner_url: str) -> None:
    """Go up, one down, up, all the way down, up. Raises CommandError when tables drift."""
    config = alembic_config(owner_url)
    config.stdout = io.StringIO()  # each check without a finding would say so
    command.upgrade(config, "head")
    command.check(config)
    for depth in ("-1", "base"):
        command.downgrade(config, depth)
        command.upgrade(config, "head")
        # What a downgrade forgot to drop, or dropped too much, shows only now.
        command.check(config)


def main() -> int:
    """Check on a throwaway database; return the exit status."""
    with throwaway_postgres() as postgres:
        try:
            check(postgres.url(OWNER, DATABASE))
        except CommandError as drift:
            tell_plainly(f"Migrations: {drift}")
            return 1
    tell_plainly("Migrations: up, one down, up, all down, up; no drift.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
