"""A pen to write the town with, and a Saturday morning to look at it."""

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.cast import Cast
from tests.factories.shops import USUAL, Pen

#: Saturday 21 November 2026, 10:30 by the clocks of the town.
MORNING = "2026-11-21T09:30:00Z"


@pytest.fixture
def pen(clean: Flask, cast: Cast) -> Pen:
    """Writes in the first town."""
    return Pen(clean, cast.town)


@pytest.fixture
def morning(cast: Cast, pen: Pen) -> Iterator[Cast]:
    """The cast with usual hours, on a stopped clock."""
    for shop_id in (cast.bakery_id, cast.books_id):
        pen.tell(shop_id, opening_hours=USUAL)
    with time_machine.travel(MORNING, tick=False):
        yield cast
