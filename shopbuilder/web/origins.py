"""Where a form comes from: our own pages, as browsers tell; asked before anything of it is read."""

from urllib.parse import urlsplit

from flask import Flask, request

from tenants.errors import CrossSite

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def install(app: Flask) -> None:
    """Refuse forms of other sites. Before limits: nobody else uses up a person's tries."""
    app.before_request(refuse_cross_site)


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
