"""What a new shop does first, as long as its page says next to nothing."""

from typing import Final

from flask import url_for
from sqlalchemy import exists, select

from shopbuilder.catalogue.models import Product
from shopbuilder.i18n import translate
from shopbuilder.photos.models import Photo
from tenants.database import db
from tenants.errors import N_
from tenants.models import Shop

#: Label, why, what to tap, and where that leads, for hours, a photo, articles.
_STEPS: Final = (
    (
        N_("Your opening hours"),
        N_("Your page, the map and search engines say them at once."),
        N_("Fill in the week"),
        "trader_hours.hours",
    ),
    (
        N_("A photo of your front"),
        N_("As your phone takes it: we turn it upright and make it light."),
        N_("Send a photo"),
        "trader_photos.photos",
    ),
    (
        N_("A few articles, if you like"),
        N_("A list that you have already can be brought in; nothing is to be typed in."),
        N_("Bring a list"),
        "trader_imports.imports",
    ),
)


def first_steps(shop: Shop, *, hours_known: bool) -> list[tuple[str, str, str, str, bool]]:
    """Return the steps as `components/counter.html: first_steps` shows them: one statement.

    None once the hours are known and there is something to see.
    """
    photo, article = db.session.execute(
        select(
            exists(select(Photo.id).where(Photo.shop_id == Shop.id)),
            exists(select(Product.id).where(Product.shop_id == Shop.id)),
        )
        .select_from(Shop)
        .where(Shop.id == shop.id)
    ).one()
    if hours_known and (photo or article):
        return []
    return [
        (translate(label), translate(why), translate(tap), url_for(where, shop=shop.slug), done)
        for (label, why, tap, where), done in zip(
            _STEPS, (hours_known, photo, article), strict=True
        )
    ]
