"""Every number of shared/data/identifiers, by count."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.profile.contacts import ContactRefused, phone_numbers
from shopbuilder.profile.errors import ProfileRefused
from shopbuilder.profile.register import (
    account_number,
    french_vat_number,
    siret_number,
)

Read = Callable[[str], str]


@pytest.mark.parametrize(
    ("name", "read", "lead", "valid", "refused"),
    [
        ("siret", siret_number, "", 37, 2),
        ("tva", french_vat_number, "FR", 2, 0),
        ("iban", account_number, "", 100, 14),
    ],
)
def test_every_number_is_read_or_refused_as_its_own_arithmetic_says(
    test_data: Path, name: str, read: Read, lead: str, valid: int, refused: int
) -> None:
    cases = json.loads((test_data / "identifiers" / f"{name}.json").read_text(encoding="utf-8"))
    sound = [each for each in cases if each["valid"]]
    assert (len(sound), len(cases) - len(sound)) == (valid, refused)
    assert [read(each["input"]) for each in sound] == [lead + each["compact"] for each in sound]
    for each in cases:
        if not each["valid"]:
            with pytest.raises(ProfileRefused):
                read(each["input"])


def test_a_siren_is_told_as_such_where_a_siret_is_asked_for(test_data: Path) -> None:
    cases = json.loads((test_data / "identifiers" / "siren.json").read_text(encoding="utf-8"))
    told = {each["input"]: _refusal(siret_number, each["input"]) for each in cases}
    assert [told[each["input"]].startswith("“%(number)s” is a SIREN") for each in cases] == [
        each["valid"] for each in cases
    ]
    assert sum(each["valid"] for each in cases) == 6


def _refusal(read: Read, written: str) -> str:
    with pytest.raises(ProfileRefused) as refused:
        read(written)
    return refused.value.msgid


def test_of_167_telephone_numbers_158_are_as_they_stand_and_6_more_are_understood(
    test_data: Path,
) -> None:
    cases = json.loads((test_data / "identifiers" / "phones.json").read_text(encoding="utf-8"))
    numbers = cases["numbers"]
    read = {each["input"]: _numbers(each["input"], each["region"]) for each in numbers}
    assert sum(read[each["input"]] == [each["e164"]] for each in numbers if each["valid"]) == 158
    others = {each["input"]: read[each["input"]] for each in numbers if not each["valid"]}
    assert sum(not found for found in others.values()) == 3, "a digit is missing"
    assert others["3631"] == others["+33 36 31"] == ["3631"], "short numbers"
    assert others["02 98 00 00 00 (boutique)"] == ["+33298000000"], "a word beside it"
    assert sum(len(found) == 2 for found in others.values()) == 2, "two in one field"
    assert sum(len(found) == 1 for found in others.values()) == 4


def _numbers(written: str, region: str) -> list[str]:
    try:
        return phone_numbers(written, region)
    except ContactRefused:
        return []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0590 20 12 34", "+590590201234"),
        ("0262 20 12 34", "+262262201234"),
        ("0692 12 34 56", "+262692123456"),
        ("01 43 57 98 49", "+33143579849"),
    ],
)
def test_a_national_number_of_an_overseas_region_gets_its_own_code(
    written: str, number: str
) -> None:
    assert phone_numbers(written, "FR") == [number]


@pytest.mark.parametrize("written", ["7,32829E+13", "7.32829E+13", "7E13"])
def test_a_number_that_a_spreadsheet_rounded_is_told_as_such(written: str) -> None:
    with pytest.raises(ProfileRefused, match="spreadsheet"):
        siret_number(written)


def test_a_mistyped_digit_is_told_as_such() -> None:
    with pytest.raises(ProfileRefused, match="add up"):
        siret_number("73282932000075")


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading_of_numbers(text: str) -> None:
    for read in (siret_number, french_vat_number, account_number):
        with suppress(ProfileRefused):
            assert read(text).isalnum()
