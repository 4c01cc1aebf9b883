"""Closed today, closing early, closed for some days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
import time_machine
from sqlalchemy import func, select

from shopbuilder.profile.door import door_of
from shopbuilder.profile.errors import ClosingRefused
from shopbuilder.profile.models import ShopClosing
from shopbuilder.profile.queries import hours_of, planned_closings
from shopbuilder.profile.services import (
    add_closing,
    close_early,
    close_today,
    remove_closing,
    reopen,
    set_hours,
    set_mode,
)
from tenants.clock import now
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop
from tests.facts import facts, last_fact

ALICE = "person:1"
#: Tuesday 24 November 2026, 15:10 in France.
TUESDAY = date(2026, 11, 24)
AFTERNOON = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)
SIX = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AFTERNOON, tick=False) as traveller:
        yield traveller


def kind(shop: Shop) -> str:
    return hours_of(shop.id).state(now()).kind


def closings() -> int:
    return db.session.scalar(select(func.count(ShopClosing.id))) or 0


def test_closed_today_is_seen_at_once(bakery: Shop) -> None:
    assert kind(bakery) == "open"
    close_today(bakery, actor=ALICE)
    assert kind(bakery) == "closed"
    assert facts()[-1] == ("shop.closed_today", ALICE)
    assert last_fact().payload == {"day": "2026-11-24"}


def test_closed_today_ends_by_itself(bakery: Shop, afternoon: time_machine.Traveller) -> None:
    close_today(bakery, actor=ALICE)
    afternoon.move_to(datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert kind(bakery) == "open"


def test_closing_twice_is_said_once(bakery: Shop) -> None:
    close_today(bakery, actor=ALICE)
    close_today(bakery, actor=ALICE)
    assert (closings(), len(facts())) == (1, 1)


def test_closing_early_lasts_until_tomorrow(
    bakery: Shop, afternoon: time_machine.Traveller
) -> None:
    close_early(bakery, SIX, actor=ALICE)
    assert kind(bakery) == "open"
    afternoon.move_to(SIX)
    assert kind(bakery) == "closed"
    afternoon.move_to(datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert kind(bakery) == "open"


def test_closing_early_is_recorded_with_its_time(bakery: Shop) -> None:
    close_early(bakery, SIX, actor=ALICE)
    assert facts() == [("shop.closing_early", ALICE)]
    assert last_fact().payload == {"at": "2026-11-24T17:00:00+00:00"}


def test_another_early_time_replaces_the_first(bakery: Shop) -> None:
    close_early(bakery, SIX, actor=ALICE)
    close_early(bakery, SIX.replace(minute=30), actor=ALICE)
    assert [each.closing.closes_at for each in planned_closings(bakery.id)] == [time(18, 30)]


def test_closed_today_replaces_closing_early(bakery: Shop) -> None:
    close_early(bakery, SIX, actor=ALICE)
    close_today(bakery, actor=ALICE)
    assert [each.closing.closes_at for each in planned_closings(bakery.id)] == [None]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
        datetime(2026, 11, 24, 19, 0, tzinfo=UTC),
        datetime(2026, 11, 24, 14, 17, tzinfo=UTC),
        datetime(2026, 11, 25, 14, 0, tzinfo=UTC),
    ],
)
def test_an_early_time_that_makes_no_sense_is_refused(bakery: Shop, at: datetime) -> None:
    with pytest.raises(ClosingRefused):
        close_early(bakery, at, actor=ALICE)
    assert (closings(), facts()) == (0, [])


def test_early_times_are_the_half_hours_left_today(bakery: Shop) -> None:
    times = [
        f"{at.astimezone(door_of(bakery.id).hours.zone):%H:%M}"
        for at in door_of(bakery.id).early_times
    ]
    assert times[0] == "15:30"
    assert times[-1] == "19:30"
    assert len(times) == 9


def test_a_lunch_break_offers_no_early_time(bakery: Shop) -> None:
    set_hours(bakery, "Mo-Su 09:00-15:30,17:00-18:00", actor=ALICE)
    zone = door_of(bakery.id).hours.zone
    times = [f"{at.astimezone(zone):%H:%M}" for at in door_of(bakery.id).early_times]
    assert times == ["17:30"]


def test_a_shop_without_known_hours_cannot_close_early(bakery: Shop) -> None:
    set_mode(bakery, "window", actor=ALICE)
    set_hours(bakery, None, actor=ALICE)
    assert door_of(bakery.id).early_times == []
    with pytest.raises(ClosingRefused):
        close_early(bakery, SIX, actor=ALICE)


def test_opening_again_undoes_closed_today(bakery: Shop) -> None:
    close_today(bakery, actor=ALICE)
    reopen(bakery, actor=ALICE)
    assert kind(bakery) == "open"
    assert facts()[-1] == ("shop.reopened", ALICE)


def test_opening_again_undoes_closing_early(bakery: Shop) -> None:
    close_early(bakery, SIX, actor=ALICE)
    reopen(bakery, actor=ALICE)
    assert closings() == 0


def test_opening_again_when_nothing_was_closed_changes_nothing(bakery: Shop) -> None:
    reopen(bakery, actor=ALICE)
    assert facts() == []


def test_opening_again_in_the_holidays_is_refused(bakery: Shop) -> None:
    add_closing(bakery, TUESDAY, date(2026, 11, 30), "Congés", actor=ALICE)
    with pytest.raises(ClosingRefused):
        reopen(bakery, actor=ALICE)
    assert closings() == 1


def test_closed_today_in_the_holidays_adds_nothing(bakery: Shop) -> None:
    add_closing(bakery, TUESDAY, date(2026, 11, 30), actor=ALICE)
    close_today(bakery, actor=ALICE)
    assert closings() == 1


def test_at_one_in_the_morning_a_bar_closes_the_night_it_is_living(
    bakery: Shop, afternoon: time_machine.Traveller
) -> None:
    set_hours(bakery, "Mo-Su 18:00-02:00", actor=ALICE)
    afternoon.move_to(datetime(2026, 11, 25, 0, 10, tzinfo=UTC))
    close_today(bakery, actor=ALICE)
    assert kind(bakery) == "closed"
    afternoon.move_to(datetime(2026, 11, 25, 18, 0, tzinfo=UTC))
    assert kind(bakery) == "open"


def test_at_one_in_the_morning_a_bar_can_close_early_and_open_again(
    bakery: Shop, afternoon: time_machine.Traveller
) -> None:
    set_hours(bakery, "Mo-Su 18:00-02:00", actor=ALICE)
    afternoon.move_to(datetime(2026, 11, 25, 0, 10, tzinfo=UTC))
    close_early(bakery, datetime(2026, 11, 25, 0, 30, tzinfo=UTC), actor=ALICE)
    assert door_of(bakery.id).exception is not None
    reopen(bakery, actor=ALICE)
    assert closings() == 0


def test_a_shop_that_never_closes_offers_times_until_midnight(bakery: Shop) -> None:
    set_hours(bakery, "24/7", actor=ALICE)
    door = door_of(bakery.id)
    assert door.day == TUESDAY
    assert f"{door.early_times[-1].astimezone(door.hours.zone):%H:%M}" == "23:30"


def test_a_planned_closing_closes_its_days(bakery: Shop, afternoon: time_machine.Traveller) -> None:
    add_closing(bakery, date(2026, 12, 1), date(2026, 12, 2), "Inventaire", actor=ALICE)
    afternoon.move_to(datetime(2026, 12, 2, 10, tzinfo=UTC))
    assert hours_of(bakery.id).state(now()).comment == "Inventaire"
    afternoon.move_to(datetime(2026, 12, 3, 10, tzinfo=UTC))
    assert kind(bakery) == "open"


def test_a_planned_closing_is_recorded(bakery: Shop) -> None:
    add_closing(bakery, date(2026, 12, 1), date(2026, 12, 2), "Inventaire", actor=ALICE)
    assert facts() == [("shop.closing_added", ALICE)]
    assert last_fact().payload["reason"] == "Inventaire"


def test_planning_the_same_days_again_changes_the_reason_alone(bakery: Shop) -> None:
    for reason in ("Congés", "Congés", "Travaux"):
        add_closing(bakery, date(2026, 12, 1), date(2026, 12, 2), reason, actor=ALICE)
    assert [each.closing.reason for each in planned_closings(bakery.id)] == ["Travaux"]
    assert len(facts()) == 2


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (date(2026, 12, 2), date(2026, 12, 1), ""),
        (date(2026, 11, 20), date(2026, 11, 23), ""),
        (date(2026, 12, 1), date(2028, 12, 1), ""),
        (date(2026, 12, 1), date(2026, 12, 1), "x" * 201),
    ],
)
def test_days_that_make_no_sense_are_refused(
    bakery: Shop, first: date, last: date, reason: str
) -> None:
    with pytest.raises(ClosingRefused):
        add_closing(bakery, first, last, reason, actor=ALICE)
    assert closings() == 0


def test_a_closing_is_taken_back(bakery: Shop) -> None:
    add_closing(bakery, date(2026, 12, 1), date(2026, 12, 2), actor=ALICE)
    remove_closing(bakery, planned_closings(bakery.id)[0].id, actor=ALICE)
    assert planned_closings(bakery.id) == []
    assert facts()[-1] == ("shop.closing_removed", ALICE)


def test_the_closing_of_another_shop_cannot_be_taken_back(bakery: Shop) -> None:
    books = db.session.scalars(select(Shop).where(Shop.id != bakery.id)).one()
    add_closing(books, date(2026, 12, 1), date(2026, 12, 2), actor=ALICE)
    with pytest.raises(NotFound):
        remove_closing(bakery, planned_closings(books.id)[0].id, actor=ALICE)
    assert closings() == 1


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(2029, 1, 1)])
def test_nobody_plans_to_close_years_ahead(bakery: Shop, day: date) -> None:
    with pytest.raises(ClosingRefused):
        add_closing(bakery, day, day, actor=ALICE)
    assert closings() == 0
