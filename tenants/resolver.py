"""From the host of a request to its town; an unknown host is refused."""

from contextlib import ExitStack

from flask import Flask, current_app, g, request
from flask.typing import ResponseReturnValue

from tenants.context import CurrentTown
from tenants.database import in_town
from tenants.errors import NotFound, UnknownHost
from tenants.towns import town_map

#: Pages of the operator host that answer at an address which a town uses too.
OPERATOR_ADDRESSES = {"/": "operator.home", "/connexion": "operator.sign_in"}
#: Endpoints that answer on every host, towns or not.
EVERYWHERE = frozenset({"static", "hooks.health"})


def install(app: Flask) -> None:
    """Enter the town of each request before anything else, and leave it after everything."""
    app.before_request(resolve)
    app.teardown_request(leave)


def host_of_request() -> str:
    """Return the host asked for: lower case, without port or final dot."""
    host = request.host.lower()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name.rstrip(".")


def resolve() -> ResponseReturnValue | None:
    """Enter the town of this host. Raises UnknownHost, or NotFound for a page of the other kind."""
    if request.endpoint in EVERYWHERE:
        return None
    host = host_of_request()
    if host in current_app.config["OPERATOR_HOSTS"]:
        return _operator_page()
    town = town_map.at_host(host)
    if town is None:
        raise UnknownHost
    if request.blueprint == "operator":
        raise NotFound
    _enter(town)
    return None


def _enter(town: CurrentTown) -> None:
    stack = ExitStack()
    stack.enter_context(in_town(town))
    g.town = town
    g.town_scope = stack


def _operator_page() -> ResponseReturnValue | None:
    if request.blueprint == "operator":
        return None
    endpoint = OPERATOR_ADDRESSES.get(request.path)
    if endpoint is None:
        raise NotFound
    page: ResponseReturnValue = current_app.ensure_sync(current_app.view_functions[endpoint])()
    return page


def leave(error: BaseException | None) -> None:
    """Leave the town, whatever happened."""
    del error
    stack: ExitStack | None = g.pop("town_scope", None)
    if stack is not None:
        stack.close()
