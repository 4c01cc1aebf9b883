"""Inside the first town, with its bakery."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.database import db, in_town
from tenants.models import Shop
from tests.cast import Cast


@pytest.fixture
def bakery(cast: Cast, app: Flask) -> Iterator[Shop]:
    """Alice's bakery, open from 8 to 20 every day, with its town entered."""
    with app.app_context(), in_town(cast.town):
        yield db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
