"""The addresses of photos."""

from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from shopbuilder.photos.models import Photo
from tenants.database import db
from tests.cast import Cast
from tests.conftest import Browser, browser
from tests.factories.photos import photo_of
from tests.factories.shops import Pen
from tests.statements import count_statements


@pytest.fixture
def key(pen: Pen) -> str:
    """A photo of the bakery."""
    with pen.writing():
        return photo_of(Cast.bakery).key


def test_another_town_s_photo_is_not_there(clean: Flask, cast: Cast, key: str) -> None:
    neighbour = browser(clean, cast.other_town.home_host)
    assert neighbour.get(f"/photos/{key}/400.webp").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["0" * 32 + "/400.webp", "{key}/401.webp", "{key}/400.gif", "{key}/400.svg", "{key}/0400.webp",
     "{key}/99999.webp", "{key}/-1.webp", "{key}/400.webp/", "../{key}/400.webp",
     "%2e%2e%2f{key}/400.webp", "{key}/400.webp%00", "{key}/"],
)  # fmt: skip
def test_what_is_no_photo_is_not_found(client: Browser, key: str, path: str) -> None:
    assert client.get(f"/photos/{path.format(key=key)}").status_code == 404


def test_photos_of_a_suspended_shop_are_not_shown(
    cast: Cast, client: Browser, pen: Pen, key: str
) -> None:
    pen.change(cast.bakery_id, status="suspended")
    assert client.get(f"/photos/{key}/400.webp").status_code == 404


def test_photos_of_a_town_in_preparation_are_not_shown(client: Browser, pen: Pen, key: str) -> None:
    pen.unpublish()
    assert client.get(f"/photos/{key}/400.webp").status_code == 404


@pytest.mark.parametrize(
    ("ending", "media", "kind"), [("webp", "image/webp", "WEBP"), ("jpg", "image/jpeg", "JPEG")]
)
def test_each_size_is_sent_as_what_it_is(
    client: Browser, key: str, ending: str, media: str, kind: str
) -> None:
    for width in (360, 400):
        answer = client.get(f"/photos/{key}/{width}.{ending}", buffered=True)
        assert answer.headers["Content-Type"] == media
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        with Image.open(BytesIO(answer.data)) as image:
            assert (image.format, image.width) == (kind, width)


def test_a_photo_is_kept_for_good_and_asked_for_once(client: Browser, key: str) -> None:
    answer = client.get(f"/photos/{key}/400.webp", buffered=True)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer.headers
    again = client.get(f"/photos/{key}/400.webp", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_photo_costs_one_statement(client: Browser, key: str, app: Flask) -> None:
    with app.app_context(), count_statements(db.engine) as sent:
        client.get(f"/photos/{key}/400.webp", buffered=True)
    assert len(sent) == 1


def test_a_photo_whose_files_are_lost_is_not_found(client: Browser, pen: Pen, key: str) -> None:
    with pen.writing():
        db.session.query(Photo).update({"key": "f" * 32})
    assert client.get(f"/photos/{'f' * 32}/400.webp").status_code == 404
