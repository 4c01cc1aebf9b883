"""Headers that keep a page to itself, and say who may keep a copy of it."""

from flask import Flask, Response, request, session

POLICY = "; ".join((
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip


def install(app: Flask) -> None:
    """Add the headers to every response."""
    app.after_request(protect)


def protect(response: Response) -> Response:
    """Set the security headers; what is personal is never kept by a cache."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
    if session.accessed or request.method not in {"GET", "HEAD"}:
        headers["Cache-Control"] = "no-store"
    elif response.status_code >= 400:
        headers.setdefault("Cache-Control", "no-store")
    return response
