"""Passwords: hashed with Argon2id, checked in constant time whether or not the account exists."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Hashing:
    """The cost of a hash; tests lower it, nothing else does."""

    hasher = PasswordHasher()

    @classmethod
    def cheap(cls) -> None:
        """Use the smallest cost Argon2 accepts."""
        cls.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        _nobody.cache_clear()


def hash_password(password: str) -> str:
    """Return the hash to store."""
    return Hashing.hasher.hash(password)


def password_fits(stored_hash: str | None, password: str) -> bool:
    """Tell whether the password is right; an unknown account (None) takes as long to refuse."""
    try:
        Hashing.hasher.verify(stored_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored_hash is not None


@cache
def _nobody() -> str:
    return hash_password("nobody has this account")
