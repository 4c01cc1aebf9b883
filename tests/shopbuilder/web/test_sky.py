"""The sky of a shop's page and the sky of the town are one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.town_page.greeting import sky
from shopbuilder.web.sky import sky_at
from tenants.context import CurrentTown

MIDNIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)


@pytest.mark.parametrize("quarter", range(0, 96, 3))
def test_shop_and_town_stand_under_one_sky(quarter: int) -> None:
    town = CurrentTown(id=1, slug="montclair", name="Montclair")
    at = MIDNIGHT + timedelta(minutes=15 * quarter)
    assert sky_at(at, town.zone) == sky(at, town)


def test_it_follows_the_clock_of_the_town_and_not_of_the_server() -> None:
    at = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert sky_at(at, ZoneInfo("Europe/Paris")) == "dusk"
    assert sky_at(at, ZoneInfo("Europe/London")) == "day"
