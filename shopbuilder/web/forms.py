"""Forms: sent from our own pages, with a token from checkout and sign-in on, within limits."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

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
from tenants.errors import N_, CrossSite, Refusal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
View = TypeVar("View", bound=Callable[..., object])

_protect = CSRFProtect()


class FormExpired(Refusal):
    """The page was open for too long, or the cookie is gone."""

    msgid = N_(
        "This page has been open for a long time. Please go back, reload it and send it again."
    )


class FieldTooLong(Refusal):
    """A field holds more than anybody would type."""

    msgid = N_("One of the fields is too long.")


def install(app: Flask) -> None:
    """Check where forms come from, and their token."""
    # The library would ask for a Referer, which the secret pages of orders rightly do not send;
    # `refuse_cross_site` looks at what browsers say of the origin instead.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.before_request(refuse_cross_site)
    _protect.init_app(app)
    app.register_error_handler(CSRFError, _expired)
    app.add_template_global(csrf_field)


def refuse_cross_site() -> None:
    """Refuse what a browser says comes from another site.

    `Sec-Fetch-Site` is sent by every current browser, `Origin` by older ones; a client that sends
    neither carries nobody's cookies by accident. Raises CrossSite.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise CrossSite
        return
    origin = request.headers.get("Origin")
    if origin is not None and _host(origin) != request.host.lower():
        raise CrossSite


def _host(origin: str) -> str:
    """Return the host and port of an origin; "" for none and for what is no address."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


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


def _expired(error: CSRFError) -> ResponseReturnValue:
    # An error raised inside an error handler would reach no other handler.
    del error
    return page(FormExpired.status, refusal_in_words(FormExpired()))
