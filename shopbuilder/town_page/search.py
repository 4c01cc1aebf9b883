"""Searching the town: shops, trades, streets, goods and what is coming; who is open comes first."""

from flask import Blueprint, Response, jsonify, render_template, request

from shopbuilder.town_page.asking import asked_in
from shopbuilder.town_page.diets import DIETS
from shopbuilder.town_page.results import Results
from shopbuilder.town_page.suggestions import suggestions_for
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import BRIEFLY, public_page, published_town
from tenants.clock import now

town_search = Blueprint("town_search", __name__)


@town_search.get("/recherche")
def search() -> Response:
    """Show what was found, or every shop where nothing was asked."""
    town, at = published_town(), now()
    asked = asked_in(request.args)
    results = Results(asked, town, at)
    html = render_template(
        "town_page/search.html",
        asked=asked,
        narrowing="affiner" in request.args,
        results=results,
        diets=DIETS,
    )
    return public_page(html, results.changes_at, longest=BRIEFLY)


@town_search.get("/recherche/suggestions")
def suggestions() -> Response:
    """Tell what begins with what was typed so far."""
    town, at = published_town(), now()
    found = suggestions_for(asked_in(request.args).query, town, at)
    answer = jsonify(
        [{"name": each.name, "about": each.about, "href": each.href} for each in found]
    )
    page = public_page(answer.get_data(as_text=True), next_midnight(at))
    page.mimetype = "application/json"
    return page
