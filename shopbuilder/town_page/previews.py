"""Pictures for links to the town and to its shops: 1200 by 630, drawn ahead by a worker."""

from pathlib import Path

from flask import Blueprint, Response, current_app, request

from shopbuilder.previews.drawn import Preview, preview_of, preview_of_town, subjects
from shopbuilder.web.media import preview_store
from shopbuilder.web.pages import DAY, published_town, slug
from tenants.errors import NotFound

town_previews = Blueprint("town_previews", __name__)

#: While a picture waits to be drawn, another one is shown for so many seconds.
_SOON = 60


@town_previews.get("/apercu.png")
def of_town() -> Response:
    """Show the roofs of the town."""
    published_town()
    return _picture(preview_of_town())


@town_previews.get("/apercu/<shop>.png")
def of_shop(shop: str) -> Response:
    """Show the house of a shop."""
    published_town()
    found = subjects(slug(shop))
    if not found:
        raise NotFound
    return _picture(preview_of(found[0]))


def _picture(preview: Preview) -> Response:
    drawn = preview_store().path(published_town().id, preview.name, preview.key)
    path = drawn or Path(current_app.static_folder or "") / "img" / "preview.png"
    response = Response(path.read_bytes(), mimetype="image/png")
    response.cache_control.public = True
    response.cache_control.max_age = DAY if drawn else _SOON
    # Other sites show the picture beside the link: they, too, may.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(preview.key if drawn else "waiting")
    response.make_conditional(request)
    return response
