"""Inside the first town."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants.database import in_town
from tests.cast import Cast


@pytest.fixture
def here(cast: Cast, app: Flask) -> Iterator[Cast]:
    """The cast, with their town entered."""
    with app.app_context(), in_town(cast.town):
        yield cast
