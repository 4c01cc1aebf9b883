"""What the pages of a shop say to machines."""

from collections.abc import Sequence

from markupsafe import Markup

from shopbuilder.photos.queries import Shot
from shopbuilder.profile.queries import local_today, read_hours
from shopbuilder.storefront.goods import Article
from shopbuilder.storefront.labels import content_of
from shopbuilder.storefront.queries import ShopWindow
from shopbuilder.web.linked_data import (
    Business,
    Offered,
    business_data,
    linked_data,
    product_data,
)
from tenants.context import current_town


def shop_data(window: ShopWindow) -> Markup:
    """Return the shop for machines."""
    terms = window.terms
    hours = read_hours(
        terms.opening_hours,
        window.closings,
        latitude=window.latitude,
        longitude=window.longitude,
    )
    shop = Business(
        slug=terms.slug,
        name=terms.name,
        trade=terms.trade,
        address=terms.address,
        phone=terms.phone,
        email=window.email,
        tagline=window.tagline,
        website=window.link,
        image=_image(window.shots, terms.slug),
        latitude=window.latitude,
        longitude=window.longitude,
        hours=hours,
    )
    return linked_data(business_data(current_town(), shop, local_today()))


def article_data(
    window: ShopWindow, article: Article, facts: Sequence[tuple[str, str]] = ()
) -> Markup:
    """Return an article for machines; `facts` are what the law asks to say, as the page says it."""
    terms = window.terms
    return linked_data(
        product_data(
            current_town(),
            shop=terms.slug,
            seller=terms.name,
            slug=article.slug,
            name=article.name,
            description=article.description,
            image=_image(article.shots, terms.slug),
            unit=article.unit,
            choices=[
                Offered(
                    choice.label,
                    choice.price_cents,
                    choice.stock,
                    choice.gtin,
                    content_of(article, choice),
                )
                for choice in article.choices
            ],
            sells=window.sells,
            facts=[(name, words) for name, words in facts if words],
        )
    )


def _image(shots: Sequence[Shot], shop: str) -> str:
    """Return the path of the first photo, else of the drawn front of the shop."""
    return shots[0].address(shots[0].width, "jpg") if shots else f"/apercu/{shop}.png"
