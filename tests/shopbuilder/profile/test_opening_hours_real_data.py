"""The readings against values and expectations that others wrote."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.profile.opening_hours import Hours, HoursRefused
from tests.shopbuilder.profile.real_hours import Interval, merged, real_cases, window

PARIS = ZoneInfo("Europe/Paris")

#: What a case may need to be called plain here.
PLAIN = {"off", "comment", "month", "nth_weekday", "24/7"}

#: Plain cases that are refused, each with its reason.
NOT_READ = {
    "ohjs-336-11": '"=" between two times is a slip of the hand with more than one reading',
    "ohjs-336-25": '"~" between two times may mean "about"',
    "ohjs-4789-1": "a single time is a moment, and nobody can come in a moment",
    "ohjs-4789-2": "a single time is a moment, and nobody can come in a moment",
}

#: Values another program must refuse, and why they are read here.
RIGHT_OUTSIDE_THEIR_CONTEXT = {
    "ohjs-fail-5614-26": "a step of one week is needless, not wrong",
    "ohjs-fail-5614-32": "two week selectors are two rules, and the comma says so",
    "ohjs-fail-5614-94": "a night of 24 hours with an open end is odd, not impossible",
    "ohjs-fail-5614-108": "each of its three rules is valid; the comma adds them",
    "ohjs-fail-5614-112": "a date and a week are two rules, and the comma says so",
    "ohjs-fail-5753-132": "valid; wrong only for a mode of the other program",
    "ohjs-fail-5781-142": "valid; wrong only without a country, and a town has one",
    "ohjs-fail-5819-152": "valid; wrong only without a country, and a town has one",
}

#: What of Lille stays unread: words, web addresses, question marks, rules with nothing between.
REFUSED_IN_LILLE = 37


def two_fortnights(data: Any) -> Iterator[Any]:
    for case in data["cases"]:
        for (start, end), expected in zip(data["meta"]["windows"], case["expected"], strict=True):
            given = case["value"], start, end, expected
            yield pytest.param(given, id=f"{case['id']}-{start[:10]}")


def plain(data: Any) -> Iterator[Any]:
    for case in data["cases"]:
        if set(case["features"]) <= PLAIN:
            yield pytest.param(case, id=case["id"])


def must_fail(data: Any) -> Iterator[Any]:
    return (pytest.param(case, id=case["id"]) for case in data["cases"])


def whole_file(data: Any) -> Iterator[Any]:
    yield data


def written_hours(data: Any) -> list[str]:
    shops = (feature["properties"] for feature in data["features"])
    return [shop["opening_hours"] for shop in shops if "opening_hours" in shop]


def refused(value: str) -> bool:
    try:
        Hours.read(value)
    except HoursRefused as refusal:
        return bool(str(refusal))
    return False


def expected_intervals(case: Any, zone: ZoneInfo) -> list[Interval]:
    rows = ((row["start"], row["end"], row["state"]) for row in case["expected"])
    return merged(rows, zone)


@pytest.mark.parametrize(
    "given", real_cases("opening-hours/real_values_expected.json", two_fortnights)
)
def test_real_values_of_france_open_when_two_engines_say(
    given: tuple[str, str, str, list[Any]],
) -> None:
    value, start, end, expected = given
    hours = Hours.read(value)
    found = hours.intervals(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert found == merged(map(tuple, expected), PARIS)


@pytest.mark.parametrize("case", real_cases("opening-hours/cases_intervals.json", plain))
def test_a_plain_case_is_read_as_the_reference_reads_it(case: Any) -> None:
    if case["id"] in NOT_READ:
        assert refused(case["value"]), NOT_READ[case["id"]]
        return
    hours = Hours.read(case["value"], country="DE", timezone=case["timezone"])
    expected = expected_intervals(case, ZoneInfo(case["timezone"]))
    assert hours.intervals(*window(case)) == expected


@pytest.mark.parametrize("case", real_cases("opening-hours/cases_must_fail.json", must_fail))
def test_what_the_reference_refuses_is_refused_or_right_outside_its_context(case: Any) -> None:
    assert refused(case["value"]) is (case["id"] not in RIGHT_OUTSIDE_THEIR_CONTEXT)


@pytest.mark.parametrize("data", real_cases("opening-hours/cases_must_fail.json", whole_file))
def test_no_reason_is_kept_for_a_case_that_is_gone(data: Any) -> None:
    assert set(RIGHT_OUTSIDE_THEIR_CONTEXT) <= {case["id"] for case in data["cases"]}


@pytest.mark.parametrize("data", real_cases("towns/lille-centre/commerces.geojson", whole_file))
@pytest.mark.parametrize(
    "prose",
    [
        "voir yelp",
        "8h-19h30",
        "mar-ven 9h - 18h; sam 9h-13h",
        "http://lille.cyclable.com/",
        "Mon-Thu: 15:00-0:00 Fri: 15:00-1:00 Sat: 15:00-2:00 Sun: 15:00-1:00",
        "Du mardi au vendredi : 10h-12h30 / 14h-17h",
        "M0-Fr 12:00-14:00, 19:30-22:00; Sa-Mo 19:30-22:00; Su off",
    ],
)
def test_prose_found_in_lille_is_refused(data: Any, prose: str) -> None:
    assert prose in written_hours(data)
    assert refused(prose)


@pytest.mark.parametrize("data", real_cases("towns/lille-centre/commerces.geojson", whole_file))
def test_of_the_hours_of_lille_only_what_cannot_be_trusted_is_refused(data: Any) -> None:
    values = written_hours(data)
    assert len(values) == 208
    assert sum(map(refused, values)) == REFUSED_IN_LILLE
