"""What search engines may read."""

from collections.abc import Iterator

from flask import Blueprint, Response

from shopbuilder.i18n import LOCALES, OWN
from shopbuilder.web.addresses import file_address
from shopbuilder.web.head import ASKED_BY_ONE, NOT_FOR_ROBOTS
from shopbuilder.web.pages import DAY
from tenants.context import current_town

town_robots = Blueprint("town_robots", __name__)


@town_robots.get("/robots.txt")
def robots() -> Response:
    """Tell robots which pages lead nowhere for them, and where the others are listed."""
    town = current_town()
    if town.published:
        refused = [line for tag in LOCALES for line in _refused("" if tag == OWN else f"/{tag}")]
        lines = [
            "User-agent: *",
            *(f"Disallow: {each}" for each in refused),
            "",
            f"Sitemap: {file_address(town, '/sitemap.xml')}",
        ]
    else:
        lines = ["User-agent: *", "Disallow: /"]
    response = Response("\n".join([*lines, ""]), mimetype="text/plain")
    response.cache_control.public = True
    response.cache_control.max_age = DAY
    return response


def _refused(prefix: str) -> Iterator[str]:
    for path in NOT_FOR_ROBOTS:
        yield from (f"{prefix}{path}{end}" for end in ("$", "/", "?"))
    yield from (f"{prefix}{ASKED_BY_ONE}{end}" for end in ("/", "?"))
