"""The page of an article: what it is, what it costs, when it can be fetched."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, render_template

from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.i18n import translate
from shopbuilder.ordering.pickup_slots import slots_for
from shopbuilder.profile.queries import read_hours
from shopbuilder.storefront.actions import actions_of_article
from shopbuilder.storefront.alike import alike_in_town
from shopbuilder.storefront.goods import Article, article_of, others_of
from shopbuilder.storefront.labels import card_of, content_in_words, tag_of
from shopbuilder.storefront.linked import article_data
from shopbuilder.storefront.queries import ShopWindow, shop_window
from shopbuilder.web.opening import opening_at
from shopbuilder.web.pages import BRIEFLY, public_page, published_town, slug
from shopbuilder.web.words import slot_in_words
from tenants.clock import now

shop_product = Blueprint("shop_product", __name__)


@shop_product.get("/<shop>/<product>")
def article(shop: str, product: str) -> Response:
    """Show an article of a shop."""
    published_town()
    at = now()
    window = shop_window(slug(shop))
    found = article_of(window.terms.id, slug(product))
    terms = window.terms
    state = opening_at(at, terms.opening_hours, window.closings, window.latitude, window.longitude)
    html = render_template(
        "storefront/product.html",
        shop=window,
        state=state,
        article=found,
        linked_data=article_data(window, found, _facts(found)),
        choices=[(choice, tag_of(found, choice)) for choice in found.choices],
        content=content_in_words(found.content_amount, found.content_unit),
        allergens=_names(found.allergens),
        traces=_names(found.traces),
        first_slot=_first_slot(window, found) if window.sells else "",
        actions=actions_of_article(window, found.slug),
        alike=alike_in_town(window, found, at),
        others=[card_of(each, terms.slug, terms.trade) for each in others_of(terms.id, found)],
    )
    return public_page(html, state.changes_at, longest=BRIEFLY)


def _names(keys: Sequence[str] | None) -> list[str] | None:
    """Return allergens by name in the order of the law; None where the shop has not said."""
    if keys is None:
        return None
    return [translate(name) for key, name in ALLERGENS.items() if key in keys]


def _facts(found: Article) -> list[tuple[str, str]]:
    """Return what the law asks to say of an article, name and words; "" where nothing was said."""
    allergens = _names(found.allergens)
    none = translate("none of the 14 that must be named")
    return [
        (translate("Ingredients"), found.ingredients),
        (translate("Allergens"), "" if allergens is None else ", ".join(allergens) or none),
        (translate("Traces"), ", ".join(_names(found.traces) or ())),
        (translate("Net quantity"), content_in_words(found.content_amount, found.content_unit)),
        (translate("Origin"), found.place_of_origin),
    ]


def _first_slot(window: ShopWindow, found: Article) -> str:
    """Return in words when it could be fetched first if it were ordered now; "" if never.

    How many orders a slot holds already is left for the checkout to look at.
    """
    at = now()
    hours = read_hours(
        window.terms.opening_hours,
        window.closings,
        latitude=window.latitude,
        longitude=window.longitude,
    )
    rules = window.terms.rules
    # Nearly always today or tomorrow has one; only then is the whole horizon worked out.
    for days in dict.fromkeys((min(1, rules.horizon_days), rules.horizon_days)):
        slots = slots_for(
            hours,
            replace(rules, horizon_days=days),
            now=at,
            product_lead_minutes=found.lead_minutes,
            taken={},
        )
        if slots:
            return slot_in_words(slots[0].starts_at, slots[0].ends_at, at, hours.zone)
    return ""
