"""Where a shop is and when it is open."""

import pytest
from sqlalchemy import update

from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.opening_hours import HoursRefused
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services import set_hours, set_mode, set_place
from tenants.database import db, transaction
from tenants.models import Shop
from tests.facts import facts, last_fact

CLERK = "person:3"


@pytest.mark.parametrize(
    ("number", "door"),
    [("12", 12.0), ("12 bis", 12.5), ("7A", 7.5), ("", None), ("bis", None), ("٣", 3.0)],
)
def test_a_door_takes_its_place_by_its_number(
    bakery: Shop, number: str, door: float | None
) -> None:
    street = profile_of(bakery.id).street_id
    assert street is not None
    set_place(bakery, street_id=street, house_number=number, actor=CLERK)
    assert (profile_of(bakery.id).house_number, profile_of(bakery.id).door_order) == (number, door)


def test_a_place_in_the_row_can_be_given(bakery: Shop) -> None:
    street = profile_of(bakery.id).street_id
    assert street is not None
    set_place(bakery, street_id=street, house_number="1", door_order=9.0, actor=CLERK)
    assert profile_of(bakery.id).door_order == 9.0
    assert facts() == [("shop.place_changed", CLERK)]


def test_a_position_is_kept_until_another_one_comes(bakery: Shop) -> None:
    street = profile_of(bakery.id).street_id
    assert street is not None
    set_place(bakery, street_id=street, position=(48.1, -1.6), actor=CLERK)
    set_place(bakery, street_id=street, house_number="3", actor=CLERK)
    assert (profile_of(bakery.id).latitude, profile_of(bakery.id).longitude) == (48.1, -1.6)


@pytest.mark.parametrize("position", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0)])
def test_a_position_that_is_nowhere_is_refused(bakery: Shop, position: tuple[float, float]) -> None:
    with pytest.raises(ProfileRefused):
        set_place(bakery, street_id=1, position=position, actor=CLERK)


def test_a_house_number_has_an_end(bakery: Shop) -> None:
    with pytest.raises(ProfileRefused):
        set_place(bakery, street_id=1, house_number="1" * 21, actor=CLERK)


def test_a_place_given_by_hand_is_no_guess_any_more(bakery: Shop) -> None:
    street = profile_of(bakery.id).street_id
    assert street is not None
    with transaction():
        db.session.execute(update(ShopProfile).values(street_guessed=True, origin="osm"))
    set_place(bakery, street_id=street, house_number="3", actor=CLERK)
    db.session.expire_all()
    assert not profile_of(bakery.id).street_guessed
    assert profile_of(bakery.id).origin == "clerk", "no import writes over it"


def test_hours_are_stored_in_strict_notation(bakery: Shop) -> None:
    set_hours(bakery, "Monday-Saturday 09:00-12:00, 14:00-19:00;", actor=CLERK)
    assert profile_of(bakery.id).opening_hours == "Mo-Sa 09:00-12:00,14:00-19:00"


def test_new_hours_are_recorded_beside_the_old_ones(bakery: Shop) -> None:
    set_hours(bakery, "Tu-Sa 09:00-19:00", actor=CLERK)
    assert facts() == [("shop.hours_changed", CLERK)]
    assert last_fact().payload == {"before": "Mo-Su 08:00-20:00", "after": "Tu-Sa 09:00-19:00"}


def test_the_same_hours_again_are_no_news(bakery: Shop) -> None:
    set_hours(bakery, "Mo-Su 08:00-20:00", actor=CLERK)
    assert facts() == []


def test_hours_that_cannot_be_trusted_are_refused(bakery: Shop) -> None:
    with pytest.raises(HoursRefused):
        set_hours(bakery, "ouvert tous les jours", actor=CLERK)
    assert profile_of(bakery.id).opening_hours == "Mo-Su 08:00-20:00"


def test_a_shop_that_sells_cannot_have_unknown_hours(bakery: Shop) -> None:
    with pytest.raises(ProfileRefused):
        set_hours(bakery, None, actor=CLERK)


def test_a_window_may_have_unknown_hours(bakery: Shop) -> None:
    set_mode(bakery, "window", actor=CLERK)
    set_hours(bakery, None, actor=CLERK)
    assert profile_of(bakery.id).opening_hours is None
