"""One handler turns each refusal into a page that says what happened and what to do."""

import logging

from flask import Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect

from shopbuilder.i18n import refusal_in_words, translate
from tenants.errors import N_, NotFound, Refusal, SignInNeeded

log = logging.getLogger(__name__)

SENTENCES = {
    400: N_("The browser sent something that we could not read."),
    404: NotFound.msgid,
    405: N_("This address does not take that."),
    413: N_("That is too much at once: the form or the file is too large."),
    415: N_("The browser sent something that we could not read."),
    429: N_("That was a lot of tries in a short time. Please wait a minute and try again."),
    500: N_("Something broke on our side. It has been noted; please try again in a moment."),
    503: N_("We are away for a moment. Please try again soon."),
}


def install(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(SignInNeeded, _to_sign_in)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def page(status: int, sentence: str) -> ResponseReturnValue:
    """Return an error page; it asks nothing of the database."""
    html = render_template("errors/error.html", status=status, sentence=sentence, advice=None)
    return html, status


def _refused(refusal: Refusal) -> ResponseReturnValue:
    return page(refusal.status, refusal_in_words(refusal))


def _to_sign_in(refusal: SignInNeeded) -> ResponseReturnValue:
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", suite=request.full_path.rstrip("?")))
    return _refused(refusal)


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if 300 <= status < 400:
        return error.get_response()
    return page(status, translate(SENTENCES.get(status, SENTENCES[400])))


def _broken(error: Exception) -> ResponseReturnValue:
    log.error("Unexpected error on %s %s", request.method, request.path, exc_info=error)
    return page(500, translate(SENTENCES[500]))
