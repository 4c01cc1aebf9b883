"""What somebody typed into a form that could not be taken, kept on the page that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import request, session
from werkzeug.exceptions import HTTPException

from shopbuilder.web.languages import here
from tenants.accounts.sessions import SIGN_IN

#: A form with one of these fields is never written into a page again.
_NEVER: Final = frozenset({"passe"})
#: Shorter values are choices and numbers of the form itself, nothing to read again.
_WORDS: Final = 12
#: Beginnings of the names of what is behind the counter, where one has to be signed in.
_DESKS: Final = ("trader_", "town_hall")


@dataclass(frozen=True)
class Typed:
    """A form to be sent again."""

    #: Where it goes, in the reader's language.
    action: str
    #: (name, value), in the order of the form.
    fields: Sequence[tuple[str, str]]
    #: What a person wrote, to be read and copied.
    texts: Sequence[str]
    #: One has to sign in first.
    sign_in: bool


def typed() -> Typed | None:
    """Return the form of this request; None where no page of ours can have sent it, or with files.

    Another site could else have its own words shown here, ready to be sent.
    """
    if request.method != "POST" or request.mimetype == "multipart/form-data" or not _from_here():
        return None
    fields = _fields()
    if not fields:
        return None
    return Typed(
        action=here(request.full_path.rstrip("?")),
        fields=fields,
        texts=[value for _, value in fields if len(value) >= _WORDS],
        sign_in=(request.endpoint or "").startswith(_DESKS) and SIGN_IN not in session,
    )


def _fields() -> list[tuple[str, str]]:
    """Return what was sent but for the token; nothing of a form that holds a password."""
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        return []
    if any(name in _NEVER for name, _ in sent):
        return []
    return [(name, value) for name, value in sent if name != "csrf_token"]


def _from_here() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin", "") == request.host_url.rstrip("/")
