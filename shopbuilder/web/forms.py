"""Forms: with a token from checkout and sign-in on, within limits."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import (  # type: ignore[import-untyped] # it ships no types
    CSRFError,
    CSRFProtect,
    generate_csrf,
)
from markupsafe import Markup

from shopbuilder.i18n import refusal_in_words
from shopbuilder.web.errors import page
from shopbuilder.web.typed import Typed, typed
from tenants.errors import N_, Refusal

View = TypeVar("View", bound=Callable[..., object])

_protect = CSRFProtect()


class FormExpired(Refusal):
    """The page was open for too long, or the cookie is gone."""

    msgid = N_(
        "This page has been open for a long time. Please go back, reload it and send it again."
    )
    #: Said where what was typed is still there.
    kept = N_("You have been signed out, or this page was open for a long time.")
    #: Said so to who has signed in, perhaps a moment ago: the page she comes back to is an old one.
    old = N_("This page was open for a long time. Nothing is lost: please send it once more.")


class GoneAlready(Refusal):
    """What a button is about is not there, or not any more: two taps are soon made."""

    status = 404
    msgid = N_("This is not there any more: it was probably done a moment ago.")


class FieldTooLong(Refusal):
    """A field holds more than anybody would type."""

    msgid = N_("One of the fields is too long.")


def install(app: Flask) -> None:
    """Check the token of forms. It reads the whole form: whatever can refuse without comes before."""
    # The library would ask for a Referer, which the secret pages of orders rightly do not send;
    # `origins` looks at what browsers say of the origin instead.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    _protect.init_app(app)
    app.register_error_handler(CSRFError, _expired)
    app.add_template_global(csrf_field)


def without_token(view: View) -> View:
    """Let a view take forms of cacheable pages, which carry no token (the basket's)."""
    return _protect.exempt(view)  # type: ignore[no-any-return] # the library is untyped


def csrf_field() -> Markup:
    """Return the hidden field that every other form carries."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def field(name: str, *, longest: int = 200) -> str:
    """Return a field of the form, trimmed; raises FieldTooLong."""
    value = request.form.get(name, "").replace("\x00", "").strip()
    if len(value) > longest:
        raise FieldTooLong
    return value


def _said_of(kept: Typed) -> str:
    """Return what to say where a form is kept."""
    return FormExpired.old if kept.signed_in else FormExpired.kept


def _expired(error: CSRFError) -> ResponseReturnValue:
    # An error raised inside an error handler would reach no other handler.
    del error
    kept = typed()
    refusal = FormExpired(_said_of(kept)) if kept else FormExpired()
    return page(refusal.status, refusal_in_words(refusal), kept)
