"""The photos of any shop of the town, looked after by a clerk."""

from typing import Any

from sqlalchemy import select

from shopbuilder.town_hall.frame import desk_page
from shopbuilder.web.pages import slug
from shopbuilder.web.photo_desk import photo_desk
from tenants.access import clerk_of_town
from tenants.accounts.sessions import signed_in
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop


def _shop(address: str) -> Shop:
    clerk_of_town(signed_in())
    shop = db.session.scalar(select(Shop).where(Shop.slug == slug(address)))
    if shop is None:
        raise NotFound
    return shop


def _page(shop: Shop, values: dict[str, Any]) -> str:
    return desk_page("photos/desk.html", shop=shop, **values)


town_hall_photos = photo_desk(
    "town_hall_photos", "/mairie/boutiques/<shop>/photos", shop_of=_shop, frame=_page
)
