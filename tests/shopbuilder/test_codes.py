"""Codes that can be read out on the phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.codes import ALPHABET, hash_of, new_code, new_token, read_code, shown


def test_no_sign_is_taken_for_another() -> None:
    assert not set("01OIL") & set(ALPHABET)


def test_a_new_code_can_be_read_back_as_shown() -> None:
    code = new_code()
    assert read_code(shown(code)) == code


@pytest.mark.parametrize(
    "typed", ["abcd-2345", " ABCD 2345 ", "abcd2345", "ABCD–2345", "ab cd 23 45"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "ABCD2345"


@pytest.mark.parametrize(
    "typed", ["", "ABCD-234", "ABCD-23456", "ABCD-234O", "ABCD-2341", "été!-été!"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == 8 and set(code) <= set(ALPHABET))


def test_only_the_hash_of_a_token_could_be_found_in_a_copy_of_the_database() -> None:
    token = new_token()
    assert token not in hash_of(token)
    assert hash_of(token) != hash_of(new_token())
