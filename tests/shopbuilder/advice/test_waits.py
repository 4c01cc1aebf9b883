"""How long shops take to reply: in opening hours, from enough figures, in one statement."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.advice.models import ReplyTime
from shopbuilder.advice.waits import ENOUGH, LATEST, open_minutes, open_minutes_of, reply_minutes
from shopbuilder.profile.models import ShopClosing
from shopbuilder.profile.opening_hours import Hours
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tests.cast import Cast
from tests.statements import count_statements

#: Open Tuesday to Saturday, closed at noon.
HOURS = Hours.read("Tu-Sa 09:00-12:00,14:00-19:00")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by French clocks (an hour ahead of UTC)."""
    return datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "answered", "minutes"),
    [
        (local(24, 10), local(24, 10, 20), 20),
        # Asked while closed counts from opening: Monday's question, Tuesday at ten past nine.
        (local(23, 15), local(24, 9, 10), 10),
        # The lunch break does not count.
        (local(24, 11, 50), local(24, 14, 10), 20),
        # Answered at home, in the evening.
        (local(24, 20), local(24, 22), 0),
        (local(24, 18), local(25, 10), 120),
        (local(28, 18), local(31 - 1, 23), 60),
    ],
)
def test_only_opening_hours_count(asked: datetime, answered: datetime, minutes: int) -> None:
    assert open_minutes(HOURS, asked, answered) == minutes


def test_the_night_when_clocks_go_back_adds_no_hour_of_opening() -> None:
    saturday = datetime(2026, 10, 24, 16, 30, tzinfo=UTC)
    tuesday = datetime(2026, 10, 27, 8, 30, tzinfo=UTC)
    assert open_minutes(HOURS, saturday, tuesday) == 60


def test_with_hours_that_nobody_knows_every_hour_counts() -> None:
    assert open_minutes(Hours.read(None), local(24, 10), local(24, 22)) == 12 * 60


@given(
    day=st.integers(0, 330),
    minute=st.integers(0, 1439),
    first=st.integers(0, 5000),
    second=st.integers(0, 5000),
)
def test_minutes_add_up_and_never_exceed_the_clock(
    day: int, minute: int, first: int, second: int
) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute)
    middle = begin + timedelta(minutes=first)
    end = middle + timedelta(minutes=second)
    whole = open_minutes(HOURS, begin, end)
    assert whole == open_minutes(HOURS, begin, middle) + open_minutes(HOURS, middle, end)
    assert 0 <= whole <= first + second


def test_a_holiday_of_the_shop_does_not_count(town: Cast) -> None:
    with transaction():
        db.session.add(
            ShopClosing(
                shop_id=town.bakery_id, first_day=date(2026, 11, 1), last_day=date(2026, 11, 10)
            )
        )
    # Open 8 to 20 every day; closed the ten days, then an hour on the eleventh.
    asked, answered = local(1, 10), local(11, 9)
    assert open_minutes_of(town.bakery_id, asked, answered) == 60
    assert open_minutes_of(town.books_id, asked, answered) > 60


def note(shop_id: int, *minutes: int) -> None:
    with transaction():
        for place, each in enumerate(minutes):
            at = now() - timedelta(days=100) + timedelta(hours=place)
            db.session.add(ReplyTime(shop_id=shop_id, replied_at=at, open_minutes=each))


def test_nothing_is_told_before_there_is_enough(town: Cast) -> None:
    note(town.bakery_id, *[10] * (ENOUGH - 1))
    assert reply_minutes() == {}
    note(town.bakery_id, 10)
    assert reply_minutes() == {town.bakery_id: 10}


def test_the_median_is_told_and_not_the_mean(town: Cast) -> None:
    note(town.bakery_id, 5, 10, 10_000)
    assert reply_minutes() == {town.bakery_id: 10}


def test_only_the_latest_replies_count(town: Cast) -> None:
    note(town.bakery_id, *[9000] * 50, *[30] * LATEST)
    assert reply_minutes() == {town.bakery_id: 30}


def test_another_town_s_replies_are_not_counted(town: Cast) -> None:
    with in_town(town.other_town):
        note(town.other_shop_id, 1, 2, 3)
    assert reply_minutes() == {}


def test_many_shops_are_one_statement(town: Cast, clean: Flask) -> None:
    note(town.bakery_id, 1, 2, 3)
    note(town.books_id, 4, 5, 6)
    with count_statements(db.engine) as sent:
        assert reply_minutes([town.bakery_id, town.books_id]) == {
            town.bakery_id: 2,
            town.books_id: 5,
        }
    assert len(sent) == 1
