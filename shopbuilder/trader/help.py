"""A trader's first day, and those after it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from shopbuilder.web.manual import manual_for
from tenants.access import shops_of_trader
from tenants.accounts.sessions import signed_in

trader_help = Blueprint("trader_help", __name__, url_prefix="/gestion")


@trader_help.get("/aide")
def first_day() -> ResponseReturnValue:
    """Say what a trader can do, in the order in which it helps."""
    shops_of_trader(signed_in())
    return render_template("trader/help.html", manual=manual_for("trader"))
