"""After much has come in at one stroke, the planner is told how much."""

import os

from shopbuilder.migrating import refresh_statistics


def count_rows(*_results: object, **_options: object) -> None:
    """Let the planner know what came in, where the owner's address is at hand."""
    owner_url = os.environ.get("DATABASE_OWNER_URL")
    if owner_url:
        refresh_statistics(owner_url)
