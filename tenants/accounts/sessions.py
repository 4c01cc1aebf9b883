"""The cookie's side of signing in: the only module that reads or writes its tokens."""

from flask import g, session

from tenants.access import SignedIn
from tenants.accounts.services import operator_of, person_of
from tenants.errors import SignInNeeded

SIGN_IN = "sign_in"
OPERATOR = "operator"


def signed_in() -> SignedIn | None:
    """Return the person of this request, asked of the database once."""
    if "signed_in" not in g:
        token = session.get(SIGN_IN)
        g.signed_in = person_of(token) if isinstance(token, str) else None
    person: SignedIn | None = g.signed_in
    return person


def actor() -> str:
    """Return how facts and moves name the person of this request; raises SignInNeeded."""
    person = signed_in()
    if person is None:
        raise SignInNeeded
    return person.actor


def signed_in_operator() -> str | None:
    """Return the e-mail of the operator of this request, or None."""
    token = session.get(OPERATOR)
    return operator_of(token) if isinstance(token, str) else None


def remember(kind: str, token: str) -> None:
    """Put a new token into a cookie that held nothing else: a fixed cookie gains nobody anything."""
    basket = session.get("basket")
    session.clear()
    if basket is not None:
        session["basket"] = basket
    session[kind] = token
    session.permanent = True
    g.pop("signed_in", None)


def forget(kind: str) -> str | None:
    """Take the token out of the cookie and return it."""
    g.pop("signed_in", None)
    token: str | None = session.pop(kind, None)
    return token
