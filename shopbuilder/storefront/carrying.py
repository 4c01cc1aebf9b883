"""The basket that a browser carries: its secret in the cookie, and nothing else of it."""

from typing import Final

from flask import session

BASKET: Final = "basket"


def carried() -> str | None:
    """Return the secret of this browser's basket, None when it carries none."""
    token = session.get(BASKET)
    return token if isinstance(token, str) else None


def carry(token: str) -> None:
    """Give the browser a basket for a month, without touching its sign-in."""
    if session.get(BASKET) != token:
        session[BASKET] = token
        session.permanent = True
