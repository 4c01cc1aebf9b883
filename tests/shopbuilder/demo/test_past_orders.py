"""Orders that are over: each tells a life that could have been."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from shopbuilder.demo.past_orders import steps_of
from shopbuilder.demo.reading import demo_towns
from shopbuilder.ordering.pickup_slots import Slot
from shopbuilder.ordering.states import FINAL, move_between

PLACED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SLOT = Slot(PLACED + timedelta(hours=3), PLACED + timedelta(hours=4), 1)
ANY = demo_towns()[0].past_orders[0]


@pytest.mark.parametrize("state", sorted(FINAL))
def test_every_step_is_a_move_that_the_trade_allows(state: str) -> None:
    steps = steps_of(replace(ANY, state=state), PLACED, SLOT, "person:1")
    assert steps[-1].to_state == state
    assert all(move_between(step.from_state or "", step.to_state) for step in steps[1:])


@pytest.mark.parametrize("state", sorted(FINAL))
def test_steps_follow_each_other_in_time(state: str) -> None:
    times = [step.at for step in steps_of(replace(ANY, state=state), PLACED, SLOT, "person:1")]
    assert times == sorted(times)


def test_the_customer_cancels_and_the_program_lets_lapse() -> None:
    cancelled, lapsed = (
        steps_of(replace(ANY, state=state), PLACED, SLOT, "person:1")[-1].actor
        for state in ("cancelled", "lapsed")
    )
    assert (cancelled, lapsed) == ("customer", "program")


def test_a_refusal_gives_its_reason() -> None:
    refused = steps_of(replace(ANY, state="refused", reason="Panne"), PLACED, SLOT, "person:1")
    assert refused[-1].reason == "Panne"
