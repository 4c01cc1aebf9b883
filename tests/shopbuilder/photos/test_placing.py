"""What is done with photos of a window: placed, described, moved, taken out and put back."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos import placing, sending
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.lab import develop_sent, lease
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.sending import MOST_ON_THE_WAY, forget_sent, send_photo
from shopbuilder.photos.services import add_photo
from shopbuilder.photos.store import Store
from shopbuilder.photos.sweeping import sweep_photos
from shopbuilder.photos.window import MOST, Subject, subject_named
from shopbuilder.uploads.errors import UploadTooBig
from shopbuilder.uploads.models import Upload
from tenants.clock import now
from tenants.database import db, in_town
from tenants.errors import NotFound
from tenants.models import Shop
from tests.cast import Cast
from tests.factories.photos import painted
from tests.facts import facts


def shop(shop_id: int) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()


def ready(here: Cast, store: Store, data: bytes | None = None) -> int:
    """Send a photo of the bakery and develop it."""
    number = send_photo(shop(here.bakery_id), BytesIO(data or painted()), "a.jpg", actor="person:1")
    lease([number], 60)
    assert develop_sent(number, store=store, fetched=lambda _: b"")
    return number


def window(here: Cast, store: Store, *alts: str) -> list[int]:
    return [
        add_photo(shop(here.bakery_id), painted(200 + n), alt, store=store, actor="person:1").id
        for n, alt in enumerate(alts)
    ]


def alts() -> list[str]:
    return list(db.session.scalars(select(Photo.alt).order_by(Photo.position, Photo.id)))


def test_what_is_another_shop_s_or_town_s_is_not_found(here: Cast, store: Store) -> None:
    number = ready(here, store)
    (hung,) = window(here, store, "La vitrine")
    verbs: list[Callable[[Shop], object]] = [
        lambda other: placing.place(other, number, Subject(), "Volée", actor="person:2"),
        lambda other: forget_sent(other, number),
        lambda other: placing.move(other, hung, "up"),
        lambda other: placing.take_out(other, hung, actor="person:2"),
        lambda other: placing.describe(other, hung, Subject(), "Volée"),
    ]
    for verb in verbs:
        with pytest.raises(NotFound):
            verb(shop(here.books_id))
    with in_town(here.other_town):
        for verb in verbs:
            with pytest.raises(NotFound):
                verb(shop(here.other_shop_id))


def test_a_photo_is_placed_with_its_words_and_told(here: Cast, store: Store) -> None:
    number = ready(here, store)
    bread = subject_named(shop(here.bakery_id), "PAIN de campagne")
    placing.place(shop(here.bakery_id), number, bread, "Un pain", actor="person:1")
    photo = db.session.scalars(select(Photo)).one()
    assert (photo.alt, photo.product_id) == ("Un pain", bread.product_id)
    assert photo.key is not None
    assert store.path(here.town.id, photo.key, "400.webp") is not None
    assert facts()[-1] == ("shop.photo_added", "person:1")
    with pytest.raises(NotFound):
        placing.place(shop(here.bakery_id), number, bread, "Encore", actor="person:1")


def test_nothing_said_or_a_name_nobody_knows_leaves_it_waiting(here: Cast, store: Store) -> None:
    number = ready(here, store)
    with pytest.raises(PhotoRefused, match="few words"):
        placing.place(shop(here.bakery_id), number, Subject(), " ", actor="person:1")
    with pytest.raises(PhotoRefused, match="nobody called"):
        subject_named(shop(here.bakery_id), "Le Tour du puits")
    assert db.session.scalar(select(SentPhoto.state)) == "ready"


def test_the_first_photo_moves_no_further_and_neighbours_change_places(
    here: Cast, store: Store
) -> None:
    first, _, third = window(here, store, "a", "b", "c")
    bakery = shop(here.bakery_id)
    placing.move(bakery, first, "up")
    assert alts() == ["a", "b", "c"]
    placing.move(bakery, third, "up")
    assert alts() == ["a", "c", "b"]
    placing.move(bakery, first, "down")
    assert alts() == ["c", "a", "b"]


def test_a_photo_taken_out_is_put_back_where_it_stood(
    here: Cast, store: Store, tmp_path: Path
) -> None:
    _, second, _ = window(here, store, "a", "b", "c")
    bakery = shop(here.bakery_id)
    aside = placing.take_out(bakery, second, actor="person:1")
    assert alts() == ["a", "c"]
    assert len(list(tmp_path.rglob("*.webp"))) == 3
    placing.put_back(bakery, aside, actor="person:1")
    assert alts() == ["a", "b", "c"]
    assert db.session.scalar(select(func.count(SentPhoto.id))) == 0


def test_a_photo_is_not_put_back_after_a_week_and_goes_with_the_sweep(
    here: Cast, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (only,) = window(here, store, "a")
    aside = placing.take_out(shop(here.bakery_id), only, actor="person:1")
    monkeypatch.setattr("shopbuilder.photos.sweeping.GRACE", timedelta(seconds=-1))
    assert sweep_photos(store).rows == 0
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        with pytest.raises(NotFound):
            placing.put_back(shop(here.bakery_id), aside, actor="person:1")
        swept = sweep_photos(store)
    assert (swept.rows, swept.files) == (1, 1)


def test_only_the_last_photos_taken_out_wait_to_be_put_back(
    here: Cast, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "MOST_ASIDE", 2)
    bakery = shop(here.bakery_id)
    for number in window(here, store, "a", "b", "c"):
        placing.take_out(bakery, number, actor="person:1")
    assert sorted(db.session.scalars(select(SentPhoto.alt))) == ["b", "c"]


def test_a_photo_does_not_come_back_into_a_full_window(
    here: Cast, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = window(here, store, "a", "b")
    aside = placing.take_out(shop(here.bakery_id), first, actor="person:1")
    monkeypatch.setitem(MOST, "shop", 1)
    with pytest.raises(PhotoRefused, match="take one away"):
        placing.put_back(shop(here.bakery_id), aside, actor="person:1")
    assert alts() == ["b"]


def test_a_photo_given_to_an_article_stands_behind_those_it_has(here: Cast, store: Store) -> None:
    bakery = shop(here.bakery_id)
    bread = db.session.scalars(select(Product).where(Product.shop_id == bakery.id)).one()
    add_photo(bakery, painted(500), "Le pain", store=store, actor="person:1", product=bread)
    (front,) = window(here, store, "a")
    placing.describe(bakery, front, Subject(product_id=bread.id), "Le pain, de près")
    moved = db.session.scalars(select(Photo).where(Photo.id == front)).one()
    assert (moved.product_id, moved.position, moved.alt) == (bread.id, 1, "Le pain, de près")


def test_a_file_that_is_too_heavy_is_not_kept(here: Cast) -> None:
    with pytest.raises(UploadTooBig):
        send_photo(
            shop(here.bakery_id), BytesIO(b"x" * (15 * 1024 * 1024 + 1)), "a.jpg", actor="person:1"
        )
    assert db.session.scalar(select(func.count(Upload.id))) == 0


def test_the_same_photo_sent_twice_is_one(here: Cast) -> None:
    numbers = {
        send_photo(shop(here.bakery_id), BytesIO(painted()), name, actor="person:1")
        for name in ("a.jpg", "b.jpg")
    }
    assert len(numbers) == 1
    assert db.session.scalar(select(func.count(Upload.id))) == 1


def test_so_many_photos_may_wait_and_no_more(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "MOST_ON_THE_WAY", 2)
    for n in range(2):
        send_photo(shop(here.bakery_id), BytesIO(painted(200 + n)), "a.jpg", actor="person:1")
    with pytest.raises(PhotoRefused, match="waiting here already"):
        send_photo(shop(here.bakery_id), BytesIO(painted(300)), "a.jpg", actor="person:1")
    assert MOST_ON_THE_WAY == 40
