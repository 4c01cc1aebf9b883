"""Days of the demo's agenda."""

from datetime import date, time

from shopbuilder.demo.calendar import day_of, market_day
from shopbuilder.demo.sheets import RendezvousSheet

THURSDAY = date(2026, 11, 26)


def entry(weekday: int | None = None, weeks: int = 0, days: int = 0) -> RendezvousSheet:
    return RendezvousSheet(
        title="Concert", place="Halle", summary="", starts=time(18), ends=time(19),
        weekday=weekday, weeks=weeks, days=days, shop="",
    )  # fmt: skip


def test_a_market_of_today_is_announced() -> None:
    assert market_day(entry(weekday=3), THURSDAY) == THURSDAY


def test_a_market_waits_for_its_weekday() -> None:
    assert market_day(entry(weekday=5), THURSDAY) == date(2026, 11, 28)


def test_an_entry_on_the_weekday_of_today_waits_a_week() -> None:
    assert day_of(entry(weekday=3), THURSDAY) == date(2026, 12, 3)


def test_an_entry_may_come_weeks_after_the_first_such_day() -> None:
    assert day_of(entry(weekday=4, weeks=2), THURSDAY) == date(2026, 12, 11)


def test_an_entry_may_come_so_many_days_from_today() -> None:
    assert day_of(entry(days=16), THURSDAY) == date(2026, 12, 12)
