"""Secrets handed to people: tokens for links and cookies, and codes that one can read out."""

import hashlib
import secrets
from typing import Final

#: No 0 and O, no 1, I and L: what is read out on the phone is typed right.
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 8


def new_code() -> str:
    """Return a new code of eight characters (31⁸, some 850 billion of them)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as it is shown: "ABCD-2345"."""
    return f"{code[:4]}-{code[4:]}"


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, with or without its dash, or None when it is none."""
    code = "".join(sign for sign in typed.upper() if sign not in " -\u00a0\u202f‑–.")
    return code if len(code) == LENGTH and all(sign in ALPHABET for sign in code) else None


def new_token() -> str:
    """Return a new secret of 256 bits, for a link or a cookie."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is stored of a token: its SHA-256, since a token has full entropy."""
    return hashlib.sha256(token.encode()).hexdigest()
