"""Pictures drawn by the program, each at an address that never shows another one."""

import re
from typing import Final

from flask import Blueprint, Response, request

from shopbuilder.facade.gallery import picture
from shopbuilder.web.assets import YEAR
from tenants.errors import NotFound

town_drawings = Blueprint("town_drawings", __name__)

_KIND: Final = re.compile(r"[a-z][a-z_-]{0,39}")
_SEED: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")


@town_drawings.get("/dessins/<kind>/<seed>.svg")
def drawing(kind: str, seed: str) -> Response:
    """Draw a picture from its kind and seed; the same address gives the same bytes."""
    svg = picture(kind, seed) if _KIND.fullmatch(kind) and _SEED.fullmatch(seed) else None
    if svg is None:
        raise NotFound
    response = Response(svg, mimetype="image/svg+xml")
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    response.add_etag()
    response.make_conditional(request)
    return response
