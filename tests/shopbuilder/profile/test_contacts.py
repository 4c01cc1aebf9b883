import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.profile.contacts import (
    ContactRefused,
    email_address,
    phone_number,
    web_address,
)


def test_real_numbers_are_read_as_the_numbering_plans_say(test_data: Path) -> None:
    numbers = json.loads((test_data / "identifiers" / "phones.json").read_text())["numbers"]
    valid = [each for each in numbers if each["valid"]]
    assert len(valid) > 100
    read = [phone_number(each["input"], each["region"]) for each in valid]
    assert read == [each["e164"] for each in valid]


@pytest.mark.parametrize("written", ["3631", "+33 36 31", "118 712", "15"])
def test_short_numbers_stay_short(written: str) -> None:
    assert phone_number(written, "FR") == written.removeprefix("+33").replace(" ", "")


@pytest.mark.parametrize(
    "written",
    ["+33 7 70 29 16 61,+33 7 53 36 38 16", "07 70 29 16 61 / 07 53 36 38 16", "x ; 0770291661"],
)
def test_of_two_numbers_in_one_field_the_first_valid_one_is_taken(written: str) -> None:
    assert phone_number(written, "FR") == "+33770291661"


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("+3320781756", "a digit is missing"),
        ("03 20 51 08 15 22", "a digit too many"),
        ("03 20 51 08 1", "nobody|anybody"),
        ("sur place", "not a telephone number"),
        ("", "not a telephone number"),
        ("9" * 500, "telephone number"),
    ],
)
def test_a_number_that_leads_to_nobody_is_refused_with_its_reason(written: str, word: str) -> None:
    with pytest.raises(ContactRefused, match=word):
        phone_number(written, "FR")


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading_of_numbers(text: str) -> None:
    with suppress(ContactRefused):
        assert phone_number(text, "FR").lstrip("+").isdecimal()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("www.carrefour.fr", "https://www.carrefour.fr"),
        ("Paul.fr", "https://Paul.fr"),
        ("http://www.meert.fr/", "http://www.meert.fr/"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("https://élan.fr/é?ü=1#x", "https://élan.fr/é?ü=1#x"),
    ],
)
def test_web_addresses_get_a_scheme(written: str, kept: str) -> None:
    assert web_address(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://me:secret@example.org",
        "https://example.org/a b",
        'https://example.org/"><script>',
        "https://example.org:99999/",
        "https://example..org",
        "voir facebook",
        "",
        "https://example.org/" + "x" * 500,
    ],
)
def test_other_addresses_are_refused(written: str) -> None:
    with pytest.raises(ContactRefused, match="not a web address"):
        web_address(written)


@given(st.text(max_size=60))
def test_no_text_becomes_an_address_that_is_not_of_the_web(text: str) -> None:
    with suppress(ContactRefused):
        assert web_address(text).lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("written", [" Bonjour@Example.org ", "mailto:bonjour@example.org"])
def test_e_mail_addresses_are_kept_in_lower_case(written: str) -> None:
    assert email_address(written) == "bonjour@example.org"


@pytest.mark.parametrize(
    "written",
    ["bonjour", "a@b", "a@b.c", "a b@example.org", "a@example.org,b@example.org", "@x.fr"],
)
def test_what_is_no_e_mail_address_is_refused(written: str) -> None:
    with pytest.raises(ContactRefused, match="not an e-mail address"):
        email_address(written)
