"""Which duties a mode carries, and the change of mode."""

import pytest
from sqlalchemy import update

from shopbuilder.profile.errors import DutiesMissing, ProfileRefused
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services import missing_duties, set_mode
from tenants.database import db, transaction
from tenants.models import Shop
from tests.facts import facts, last_fact

CLERK = "person:3"
IDENTITY = ("legal_name", "legal_address", "siret", "opening_hours")
CONTRACT = ("legal_form", "mediator")


def without(shop: Shop, *facts: str, mode: str = "window") -> None:
    """Take facts away as if they had never been said."""
    gone = {name: None if name == "opening_hours" else "" for name in facts}
    with transaction():
        db.session.execute(
            update(ShopProfile).where(ShopProfile.shop_id == shop.id).values(mode=mode, **gone)
        )
    db.session.expire_all()


def test_a_whole_shop_may_sell(bakery: Shop) -> None:
    assert missing_duties(profile_of(bakery.id), "sell") == []


def test_a_window_carries_no_duty_of_its_trader(bakery: Shop) -> None:
    without(bakery, *IDENTITY, *CONTRACT, "phone", "email")
    assert missing_duties(profile_of(bakery.id), "window") == []


@pytest.mark.parametrize("fact", [*IDENTITY, *CONTRACT])
def test_each_fact_missing_keeps_a_shop_from_selling(bakery: Shop, fact: str) -> None:
    without(bakery, fact)
    with pytest.raises(DutiesMissing) as refused:
        set_mode(bakery, "sell", actor=CLERK)
    assert len(refused.value.duties) == 1
    assert profile_of(bakery.id).mode == "window"
    assert facts() == []


@pytest.mark.parametrize("fact", IDENTITY)
def test_each_fact_of_identity_is_needed_to_put_things_aside(bakery: Shop, fact: str) -> None:
    without(bakery, fact)
    with pytest.raises(DutiesMissing):
        set_mode(bakery, "reserve", actor=CLERK)


@pytest.mark.parametrize("fact", CONTRACT)
def test_putting_aside_is_no_contract_and_needs_less(bakery: Shop, fact: str) -> None:
    without(bakery, fact)
    set_mode(bakery, "reserve", actor=CLERK)
    assert profile_of(bakery.id).mode == "reserve"


@pytest.mark.parametrize("kept", ["phone", "email"])
def test_a_phone_or_an_e_mail_is_enough(bakery: Shop, kept: str) -> None:
    without(bakery, *({"phone", "email"} - {kept}))
    assert missing_duties(profile_of(bakery.id), "sell") == []


def test_without_phone_and_e_mail_nobody_can_be_reached(bakery: Shop) -> None:
    without(bakery, "phone", "email")
    assert len(missing_duties(profile_of(bakery.id), "reserve")) == 1


def test_every_missing_duty_is_named_at_once(bakery: Shop) -> None:
    without(bakery, *IDENTITY, *CONTRACT, "phone", "email")
    with pytest.raises(DutiesMissing) as refused:
        set_mode(bakery, "sell", actor=CLERK)
    assert len(refused.value.duties) == 7


def test_a_change_of_mode_is_recorded(bakery: Shop) -> None:
    set_mode(bakery, "window", actor=CLERK)
    assert facts() == [("shop.mode_changed", CLERK)]
    assert last_fact().payload == {"before": "sell", "after": "window"}


def test_the_same_mode_again_is_no_news(bakery: Shop) -> None:
    set_mode(bakery, "sell", actor=CLERK)
    assert facts() == []


def test_an_unknown_mode_is_refused(bakery: Shop) -> None:
    with pytest.raises(ProfileRefused):
        set_mode(bakery, "auction", actor=CLERK)
