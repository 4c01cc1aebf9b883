"""At frozen clocks everything the public reads agrees with an evaluation that is not ours."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import time_machine

from shopbuilder.profile.opening_hours import Hours, HoursRefused, Kind
from shopbuilder.web.linked_data.hours import hours_data
from tests.pages import read
from tests.shopbuilder.web.linked_data.reading import says_open
from tests.truth.conftest import Lille
from tests.truth.figures import DIFFERENCES, INSTANTS, reference, truth
from tests.truth.surfaces import ONLY_KNOWN, ONLY_OPEN, PARIS, SEVERAL, SLOW, SURFACES, WHOLE


@cache
def read_or_unknown(value: str) -> Hours:
    try:
        return Hours.read(value, subdivision="59")
    except HoursRefused:
        return Hours.read(None)


def ours(value: str, instant: str) -> Kind:
    return read_or_unknown(value).state(INSTANTS[instant]).kind


@pytest.fixture(scope="session")
def values(lille_shops: Path) -> frozenset[str]:
    """Every hours value of the file, of places too."""
    features = json.loads(lille_shops.read_text(encoding="utf-8"))["features"]
    return frozenset(filter(None, (each["properties"].get("opening_hours") for each in features)))


@pytest.mark.parametrize("instant", INSTANTS)
def test_our_evaluator_says_what_the_reference_says(values: frozenset[str], instant: str) -> None:
    assert {value: ours(value, instant) for value in values} == {
        value: truth(value, instant) for value in values
    }


@pytest.mark.parametrize("instant", INSTANTS)
def test_machines_are_told_what_the_reference_says(values: frozenset[str], instant: str) -> None:
    at = INSTANTS[instant].astimezone(PARIS)
    told = {value: hours_data(read_or_unknown(value), at.date()) for value in values}
    assert {value for value in values if says_open(told[value], at)} == {
        value for value in values if truth(value, instant) == "open"
    }


def test_each_difference_is_one(values: frozenset[str]) -> None:
    agreed = [
        value
        for difference in DIFFERENCES
        for value in difference.values
        if all(
            reference(value, instant) == difference.says
            for instant in difference.instants or INSTANTS
        )
    ]
    assert agreed == []
    assert {value for each in DIFFERENCES for value in each.values} <= values


@pytest.mark.parametrize(
    ("surface", "instant"),
    [(name, instant) for name in SURFACES for instant in (SEVERAL if name in SLOW else INSTANTS)],
)
def test_what_the_public_reads_is_the_truth(lille: Lille, surface: str, instant: str) -> None:
    expected: dict[str, Kind] = {slug: truth(hours, instant) for slug, hours in lille.hours.items()}
    with time_machine.travel(INSTANTS[instant], tick=False):
        said = SURFACES[surface](lille.resident, frozenset(expected))
    if surface in ONLY_OPEN:
        expected = {slug: "open" if k == "open" else "unknown" for slug, k in expected.items()}
    assert dict(said) == {slug: expected[slug] for slug in said}
    missing = expected.keys() - said.keys()
    if surface in ONLY_KNOWN:
        missing = {slug for slug in missing if expected[slug] != "unknown"}
    assert missing == set() if surface in WHOLE else len(missing) < len(said) / 10


@pytest.mark.parametrize("instant", INSTANTS)
def test_the_greeting_counts_the_shops_that_are_open(lille: Lille, instant: str) -> None:
    count = sum(truth(hours, instant) == "open" for hours in lille.hours.values())
    with time_machine.travel(INSTANTS[instant], tick=False):
        page = read(lille.resident.get("/").text)
    said = re.search(r"(\d+) (?:commerce|boutique)s? (?:est |sont )?ouvert", page)
    assert (int(said[1]) if said else 0) == count
