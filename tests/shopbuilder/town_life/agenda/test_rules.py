"""Rules of RFC 5545: what is read, and what is refused with a sentence."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopbuilder.town_life.agenda.rules import read_rule
from shopbuilder.town_life.errors import AgendaRefused

PARIS = ZoneInfo("Europe/Paris")
EIGHT = time(8)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("freq=weekly;byday=we,sa;", "FREQ=WEEKLY;BYDAY=WE,SA"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "FREQ=MONTHLY;BYDAY=-1SU"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24;COUNT=3", None),
        ("FREQ=DAILY;COUNT=8", "FREQ=DAILY;COUNT=8"),
    ],
)
def test_a_rule_is_read_and_written(text: str, kept: str | None) -> None:
    rule = read_rule(text, EIGHT, PARIS)
    assert kept is None or rule.text == kept
    assert read_rule(rule.text, EIGHT, PARIS) == rule


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("20261231", date(2026, 12, 31)),
        ("20261231T235959Z", date(2026, 12, 31)),
        ("20261231T070000Z", date(2026, 12, 31)),
        ("20261231T065959Z", date(2026, 12, 30)),
        ("20261231T080000", date(2026, 12, 31)),
        ("20261231T000000", date(2026, 12, 30)),
    ],
)
def test_an_end_is_a_local_day(text: str, last: date) -> None:
    assert read_rule(f"FREQ=DAILY;UNTIL={text}", EIGHT, PARIS).until == last


@pytest.mark.parametrize("text", ["99991231", "99991231T235959Z"])
def test_an_end_on_the_last_day_there_is_is_none(text: str) -> None:
    assert read_rule(f"FREQ=WEEKLY;UNTIL={text}", EIGHT, PARIS).until is None


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=15",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=8,9,10",
        "FREQ=DAILY;BYMINUTE=1,2,3",
        "FREQ=DAILY;BYSECOND=1",
    ],
)
def test_what_comes_more_than_once_a_day_is_refused(text: str) -> None:
    with pytest.raises(AgendaRefused, match="once a day"):
        read_rule(text, EIGHT, PARIS)


@pytest.mark.parametrize("text", ["FREQ=DAILY;COUNT=1000000", "FREQ=DAILY;INTERVAL=9999"])
def test_millions_are_refused(text: str) -> None:
    with pytest.raises(AgendaRefused, match="too many times"):
        read_rule(text, EIGHT, PARIS)


@pytest.mark.parametrize(
    "text",
    [
        "", "WEEKLY", "FREQ=", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=54MO", "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;UNTIL=20260231", "FREQ=DAILY;UNTIL=demain",
        "FREQ=DAILY;UNTIL=00010101T000000Z",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=²", "FREQ=DAILY;X=1",
        "FREQ=DAILY;WKST=XX", "FREQ=DAILY\r\nATTENDEE=x", "FREQ=WEEKLY;BYDAY=" + "MO," * 500 + "MO",
        "FREQ=DAILY;COUNT=3;UNTIL=20261231", "FREQ=MONTHLY;BYWEEKNO=3", "FREQ=MONTHLY;BYDAY=MO,1TU",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(AgendaRefused):
        read_rule(text, EIGHT, PARIS)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=80) | st.text("FREQ=WEKLYDAI;BYUNT0123456789,-+MO", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rule = read_rule(text, EIGHT, PARIS)
    except AgendaRefused:
        return
    assert read_rule(rule.text, EIGHT, PARIS) == rule
