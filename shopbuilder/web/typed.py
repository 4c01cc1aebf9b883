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
#: What none of our forms reaches: written into a page, a form of many tiny fields grows twentyfold.
_MOST_FIELDS: Final = 1_000
_MOST_LETTERS: Final = 100_000
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
    #: Whoever sends it again is signed in to the town.
    signed_in: bool
    #: One has to sign in first.
    sign_in: bool


def typed(*, unknown: bool = False) -> Typed | None:
    """Return the form of this request; None where no page of ours can have sent it, or with files.

    Another site could else have its own words shown here, ready to be sent. `unknown`: whoever sent it
    was asked to sign in, whatever her cookie says: what it names may be over.
    """
    fields = _fields() if _is_ours_to_repeat() else []
    if not fields:
        return None
    signed_in = SIGN_IN in session and not unknown
    return Typed(
        action=here(request.full_path.rstrip("?")),
        fields=fields,
        texts=[value for _, value in fields if len(value) >= _WORDS],
        signed_in=signed_in,
        sign_in=unknown or ((request.endpoint or "").startswith(_DESKS) and not signed_in),
    )


def _is_ours_to_repeat() -> bool:
    with_files = request.mimetype == "multipart/form-data"
    return request.method == "POST" and not with_files and _from_here()


def _fields() -> list[tuple[str, str]]:
    """Return what was sent but for the token; nothing of a form that holds a password, or too much."""
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        return []
    if any(name in _NEVER for name, _ in sent) or _is_too_much(sent):
        return []
    return [(name, value) for name, value in sent if name != "csrf_token"]


def _is_too_much(sent: Sequence[tuple[str, str]]) -> bool:
    if len(sent) > _MOST_FIELDS:
        return True
    return sum(len(name) + len(value) for name, value in sent) > _MOST_LETTERS


def _from_here() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin", "") == request.host_url.rstrip("/")
