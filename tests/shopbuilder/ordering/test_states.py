"""The table of moves, walked."""

from itertools import product

import pytest

from shopbuilder.ordering.models import ORDER_STATES
from shopbuilder.ordering.states import (
    FINAL,
    FIRST,
    MOVES,
    NAMES,
    OPEN,
    Who,
    move_between,
    moves_from,
)
from tests.conftest import ROOT

WAYS = {
    ("placed", "accepted"): Who.SHOP,
    ("accepted", "ready"): Who.SHOP,
    ("ready", "handed_over"): Who.SHOP,
    ("placed", "refused"): Who.SHOP,
    ("accepted", "refused"): Who.SHOP,
    ("placed", "cancelled"): Who.CUSTOMER,
    ("accepted", "cancelled"): Who.CUSTOMER,
    ("ready", "cancelled"): Who.CUSTOMER,
    ("placed", "lapsed"): Who.PROGRAM,
    ("accepted", "not_collected"): Who.SHOP,
    ("ready", "not_collected"): Who.SHOP,
}


@pytest.mark.parametrize(("source", "target"), list(product(ORDER_STATES, repeat=2)))
def test_a_pair_of_states_has_a_move_or_none(source: str, target: str) -> None:
    move = move_between(source, target)
    assert (move.who if move else None) == WAYS.get((source, target))


def test_every_state_can_be_reached() -> None:
    reached, todo = {FIRST}, [FIRST]
    while todo:
        targets = {move.target for move in moves_from(todo.pop())} - reached
        reached |= targets
        todo.extend(targets)
    assert reached == set(ORDER_STATES)


def test_every_state_is_open_or_final_and_has_a_name() -> None:
    assert set(OPEN) | FINAL == set(ORDER_STATES) == set(NAMES)
    assert not set(OPEN) & FINAL


def test_nothing_leads_out_of_a_final_state() -> None:
    assert [state for state in FINAL if moves_from(state)] == []


def test_what_gives_back_is_what_was_not_fulfilled() -> None:
    assert {move.target for move in MOVES if move.gives_back} == {"refused", "cancelled", "lapsed"}


def test_the_documented_table_is_the_table() -> None:
    text = (ROOT / "docs" / "order-states.md").read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in text.splitlines()
        if line.startswith("|")
    ][2:]
    written = {(name, who, sources, target, back) for name, who, sources, target, _, back in rows}
    assert written == {
        (
            move.name,
            move.who.value,
            ", ".join(move.sources),
            move.target,
            "yes" if move.gives_back else "no",
        )
        for move in MOVES
    }
