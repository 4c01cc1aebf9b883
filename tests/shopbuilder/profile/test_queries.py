"""Reading hours and closings."""

from datetime import UTC, date, datetime, time

import time_machine
from sqlalchemy import update

from shopbuilder.profile.models import ShopClosing, ShopProfile
from shopbuilder.profile.queries import (
    closings_by_shop,
    hours_of,
    local_today,
    planned_closings,
    read_hours,
)
from tenants.clock import now
from tenants.database import db, transaction
from tenants.models import Shop

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)


def close(shop: Shop, first: date, last: date, closes_at: time | None = None) -> None:
    with transaction():
        db.session.add(
            ShopClosing(shop_id=shop.id, first_day=first, last_day=last, closes_at=closes_at)
        )


@time_machine.travel("2026-11-24T23:30:00Z")
def test_today_is_the_day_of_the_town(bakery: Shop) -> None:
    assert local_today() == date(2026, 11, 25)


@time_machine.travel(NOON)
def test_closings_that_are_over_are_not_planned(bakery: Shop) -> None:
    close(bakery, date(2026, 11, 1), date(2026, 11, 23))
    close(bakery, date(2026, 12, 1), date(2026, 12, 2))
    close(bakery, date(2026, 11, 20), date(2026, 11, 24))
    days = [each.closing.first_day.day for each in planned_closings(bakery.id)]
    assert days == [20, 1]


@time_machine.travel(NOON)
def test_closings_are_found_by_shop(bakery: Shop) -> None:
    close(bakery, date(2026, 11, 1), date(2026, 11, 2))
    close(bakery, date(2026, 11, 24), date(2026, 11, 24), time(18))
    found = closings_by_shop([bakery.id])
    assert [closing.closes_at for closing in found[bakery.id]] == [time(18)]
    assert closings_by_shop([]) == {}


@time_machine.travel(NOON)
def test_the_hours_of_a_shop_know_its_closings(bakery: Shop) -> None:
    assert hours_of(bakery.id).state(now()).kind == "open"
    close(bakery, date(2026, 11, 24), date(2026, 11, 24))
    assert hours_of(bakery.id).state(now()).kind == "closed"


def test_a_stored_value_that_is_not_understood_counts_as_unknown(bakery: Shop) -> None:
    with transaction():
        db.session.execute(update(ShopProfile).values(opening_hours="n’importe quoi"))
    db.session.expire_all()
    assert not hours_of(bakery.id).known


@time_machine.travel("2026-05-01T10:00:00Z")
def test_hours_follow_the_holidays_of_the_towns_country(bakery: Shop) -> None:
    assert read_hours("Mo-Su 08:00-20:00; PH off").state(now()).kind == "closed"
