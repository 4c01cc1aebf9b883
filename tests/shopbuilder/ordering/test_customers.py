"""A name, a phone, a mail address if there is one."""

import pytest

from shopbuilder.ordering.customers import Customer, read_customer, read_note
from shopbuilder.ordering.errors import DetailsMissing
from tenants.errors import Refusal


def test_a_customer_is_read_and_her_number_made_international() -> None:
    customer = read_customer("  Zoé   Martin ", "06 12 34 56 78", "Zoe@Example.org", country="FR")
    assert customer == Customer("Zoé Martin", "+33612345678", "zoe@example.org")


def test_the_mail_address_may_be_left_out() -> None:
    assert read_customer("Zoé", "0612345678", " ", country="FR").email == ""


def test_a_number_without_prefix_is_dialled_in_the_town_s_country() -> None:
    assert read_customer("Zoé", "0470 12 34 56", "", country="BE").phone == "+32470123456"


@pytest.mark.parametrize("typed", ["", "   ", "…", "x" * 121, "Zoé\x07"])
def test_what_cannot_be_called_out_is_no_name(typed: str) -> None:
    with pytest.raises(DetailsMissing) as refused:
        read_customer(typed, "0612345678", "", country="FR")
    assert list(refused.value.details) == ["name"]


@pytest.mark.parametrize("typed", ["", "06 12 34 56 7", "abc", "+999123456789", "0" * 300, "112"])
def test_a_number_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(DetailsMissing) as refused:
        read_customer("Zoé", typed, "", country="FR")
    assert list(refused.value.details) == ["phone"]


@pytest.mark.parametrize("typed", ["zoe", "zoe@", "@example.org", "a b@example.org", "a@b@c"])
def test_a_mail_address_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(DetailsMissing) as refused:
        read_customer("Zoé", "0612345678", typed, country="FR")
    assert list(refused.value.details) == ["email"]


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(DetailsMissing) as refused:
        read_customer("", "", "zoe", country="FR")
    assert list(refused.value.details) == ["name", "phone", "email"]


def test_a_note_keeps_its_lines() -> None:
    assert read_note("Tranché,\r\nsvp. ") == "Tranché,\nsvp."


@pytest.mark.parametrize("typed", ["x" * 501, "a\x1bb"])
def test_a_note_too_long_or_unreadable_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        read_note(typed)
