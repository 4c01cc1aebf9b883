"""Files that people send: only some addresses take large ones, and only from people signed in."""

from collections.abc import Callable
from typing import Final, TypeVar

from flask import Flask, current_app, request, session
from werkzeug.datastructures import FileStorage

from tenants.accounts.sessions import SIGN_IN
from tenants.errors import N_, Refusal

View = TypeVar("View", bound=Callable[..., object])

_MARK: Final = "takes_bytes"
#: In bytes: fields and boundaries around the file.
_AROUND: Final = 64 * 1024


class NoFile(Refusal):
    """The form came without a file."""

    msgid = N_("Please choose a file first.")


def install(app: Flask) -> None:
    """Let marked views take more than others. It must come before whatever reads the form."""
    app.before_request(_allow)


def takes_files(most_bytes: int) -> Callable[[View], View]:
    """Let a view take forms of up to `most_bytes` from people who are signed in."""

    def mark(view: View) -> View:
        setattr(view, _MARK, most_bytes)
        return view

    return mark


def _allow() -> None:
    """Raise the limit of this request, where its view is marked and somebody has signed in.

    Nobody else can make the server take in so much. The cookie is signed; whether its token still
    holds is asked by the view: here the town is not known yet, and the form not read.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    most = getattr(view, _MARK, None)
    if request.method == "POST" and most is not None and SIGN_IN in session:
        request.max_content_length = most + _AROUND


def sent_file(name: str) -> FileStorage:
    """Return the file of a form. Raises NoFile."""
    file = request.files.get(name)
    if file is None or not file.filename:
        raise NoFile
    return file
