"""What search engines may read."""

from typing import Final

from flask import Blueprint, Response

from shopbuilder.web.pages import DAY

town_robots = Blueprint("town_robots", __name__)

#: Personal pages and back offices; everything else is for everybody.
_NOT_FOR_ROBOTS: Final = (
    "/panier", "/validation", "/commande", "/connexion", "/gestion", "/mairie", "/recherche",
)  # fmt: skip


@town_robots.get("/robots.txt")
def robots() -> Response:
    """Tell robots which pages lead nowhere for them."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS), ""]
    response = Response("\n".join(lines), mimetype="text/plain")
    response.cache_control.public = True
    response.cache_control.max_age = DAY
    return response
