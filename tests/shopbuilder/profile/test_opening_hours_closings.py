"""Dated exceptions: closed today, closing earlier."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours import Closing, Hours, Kind, OpenState

PARIS = ZoneInfo("Europe/Paris")
DAYTIME = "Mo-Su 09:00-12:00,14:00-19:00"
BAR = "Mo-Su 18:00-02:00"


def paris(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=PARIS)


def closed(first: str, last: str = "", *, at: str = "", reason: str = "") -> Closing:
    return Closing(
        date.fromisoformat(first),
        date.fromisoformat(last or first),
        time.fromisoformat(at) if at else None,
        reason,
    )


def state(value: str | None, at: str, *closings: Closing) -> OpenState:
    return Hours.read(value, closings=closings).state(paris(at))


def opening(value: str, day: str, *closings: Closing) -> list[str]:
    """What is open around one day, in words such as "24 18:00-25 02:00"."""
    start, end = paris(f"{day}T00:00"), paris(f"{day}T23:59")
    hours = Hours.read(value, closings=closings)
    return [
        f"{first.astimezone(PARIS):%d %H:%M}-{last.astimezone(PARIS):%d %H:%M}"
        for first, last, _ in hours.intervals(start, end)
    ]


def kind(value: str, at: str, *closings: Closing) -> Kind:
    return state(value, at, *closings).kind


def test_closed_today_says_why_and_when_it_reopens() -> None:
    holiday = closed("2026-11-24", "2026-11-26", reason="Congés")
    found = state(DAYTIME, "2026-11-24T10:00", holiday)
    assert (found.kind, found.until) == ("closed", paris("2026-11-27T09:00"))
    assert (found.comment, found.closing) == ("Congés", holiday)


def test_the_day_before_a_closing_is_as_usual() -> None:
    assert kind(DAYTIME, "2026-11-23T15:00", closed("2026-11-24")) == "open"


def test_an_open_shop_closes_earlier_and_reopens_by_itself() -> None:
    early = closed("2026-11-24", at="17:00")
    assert state(DAYTIME, "2026-11-24T15:00", early).until == paris("2026-11-24T17:00")
    after = state(DAYTIME, "2026-11-24T17:00", early)
    assert (after.kind, after.until) == ("closed", paris("2026-11-25T09:00"))


def test_closing_in_the_morning_closes_the_afternoon_too() -> None:
    early = closed("2026-11-24", at="11:00")
    assert opening(DAYTIME, "2026-11-24", early) == ["24 09:00-24 11:00"]


def test_the_reason_appears_when_the_early_closing_begins() -> None:
    early = closed("2026-11-24", at="13:00", reason="Inventaire")
    at_lunch = state(DAYTIME, "2026-11-24T12:30", early)
    assert (at_lunch.comment, at_lunch.changes_at) == ("", paris("2026-11-24T13:00"))
    assert state(DAYTIME, "2026-11-24T13:00", early).comment == "Inventaire"


def test_a_closed_saturday_leaves_the_night_of_friday_alone() -> None:
    saturday = closed("2026-11-28")
    assert kind(BAR, "2026-11-28T01:30", saturday) == "open"
    assert kind(BAR, "2026-11-28T20:00", saturday) == "closed"


def test_a_closed_friday_takes_its_small_hours_with_it() -> None:
    assert kind(BAR, "2026-11-28T01:30", closed("2026-11-27")) == "closed"


def test_a_bar_that_shuts_early_in_the_night_opens_the_next_evening() -> None:
    early = closed("2026-11-28", at="00:30")
    assert kind(BAR, "2026-11-28T00:29", early) == "open"
    found = state(BAR, "2026-11-28T00:30", early)
    assert (found.kind, found.until) == ("closed", paris("2026-11-28T18:00"))


def test_round_the_clock_closes_from_midnight_to_midnight() -> None:
    assert opening("24/7", "2026-11-24", closed("2026-11-24")) == []
    after = state("24/7", "2026-11-24T10:00", closed("2026-11-24"))
    assert after.until == paris("2026-11-25T00:00")


def test_round_the_clock_is_open_until_its_next_closing() -> None:
    found = state("24/7", "2026-11-20T10:00", closed("2026-12-24"))
    assert found.until == paris("2026-12-24T00:00")


def test_of_two_closings_the_stricter_holds() -> None:
    both = closed("2026-11-24", at="17:00"), closed("2026-11-24", reason="Deuil")
    found = state(DAYTIME, "2026-11-24T10:00", *both)
    assert (found.kind, found.comment) == ("closed", "Deuil")


def test_a_past_closing_changes_nothing() -> None:
    past = closed("2026-11-01", "2026-11-10")
    assert kind(DAYTIME, "2026-11-24T10:00", past) == "open"


def test_a_shop_whose_hours_nobody_knows_can_still_be_closed() -> None:
    found = state(None, "2026-11-24T10:00", closed("2026-11-24"))
    assert (found.kind, found.until) == ("closed", None)
    assert found.changes_at == paris("2026-11-25T00:00")


def test_closing_on_the_day_the_clock_goes_back() -> None:
    sunday = closed("2026-10-25")
    assert opening("24/7", "2026-10-25", sunday) == []
    assert opening("24/7", "2026-10-24", sunday) == ["24 00:00-24 23:59"]
