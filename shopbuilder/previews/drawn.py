"""What is to be drawn for a town, as SVG; the picture's key is its content."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from shopbuilder.facade.cards import shop_card, town_card
from shopbuilder.profile.models import ShopProfile
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop

#: The town's own picture is kept under a name that no shop can have.
TOWN = "_town"


@dataclass(frozen=True, slots=True)
class Subject:
    """A shop as its picture shows it."""

    slug: str
    name: str
    trade: str
    seed: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture to be had: under which name, and what it shows."""

    name: str
    svg: str

    @property
    def key(self) -> str:
        """What tells this picture from any other; it changes with whatever it shows."""
        return sha256(self.svg.encode()).hexdigest()[:32]


def subjects(slug: str | None = None) -> list[Subject]:
    """Return the admitted shops of the town entered, or the one at this address."""
    query = (
        select(Shop.slug, Shop.name, ShopProfile.trade, ShopProfile.seed)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .where(Shop.status == "admitted")
        .order_by(Shop.id)
    )
    if slug is not None:
        query = query.where(Shop.slug == slug)
    return [Subject(*row) for row in db.session.execute(query)]


def preview_of(shop: Subject) -> Preview:
    """Return the picture of a shop: the house that stands in its street."""
    return Preview(shop.slug, shop_card(shop.trade, shop.name, shop.seed or shop.slug))


def preview_of_town() -> Preview:
    """Return the picture of the town entered."""
    town = current_town()
    return Preview(TOWN, town_card(town.name, town.slug))
