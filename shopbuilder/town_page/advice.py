"""Asking for advice: the town, which shows first whom it would ask, or one shop."""

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.advice.ask import MOST_SHOPS, article_of, ask
from shopbuilder.advice.asker import MAX_QUESTION
from shopbuilder.advice.errors import DetailsUnclear, QuestionRefused
from shopbuilder.advice.whom import AskedShop, askable, shop_to_ask
from shopbuilder.i18n import refusal_in_words, translate
from shopbuilder.town_page.advice_form import QUESTION, SHOPS, Typed, read_draft, typed
from shopbuilder.town_page.advice_pages import shop_page, shops_page
from shopbuilder.town_page.advisers import advisers
from shopbuilder.web.asking import limits, links
from shopbuilder.web.forms import without_token
from shopbuilder.web.limits import limited
from shopbuilder.web.opening import next_midnight
from shopbuilder.web.pages import public_page, published_town, slug
from shopbuilder.web.stamps import read_stamp
from tenants.clock import now
from tenants.errors import N_, Refusal

town_advice = Blueprint("town_advice", __name__, url_prefix="/conseil")

#: Questions to begin with, as links.
EXAMPLES: Final = (
    N_("Who mends a zip?"),
    N_("A novel for somebody who has stopped reading?"),
    N_("Which cheese for a raclette for six?"),
    N_("Who sharpens knives?"),
)


@town_advice.get("")
def start() -> Response:
    """Ask what somebody wants to know; `q` is a question to begin with."""
    published_town()
    at = now()
    html = render_template(
        "town_page/advice.html",
        text=request.args.get("q", "").replace("\x00", "").strip()[:MAX_QUESTION],
        examples=[translate(each) for each in EXAMPLES],
        advisers=advisers(at),
        most=MOST_SHOPS,
    )
    return public_page(html, next_midnight(at))


@town_advice.post("")
@limited("ADVICE")
@without_token
def whom() -> ResponseReturnValue:
    """Show which shops would be asked, before anything is sent."""
    published_town()
    return shops_page(typed(), {})


@town_advice.get("/<shop>")
def one_shop(shop: str) -> ResponseReturnValue:
    """Ask one shop; `article` names what it is about."""
    published_town()
    place = shop_to_ask(slug(shop), limits().per_shop)
    article = article_of(place.id, request.args.get("article", "")[:120])
    text = request.args.get("q", "").replace("\x00", "").strip()[:MAX_QUESTION]
    return shop_page(place, article, Typed(text=text, article=article.slug), {})


@town_advice.post("/envoyer")
@limited("ADVICE")
def send() -> ResponseReturnValue:
    """Ask, or show the form again with what is unclear."""
    published_town()
    form = typed()
    stamp = read_stamp(form.stamp)
    shops = [each for each in askable(None, limits().per_shop) if each.slug in form.shops]
    try:
        asked = ask(read_draft(form, shops, stamp), links(), limits())
    except DetailsUnclear as unclear:
        return _again(form, shops, unclear.details), unclear.status
    except QuestionRefused as refusal:
        field = SHOPS if stamp else QUESTION
        return _again(form, shops, {field: refusal}), refusal.status
    return redirect(url_for("town_advice_follow.follow", token=asked.token, merci=1), 303)


def _again(form: Typed, shops: list[AskedShop], wrong: Mapping[str, Refusal]) -> str:
    errors = {name: refusal_in_words(refusal) for name, refusal in wrong.items()}
    if "seule" in request.form and len(shops) == 1:
        return shop_page(shops[0], article_of(shops[0].id, form.article), form, errors)
    return shops_page(form, errors)
