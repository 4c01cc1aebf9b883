"""What a signed-in person may have: views get their Shop or Town here, once the role is checked.

There is no other way for a back-office view to reach a shop, so no way to forget the check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from tenants.database import db
from tenants.errors import NotFound, RoleMissing, SignInNeeded
from tenants.models import Membership, Person, Shop


@dataclass(frozen=True)
class SignedIn:
    """The person of this request."""

    person_id: int
    name: str
    email: str

    @property
    def actor(self) -> str:
        """How facts and moves name this person."""
        return f"person:{self.person_id}"


def shops_of_trader(person: SignedIn | None) -> list[Shop]:
    """Return the shops this person may act for, by name; raises SignInNeeded or RoleMissing."""
    if person is None:
        raise SignInNeeded
    shops = db.session.scalars(
        select(Shop)
        .join(Membership, Membership.shop_id == Shop.id)
        .where(Membership.person_id == person.person_id, Membership.role == "trader")
        .order_by(func.unaccent(func.lower(Shop.name)), Shop.id)
    ).all()
    if not shops:
        raise RoleMissing
    return list(shops)


def shop_of_trader(person: SignedIn | None, slug: str) -> Shop:
    """Return the shop at that address if this person is its trader.

    Raises SignInNeeded for nobody, RoleMissing for somebody who is no trader at all, NotFound for
    the trader of another shop: what is not yours does not exist.
    """
    for shop in shops_of_trader(person):
        if shop.slug == slug:
            return shop
    raise NotFound


def clerk_of_town(person: SignedIn | None) -> SignedIn:
    """Return the person if she is clerk or facilitator of the town; raises SignInNeeded, RoleMissing."""
    if person is None:
        raise SignInNeeded
    role = db.session.scalar(
        select(Membership.role).where(
            Membership.person_id == person.person_id,
            Membership.role.in_(("clerk", "facilitator")),
        )
    )
    if role is None:
        raise RoleMissing
    return person


def roles_of(person: SignedIn) -> set[str]:
    """Return the roles this person has in the town."""
    return set(
        db.session.scalars(select(Membership.role).where(Membership.person_id == person.person_id))
    )


def names_of(actors: Iterable[str]) -> Mapping[str, str]:
    """Return the names of people by actor ("person:7"); others than people are left out."""
    numbers = [
        int(number)
        for kind, _, number in (actor.partition(":") for actor in set(actors))
        if kind == "person" and number.isdecimal()
    ]
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(numbers)))
    return {f"person:{row.id}": row.name for row in rows}
