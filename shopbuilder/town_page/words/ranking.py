"""How lists are ordered, told to everybody: Code de la consommation, art. L111-7."""

from flask import Blueprint, Response, render_template

from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import public_page, published_town
from shopbuilder.web.turn import seed_of, turn
from tenants.clock import now

town_ranking = Blueprint("town_ranking", __name__)


@town_ranking.get("/classement")
def ranking() -> Response:
    """Tell the rule, and the seed of the day, so that anybody can work the order out again."""
    town, at = published_town(), now()
    today = at.astimezone(town.zone).date()
    seed = seed_of(today, town.slug)
    example = "boulangerie-du-centre"
    html = render_template(
        "town_page/ranking.html",
        today=today,
        seed=seed,
        example=f"{seed}/{example}",
        digest=turn(seed, example)[:12],
    )
    return public_page(html, next_midnight(at))
