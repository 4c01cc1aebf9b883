"""Alice at her counter, on a Tuesday at half past nine."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from shopbuilder.ordering.customers import Customer
from tenants.database import in_town
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.orders import ZOE, order_of

#: Tuesday 24 November 2026, 9:30 in France.
MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
COUNTER = "/gestion/fournil-d-alice"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alice(client: Browser, clock: time_machine.Traveller) -> Browser:
    return client.sign_in(Cast.alice)


@pytest.fixture
def bob(cast: Cast, clean: Flask, clock: time_machine.Traveller) -> Browser:
    return browser(clean, cast.town.home_host).sign_in(Cast.bob)


Order = Callable[..., int]


@pytest.fixture
def order(cast: Cast, clean: Flask, clock: time_machine.Traveller) -> Order:
    """Let a customer order a loaf at Alice's for the first slot, 10:30 to 11; its number."""

    def place(*, loaves: int = 1, customer: Customer = ZOE) -> int:
        with clean.app_context(), in_town(cast.town):
            placed = order_of((cast.loaf_id, loaves), customer=customer)
        return placed.numbers[cast.bakery_id]

    return place
