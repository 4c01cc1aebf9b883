"""Absolute addresses of a town's pages, for mails and for links between towns."""

from flask import current_app, has_request_context, request

from tenants.context import CurrentTown


def public_address(town: CurrentTown, path: str = "/") -> str:
    """Return the address of a page of the town at its home host.

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
