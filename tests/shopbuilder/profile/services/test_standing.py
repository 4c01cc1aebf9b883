"""A shop comes to the town, is taken over, is suspended and comes back."""

import pytest
from sqlalchemy import func, select

from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services import open_shop, readmit, suspend, take_over
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop
from tenants.services import ShopRefused, admit_shop
from tests.facts import facts

CLERK = "person:3"


def test_a_shop_is_admitted_with_a_window_of_its_trade(bakery: Shop) -> None:
    shop = open_shop("Fleurs d’Odile", "florist", actor=CLERK)
    profile = profile_of(shop.id)
    assert (shop.slug, profile.trade, profile.mode) == ("fleurs-d-odile", "florist", "window")
    assert not profile.taken_over
    assert facts() == [("shop.admitted", CLERK)]


def test_an_unknown_trade_is_refused(bakery: Shop) -> None:
    with pytest.raises(ProfileRefused):
        open_shop("Fleurs d’Odile", "alchemist", actor=CLERK)


def test_a_taken_address_leaves_nothing_behind(bakery: Shop) -> None:
    with pytest.raises(ShopRefused):
        open_shop("Autre fournil", "bakery", slug=bakery.slug, actor=CLERK)
    assert db.session.scalar(select(func.count(ShopProfile.id))) == 2
    assert facts() == []


def test_a_shop_admitted_without_a_window_has_no_profile(bakery: Shop) -> None:
    with pytest.raises(NotFound):
        profile_of(admit_shop("Sans vitrine").id)


def test_a_shop_is_taken_over_once(bakery: Shop) -> None:
    shop = open_shop("Fleurs d’Odile", "florist", actor=CLERK)
    take_over(shop, actor=CLERK)
    take_over(shop, actor=CLERK)
    assert profile_of(shop.id).taken_over
    assert [kind for kind, _ in facts()].count("shop.taken_over") == 1


def test_a_suspended_shop_comes_back(bakery: Shop) -> None:
    suspend(bakery, actor=CLERK)
    assert bakery.status == "suspended"
    readmit(bakery, actor=CLERK)
    assert bakery.status == "admitted"
    assert [kind for kind, _ in facts()] == ["shop.suspended", "shop.readmitted"]


def test_suspending_twice_is_said_once(bakery: Shop) -> None:
    for verb in (suspend, suspend, readmit, readmit):
        verb(bakery, actor=CLERK)
    assert len(facts()) == 2
