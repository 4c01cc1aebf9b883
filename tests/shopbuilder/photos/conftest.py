"""A town entered, and an empty store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from shopbuilder.photos.store import Store
from tenants.database import in_town
from tests.cast import Cast


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


@pytest.fixture
def here(cast: Cast, clean: Flask) -> Iterator[Cast]:
    """The cast, with the first town entered."""
    with clean.app_context(), in_town(cast.town):
        yield cast
