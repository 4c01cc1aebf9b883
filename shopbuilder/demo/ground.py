"""What demo orders stand on: the terms of the shops, what lies on their shelves, who acts there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from shopbuilder.demo.sheets import OrderSheet
from shopbuilder.demo.stocking import OnShelf, Where
from shopbuilder.ordering.customers import Customer, read_customer
from shopbuilder.ordering.services import PROGRAM
from shopbuilder.ordering.terms import TERMS, ShopTerms, terms_from
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop


@dataclass(frozen=True, slots=True)
class Ground:
    """A demo town whose shelves are full and whose doors are open."""

    #: By slug of the shop.
    terms: Mapping[str, ShopTerms]
    shelves: Mapping[Where, OnShelf]
    #: Actor of each shop's moves, by slug.
    traders: Mapping[str, str]

    def trader(self, slug: str) -> str:
        """Return who acts for a shop; the program where nobody has an account."""
        return self.traders.get(slug, PROGRAM)

    def ordered(self, sheet: OrderSheet) -> list[OnShelf]:
        """Return what the lines of an order name."""
        return [self.shelves[line.shop, line.item, line.choice] for line in sheet.lines]

    def leads(self, sheet: OrderSheet) -> Mapping[ShopTerms, int]:
        """Return each seller of an order with the longest lead of what is ordered, in minutes."""
        leads: dict[ShopTerms, int] = {}
        for line, shelf in zip(sheet.lines, self.ordered(sheet), strict=True):
            shop = self.terms[line.shop]
            leads[shop] = max(leads.get(shop, 0), shelf.product.lead_minutes)
        return leads


def terms_by_slug(slugs: Collection[str]) -> Mapping[str, ShopTerms]:
    """Return the terms of these shops: one statement."""
    rows = db.session.execute(
        select(*TERMS)
        .join(ShopProfile, ShopProfile.shop_id == Shop.id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .where(Shop.slug.in_(slugs))
    )
    terms = [terms_from(row) for row in rows]
    return {each.slug: each for each in terms}


def customer_of(sheet: OrderSheet) -> Customer:
    """Return who ordered, checked as at a checkout."""
    return read_customer(sheet.customer, sheet.phone, sheet.email, country=current_town().country)
