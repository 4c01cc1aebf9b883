"""What machines ask: is this process alive."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from tenants.database import db

hooks = Blueprint("hooks", __name__)


@hooks.get("/sante")
def health() -> ResponseReturnValue:
    """Answer 200 when this process reaches its database."""
    with db.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"state": "ok"}
