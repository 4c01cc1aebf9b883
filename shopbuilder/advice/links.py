"""The secrets of a question: the asker's link and code, each shop's link to answer by.

None of them is stored: each is made from a seed of its row and the installation's secret, and found
by its hash. So a mail can name a link again, and a copy of the database opens no question.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Final

from shopbuilder.codes import ALPHABET, LENGTH, hash_of

#: How long a shop may answer by its link, in days.
LINK_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links and codes with the installation's secret."""

    secret: str

    def follow(self, seed: str) -> str:
        """Return the token by which an asker follows her question."""
        return self._token("follow", seed)

    def answer(self, seed: str) -> str:
        """Return the token by which a shop answers."""
        return self._token("answer", seed)

    def code(self, seed: str) -> str:
        """Return the code of a question, for those without mail."""
        number = int.from_bytes(self._made("code", seed)[:8])
        signs = []
        for _ in range(LENGTH):
            number, place = divmod(number, len(ALPHABET))
            signs.append(ALPHABET[place])
        return "".join(signs)

    def code_hash(self, code: str) -> str:
        """Return what a code is found by: keyed, since eight signs can be tried one by one."""
        return self._made("code-hash", code).hex()

    def _token(self, what: str, seed: str) -> str:
        return urlsafe_b64encode(self._made(what, seed)).rstrip(b"=").decode()

    def _made(self, what: str, seed: str) -> bytes:
        words = f"advice/{what}/{seed}".encode()
        return hmac.new(self.secret.encode(), words, hashlib.sha256).digest()


def new_seed() -> str:
    """Return a new seed of 128 bits."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """Return what a token is found by."""
    return hash_of(token)
