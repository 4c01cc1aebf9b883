"""What the law asks an article to say: allergens, ingredients, origin, quantity, bar code."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from shopbuilder.catalogue.allergens import ALLERGENS
from shopbuilder.catalogue.errors import ShelfMoved, ShelfRefused
from shopbuilder.catalogue.lawful import (
    LONGEST,
    ArticleLaw,
    ArticleSheet,
    VariantLaw,
    sheet_of,
    state_facts,
)
from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.trader.frame import counter_page, say
from shopbuilder.web.forms import field
from shopbuilder.web.pages import slug
from tenants.access import shop_of_trader
from tenants.accounts.sessions import actor, signed_in
from tenants.errors import N_, Refusal
from tenants.models import Shop

trader_article_facts = Blueprint(
    "trader_article_facts", __name__, url_prefix="/gestion/<shop>/articles/<product>/fiche"
)


@trader_article_facts.get("")
def show(shop: str, product: str) -> ResponseReturnValue:
    """Show what an article says, as fields."""
    place = shop_of_trader(signed_in(), shop)
    sheet = sheet_of(place.id, slug(product))
    return _page(place, sheet, sheet.said)


@trader_article_facts.post("")
def state(shop: str, product: str) -> ResponseReturnValue:
    """Write what it says; what was refused is said above what was typed."""
    place = shop_of_trader(signed_in(), shop)
    sheet = sheet_of(place.id, slug(product))
    said = _said(sheet)
    try:
        state_facts(place, sheet.slug, said, seen=field("vu"), actor=actor())
    except (ShelfRefused, ShelfMoved) as refusal:
        shown = sheet.said if isinstance(refusal, ShelfMoved) else said
        return _page(place, sheet, shown, refusal), refusal.status
    say(N_("“%(name)s”: saved."), name=sheet.name)
    return redirect(url_for("trader_articles.articles", shop=place.slug, q=sheet.name))


def _page(
    place: Shop, sheet: ArticleSheet, said: ArticleLaw, refusal: Refusal | None = None
) -> str:
    return counter_page(
        "trader/article_facts.html",
        place,
        "trader_articles.articles",
        waiting=counts_of_shop(place.id)["placed"],
        sheet=sheet,
        said=said,
        names=ALLERGENS,
        longest=LONGEST,
        refusal=refusal,
    )


def _said(sheet: ArticleSheet) -> ArticleLaw:
    """Return what was typed. Nothing ticked is not stated, unless "none of them" is ticked."""
    allergens = request.form.getlist("allergene")
    return ArticleLaw(
        content=_field("contenance", "content"),
        allergens=allergens or ([] if field("aucun") else None),
        traces=request.form.getlist("trace") or None,
        ingredients=" ".join(_field("ingredients", "ingredients").split()),
        place_of_origin=_field("origine", "place_of_origin"),
        variants=[
            VariantLaw(
                variant.id,
                variant.label,
                _field(f"code-{variant.id}", "gtin"),
                _field(f"contenance-{variant.id}", "content"),
            )
            for variant in sheet.said.variants
        ],
    )


def _field(name: str, part: str) -> str:
    return field(name, longest=LONGEST[part])
