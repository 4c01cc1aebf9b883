"""Legal notice and accessibility statement of the town."""

from flask import Blueprint, Response, render_template

from shopbuilder.imports.places.credits import origins_of_town
from shopbuilder.town_page.words.publisher import publisher_of_town
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import public_page, published_town
from tenants.clock import now

town_words = Blueprint("town_words", __name__)


@town_words.get("/mentions-legales")
def notice() -> Response:
    """Name who answers for these pages, and who keeps them."""
    published_town()
    html = render_template(
        "town_page/notice.html", publisher=publisher_of_town(), origins=origins_of_town()
    )
    return public_page(html, next_midnight(now()))


@town_words.get("/accessibilite")
def accessibility() -> Response:
    """Say how accessible these pages are, and to whom one turns when they are not."""
    published_town()
    html = render_template("town_page/accessibility.html", publisher=publisher_of_town())
    return public_page(html, next_midnight(now()))
