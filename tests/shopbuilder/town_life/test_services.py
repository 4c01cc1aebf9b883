"""Streets written by hand."""

from collections.abc import Iterator

import pytest
from flask import Flask

from shopbuilder.town_life.errors import StreetRefused
from shopbuilder.town_life.services import add_street, street_named
from tenants.database import in_town
from tests.cast import Cast
from tests.facts import facts

CLERK = "person:3"


@pytest.fixture(autouse=True)
def here(cast: Cast, app: Flask) -> Iterator[None]:
    with app.app_context(), in_town(cast.town):
        yield


def test_a_new_street_stands_at_the_end_of_the_walk() -> None:
    street = add_street(" Place  du Marché ", actor=CLERK)
    assert (street.slug, street.name) == ("place-du-marche", "Place du Marché")
    assert street.position == street_named("rue-du-four").position + 1
    assert facts() == [("town.street_added", CLERK)]


def test_a_street_is_added_once() -> None:
    assert add_street("Place du Marché", actor=CLERK) is add_street("place du marché", actor=CLERK)
    assert len(facts()) == 1


@pytest.mark.parametrize("name", ["", "   ", "!!!", "x" * 121])
def test_a_street_needs_a_name(name: str) -> None:
    with pytest.raises(StreetRefused):
        add_street(name, actor=CLERK)


@pytest.mark.parametrize("text", ["rue-du-four", "Rue du Four", "RUE DU FOUR"])
def test_a_street_is_found_by_address_or_name(text: str) -> None:
    assert street_named(text).slug == "rue-du-four"


@pytest.mark.parametrize("text", ["", "Place Haute", "Rue"])
def test_a_street_that_is_not_here_is_refused(text: str) -> None:
    with pytest.raises(StreetRefused):
        street_named(text)
