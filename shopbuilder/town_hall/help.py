"""A clerk's first day, and those after it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from shopbuilder.town_hall.frame import desk_page
from shopbuilder.web.manual import manual_for
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in

town_hall_help = Blueprint("town_hall_help", __name__, url_prefix="/mairie")


@town_hall_help.get("/aide")
def first_day() -> ResponseReturnValue:
    """Say what a clerk can do, in the order in which it helps."""
    clerk_of_town(signed_in())
    return desk_page("town_hall/help.html", manual=manual_for("clerk"))
