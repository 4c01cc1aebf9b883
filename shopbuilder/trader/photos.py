"""The photos of the shop, looked after by its trader."""

from typing import Any

from shopbuilder.ordering.queries import counts_of_shop
from shopbuilder.trader.frame import counter_page
from shopbuilder.web.photo_desk import photo_desk
from tenants.access import shop_of_trader
from tenants.accounts.sessions import signed_in
from tenants.models import Shop


def _shop(slug: str) -> Shop:
    return shop_of_trader(signed_in(), slug)


def _page(shop: Shop, values: dict[str, Any]) -> str:
    waiting = counts_of_shop(shop.id)["placed"]
    return counter_page("photos/desk.html", shop, "trader_photos.photos", waiting=waiting, **values)


trader_photos = photo_desk("trader_photos", "/gestion/<shop>/photos", shop_of=_shop, frame=_page)
