"""The demo towns, loaded once for a module of tests, on a Thursday morning."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from shopbuilder.demo.loading import Loaded, load_operator, load_town
from shopbuilder.demo.reading import demo_towns
from tests.conftest import empty
from tests.stage import Stage

#: Ten in the morning in Montrelieu.
WHEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(app: Flask, stage: Stage) -> Iterator[list[Loaded]]:
    """What came of loading both towns; the clock stands still while the module runs."""
    with time_machine.travel(WHEN, tick=False):
        with app.app_context():
            results = [load_town(sheet) for sheet in demo_towns()]
            load_operator()
            yield results
        empty(app, stage)
