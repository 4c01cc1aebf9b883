"""The people of the shops, gathered on one page: who they are, what they do, a sentence of theirs."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint, Response, render_template, request
from sqlalchemy import select

from shopbuilder.photos.models import Photo
from shopbuilder.photos.queries import first_shot_of
from shopbuilder.town_life.models import ShopPerson
from shopbuilder.town_page.listing import ListedShop, listed
from shopbuilder.town_page.queries import doors_of_town
from shopbuilder.web.opening import next_change
from shopbuilder.web.pages import Pages, page_of, public_page, published_town
from shopbuilder.web.presented import Presented, presented
from shopbuilder.web.turn import in_turn, seed_of
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop

town_people = Blueprint("town_people", __name__)

#: Shops a page; their people stay together.
SHOPS_A_PAGE: Final = 8


@town_people.get("/gens")
def people() -> Response:
    """Present the people of the shops, shop after shop in the published order."""
    town, at = published_town(), now()
    with_people = Shop.id.in_(select(ShopPerson.shop_id))
    shops = listed(doors_of_town(with_people), at)
    ordered = in_turn(
        shops,
        seed_of(at.astimezone(town.zone).date(), town.slug),
        state=lambda shop: shop.state.kind,
        slug=lambda shop: shop.slug,
    )
    page = _page(ordered)
    html = render_template(
        "town_page/people.html", shops=page, people=_people_of([each.slug for each in page.items])
    )
    return public_page(html, next_change(at, (shop.state for shop in shops)))


def _page(shops: Sequence[ListedShop]) -> Pages[ListedShop]:
    """Return the page asked for: by its number, or the one on which a shop stands."""
    page, pages = page_of(len(shops), SHOPS_A_PAGE)
    wanted = request.args.get("boutique")
    found = next((place for place, shop in enumerate(shops) if shop.slug == wanted), None)
    if found is not None:
        page = found // SHOPS_A_PAGE + 1
    start = (page - 1) * SHOPS_A_PAGE
    return Pages(shops[start : start + SHOPS_A_PAGE], page, pages, len(shops))


def _people_of(slugs: Sequence[str]) -> dict[str, list[Presented]]:
    """Return the people of some shops by the shop's slug, as the shop orders them."""
    shot = first_shot_of(Photo.person_id == ShopPerson.id, of=ShopPerson).label("shot")
    rows = db.session.execute(
        select(Shop.slug, ShopPerson.name, ShopPerson.role, ShopPerson.says, ShopPerson.look, shot)
        .join(Shop, Shop.id == ShopPerson.shop_id)
        .where(Shop.slug.in_(slugs))
        .order_by(ShopPerson.position, ShopPerson.id)
    )
    found: dict[str, list[Presented]] = {}
    for row in rows:
        found.setdefault(row.slug, []).append(presented(*row))
    return found
