"""Signing in and out: a random token in the cookie, its hash in the database."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from tenants.access import SignedIn
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import N_, Refusal
from tenants.models import Operator, OperatorSignIn, Person, SignIn
from tenants.passwords import password_fits
from tenants.services import PersonRefused, normal_email

#: A sign-in ends by itself after a month; a counter's phone is not asked every morning.
SIGN_IN_DAYS = 30


class SignInRefused(Refusal):
    """Wrong address or wrong password: never said which."""

    status = 401
    msgid = N_("This e-mail address and this password do not match.")


def token_hash(token: str) -> str:
    """Return what is stored of a token: its SHA-256, since a token has full entropy."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(email: str, password: str) -> str:
    """Check the password and return the token of a new sign-in; raises SignInRefused."""
    address = _address(email)
    person = db.session.execute(
        select(Person.id, Person.password_hash).where(Person.email == address)
    ).one_or_none()
    if not password_fits(person.password_hash if person else None, password) or person is None:
        raise SignInRefused
    token = secrets.token_urlsafe(32)
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.expires_at < now()))
        db.session.add(
            SignIn(
                person_id=person.id,
                token_hash=token_hash(token),
                expires_at=now() + timedelta(days=SIGN_IN_DAYS),
            )
        )
    return token


def _address(email: str) -> str:
    try:
        return normal_email(email)
    except PersonRefused:
        return ""


def sign_out(token: str) -> None:
    """End the sign-in of this token; a token already ended is no error."""
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.token_hash == token_hash(token)))


def person_of(token: str) -> SignedIn | None:
    """Return the person signed in with this token in this town, or None."""
    row = db.session.execute(
        select(Person.id, Person.name, Person.email)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(SignIn.token_hash == token_hash(token), SignIn.expires_at > now())
    ).one_or_none()
    return SignedIn(row.id, row.name, row.email) if row else None


def sign_in_operator(email: str, password: str) -> str:
    """Sign an operator in on the operator host and return the token; raises SignInRefused."""
    operator = db.session.scalar(select(Operator).where(Operator.email == _address(email)))
    fits = password_fits(operator.password_hash if operator else None, password)
    if operator is None or not fits:
        raise SignInRefused
    token = secrets.token_urlsafe(32)
    with transaction():
        db.session.add(
            OperatorSignIn(
                token_hash=token_hash(token),
                operator_id=operator.id,
                expires_at=now() + timedelta(days=1),
            )
        )
    return token


def operator_of(token: str) -> str | None:
    """Return the e-mail of the operator signed in with this token, or None."""
    return db.session.scalar(
        select(Operator.email)
        .join(OperatorSignIn, OperatorSignIn.operator_id == Operator.id)
        .where(
            OperatorSignIn.token_hash == token_hash(token),
            OperatorSignIn.expires_at > now(),
        )
    )


def sign_out_operator(token: str) -> None:
    """End an operator's sign-in."""
    with transaction():
        db.session.execute(
            delete(OperatorSignIn).where(OperatorSignIn.token_hash == token_hash(token))
        )
