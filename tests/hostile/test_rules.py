"""Rules of the agenda that would be searched for until the year 9999."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_life.errors import AgendaRefused

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=DAILY;BYSETPOS=1,-366",
        "FREQ=WEEKLY;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-3",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=32",
    ],
)
def test_a_place_among_fewer_days_is_refused_before_anybody_looks_for_it(rule: str) -> None:
    with pytest.raises(AgendaRefused):
        read_rule(rule, time(8), PARIS)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-2",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5",
    ],
)
def test_a_place_that_there_is_is_taken(rule: str) -> None:
    assert read_rule(rule, time(8), PARIS).text == rule
