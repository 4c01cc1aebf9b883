"""The only clock: everything that depends on the time asks here, so that tests can stop it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)
