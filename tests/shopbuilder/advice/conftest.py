"""The first town entered, on a Tuesday at half past nine, with shops that open from 8 to 20."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from tenants.database import in_town
from tests.cast import Cast

#: Tuesday 24 November 2026, 9:30 in France.
MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.fixture
def clock(cast: Cast) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def town(clean: Flask, cast: Cast, clock: time_machine.Traveller) -> Iterator[Cast]:
    """The cast, with the first town entered."""
    with clean.app_context(), in_town(cast.town):
        yield cast
