"""What machines ask: is this process well, and is this name one of ours."""

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from shopbuilder.revisions import state_of_tables
from tenants.database import db
from tenants.resolver import host_of_request
from tenants.towns import town_map

hooks = Blueprint("hooks", __name__)


@hooks.get("/sante")
def health() -> ResponseReturnValue:
    """Answer 200 when this process reaches its database and finds the tables it needs, else 503."""
    try:
        with db.engine.connect() as connection:
            tables = state_of_tables(connection)
    except OperationalError:
        return {"state": "no database"}, 503
    if tables == "behind":
        return {"state": "to migrate"}, 503
    return {"state": "ok"}


@hooks.get("/hooks/hote")
def host() -> ResponseReturnValue:
    """Answer 200 when a town or the operator is at the host `?domain=` (or at the one asked), else 404.

    The proxy asks it before it gets a certificate for a name it has not seen: Caddyfile.
    """
    name = request.args.get("domain", host_of_request()).lower()
    known = name in current_app.config["OPERATOR_HOSTS"] or town_map.at_host(name) is not None
    return {"known": known}, 200 if known else 404
