"""The plan of the centre, its background, and the same data for machines."""

import base64
import hashlib
import json
from typing import Any

from flask import Blueprint, Response, render_template, request

from shopbuilder.facade.plan.background import NEAREST
from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.town_page.plan.asked import asked_by
from shopbuilder.town_page.plan.drawn import background, sheet_of_town, version_of
from shopbuilder.town_page.plan.open_data import places_as_geojson, shops_as_geojson
from shopbuilder.town_page.plan.queries import ground_of_town, places_of_town
from shopbuilder.town_page.plan.view import view_of
from shopbuilder.town_page.queries import doors_of_town
from shopbuilder.web.assets import YEAR
from shopbuilder.web.opening import Opening, next_change, next_midnight
from shopbuilder.web.pages import public_page, published_town
from tenants.clock import now
from tenants.errors import NotFound

town_plan = Blueprint("town_plan", __name__)

#: Open data changes when somebody writes; a copy may be an hour old.
_HOUR = 3600


@town_plan.get("/plan")
def plan() -> Response:
    """Show the plan, or the part of it that is asked for."""
    published_town()
    at = now()
    view = view_of(asked_by(request.args), at)
    states: list[Opening] = [each.shop.state for each in view.shops]
    states += [place.state for place in view.places if place.state]
    return public_page(
        render_template("town_page/plan.html", view=view, kinds=KINDS), next_change(at, states)
    )


@town_plan.get("/plan/fond-<int:level>.svg")
def ground(level: int) -> Response:
    """Draw the background; under the address that a page gives it, it never changes."""
    published_town()
    doors, places = doors_of_town(), places_of_town()
    sheet = sheet_of_town(doors, places)
    if sheet is None or level > NEAREST:
        raise NotFound
    version = version_of(sheet, ground_of_town(), doors)
    response = Response(background(sheet, version, level, doors), mimetype="image/svg+xml")
    response.cache_control.public = True
    response.cache_control.max_age = YEAR if request.args.get("v") == version else 0
    response.cache_control.immutable = request.args.get("v") == version
    response.headers["Content-Security-Policy"] = _policy(response.get_data())
    response.add_etag()
    response.make_conditional(request)
    return response


def _policy(svg: bytes) -> str:
    """Allow the one style sheet that the drawing brings, by its hash."""
    style = svg.partition(b"<style>")[2].partition(b"</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


@town_plan.get("/donnees/boutiques.geojson")
def shops_geojson() -> Response:
    """Give the shops of the town."""
    return _geojson(shops_as_geojson(published_town(), doors_of_town()))


@town_plan.get("/donnees/lieux.geojson")
def places_geojson() -> Response:
    """Give the public places of the town."""
    return _geojson(places_as_geojson(published_town(), places_of_town()))


def _geojson(collection: dict[str, Any]) -> Response:
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    response = public_page(text, next_midnight(now()), longest=_HOUR)
    response.mimetype = "application/geo+json"
    # Anybody's map may read it: it is published, and no cookie goes with it.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
