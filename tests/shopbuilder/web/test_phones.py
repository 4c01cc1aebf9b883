"""Telephone numbers as people read them."""

import pytest

from shopbuilder.web.formats import NBSP
from shopbuilder.web.phones import phone
from tenants.context import CurrentTown, entered

HERE = CurrentTown(1, "montclair", "Montclair")


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+33320556028", "03 20 55 60 28"),
        ("+3225123456", "+32 2 512 34 56"),
        ("3631", "3631"),
        ("demandez Alice", "demandez Alice"),
    ],
)
def test_a_number_is_read_as_people_of_the_country_do(number: str, read: str) -> None:
    with entered(HERE):
        assert phone(number).replace(NBSP, " ") == read


def test_a_number_stays_on_one_line() -> None:
    with entered(HERE):
        assert " " not in phone("+33320556028")
