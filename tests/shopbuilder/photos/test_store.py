"""The files of photos: whole or not there, and never outside of their folder."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.store import Store

KEY = "0123456789abcdef" * 2
FILES = {"360.webp": b"small", "720.jpg": b"large"}


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("../" * 3 + "etc", "360.webp"),
        (KEY, "../../360.webp"),
        (KEY, "360.webp/../360.webp"),
        (KEY, "/etc/passwd"),
        (KEY, "360.webp\0"),
        (KEY, "360.webp\n"),
        (KEY, "360.svg"),
        (KEY, "0360.webp"),
        (KEY, ""),
        (f"{KEY}\n", "360.webp"),
        (KEY.upper(), "360.webp"),
        ("", "360.webp"),
    ],
)
def test_no_name_leads_out_of_the_store(store: Store, key: str, name: str) -> None:
    store.put(1, KEY, FILES)
    assert store.path(1, key, name) is None


def test_a_key_that_is_none_is_never_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Not the key"):
        store.put(1, "../x", FILES)
    assert files(tmp_path) == []


def test_what_is_put_is_found(store: Store) -> None:
    store.put(1, KEY, FILES)
    found = store.path(1, KEY, "720.jpg")
    assert found is not None
    assert found.read_bytes() == b"large"


def test_another_town_does_not_find_it(store: Store) -> None:
    store.put(1, KEY, FILES)
    assert store.path(2, KEY, "720.jpg") is None


def test_putting_it_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    store.put(1, KEY, FILES)
    store.put(1, KEY, {"360.webp": b"other"})
    assert files(tmp_path) == ["360.webp", "720.jpg"]
    found = store.path(1, KEY, "360.webp")
    assert found is not None
    assert found.read_bytes() == b"small"


def test_a_disk_that_is_full_leaves_nothing_half_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shopbuilder.photos.store.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(1, KEY, FILES)
    assert files(tmp_path) == []
    assert store.path(1, KEY, "360.webp") is None


def test_what_is_removed_is_gone_and_may_be_removed_again(store: Store, tmp_path: Path) -> None:
    store.put(1, KEY, FILES)
    store.put(2, KEY, FILES)
    store.remove(1, KEY)
    store.remove(1, KEY)
    assert store.path(1, KEY, "360.webp") is None
    assert store.path(2, KEY, "360.webp") is not None


def test_an_installation_without_a_folder_takes_no_photos() -> None:
    nowhere = Store(None)
    with pytest.raises(PhotoRefused, match="MEDIA_DIR"):
        nowhere.put(1, KEY, FILES)
    assert nowhere.path(1, KEY, "360.webp") is None
    nowhere.remove(1, KEY)


LONG_AGO = datetime.now(tz=UTC) + timedelta(hours=1)
JUST_BEFORE = datetime.now(tz=UTC) - timedelta(hours=1)


def test_files_put_there_just_now_are_not_swept(store: Store, tmp_path: Path) -> None:
    store.put(1, KEY, FILES)
    assert list(store.old_keys(1, JUST_BEFORE)) == []
    assert store.sweep(1, KEY, JUST_BEFORE) is False
    assert store.path(1, KEY, "360.webp") is not None


def test_old_files_are_swept_and_those_of_another_town_stay(store: Store) -> None:
    store.put(1, KEY, FILES)
    store.put(2, KEY, FILES)
    assert list(store.old_keys(1, LONG_AGO)) == [KEY]
    assert store.sweep(1, KEY, LONG_AGO) is True
    assert (store.path(1, KEY, "360.webp"), store.sweep(1, KEY, LONG_AGO)) == (None, False)
    assert store.path(2, KEY, "360.webp") is not None


def test_the_same_photo_put_again_makes_its_files_new(store: Store, tmp_path: Path) -> None:
    """A sweep that has already looked for its row must not take them."""
    store.put(1, KEY, FILES)
    (home,) = tmp_path.glob(f"1/*/{KEY}")
    os.utime(home, (0, 0))
    assert list(store.old_keys(1, JUST_BEFORE)) == [KEY]
    store.put(1, KEY, FILES)
    assert store.sweep(1, KEY, JUST_BEFORE) is False
    assert store.path(1, KEY, "360.webp") is not None


def test_what_a_writer_left_half_written_goes(store: Store, tmp_path: Path) -> None:
    half = tmp_path / "1" / KEY[:2] / f"{KEY}.0badcafe"
    half.mkdir(parents=True)
    os.utime(half, (0, 0))
    assert list(store.old_keys(1, JUST_BEFORE)) == []
    assert not half.exists()
