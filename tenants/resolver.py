"""From the host of a request to its town; an unknown host is refused."""

from contextlib import ExitStack

from flask import Flask, current_app, g, request
from werkzeug.exceptions import MethodNotAllowed

from tenants.context import CurrentTown
from tenants.database import in_town
from tenants.errors import NotFound, UnknownHost
from tenants.towns import town_map

#: Pages of the operator host that answer at an address which a town uses too.
OPERATOR_ADDRESSES = {
    "/": "operator.home",
    "/connexion": "operator.sign_in",
    "/deconnexion": "operator.sign_out",
}
#: Endpoints that answer on every host, towns or not.
EVERYWHERE = frozenset({"static", "hooks.health", "hooks.host"})


def install(app: Flask) -> None:
    """Enter the town of each request before anything else, and leave it after everything."""
    app.before_request(resolve)
    app.teardown_request(leave)


def host_of_request() -> str:
    """Return the host asked for: lower case, without port or final dot."""
    host = request.host.lower()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name.rstrip(".")


def resolve() -> None:
    """Enter the town of this host. Raises UnknownHost, or NotFound for a page of the other kind."""
    if request.endpoint in EVERYWHERE:
        return
    host = host_of_request()
    if host in current_app.config["OPERATOR_HOSTS"]:
        _stay_with_operator()
        return
    town = town_map.at_host(host)
    if town is None:
        raise UnknownHost
    if _of_operator():
        raise NotFound
    _enter(town)


def _of_operator() -> bool:
    """Tell whether a page is the operator's: of the blueprint `operator`, or of `operator_…`."""
    return (request.blueprint or "").partition("_")[0] == "operator"


def _enter(town: CurrentTown) -> None:
    stack = ExitStack()
    stack.enter_context(in_town(town))
    g.town = town
    g.town_scope = stack


def _stay_with_operator() -> None:
    if _of_operator():
        return
    endpoint = OPERATOR_ADDRESSES.get(request.path)
    if endpoint is None:
        raise NotFound
    _answer_with(endpoint)


def _answer_with(endpoint: str) -> None:
    """Let another view answer at this address, before tokens and limits look at which one it is."""
    rule = next(current_app.url_map.iter_rules(endpoint))
    if request.method not in (rule.methods or ()):
        raise MethodNotAllowed(valid_methods=sorted(rule.methods or ()))
    request.url_rule, request.view_args, request.routing_exception = rule, {}, None


def leave(error: BaseException | None) -> None:
    """Leave the town, whatever happened."""
    del error
    stack: ExitStack | None = g.pop("town_scope", None)
    if stack is not None:
        stack.close()
