"""Photos come into the window of a shop and leave it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo
from shopbuilder.photos.services import add_photo, remove_photo
from shopbuilder.photos.store import Store
from shopbuilder.photos.window import MOST
from shopbuilder.town_life.models import ShopPerson
from tenants.database import db, in_town, transaction
from tenants.errors import NotFound
from tenants.models import Shop
from tests.cast import Cast
from tests.factories.photos import painted
from tests.facts import facts


def shop(shop_id: int) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == shop_id)).one()


def article_of(shop_id: int) -> Product:
    return db.session.scalars(select(Product).where(Product.shop_id == shop_id)).one()


def photos() -> int:
    return db.session.scalar(select(func.count(Photo.id))) or 0


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def add(here: Cast, store: Store) -> Callable[..., Photo]:
    """Add a photo to the bakery."""

    def added(data: bytes | None = None, alt: str = "La vitrine", **more: object) -> Photo:
        return add_photo(
            shop(here.bakery_id),
            data or painted(),
            alt,
            store=store,
            actor="person:1",
            **more,  # type: ignore[arg-type]
        )

    return added


@pytest.mark.parametrize("data", [b"no photo", painted()[:200]])
def test_what_is_refused_leaves_nothing_behind(
    add: Callable[..., Photo], tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(PhotoRefused):
        add(data)
    assert (photos(), files(tmp_path), facts()) == (0, [], [])


@pytest.mark.parametrize("alt", ["", "  \n ", "\u200b\u202e\0", "x" * 201])
def test_a_photo_that_nobody_can_hear_described_is_refused(
    add: Callable[..., Photo], alt: str
) -> None:
    with pytest.raises(PhotoRefused):
        add(alt=alt)
    assert photos() == 0


def test_an_article_of_another_shop_gets_no_photo(add: Callable[..., Photo], here: Cast) -> None:
    with pytest.raises(NotFound):
        add(product=article_of(here.books_id))


def test_a_person_of_another_shop_gets_no_photo(add: Callable[..., Photo], here: Cast) -> None:
    with transaction():
        bob = ShopPerson(shop_id=here.books_id, name="Bob")
        db.session.add(bob)
    with pytest.raises(NotFound):
        add(person=bob)


def test_another_town_s_photo_cannot_be_removed(
    add: Callable[..., Photo], here: Cast, store: Store, tmp_path: Path
) -> None:
    key = add().key
    with in_town(here.other_town), pytest.raises(NotFound):
        remove_photo(shop(here.other_shop_id), key, store=store, actor="person:2")
    assert files(tmp_path) == ["360.jpg", "360.webp", "400.jpg", "400.webp"]


def test_another_shop_s_photo_cannot_be_removed(
    add: Callable[..., Photo], here: Cast, store: Store
) -> None:
    key = add().key
    with pytest.raises(NotFound):
        remove_photo(shop(here.books_id), key, store=store, actor="person:2")
    assert photos() == 1


def test_a_photo_is_kept_with_what_it_shows(add: Callable[..., Photo], here: Cast) -> None:
    photo = add(alt="  La vitrine,\n un matin  ")
    assert photo.alt == "La vitrine, un matin"
    assert (photo.width, photo.height, photo.position) == (400, 300, 0)
    assert facts() == [("shop.photo_added", "person:1")]


def test_photos_stand_in_the_order_in_which_they_came(
    add: Callable[..., Photo], here: Cast
) -> None:
    bread = article_of(here.bakery_id)
    places = [add(painted(200 + n)).position for n in range(3)]
    assert places == [0, 1, 2]
    assert add(product=bread).position == 0


def test_the_same_photo_of_the_same_thing_is_kept_once(
    add: Callable[..., Photo], here: Cast
) -> None:
    first = add()
    assert add(alt="Encore").key == first.key
    assert add(product=article_of(here.bakery_id)).key != first.key
    assert photos() == 2


def test_one_photo_too_many_is_refused(
    add: Callable[..., Photo], monkeypatch: pytest.MonkeyPatch, here: Cast, tmp_path: Path
) -> None:
    monkeypatch.setitem(MOST, "shop", 2)
    add(painted(200))
    add(painted(210))
    with pytest.raises(PhotoRefused, match="take one away"):
        add(painted(220))
    assert photos() == 2
    assert len(files(tmp_path)) == 4
    add(painted(220), product=article_of(here.bakery_id))


def test_a_photo_that_is_removed_takes_its_files_along(
    add: Callable[..., Photo], here: Cast, store: Store, tmp_path: Path
) -> None:
    photo = add()
    remove_photo(shop(here.bakery_id), photo.key, store=store, actor="person:1")
    assert (photos(), files(tmp_path)) == (0, [])
    assert facts()[-1] == ("shop.photo_removed", "person:1")


def test_the_twin_of_a_photo_that_is_removed_keeps_its_files(
    add: Callable[..., Photo], here: Cast, store: Store
) -> None:
    photo, twin = add(), add(product=article_of(here.bakery_id))
    remove_photo(shop(here.bakery_id), photo.key, store=store, actor="person:1")
    assert store.path(here.town.id, twin.key, "400.webp") is not None


def test_photos_go_with_their_article(add: Callable[..., Photo], here: Cast, clean: Flask) -> None:
    bread = article_of(here.bakery_id)
    add(product=bread)
    with transaction():
        db.session.delete(bread)
    assert photos() == 0
