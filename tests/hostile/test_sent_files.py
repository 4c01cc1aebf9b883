"""Who would fill the house with what may be sent: the queue, the room, the threads that read forms."""

import io
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.imports.errors import RunRefused
from shopbuilder.imports.runs.asking import MOST_AT_WORK, open_run, start_run, stop_run, try_again
from shopbuilder.imports.runs.kinds import KINDS
from shopbuilder.imports.runs.models import ImportRun
from shopbuilder.local.postgres import Postgres
from shopbuilder.local.valkey import Valkey
from shopbuilder.uploads import services
from shopbuilder.uploads.errors import UploadRefused
from shopbuilder.uploads.services import keep_upload
from tenants.database import db, in_town
from tenants.models import Shop
from tests.cast import Cast
from tests.conftest import browser
from tests.strict import strict_app

FEW = {"RATELIMIT_IMPORT": "1 per hour", "RATELIMIT_PHOTOS": "1 per hour"}
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def here(cast: Cast, context: Flask) -> Iterator[Cast]:
    del context
    with in_town(cast.town):
        yield cast


@pytest.fixture
def limited(cast: Cast, postgres: Postgres, valkey: Valkey, database: str) -> Iterator[Flask]:
    del cast
    changes = {"RATELIMIT_ENABLED": True, "WTF_CSRF_ENABLED": True, **FEW}
    with strict_app(postgres, valkey, database, **changes) as app:
        yield app


def shop(shop_id: int) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()


def opened(place: Shop) -> int:
    return open_run(
        KINDS["shop-agenda"], io.BytesIO(CALENDAR), "a.ics", actor="person:1", shop=place
    )


def at_work() -> int:
    return (
        db.session.scalar(select(func.count(ImportRun.id)).where(ImportRun.state == "planning"))
        or 0
    )


def test_one_file_tried_again_and_again_does_not_fill_the_queue_of_all_towns(here: Cast) -> None:
    run = opened(shop(here.bakery_id))
    stop_run(run)
    again = {try_again(run, actor="person:1") for _ in range(MOST_AT_WORK + 1)}
    assert len(again) == at_work() == 1
    opened(shop(here.books_id))  # the neighbour's file is taken


def test_what_was_stopped_does_not_go_on_beyond_what_may_be_at_work(here: Cast) -> None:
    from_before = [opened(shop(here.bakery_id)) for _ in range(MOST_AT_WORK)]
    for run in from_before:
        db.session.get_one(ImportRun, (here.town.id, run)).state = "ready"
    db.session.commit()
    for _ in range(MOST_AT_WORK):
        opened(shop(here.bakery_id))
    with pytest.raises(RunRefused, match="Several"):
        start_run(from_before[0])


def test_one_shop_does_not_take_the_room_of_all(
    here: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_OF_A_SHOP", 10)
    keep_upload(io.BytesIO(b"x" * 8), "a.csv", actor="person:1", shop_id=here.bakery_id)
    with pytest.raises(UploadRefused, match="no room"):
        keep_upload(io.BytesIO(b"x" * 3), "b.csv", actor="person:1", shop_id=here.bakery_id)
    keep_upload(io.BytesIO(b"x" * 3), "b.csv", actor="person:2", shop_id=here.books_id)


def test_shops_together_leave_room_to_the_town_hall(
    here: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_OF_A_TOWN", 20)
    monkeypatch.setattr(services, "LEFT_TO_CLERKS", 10)
    keep_upload(io.BytesIO(b"x" * 8), "a.csv", actor="person:1", shop_id=here.bakery_id)
    with pytest.raises(UploadRefused, match="no room"):
        keep_upload(io.BytesIO(b"x" * 3), "b.csv", actor="person:2", shop_id=here.books_id)
    keep_upload(io.BytesIO(b"x" * 10), "rues.csv", actor="person:3")


class Unread(io.BytesIO):
    """A body that nobody may begin to take in."""

    def read(self, size: int | None = -1, /) -> bytes:
        del size
        raise AssertionError("the form was read")

    readline = read1 = read  # type: ignore[assignment] # it is never called


@pytest.mark.parametrize(
    "path",
    [
        f"/gestion/{Cast.bakery}/imports",
        f"/gestion/{Cast.bakery}/photos",
        "/mairie/imports",
        f"/mairie/boutiques/{Cast.bakery}/photos",
    ],
)
def test_who_sends_too_often_is_refused_before_anything_is_read(
    cast: Cast, limited: Flask, path: str
) -> None:
    person = browser(limited, cast.town.home_host)
    kind = "multipart/form-data; boundary=B"
    assert person.post(path, data=b"--B--\r\n", content_type=kind).status_code == 400
    answer = person.post(
        path, input_stream=Unread(), content_length=60 * 1024 * 1024, content_type=kind
    )
    assert answer.status_code == 429


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_looks_at_the_columns_of_a_file_too_often_is_refused(
    cast: Cast, limited: Flask, method: str
) -> None:
    person = browser(limited, cast.town.home_host)
    path = f"/gestion/{Cast.bakery}/imports/1/colonnes"
    assert person.open(path, method=method).status_code != 429
    assert person.open(path, method=method).status_code == 429


def test_what_machines_of_the_house_ask_is_not_asked_under_a_language(
    clean: Flask, cast: Cast
) -> None:
    # The proxy keeps everybody else from /hooks/; it knows nothing of languages.
    nobody = browser(clean, cast.town.home_host)
    assert nobody.get("/hooks/hote").status_code == 200
    assert nobody.get("/en/hooks/hote").status_code == 404
