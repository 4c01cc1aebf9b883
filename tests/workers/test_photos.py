"""Photos that were sent or noted: developed by the worker, whatever falls on the way."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos import lab
from shopbuilder.photos.desk import fetching
from shopbuilder.photos.lab import MOST_ATTEMPTS, NEVER_DONE, UNREADABLE
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.opening import NO_PHOTO
from shopbuilder.photos.sending import ask_for_noted, forget_sent, noted, send_photo, stop_fetching
from shopbuilder.photos.store import Store
from shopbuilder.uploads.models import Upload
from shopbuilder.web.media import photo_store
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.models import Shop
from tests.cast import Cast
from tests.factories.photos import painted
from tests.hostile_site import Site, answer, ok, site
from workers import photos
from workers.photos import AT_ONCE, develop_photo, sweep_files, sweep_waiting


@pytest.fixture(autouse=True)
def media(worker: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media"
    monkeypatch.setitem(worker.config, "MEDIA_DIR", str(folder))
    return folder


@pytest.fixture
def place() -> Iterator[Site]:
    with site() as made:
        yield made


def bakery(cast: Cast) -> Shop:
    return db.session.scalars(select(Shop).where(Shop.id == cast.bakery_id)).one()


def send(cast: Cast, data: bytes, name: str = "IMG_1.jpg", alt: str = "") -> int:
    with in_town(cast.town):
        return send_photo(bakery(cast), BytesIO(data), name, actor="person:1", alt=alt)


def sent(cast: Cast) -> list[tuple[str, str]]:
    """State and reason of each photo that is not in the window."""
    with in_town(cast.town):
        rows = db.session.execute(
            select(SentPhoto.state, SentPhoto.refusal).order_by(SentPhoto.id)
        ).all()
    return [(row.state, row.refusal.get("said", "")) for row in rows]


def hung(cast: Cast) -> list[tuple[str, str | None]]:
    with in_town(cast.town):
        rows = db.session.execute(select(Photo.alt, Photo.origin).order_by(Photo.id)).all()
    return [(row.alt, row.origin) for row in rows]


def files(media: Path) -> list[str]:
    return sorted(path.name for path in media.rglob("*.*") if path.is_file())


def test_what_is_no_photo_is_refused_and_the_next_one_is_developed(cast: Cast) -> None:
    send(cast, b"a letter", "lettre.jpg")
    send(cast, painted())
    sweep_waiting()
    assert sent(cast) == [("refused", NO_PHOTO), ("ready", "")]


def test_a_photo_waits_for_its_words_and_nothing_of_the_file_stays(cast: Cast, media: Path) -> None:
    send(cast, painted())
    sweep_waiting()
    assert (sent(cast), hung(cast)) == ([("ready", "")], [])
    assert files(media) == ["360.jpg", "360.webp", "400.jpg", "400.webp"]
    with in_town(cast.town):
        assert db.session.scalar(select(func.count(Upload.id))) == 0


def test_a_photo_sent_with_its_words_goes_into_the_window_by_itself(cast: Cast) -> None:
    send(cast, painted(), alt="La vitrine, un matin")
    sweep_waiting()
    assert (sent(cast), hung(cast)) == ([], [("La vitrine, un matin", None)])


def test_a_file_that_fells_its_decoder_is_refused_the_second_time_and_holds_up_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, killer = sys.executable, tmp_path / "python"
    killer.write_text(
        "#!/bin/sh\nread -r first < /dev/stdin; case $first in fell*) kill -9 $$;; esac\n"
        f'exec 0</dev/null; exec {real} "$@" < {tmp_path}/good\n'
    )
    killer.chmod(0o755)
    (tmp_path / "good").write_bytes(painted())
    monkeypatch.setattr(sys, "executable", str(killer))
    send(cast, b"fell me\n")
    send(cast, b"good one\n")
    sweep_waiting()
    assert sent(cast) == [("waiting", ""), ("ready", "")]
    sweep_waiting()
    assert sent(cast) == [("refused", UNREADABLE), ("ready", "")]


def test_a_photo_under_which_a_worker_was_killed_is_taken_up_again(cast: Cast) -> None:
    number = send(cast, painted())
    with in_town(cast.town):
        assert list(lab.lease([number], 120)) == [number]  # and then nothing more is heard of it
    assert sweep_waiting() == 0
    with time_machine.travel(now() + timedelta(seconds=121), tick=False):
        assert sweep_waiting() == 1
    assert sent(cast) == [("ready", "")]


def test_a_photo_broken_off_again_and_again_is_given_up(cast: Cast) -> None:
    number = send(cast, painted())
    for tried in range(MOST_ATTEMPTS):
        with time_machine.travel(now() + timedelta(hours=tried), tick=False), in_town(cast.town):
            lab.lease([number], 1)
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        sweep_waiting()
    assert sent(cast) == [("refused", NEVER_DONE)]


def test_two_workers_never_hold_the_same_photo(cast: Cast) -> None:
    number = send(cast, painted())
    with in_town(cast.town):
        assert [list(lab.lease([number], 60)) for _ in range(2)] == [[number], []]


def test_a_photo_taken_away_while_it_is_developed_comes_to_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, media: Path
) -> None:
    number = send(cast, painted(), alt="Plus là")
    developed = lab.developed

    def meanwhile(data: bytes) -> object:
        made = developed(data)
        with in_town(cast.town):
            forget_sent(bakery(cast), number)
        return made

    monkeypatch.setattr(lab, "developed", meanwhile)
    with in_town(cast.town):
        lab.lease([number], 60)
    assert develop_photo(cast.town.id, number) is False
    assert (sent(cast), hung(cast)) == ([], [])
    assert files(media) != []  # until the sweep


def test_only_a_few_are_in_hand_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(AT_ONCE + 2):
        send(cast, painted(200 + n))
    monkeypatch.setattr(photos, "hand_on", lambda *_: None)
    assert [sweep_waiting() for _ in range(2)] == [AT_ONCE, 0]


def test_what_somebody_waits_for_comes_before_what_is_fetched(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(cast, *(f"http://127.0.0.1/{n}" for n in range(AT_ONCE)))
    with in_town(cast.town):
        ask_for_noted(bakery(cast), actor="person:1")
    number = send(cast, painted())
    handed: list[int] = []
    monkeypatch.setattr(photos, "hand_on", lambda _, __, photo_id: handed.append(photo_id))
    sweep_waiting()
    assert number in handed


def note(cast: Cast, *addresses: str) -> None:
    with in_town(cast.town), transaction():
        bread = db.session.scalars(select(Product).where(Product.shop_id == cast.bakery_id)).one()
        bread.noted_images = list(addresses)


def test_noted_pictures_are_fetched_beside_their_article(cast: Cast, place: Site) -> None:
    place.pages["/pain.jpg"] = ok(painted(), "Content-Type: image/jpeg")
    place.pages["/lettre.jpg"] = ok(b"a letter")
    place.pages["/gone.jpg"] = answer("404 Not Found")
    addresses = [place.url(path) for path in ("/pain.jpg", "/lettre.jpg", "/gone.jpg")]
    note(cast, *addresses)
    with in_town(cast.town):
        assert ask_for_noted(bakery(cast), actor="person:1") == 3
        assert ask_for_noted(bakery(cast), actor="person:1") == 0
    for _ in range(3):
        sweep_waiting()
    assert hung(cast) == [("Pain de campagne", addresses[0])]
    said = [reason for _, reason in sent(cast)]
    assert said == [NO_PHOTO, "There is nothing at this address any more."]
    with in_town(cast.town):
        assert noted(cast.bakery_id) == []
        so_far = fetching(cast.bakery_id)
    assert (so_far.waiting, so_far.done, so_far.failed) == (0, 1, 2)


def test_a_noted_address_within_our_walls_is_not_asked(
    cast: Cast, worker: Flask, monkeypatch: pytest.MonkeyPatch, place: Site
) -> None:
    monkeypatch.setitem(worker.config, "FETCH_ALSO", "")
    place.pages["/pain.jpg"] = ok(painted())
    note(cast, place.url("/pain.jpg"), "file:///etc/passwd")
    with in_town(cast.town):
        ask_for_noted(bakery(cast), actor="person:1")
    sweep_waiting()
    assert [state for state, _ in sent(cast)] == ["refused", "refused"]
    assert (hung(cast), place.asked) == ([], [])


def test_fetching_can_be_stopped_and_taken_up_again(cast: Cast) -> None:
    note(cast, "http://127.0.0.1/1", "http://127.0.0.1/2")
    with in_town(cast.town):
        ask_for_noted(bakery(cast), actor="person:1")
        assert stop_fetching(bakery(cast)) == 2
        assert len(noted(cast.bakery_id)) == 2
    assert sent(cast) == []


def test_another_town_s_photos_stay_out_of_reach(cast: Cast) -> None:
    number = send(cast, painted())
    with in_town(cast.other_town):
        assert lab.lease([number], 60) == []
    assert develop_photo(cast.other_town.id, number) is False
    assert sent(cast) == [("waiting", "")]


def test_files_without_a_row_go_once_they_are_old(
    cast: Cast, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(cast, painted(), alt="Reste")
    sweep_waiting()
    store: Store = photo_store()
    store.put(cast.town.id, "e" * 32, {"360.webp": b"x"})
    assert sweep_files() == 0  # it was written just now
    monkeypatch.setattr("shopbuilder.photos.sweeping.GRACE", timedelta(seconds=-1))
    assert sweep_files() == 1
    assert store.path(cast.town.id, "e" * 32, "360.webp") is None
    assert len(files(media)) == 4


def test_files_of_a_shop_that_went_go_with_it(
    cast: Cast, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(cast, painted(), alt="Part avec la boutique")
    sweep_waiting()
    with in_town(cast.town), transaction():
        db.session.delete(db.session.scalars(select(Photo)).one())
    monkeypatch.setattr("shopbuilder.photos.sweeping.GRACE", timedelta(seconds=-1))
    assert sweep_files() == 1
    assert files(media) == []
