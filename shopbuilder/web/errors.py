"""One handler turns each refusal into a page that says what happened and what to do."""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Flask, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.utils import redirect

from shopbuilder.facade.scenes import scene
from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.web.languages import here
from shopbuilder.web.typed import Typed, typed
from tenants.errors import N_, NotFound, Refusal, SignInNeeded

log = logging.getLogger(__name__)

SENTENCES = {
    400: N_("Your browser sent something that we could not read."),
    403: N_("This door stays closed."),
    404: NotFound.msgid,
    405: N_("This address does not accept that."),
    410: N_("What was here has gone for good."),
    413: N_("That is too much at once: the form or the file is too large."),
    415: N_("Your browser sent something that we could not read."),
    429: N_("That was a lot of attempts in a short time. Please wait a minute and try again."),
    500: N_("Something broke on our side. It has been noted; please try again in a moment."),
    503: N_("We have stepped out for a moment. Please try again soon."),
}
#: What is drawn beside each; any other fault of the browser is a parcel that does not fit.
_SCENES: Final[Mapping[int, str]] = MappingProxyType(
    {401: "shutter", 403: "shutter", 404: "shutter", 410: "shutter", 429: "queue"}
)
#: Seconds after which a browser may ask again.
_AGAIN: Final[Mapping[int, str]] = MappingProxyType({429: "60", 503: "30"})


def install(app: Flask) -> None:
    """Register the handlers, and give templates `scene`."""
    app.add_template_global(scene)
    app.register_error_handler(SignInNeeded, _to_sign_in)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _away)
    app.register_error_handler(Exception, _broken)


def page(status: int, sentence: str, kept: Typed | None = None) -> ResponseReturnValue:
    """Return an error page; it asks nothing of the database. `kept`: a form to be sent again."""
    drawn = _SCENES.get(status, "night" if status >= 500 else "parcel")
    html = render_template(
        "errors/error.html",
        status=status,
        sentence=sentence,
        advice=None,
        drawn=drawn,
        kept=kept,
    )
    response = make_response(html, status)
    if status in _AGAIN:
        response.headers.setdefault("Retry-After", _AGAIN[status])
    return response


def _refused(refusal: Refusal) -> ResponseReturnValue:
    return page(refusal.status, refusal_in_words(refusal))


def _to_sign_in(refusal: SignInNeeded) -> ResponseReturnValue:
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", suite=here(request.full_path.rstrip("?"))))
    return page(refusal.status, refusal_in_words(refusal), typed(unknown=True))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if 300 <= status < 400:
        return error.get_response()
    response = make_response(page(status, translate(SENTENCES.get(status, SENTENCES[400]))))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        # RFC 9110: whoever is refused a method is told which ones there are.
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _away(error: OperationalError) -> ResponseReturnValue:
    """The database does not answer, or had to give up: nothing of ours is broken, and it passes."""
    log.error("The database failed on %s %s", request.method, request.path, exc_info=error)
    return page(503, translate(SENTENCES[503]))


def _broken(error: Exception) -> ResponseReturnValue:
    log.error("Unexpected error on %s %s", request.method, request.path, exc_info=error)
    return page(500, translate(SENTENCES[500]))
