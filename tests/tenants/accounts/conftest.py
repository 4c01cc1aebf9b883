"""Somebody with an account and no role."""

import pytest
from flask import Flask

from tenants.database import db, in_town, transaction
from tenants.models import Person
from tenants.passwords import hash_password
from tests.cast import PASSWORD, Cast


@pytest.fixture
def stranger(cast: Cast, app: Flask) -> str:
    with app.app_context(), in_town(cast.town), transaction():
        person = Person(email=Cast.stranger, name="Sacha", password_hash=hash_password(PASSWORD))
        db.session.add(person)
    return Cast.stranger
