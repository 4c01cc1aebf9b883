"""How to use these pages, for those who live here."""

from flask import Blueprint, Response, render_template

from shopbuilder.web.manual import manual_for
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import public_page, published_town
from tenants.clock import now

town_help = Blueprint("town_help", __name__)


@town_help.get("/aide")
def residents() -> Response:
    """Say what can be done here, and how."""
    published_town()
    html = render_template("town_page/help.html", manual=manual_for("resident"))
    return public_page(html, next_midnight(now()))
