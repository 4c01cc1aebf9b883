"""Windows of pickup: inside the hours, in time, never too many."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbuilder.ordering.pickup_slots import (
    PickupRules,
    Slot,
    offered_slot,
    slots_for,
)
from shopbuilder.profile.opening_hours import Closing, Hours

PARIS = ZoneInfo("Europe/Paris")
TUESDAY_MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=PARIS)
DAYTIME = Hours.read("Mo-Su 09:00-12:00,14:00-18:00")


def rules(
    *, slot: int = 30, capacity: int = 5, lead: int = 0, cutoff: int = 0, horizon: int = 0
) -> PickupRules:
    return PickupRules(slot, capacity, lead, cutoff, horizon)


def paris(written: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=PARIS, fold=fold)


def starts(
    hours: Hours,
    kept: PickupRules,
    *,
    now: datetime = TUESDAY_MORNING,
    product_lead_minutes: int = 0,
    taken: Mapping[datetime, int] | None = None,
) -> list[str]:
    offered = slots_for(
        hours, kept, now=now, product_lead_minutes=product_lead_minutes, taken=taken or {}
    )
    return [f"{slot.starts_at.astimezone(PARIS):%d %H:%M}" for slot in offered]


def test_slots_fill_the_opening_hours() -> None:
    assert starts(DAYTIME, rules(slot=60)) == [
        f"24 {hour}:00" for hour in ("09", "10", "11", "14", "15", "16", "17")
    ]


def test_a_lunch_break_gives_no_slot() -> None:
    offered = slots_for(DAYTIME, rules(slot=60), now=TUESDAY_MORNING, taken={})
    lunch = paris("2026-11-24T12:00"), paris("2026-11-24T14:00")
    assert not [slot for slot in offered if slot.starts_at < lunch[1] and slot.ends_at > lunch[0]]


def test_a_slot_is_in_utc_and_as_long_as_the_rules_say() -> None:
    [first, *_] = slots_for(DAYTIME, rules(slot=45), now=TUESDAY_MORNING, taken={})
    assert first == Slot(
        datetime(2026, 11, 24, 8, 0, tzinfo=UTC), datetime(2026, 11, 24, 8, 45, tzinfo=UTC), 5
    )
    assert first.starts_at.tzinfo is UTC


def test_slots_follow_the_clock_and_not_the_door() -> None:
    assert starts(Hours.read("Tu 09:10-10:50"), rules()) == ["24 09:30", "24 10:00"]


def test_what_is_only_open_on_appointment_gives_no_slot() -> None:
    assert starts(Hours.read('Tu 09:00-18:00 "Sur rendez-vous"'), rules()) == []


def test_unknown_hours_give_no_slot() -> None:
    assert starts(Hours.read(None), rules(horizon=14)) == []


def test_a_remark_at_noon_does_not_cut_a_slot() -> None:
    hours = Hours.read('Tu 09:00-12:15 open "Laure", Tu 12:15-18:00 open "Paul"')
    assert "24 12:00" in starts(hours, rules())


def test_the_shop_needs_its_lead_time() -> None:
    now = paris("2026-11-24T09:10")
    assert starts(DAYTIME, rules(lead=60), now=now)[0] == "24 10:30"


def test_a_slot_that_starts_exactly_after_the_lead_is_offered() -> None:
    now = paris("2026-11-24T09:00")
    assert starts(DAYTIME, rules(lead=60), now=now)[0] == "24 10:00"


def test_the_slowest_product_decides() -> None:
    now = paris("2026-11-24T09:00")
    late = starts(DAYTIME, rules(lead=60, horizon=2), now=now, product_lead_minutes=24 * 60)
    assert late[0] == "25 09:00"


def test_a_quick_product_does_not_hurry_the_shop() -> None:
    now = paris("2026-11-24T09:00")
    assert starts(DAYTIME, rules(lead=120), now=now, product_lead_minutes=15)[0] == "24 11:00"


def test_nobody_joins_a_slot_that_is_settled() -> None:
    now = paris("2026-11-24T09:00")
    assert starts(DAYTIME, rules(lead=15, cutoff=90), now=now)[0] == "24 10:30"


def test_a_slot_is_settled_by_the_cut_off_before_it() -> None:
    kept = rules(cutoff=90)
    assert kept.settled_at(paris("2026-11-24T10:30")) == paris("2026-11-24T09:00")


@pytest.mark.parametrize(("horizon", "last"), [(0, "24 17:30"), (1, "25 17:30"), (14, "08 17:30")])
def test_the_horizon_is_a_number_of_days_after_today(horizon: int, last: str) -> None:
    assert starts(DAYTIME, rules(horizon=horizon))[-1] == last


def test_today_is_the_towns_today() -> None:
    just_past_midnight = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert starts(DAYTIME, rules(), now=just_past_midnight)[0] == "25 09:00"


def test_another_zone_of_the_republic_has_its_own_morning() -> None:
    hours = Hours.read("Mo-Su 08:00-09:00", timezone="Indian/Reunion")
    [first, _] = slots_for(hours, rules(), now=paris("2026-11-24T01:00"), taken={})
    assert first.starts_at == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def test_a_slot_says_how_many_it_still_takes() -> None:
    taken = {paris("2026-11-24T09:00"): 3}
    [first, second, *_] = slots_for(DAYTIME, rules(), now=TUESDAY_MORNING, taken=taken)
    assert (first.left, second.left) == (2, 5)


@pytest.mark.parametrize("held", [5, 7])
def test_a_full_slot_is_not_offered(held: int) -> None:
    taken = {paris("2026-11-24T09:00"): held}
    assert starts(DAYTIME, rules(), taken=taken)[0] == "24 09:30"


def test_a_closed_day_gives_no_slot() -> None:
    away = Closing(date(2026, 11, 24), date(2026, 11, 24), None)
    hours = Hours.read("Mo-Su 09:00-12:00", closings=[away])
    assert starts(hours, rules(horizon=1))[0] == "25 09:00"


def test_an_early_closing_ends_the_slots() -> None:
    early = Closing(date(2026, 11, 24), date(2026, 11, 24), time(10, 45))
    hours = Hours.read("Mo-Su 09:00-12:00", closings=[early])
    assert starts(hours, rules())[-1] == "24 10:00"


def test_a_holiday_gives_no_slot() -> None:
    hours = Hours.read("Mo-Su 09:00-12:00; PH off")
    assert starts(hours, rules(), now=paris("2026-11-11T07:00")) == []


def test_a_bar_hands_over_past_midnight_but_not_across_it() -> None:
    hours = Hours.read("Tu 22:00-02:00")
    offered = starts(hours, rules(slot=60, horizon=1))
    assert offered == ["24 22:00", "24 23:00", "25 00:00", "25 01:00"]


def test_a_length_that_does_not_divide_the_day_starts_anew_each_midnight() -> None:
    round_the_clock = starts(Hours.read("24/7"), rules(slot=100, horizon=1))
    assert round_the_clock[-14:][0] == "25 00:00"
    assert "24 23:20" not in round_the_clock


# -- the two changes of clock


def test_the_hour_that_is_skipped_has_no_slot() -> None:
    hours = Hours.read("Su 01:00-05:00")
    spring = starts(hours, rules(slot=60), now=paris("2026-03-29T00:00"))
    assert spring == ["29 01:00", "29 03:00", "29 04:00"]


def test_the_hour_that_comes_twice_has_its_slots_twice() -> None:
    hours = Hours.read("Su 01:00-04:00")
    autumn = slots_for(hours, rules(slot=60), now=paris("2026-10-25T00:00"), taken={})
    lengths = {slot.ends_at - slot.starts_at for slot in autumn}
    assert [slot.starts_at.hour for slot in autumn] == [23, 0, 1, 2]
    assert lengths == {timedelta(hours=1)}


def test_the_two_comings_of_an_hour_are_counted_apart() -> None:
    hours = Hours.read("Su 01:00-04:00")
    taken = {paris("2026-10-25T02:00", fold=1): 5}
    autumn = slots_for(hours, rules(slot=60), now=paris("2026-10-25T00:00"), taken=taken)
    assert [slot.starts_at.hour for slot in autumn] == [23, 0, 2]


def test_slots_after_the_change_keep_their_local_time() -> None:
    for now in (paris("2026-03-28T20:00"), paris("2026-10-24T20:00")):
        assert starts(DAYTIME, rules(horizon=1), now=now)[0].endswith("09:00")


# -- the check at order time


def test_a_chosen_slot_is_checked_again_when_the_order_is_placed() -> None:
    chosen = paris("2026-11-24T09:30")
    assert offered_slot(chosen, DAYTIME, rules(), now=TUESDAY_MORNING, taken={}) is not None


@pytest.mark.parametrize(
    ("chosen", "now"),
    [
        ("2026-11-24T09:15", "2026-11-24T08:00"),
        ("2026-11-24T12:00", "2026-11-24T08:00"),
        ("2026-11-24T09:30", "2026-11-24T09:31"),
        ("2026-11-23T09:30", "2026-11-24T08:00"),
        ("2026-11-28T09:30", "2026-11-24T08:00"),
    ],
    ids=["off the grid", "at lunch", "begun", "yesterday", "beyond the horizon"],
)
def test_a_slot_that_is_not_offered_cannot_be_chosen(chosen: str, now: str) -> None:
    kept = rules(horizon=3)
    assert offered_slot(paris(chosen), DAYTIME, kept, now=paris(now), taken={}) is None


def test_a_slot_gone_full_cannot_be_chosen() -> None:
    chosen = paris("2026-11-24T09:30")
    slot = offered_slot(
        chosen, DAYTIME, rules(), now=TUESDAY_MORNING, taken={chosen.astimezone(UTC): 5}
    )
    assert slot is None


def test_a_product_may_make_a_slot_too_early() -> None:
    chosen = paris("2026-11-24T09:30")
    slot = offered_slot(
        chosen, DAYTIME, rules(), now=TUESDAY_MORNING, product_lead_minutes=120, taken={}
    )
    assert slot is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"slot": 4},
        {"slot": 1441},
        {"horizon": 15},
        {"horizon": -1},
        {"capacity": -1},
        {"lead": -1},
        {"cutoff": -1},
    ],
)
def test_rules_nobody_could_mean_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"slot of|horizon of|negative"):
        rules(**wrong)


# -- whatever the hours, the rules and the instant

VALUES = [
    "Tu-Sa 09:00-12:30,14:00-19:00; PH off",
    "Mo-Su 20:00-02:30",
    "Sa 22:00-05:00, Su 01:30-04:10",
    "24/7",
    'Mo-Fr 08:00-12:00; Sa 10:00-12:00 "Sur rendez-vous"',
]
AROUND_THE_CHANGES = st.sampled_from(
    [datetime(2026, 3, 26, tzinfo=UTC), datetime(2026, 10, 22, tzinfo=UTC)]
)
CLOSINGS = [
    Closing(date(2026, 3, 29), date(2026, 3, 29), time(2, 30)),
    Closing(date(2026, 10, 24), date(2026, 10, 24), None),
]


@st.composite
def situations(draw: st.DrawFn) -> tuple[Hours, PickupRules, datetime, int]:
    closings = draw(st.lists(st.sampled_from(CLOSINGS), max_size=2))
    hours = Hours.read(draw(st.sampled_from(VALUES)), closings=closings)
    kept = PickupRules(
        slot_minutes=draw(st.sampled_from([15, 20, 30, 45, 60, 70, 90, 240])),
        capacity=draw(st.integers(0, 3)),
        lead_minutes=draw(st.integers(0, 3000)),
        cutoff_minutes=draw(st.integers(0, 300)),
        horizon_days=draw(st.integers(0, 6)),
    )
    now = draw(AROUND_THE_CHANGES) + timedelta(minutes=draw(st.integers(0, 5 * 1440)))
    return hours, kept, now, draw(st.integers(0, 1500))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(situations())
def test_every_slot_keeps_every_rule(
    situation: tuple[Hours, PickupRules, datetime, int],
) -> None:
    hours, kept, now, product_lead = situation
    offered = slots_for(hours, kept, now=now, product_lead_minutes=product_lead, taken={})
    length = timedelta(minutes=kept.slot_minutes)
    last_day = now.astimezone(PARIS).date() + timedelta(days=kept.horizon_days)
    for slot in offered:
        assert slot.starts_at >= now + timedelta(minutes=max(kept.lead_minutes, product_lead))
        assert kept.settled_at(slot.starts_at) >= now
        assert slot.ends_at - slot.starts_at == length
        assert slot.starts_at.astimezone(PARIS).date() <= last_day
        [(_, _, kind)] = hours.intervals(slot.starts_at, slot.ends_at)
        assert kind == "open"
    for one, following in pairwise(offered):
        assert one.ends_at <= following.starts_at


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(situations(), st.dictionaries(st.integers(0, 40), st.integers(0, 4), max_size=6))
def test_the_check_at_order_time_agrees_with_the_list(
    situation: tuple[Hours, PickupRules, datetime, int], crowd: dict[int, int]
) -> None:
    hours, kept, now, product_lead = situation
    free = slots_for(hours, kept, now=now, product_lead_minutes=product_lead, taken={})
    taken = {free[at].starts_at: count for at, count in crowd.items() if at < len(free)}
    offered = slots_for(hours, kept, now=now, product_lead_minutes=product_lead, taken=taken)
    for slot in free[:50]:
        found = offered_slot(
            slot.starts_at, hours, kept, now=now, product_lead_minutes=product_lead, taken=taken
        )
        assert found == next((each for each in offered if each == found), None)
        assert (found is None) is (slot.starts_at not in {each.starts_at for each in offered})
