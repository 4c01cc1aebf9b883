"""What a signed-in person may have."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.access import (
    SignedIn,
    clerk_of_town,
    names_of,
    roles_of,
    shop_of_trader,
    shops_of_trader,
)
from tenants.database import db, in_town
from tenants.errors import NotFound, RoleMissing, SignInNeeded
from tenants.models import Person
from tests.cast import Cast


@pytest.fixture(autouse=True)
def here(cast: Cast, app: Flask) -> Iterator[None]:
    with app.app_context(), in_town(cast.town):
        yield


def person(email: str) -> SignedIn:
    row = db.session.execute(select(Person.id, Person.name).where(Person.email == email)).one()
    return SignedIn(row.id, row.name, email)


def test_a_trader_has_her_shop_and_no_other() -> None:
    alice = person(Cast.alice)
    assert [shop.slug for shop in shops_of_trader(alice)] == [Cast.bakery]
    assert shop_of_trader(alice, Cast.bakery).slug == Cast.bakery


@pytest.mark.parametrize("slug", [Cast.books, Cast.other_shop, "nulle-part"])
def test_what_is_not_hers_does_not_exist(slug: str) -> None:
    with pytest.raises(NotFound):
        shop_of_trader(person(Cast.alice), slug)


@pytest.mark.parametrize("email", [Cast.clerk, Cast.stranger])
def test_who_is_no_trader_has_no_shop(email: str) -> None:
    with pytest.raises(RoleMissing):
        shops_of_trader(person(email))


def test_nobody_has_to_sign_in_first() -> None:
    with pytest.raises(SignInNeeded):
        shop_of_trader(None, Cast.bakery)
    with pytest.raises(SignInNeeded):
        clerk_of_town(None)


def test_a_clerk_has_the_town() -> None:
    claire = person(Cast.clerk)
    assert clerk_of_town(claire) is claire
    assert roles_of(claire) == {"clerk"}


@pytest.mark.parametrize("email", [Cast.alice, Cast.stranger])
def test_who_is_no_clerk_has_no_town(email: str) -> None:
    with pytest.raises(RoleMissing):
        clerk_of_town(person(email))


def test_actors_that_are_people_have_names() -> None:
    alice = person(Cast.alice)
    actors = [alice.actor, alice.actor, "customer", "program", "person:x", "person:999999999"]
    assert names_of(actors) == {alice.actor: "Alice"}


def test_people_of_another_town_have_no_name_here(cast: Cast) -> None:
    with in_town(cast.other_town):
        chloe = person(Cast.chloe)
    with in_town(cast.town):
        assert names_of([chloe.actor]) == {}
