"""Photos that are being developed while workers die: each ends in the window, none is forgotten."""

import threading
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import func, select

from shopbuilder.local.postgres import (
    APP,
    OWNER,
    SWEEP,
    Postgres,
    create_database,
    drop_database,
)
from shopbuilder.local.valkey import Valkey
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.sending import send_photo
from shopbuilder.uploads.models import Upload
from tenants.database import db, in_town
from tenants.models import Shop
from tenants.towns import town_map
from tests.cast import Cast, make_cast
from tests.conftest import create_app, dispose, settings_for
from tests.faults.worker import Worker

NAME = "shopbuilder_photo_faults"
PHOTOS = 8
KILLS = 2
#: Seconds after which what is waited for is taken never to come.
PATIENCE = 300.0


@pytest.fixture
def town(
    postgres: Postgres, template_database: str, valkey: Valkey
) -> Iterator[tuple[Flask, Cast]]:
    """An installation with a database of its own, which worker processes share."""
    create_database(postgres, NAME, template=template_database)
    app = create_app(settings_for(postgres, valkey, NAME))
    town_map.forget()
    with app.app_context():
        cast = make_cast()
    yield app, cast
    dispose(app)
    town_map.forget()
    drop_database(postgres, NAME)


@pytest.fixture
def worker(postgres: Postgres, valkey: Valkey, tmp_path: Path) -> Iterator[Worker]:
    worker = Worker(
        {
            "DATABASE_URL": postgres.url(APP, NAME),
            "DATABASE_OWNER_URL": postgres.url(OWNER, NAME),
            "DATABASE_SWEEP_URL": postgres.url(SWEEP, NAME),
            "REDIS_URL": valkey.url(9),
            "SECRET_KEY": "only-for-tests",
            "MEDIA_DIR": str(tmp_path / "media"),
            "PHOTO_LEASE_SECONDS": "4",
            "BROKER_VISIBILITY_SECONDS": "5",
        },
        tmp_path,
    )
    yield worker
    worker.kill()


def large(number: int) -> bytes:
    """A photo that takes longer than a look whether it is being developed, and far less than its
    lease, on a busy machine too: who takes it up a second time must not do so again and again."""
    into = BytesIO()
    Image.effect_noise((600, 450), 40 + number).resize((2400, 1800)).save(into, "JPEG", quality=60)
    return into.getvalue()


def until(reached: Callable[[], bool]) -> bool:
    """Tell whether something came about in time."""
    pause, ends = threading.Event(), time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > ends:
            return False
        pause.wait(0.05)
    return True


def test_no_photo_is_lost_when_workers_die_over_it(
    town: tuple[Flask, Cast], worker: Worker, tmp_path: Path
) -> None:
    app, cast = town

    def number(model: type[Photo] | type[SentPhoto], **where: str) -> int:
        with app.app_context(), in_town(cast.town):
            query = select(func.count(model.id)).filter_by(**where)
            return db.session.scalar(query) or 0

    with app.app_context(), in_town(cast.town):
        bakery = db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()
        for n in range(PHOTOS):
            send_photo(bakery, BytesIO(large(n)), f"{n}.jpg", actor="person:1", alt=f"Photo {n}")
    for _ in range(KILLS):
        worker.start()
        assert until(lambda: number(SentPhoto, state="developing") > 0), worker.last_words()
        worker.kill()
    worker.start()
    assert until(lambda: number(Photo) == PHOTOS), worker.last_words()
    worker.kill()
    with app.app_context(), in_town(cast.town):
        left = db.session.scalar(select(func.count(Upload.id)))
    whole = [
        path for path in (tmp_path / "media").rglob("1440.webp") if "." not in path.parent.name
    ]
    assert (number(SentPhoto), left, len(whole)) == (0, 0, PHOTOS)
