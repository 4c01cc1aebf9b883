"""Absolute addresses of a town’s pages and files, for mails and for links between towns."""

from flask import current_app, has_request_context, request

from shopbuilder.i18n import language
from shopbuilder.web.languages import localised
from tenants.context import CurrentTown


def public_address(town: CurrentTown, path: str = "/", tag: str | None = None) -> str:
    """Return the address of a page of the town at its home host, in a language: the reader's."""
    return file_address(town, localised(path, tag or language()))


def file_address(town: CurrentTown, path: str) -> str:
    """Return the address of what has one for all languages (a photo, the sitemap) at the home host.

    The port is PUBLIC_PORT. Without that setting a page asked for by HTTP at another port (a test's
    server) links to that one; by HTTPS the port is the usual one, whatever the request says.
    """
    scheme = current_app.config["PUBLIC_SCHEME"]
    port = str(current_app.config["PUBLIC_PORT"])
    if scheme == "http" and has_request_context() and not port:
        port = request.host.partition(":")[2]
    standard = {"http": "80", "https": "443"}.get(scheme)
    suffix = f":{port}" if port and port != standard else ""
    return f"{scheme}://{town.home_host}{suffix}{path}"
