"""The state of opening of a shop on a page, and how long it may be kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from shopbuilder.profile.opening_hours import Closing
from shopbuilder.web.opening import next_change, next_midnight, opening_at
from tenants.context import CurrentTown, entered

USUAL = "Tu-Sa 09:00-12:00,14:00-19:00"


@pytest.fixture(autouse=True)
def town(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"), entered(CurrentTown(1, "montclair", "Montclair")):
        yield


def on_saturday(hour: int, minute: int = 0) -> datetime:
    """21 November 2026, in UTC: one hour behind the clocks of the town."""
    return datetime(2026, 11, 21, hour, minute, tzinfo=UTC)


def test_a_state_changes_when_the_shop_closes() -> None:
    assert opening_at(on_saturday(9), USUAL).changes_at == on_saturday(11)


def test_a_state_changes_at_midnight_at_latest_since_tomorrow_becomes_today() -> None:
    assert opening_at(on_saturday(20), USUAL).changes_at == on_saturday(23)


def test_what_was_said_of_the_same_hours_is_said_again_while_it_holds() -> None:
    assert opening_at(on_saturday(9), USUAL) is opening_at(on_saturday(9, 30), USUAL)


def test_what_was_said_is_forgotten_when_it_no_longer_holds() -> None:
    opening_at(on_saturday(9), USUAL)

    assert opening_at(on_saturday(11), USUAL).kind == "closed"


def test_a_clock_set_back_is_believed() -> None:
    opening_at(on_saturday(11), USUAL)

    assert opening_at(on_saturday(9), USUAL).kind == "open"


def test_shops_that_follow_the_sun_are_told_apart_by_their_place() -> None:
    brest = opening_at(on_saturday(16, 20), "sunrise-sunset", (), 48.39, -4.49)
    nice = opening_at(on_saturday(16, 20), "sunrise-sunset", (), 43.7, 7.27)

    assert (brest.kind, nice.kind) == ("open", "closed")


def test_an_exception_of_one_shop_is_not_said_of_another_with_the_same_hours() -> None:
    closing = Closing(date(2026, 11, 21), date(2026, 11, 21), None)

    assert opening_at(on_saturday(9), USUAL, [closing]).kind == "closed"
    assert opening_at(on_saturday(9), USUAL).kind == "open"


def test_hours_that_cannot_be_read_are_unknown() -> None:
    assert opening_at(on_saturday(9), "tous les jours sauf le lundi").kind == "unknown"


def test_a_page_lives_until_the_first_change_on_it() -> None:
    states = [opening_at(on_saturday(9), USUAL), opening_at(on_saturday(9), "Sa 08:00-10:30")]

    assert next_change(on_saturday(9), states) == on_saturday(9, 30)


def test_an_empty_page_lives_until_midnight() -> None:
    assert next_change(on_saturday(9), []) == next_midnight(on_saturday(9)) == on_saturday(23)
