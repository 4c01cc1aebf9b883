"""Rules of a window that every verb on photos keeps: what is said of one, how many, in which order."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo
from shopbuilder.town_life.models import ShopPerson
from tenants.database import db
from tenants.errors import N_
from tenants.models import Shop

MAX_ALT: Final = 200
#: Photos of the shop itself, of one article, of one person.
MOST: Final = {"shop": 12, "product": 6, "person": 1}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a photo shows: an article or a person of the shop; neither = the shop itself."""

    product_id: int | None = None
    person_id: int | None = None
    #: Its name; "" for the shop.
    name: str = ""

    @property
    def most(self) -> int:
        """How many photos it may have."""
        return MOST["product" if self.product_id else "person" if self.person_id else "shop"]


def subject_named(shop: Shop, name: str) -> Subject:
    """Return the article or else the person of that name; "" = the shop. Raises PhotoRefused."""
    if not name:
        return Subject()
    articles = select(Product.id, Product.name).where(
        Product.shop_id == shop.id, func.lower(Product.name) == name.lower()
    )
    article = db.session.execute(articles.order_by(Product.id).limit(1)).one_or_none()
    if article is not None:
        return Subject(product_id=article.id, name=article.name)
    people = select(ShopPerson.id, ShopPerson.name).where(
        ShopPerson.shop_id == shop.id, func.lower(ShopPerson.name) == name.lower()
    )
    person = db.session.execute(people.order_by(ShopPerson.position).limit(1)).one_or_none()
    if person is None:
        raise PhotoRefused(
            N_("%(shop)s has no article and nobody called “%(name)s”."),
            shop=shop.name,
            name=name[:80],
        )
    return Subject(person_id=person.id, name=person.name)


def said(alt: str) -> str:
    """Return what is said of a photo, in one line. Raises PhotoRefused for nothing or too much."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in alt).split())
    if not words:
        raise PhotoRefused(
            N_(
                "Please say in a few words what the photo shows: some people hear it"
                " instead of seeing it."
            )
        )
    if len(words) > MAX_ALT:
        raise PhotoRefused(N_("At most %(most)s characters fit here."), most=MAX_ALT)
    return words


def one_at_a_time(shop_id: int) -> None:
    """Let photos of a shop come and go one after the other: places, numbers and files agree."""
    db.session.execute(select(Shop.id).where(Shop.id == shop_id).with_for_update())


def next_position(shop_id: int, subject: Subject) -> int:
    """Return the place after the last photo of a subject. Raises PhotoRefused where none fits."""
    count, last = db.session.execute(
        select(func.count(), func.max(Photo.position)).where(
            Photo.shop_id == shop_id,
            Photo.product_id.is_not_distinct_from(subject.product_id),
            Photo.person_id.is_not_distinct_from(subject.person_id),
        )
    ).one()
    if count >= subject.most:
        raise PhotoRefused(
            N_(
                "There are already %(most)s photos here, and there is no room for more:"
                " take one away first."
            ),
            most=subject.most,
        )
    return 0 if last is None else int(last) + 1
