from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from shopbuilder.uploads import services
from shopbuilder.uploads.errors import UploadRefused, UploadTooBig
from shopbuilder.uploads.models import Upload, UploadChunk
from shopbuilder.uploads.services import (
    CHUNK,
    forget_upload,
    keep_upload,
    old_uploads,
    safe_name,
    written_to,
)
from tenants.clock import now
from tenants.database import db, in_town, transaction
from tenants.errors import NotFound
from tests.cast import Cast


@pytest.fixture
def town(cast: Cast, context: Flask) -> Iterator[Cast]:
    del context
    with in_town(cast.town):
        yield cast


def kept(model: type) -> int:
    return db.session.scalar(select(func.count(model.id))) or 0


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_a_file_comes_out_as_it_went_in(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    upload = keep_upload(BytesIO(data), "tarif.csv", actor="person:1")
    path = written_to(upload.id, tmp_path)
    assert (path.read_bytes(), path.name, upload.size) == (data, "tarif.csv", size)


@pytest.mark.usefixtures("town")
def test_a_file_too_big_leaves_nothing() -> None:
    with pytest.raises(UploadTooBig):
        keep_upload(BytesIO(b"x" * 11), "a.csv", actor="person:1", max_bytes=10)
    assert (kept(Upload), kept(UploadChunk)) == (0, 0)


@pytest.mark.usefixtures("town")
def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UploadRefused):
        keep_upload(BytesIO(b""), "a.csv", actor="person:1")
    assert kept(Upload) == 0


@pytest.mark.usefixtures("town")
def test_a_town_cannot_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_OF_A_TOWN", 10)
    keep_upload(BytesIO(b"x" * 8), "a.csv", actor="person:1")
    with pytest.raises(UploadRefused, match="no room"):
        keep_upload(BytesIO(b"x" * 3), "b.csv", actor="person:1")


def test_another_town_does_not_see_the_file(town: Cast, tmp_path: Path) -> None:
    upload_id = keep_upload(BytesIO(b"secret"), "a.csv", actor="person:1").id
    with in_town(town.other_town):
        with pytest.raises(NotFound):
            written_to(upload_id, tmp_path)
        forget_upload(upload_id)
    with in_town(town.town):
        assert written_to(upload_id, tmp_path).read_bytes() == b"secret"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("name", ["é" * 120, f"{'字' * 115}.csv", f"a.{'字' * 115}"])
def test_a_long_name_fits_on_any_disk(tmp_path: Path, name: str) -> None:
    upload = keep_upload(BytesIO(b"x"), name, actor="person:1")
    path = written_to(upload.id, tmp_path)
    assert len(path.name.encode()) <= 200
    assert path.suffix in {"", ".csv"} or not name.endswith(".csv")


@pytest.mark.usefixtures("town")
def test_a_forgotten_file_leaves_no_piece() -> None:
    upload = keep_upload(BytesIO(b"x" * (CHUNK + 1)), "a.csv", actor="person:1")
    forget_upload(upload.id)
    assert (kept(Upload), kept(UploadChunk)) == (0, 0)


@pytest.mark.usefixtures("town")
def test_files_older_than_a_week_are_to_go() -> None:
    old = keep_upload(BytesIO(b"x"), "a.csv", actor="person:1")
    keep_upload(BytesIO(b"x"), "b.csv", actor="person:1")
    with transaction():
        old.created_at = now() - timedelta(days=services.KEPT_DAYS + 1)
    assert old_uploads() == [old.id]


@pytest.mark.parametrize(
    ("sent", "kept_as"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Bureau\\tarif été.csv", "tarif été.csv"),
        ("a\0b\nc.csv", "a b c.csv"),
        ("\u202egpj.csv", "gpj.csv"),
        ("...", "fichier"),
        ("", "fichier"),
    ],
)
def test_a_name_is_made_harmless(sent: str, kept_as: str) -> None:
    assert safe_name(sent) == kept_as


@given(st.text(max_size=300))
def test_any_name_becomes_one_of_a_file(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= services.MAX_NAME
    assert "/" not in safe
    assert safe.isprintable()
