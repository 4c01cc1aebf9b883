"""Headers that keep a page to itself, and say who may keep a copy of it."""

from functools import lru_cache

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from shopbuilder.web.assets import style_hashes

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
)


def install(app: Flask) -> None:
    """Add the headers to every response."""
    app.after_request(protect)
    app.session_interface = QuietSessions()


class QuietSessions(SecureCookieSessionInterface):
    """A page that did not ask who somebody is sends no cookie and stays fit for every cache."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep the session only where it was used; such a response is personal."""
        # Asked here and not after the request: looking at `flask.session` is using it.
        if session.accessed or session.modified:
            response.headers["Cache-Control"] = "no-store"
            super().save_session(app, session, response)


def protect(response: Response) -> Response:
    """Set the security headers; no cache keeps what was sent or refused."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _policy(style_hashes()))
    for name, said in _ALWAYS:
        headers.setdefault(name, said)
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
    if request.method not in {"GET", "HEAD"}:
        headers["Cache-Control"] = "no-store"
    elif response.status_code >= 400:
        headers.setdefault("Cache-Control", "no-store")
    return response


@lru_cache(maxsize=256)
def _policy(hashes: frozenset[str]) -> str:
    """Return the content policy of a page into which styles with these hashes are written."""
    styles = " ".join(["style-src 'self'", *sorted(hashes)])
    return POLICY.replace("style-src 'self'", styles)
