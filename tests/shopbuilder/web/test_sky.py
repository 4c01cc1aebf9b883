"""The sky above the town at an hour of its clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from shopbuilder.web.sky import sky_at


@pytest.mark.parametrize(
    ("hour", "sky"), [(2, "night"), (6, "morning"), (13, "day"), (19, "dusk"), (22, "night")]
)
def test_each_hour_has_its_sky(hour: int, sky: str) -> None:
    assert sky_at(datetime(2026, 11, 24, hour, tzinfo=UTC), ZoneInfo("UTC")) == sky


def test_it_follows_the_clock_of_the_town_and_not_of_the_server() -> None:
    at = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert sky_at(at, ZoneInfo("Europe/Paris")) == "dusk"
    assert sky_at(at, ZoneInfo("Europe/London")) == "day"
