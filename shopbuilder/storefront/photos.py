"""The files of photos, each at an address that never shows another one."""

from flask import Blueprint, Response, request

from shopbuilder.photos.queries import is_shown
from shopbuilder.photos.sizes import KINDS
from shopbuilder.web.assets import YEAR
from shopbuilder.web.media import photo_store
from shopbuilder.web.pages import published_town
from tenants.errors import NotFound

shop_photos = Blueprint("shop_photos", __name__)


@shop_photos.get("/photos/<key>/<file>")
def photo(key: str, file: str) -> Response:
    """Send one size of a photo of this town: "720.webp"."""
    town = published_town()
    path = photo_store().path(town.id, key, file)
    if path is None or not is_shown(key):
        raise NotFound
    response = Response(path.read_bytes(), mimetype=KINDS[path.suffix[1:]])
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    response.set_etag(f"{key}-{file}")
    response.make_conditional(request)
    return response
