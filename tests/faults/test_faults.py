"""Orders and their messages, while workers die, the broker is emptied and the mail server refuses.

`make faults` runs it in full: FAULT_ORDERS=300 FAULT_KILLS=20.
"""

import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.config import redis_address
from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    drop_database,
)
from shopbuilder.local.valkey import Valkey
from shopbuilder.messages.models import Delivery
from shopbuilder.ordering.models import Order
from tenants.database import db, in_town
from tenants.events import Event
from tenants.towns import town_map
from tests.cast import Cast, make_cast
from tests.conftest import create_app, dispose, settings_for
from tests.factories.orders import order_of
from tests.faults.mail_server import CountingServer
from tests.faults.worker import Worker

ORDERS = int(os.environ.get("FAULT_ORDERS", "24"))
KILLS = int(os.environ.get("FAULT_KILLS", "3"))
#: Customer and shop each hear of an order.
MAILS = 2 * ORDERS
#: Seconds after which what is waited for is taken never to come.
PATIENCE = 300.0


@pytest.fixture
def town(
    postgres: Postgres, template_database: str, valkey: Valkey
) -> Iterator[tuple[Flask, Cast]]:
    """An installation with a database of its own, which worker processes share."""
    create_database(postgres, "shopbuilder_faults", template=template_database)
    app = create_app(settings_for(postgres, valkey, "shopbuilder_faults"))
    town_map.forget()
    with app.app_context():
        cast = make_cast()
    yield app, cast
    dispose(app)
    town_map.forget()
    drop_database(postgres, "shopbuilder_faults")


@pytest.fixture
def mails() -> Iterator[CountingServer]:
    with CountingServer() as server:
        yield server


@pytest.fixture
def worker(
    postgres: Postgres, valkey: Valkey, mails: CountingServer, tmp_path: Path
) -> Iterator[Worker]:
    name = "shopbuilder_faults"
    worker = Worker(
        {
            "DATABASE_URL": postgres.url(APP, name),
            "DATABASE_OWNER_URL": postgres.url(OWNER, name),
            "DATABASE_SWEEP_URL": postgres.url(SWEEP, name),
            "REDIS_URL": valkey.url(6),
            "SECRET_KEY": "only-for-tests",
            "MAIL_URL": f"smtp://127.0.0.1:{mails.port}",
            "EVENT_LEASE_SECONDS": "2",
            "DELIVERY_LEASE_SECONDS": "2",
            "DELIVERY_FIRST_PAUSE_SECONDS": "0.5",
            "BROKER_VISIBILITY_SECONDS": "5",
        },
        tmp_path,
    )
    yield worker
    worker.kill()


def place_all(app: Flask, cast: Cast) -> None:
    with app.app_context():
        for _ in range(ORDERS):
            with in_town(cast.town):
                order_of((cast.book_id, 1))


def batches(rng: random.Random) -> list[int]:
    """How many mails each worker lives for: at least one, and all together less than all."""
    most = max(1, MAILS // (KILLS + 2))
    return [rng.randint(1, most) for _ in range(KILLS)]


def test_no_order_and_no_message_is_lost_whatever_dies(
    town: tuple[Flask, Cast], worker: Worker, mails: CountingServer, valkey: Valkey
) -> None:
    app, cast = town
    customers = threading.Thread(target=place_all, args=(app, cast))
    customers.start()
    lives = batches(random.Random(20261122))
    for number, life in enumerate(lives):
        worker.start()
        assert mails.wait_for_more(life, PATIENCE), worker.last_words()
        worker.kill()
        if number == KILLS // 3:
            redis.Redis.from_url(redis_address(valkey.url(6), 0, "redis")).flushdb()
        if number == KILLS // 2:
            mails.refuse(ORDERS // 4)
    customers.join()
    worker.start()
    everything = mails.wait_for(MAILS, PATIENCE)
    with app.app_context(), in_town(cast.town):
        orders = db.session.scalar(select(func.count()).select_from(Order))
        told = db.session.scalar(select(func.count()).select_from(Delivery))
        waiting = db.session.scalar(
            select(func.count()).select_from(Event).where(Event.handled_at.is_(None))
        )
    print(
        f"\n{orders} orders, {worker.starts - 1} workers killed, broker emptied once,"
        f" {mails.refused} mails refused for a while:"
        f" {len(mails.taken)} of {MAILS} messages arrived, {mails.doubles} of them twice."
    )
    assert (orders, told, waiting) == (ORDERS, MAILS, 0), worker.last_words()
    assert everything, worker.last_words()
    assert mails.refused == ORDERS // 4
    assert mails.doubles <= KILLS * 4, "at most what four threads held when a worker died"
