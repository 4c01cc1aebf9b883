"""A signed stamp in a form: when it was handed out, and a key by which it is sent once."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from flask import Flask, current_app
from markupsafe import Markup

from tenants.clock import now

#: A form older than this is handed out anew.
LONGEST: Final = timedelta(hours=12)
#: Name of the hidden field.
FIELD: Final = "forme"
#: Name of the field that people do not see, and programs fill in.
TRAP: Final = "site"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the stamp of a form says."""

    #: Unguessable; the same form sent again carries the same one.
    key: str
    #: Since the form was handed out.
    age: timedelta

    def key_for(self, *said: str) -> str:
        """Return the key of the form with these words in it: the same ones sent again have the same.

        A form that somebody goes back to, changes and sends is another one. So is that of the next
        person at the same screen, who must not be led to what was sent before.
        """
        words = "\0".join((self.key, *said))
        return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def install(app: Flask) -> None:
    """Give templates `stamp_field`."""
    app.add_template_global(stamp_field)


def stamp_field(key: str = "") -> Markup:
    """Return the hidden field for a form; `key` as it came, where the form is shown again."""
    made = key or _stamp()
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, made)


def read_stamp(written: str) -> Stamp | None:
    """Return what a stamp says; None for one that is not ours or too old."""
    issued, _, rest = written.partition(".")
    key, _, signature = rest.partition(".")
    if not hmac.compare_digest(signature.encode(), _signed(issued, key).encode()):
        return None
    age = now() - datetime.fromtimestamp(int(issued), UTC)
    return Stamp(key, age) if timedelta(0) <= age <= LONGEST else None


def _stamp() -> str:
    issued, key = str(int(now().timestamp())), secrets.token_urlsafe(12)
    return f"{issued}.{key}.{_signed(issued, key)}"


def _signed(issued: str, key: str) -> str:
    words = f"stamp/{issued}/{key}".encode()
    return hmac.new(
        str(current_app.config["SECRET_KEY"]).encode(), words, hashlib.sha256
    ).hexdigest()
