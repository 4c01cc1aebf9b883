"""Open now, until when, and on which stretches."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.profile.opening_hours import Hours, OpenState
from shopbuilder.profile.opening_hours.spans import engine

PARIS = ZoneInfo("Europe/Paris")
LUNCH_BREAK = "Tu-Sa 09:00-12:30,14:00-19:00"


def paris(written: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=PARIS, fold=fold)


def state(value: str | None, at: str) -> OpenState:
    return Hours.read(value).state(paris(at))


def test_an_open_shop_says_until_when() -> None:
    found = state(LUNCH_BREAK, "2026-11-24T10:00")
    assert (found.kind, found.until) == ("open", paris("2026-11-24T12:30"))


def test_a_shop_at_lunch_says_when_it_opens_again() -> None:
    found = state(LUNCH_BREAK, "2026-11-24T12:30")
    assert (found.kind, found.until) == ("closed", paris("2026-11-24T14:00"))


def test_on_sunday_evening_the_next_opening_is_on_tuesday() -> None:
    assert state(LUNCH_BREAK, "2026-11-22T20:00").until == paris("2026-11-24T09:00")


def test_instants_are_given_in_utc_whatever_zone_asks() -> None:
    tokyo = paris("2026-11-24T10:00").astimezone(ZoneInfo("Asia/Tokyo"))
    until = Hours.read(LUNCH_BREAK).state(tokyo).until
    assert until is not None
    assert until.tzinfo is UTC


def test_nobody_knows_hours_that_were_never_written() -> None:
    hours = Hours.read(None)
    assert not hours.known
    assert hours.state(paris("2026-11-24T10:00")) == OpenState("unknown", None)


def test_unknown_hours_are_unknown_all_the_time() -> None:
    day = paris("2026-11-24T00:00"), paris("2026-11-25T00:00")
    assert Hours.read(None).intervals(*day) == [(*day, "unknown")]


def test_on_appointment_is_not_open() -> None:
    found = state('Mo-Fr 10:00-12:00 "Sur rendez-vous"', "2026-11-24T11:00")
    assert (found.kind, found.comment) == ("unknown", "Sur rendez-vous")


def test_a_remark_on_stated_opening_leaves_it_open() -> None:
    found = state('Mo-Fr 10:00-12:00 open "Entrée par la cour"', "2026-11-24T11:00")
    assert (found.kind, found.comment) == ("open", "Entrée par la cour")


def test_a_closed_shop_opens_for_certain_only_after_its_appointments() -> None:
    found = state('Tu 10:00-12:00 "Sur rendez-vous"; We 10:00-12:00', "2026-11-24T08:00")
    assert found.until == paris("2026-11-25T10:00")
    assert found.changes_at == paris("2026-11-24T10:00")


def test_outside_its_hours_a_shop_may_be_had_on_appointment() -> None:
    found = state('Tu-Sa 10:00-19:00 || "sur rendez-vous"', "2026-11-24T20:00")
    assert (found.kind, found.until) == ("unknown", paris("2026-11-25T10:00"))


def test_a_fallback_does_not_keep_the_last_day_of_the_week_open() -> None:
    found = state('Mo-Fr 20:00-22:00 || "sur rendez-vous"', "2026-11-27T21:00")
    assert (found.kind, found.until) == ("open", paris("2026-11-27T22:00"))


def test_a_fallback_fills_only_the_gaps() -> None:
    hours = Hours.read("Tu 10:00-12:00, We 11:00-13:00 || Mo-We 11:00-12:00 unknown")
    week = paris("2026-11-23T00:00"), paris("2026-11-30T00:00")
    assert hours.intervals(*week) == [
        (paris("2026-11-23T11:00"), paris("2026-11-23T12:00"), "unknown"),
        (paris("2026-11-24T10:00"), paris("2026-11-24T12:00"), "open"),
        (paris("2026-11-25T11:00"), paris("2026-11-25T13:00"), "open"),
    ]


def test_a_rule_after_a_fallback_rules_over_both() -> None:
    value = 'We-Fr 10:00-19:00 || "sur rendez-vous"; Nov 26 off'
    assert state(value, "2026-11-26T11:00").kind == "closed"
    assert state(value, "2026-11-26T21:00").kind == "closed"


def test_round_the_clock_has_no_end() -> None:
    assert state("24/7", "2026-11-24T10:00") == OpenState("open", None)


def test_closed_for_good_never_opens() -> None:
    assert state("closed", "2026-11-24T10:00") == OpenState("closed", None)


def test_a_bar_is_open_past_midnight() -> None:
    found = state("Fr-Sa 20:00-02:00", "2026-11-28T01:30")
    assert (found.kind, found.until) == ("open", paris("2026-11-28T02:00"))


def test_a_new_remark_at_noon_does_not_end_the_opening() -> None:
    value = 'Tu 09:00-12:00 open "Laure", Tu 12:00-18:00 open "Paul"'
    found = state(value, "2026-11-24T10:00")
    assert (found.until, found.comment) == (paris("2026-11-24T18:00"), "Laure")
    assert found.changes_at == paris("2026-11-24T12:00")


@pytest.mark.parametrize("value", ["Fr, Sa 10:00-12:00", "Fr,Sa 10:00-12:00"])
def test_a_space_after_a_comma_does_not_open_the_whole_day(value: str) -> None:
    assert state(value, "2026-11-27T15:00").kind == "closed"


@pytest.mark.parametrize(
    "value",
    [
        " Tu-Sa 09:00-12:30, 14:00-19:00; ",
        "tu-sa 9:00-12:30,14:00-19:00",
        "Tue-Sat: 09:00-12:30, 14:00-19:00",
        "Tuesday - Saturday 09:00 – 12:30,14:00 – 19:00",
        "Tu-Sa09:00-12:30,14:00-19:00",
    ],
)
def test_slips_with_one_reading_are_mended(value: str) -> None:
    week = paris("2026-11-23T00:00"), paris("2026-11-30T00:00")
    assert Hours.read(value).intervals(*week) == Hours.read(LUNCH_BREAK).intervals(*week)


def test_intervals_are_clipped_to_what_was_asked() -> None:
    asked = paris("2026-11-24T10:00"), paris("2026-11-24T15:00")
    assert Hours.read(LUNCH_BREAK).intervals(*asked) == [
        (asked[0], paris("2026-11-24T12:30"), "open"),
        (paris("2026-11-24T14:00"), asked[1], "open"),
    ]


# -- the two changes of clock


def test_a_night_in_which_the_clock_goes_back_lasts_an_hour_longer() -> None:
    night = paris("2026-10-24T12:00"), paris("2026-10-25T12:00")
    [(start, end, _)] = Hours.read("Sa 20:00-04:00").intervals(*night)
    assert end - start == timedelta(hours=9)


def test_a_night_in_which_the_clock_goes_forward_lasts_an_hour_less() -> None:
    night = paris("2026-03-28T12:00"), paris("2026-03-29T12:00")
    [(start, end, _)] = Hours.read("Sa 20:00-04:00").intervals(*night)
    assert end - start == timedelta(hours=7)


def test_a_bar_shuts_when_the_clock_first_shows_its_hour() -> None:
    hours = Hours.read("Sa 20:00-02:30")
    assert hours.state(paris("2026-10-25T02:15")).kind == "open"
    assert hours.state(paris("2026-10-25T02:45")).kind == "closed"
    assert hours.state(paris("2026-10-25T02:15", fold=1)).kind == "closed"


def test_an_hour_that_is_skipped_in_spring_opens_at_its_end() -> None:
    hours = Hours.read("Su 02:30-06:00")
    before = hours.state(datetime(2026, 3, 29, 0, 59, tzinfo=UTC))
    assert (before.kind, before.until) == ("closed", paris("2026-03-29T03:00"))
    assert hours.state(paris("2026-03-29T03:00")).kind == "open"


def test_every_minute_of_both_nights_has_the_state_its_intervals_say() -> None:
    hours = Hours.read("Sa 20:00-02:30; Su 02:45-05:00")
    for night in (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)):
        intervals = hours.intervals(night, night + timedelta(hours=8))
        for minute in range(0, 8 * 60, 5):
            at = night + timedelta(minutes=minute)
            inside = any(start <= at < end for start, end, _ in intervals)
            assert (hours.state(at).kind == "open") is inside, at


# -- sun, place, memory


def test_a_park_follows_the_sun_of_its_place() -> None:
    def closes(latitude: float, longitude: float) -> datetime | None:
        hours = Hours.read("sunrise-sunset", latitude=latitude, longitude=longitude)
        return hours.state(paris("2026-06-21T12:00")).until

    brest, strasbourg = closes(48.39, -4.49), closes(48.58, 7.75)
    assert brest is not None
    assert strasbourg is not None
    assert timedelta(minutes=40) < brest - strasbourg < timedelta(minutes=60)


def test_a_value_shared_by_many_shops_is_parsed_once() -> None:
    before = engine.cache_info().misses
    for shop in range(100):
        hours = Hours.read("Mo-Sa 07:07-19:19", latitude=48 + shop / 1000, longitude=2.0)
        hours.state(paris("2026-11-24T10:00") + timedelta(minutes=shop))
    assert engine.cache_info().misses == before + 1


def test_an_answer_is_not_kept_longer_than_it_holds() -> None:
    hours = Hours.read(LUNCH_BREAK)
    asked = ["2026-11-24T10:00", "2026-11-24T13:00", "2026-11-24T10:00", "2026-11-24T15:00"]
    kinds = [hours.state(paris(at)).kind for at in asked]
    assert kinds == ["open", "closed", "open", "open"]


def test_never_is_asked_again_later() -> None:
    hours = Hours.read("2026 Mo-Su 10:00-12:00; 2029 Mo-Su 10:00-12:00")
    assert hours.state(paris("2027-01-01T11:00")) == OpenState("closed", None)
    assert hours.state(paris("2028-06-01T11:00")).until == paris("2029-01-01T10:00")
