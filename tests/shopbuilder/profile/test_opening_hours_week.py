"""A week in local times, ready to be shown."""

from datetime import date, time

from shopbuilder.profile.opening_hours import Closing, DayHours, Hours, LocalSpan

MONDAY = date(2026, 11, 23)


def week(value: str | None, *closings: Closing, monday: date = MONDAY) -> list[DayHours]:
    return Hours.read(value, closings=closings).week(monday)


def open_between(opens: int, closes: int) -> LocalSpan:
    return LocalSpan(time(opens), time(closes), "open")


def test_a_week_has_seven_days_and_empty_ones_are_closed() -> None:
    days = week("Tu-Sa 09:00-12:00,14:00-19:00")
    assert [len(day.spans) for day in days] == [0, 2, 2, 2, 2, 2, 0]
    assert days[1].spans == (open_between(9, 12), open_between(14, 19))


def test_a_night_belongs_to_the_day_it_began_on() -> None:
    days = week("Fr 20:00-02:00")
    assert days[4].spans == (open_between(20, 2),)
    assert days[5].spans == ()


def test_the_night_of_the_sunday_before_is_not_in_this_week() -> None:
    days = week("Su 20:00-02:00")
    assert [len(day.spans) for day in days] == [0, 0, 0, 0, 0, 0, 1]


def test_round_the_clock_is_midnight_to_midnight_each_day() -> None:
    assert {day.spans for day in week("24/7")} == {(open_between(0, 0),)}


def test_a_closing_is_marked_and_taken_out() -> None:
    away = Closing(date(2026, 11, 24), date(2026, 11, 25), None, "Congés")
    days = week("Mo-Su 09:00-19:00", away)
    assert [day.closing for day in days] == [None, away, away, None, None, None, None]
    assert [bool(day.spans) for day in days] == [True, False, False, True, True, True, True]


def test_an_early_closing_shortens_its_day() -> None:
    early = Closing(date(2026, 11, 24), date(2026, 11, 24), time(16))
    assert week("Mo-Su 09:00-19:00", early)[1].spans == (open_between(9, 16),)


def test_a_holiday_is_named_even_where_the_shop_is_open() -> None:
    days = week("Mo-Su 09:00-19:00", monday=date(2026, 11, 9))
    assert [day.holiday for day in days] == ["", "", "Armistice", "", "", "", ""]
    assert days[2].spans == (open_between(9, 19),)


def test_a_week_over_new_year_has_both_years_holidays() -> None:
    assert week("off", monday=date(2026, 12, 28))[4].holiday == "Jour de l'an"


def test_unknown_hours_are_shown_as_unknown() -> None:
    assert week(None)[0].spans == (LocalSpan(time(0), time(0), "unknown"),)


def test_an_appointment_keeps_its_remark() -> None:
    [span] = week('Mo 14:00-18:00 "Sur rendez-vous"')[0].spans
    assert (span.kind, span.comment) == ("unknown", "Sur rendez-vous")


def test_the_days_on_which_the_clock_changes_keep_their_local_times() -> None:
    for monday in (date(2026, 3, 23), date(2026, 10, 19)):
        assert week("Su 09:00-12:00", monday=monday)[6].spans == (open_between(9, 12),)
