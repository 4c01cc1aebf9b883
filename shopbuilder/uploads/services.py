"""The verbs on files people send: keep one, write it to a folder, forget it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import ColumnElement, delete, func, select

from shopbuilder.uploads.errors import UploadRefused, UploadTooBig
from shopbuilder.uploads.models import Upload, UploadChunk
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.isolation import insert_into

#: In bytes: of one file unless the caller says otherwise, and of all files a town has here at once.
MAX_BYTES: Final = 64 * 1024 * 1024
MOST_OF_A_TOWN: Final = 512 * 1024 * 1024
#: In bytes, of all files of one shop; and what shops together leave of the town's room to its clerks.
MOST_OF_A_SHOP: Final = 192 * 1024 * 1024
LEFT_TO_CLERKS: Final = 64 * 1024 * 1024
#: In bytes. What is held in memory at a time, here and by the driver.
CHUNK: Final = 256 * 1024
#: How the name of a file begins while it lies in a folder; a sentence names the sender's instead.
KEPT_AS: Final = "upload-"
#: In characters.
MAX_NAME: Final = 120
#: A file goes after so many days, used or not: until then its import can be tried again.
KEPT_DAYS: Final = 7
#: In bytes: names of files are no longer on any disk.
_MAX_NAME_BYTES: Final = 200

_MB: Final = 1024 * 1024
#: First half of the lock's key; the second one is the town.
_LOCK: Final = 72_015


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


def keep_upload(
    stream: Readable,
    name: str,
    *,
    actor: str,
    shop_id: int | None = None,
    max_bytes: int = MAX_BYTES,
) -> Upload:
    """Keep what `stream` gives as a file of the town entered; memory stays at one piece.

    Args:
        stream: read to its end; its size is not believed, only counted.
        name: as the sender calls it.
        actor: who sends it.
        shop_id: the shop it is about, None for the town's own.
        max_bytes: of this file.

    Raises:
        UploadTooBig: more than `max_bytes`.
        UploadRefused: empty, or the town, or the shop, has no room left.
    """
    with transaction():
        room = _room_left(shop_id)
        upload = Upload(name=safe_name(name), size=1, sha256="", actor=actor, shop_id=shop_id)
        db.session.add(upload)
        db.session.flush()
        digest, size = hashlib.sha256(), 0
        for position, data in enumerate(_pieces(stream)):
            size += len(data)
            _refuse_too_much(size, max_bytes, room)
            digest.update(data)
            # Past the session, which would hold every piece until the end.
            db.session.execute(
                insert_into(UploadChunk).values(upload_id=upload.id, position=position, data=data)
            )
        if not size:
            raise UploadRefused(N_("“%(name)s” is empty."), name=upload.name)
        upload.size, upload.sha256 = size, digest.hexdigest()
        db.session.flush()
    return upload


def _room_left(shop_id: int | None) -> int:
    """Return how many bytes the town, or a shop of it, may still bring; others who send wait.

    One shop cannot take the room of all, nor shops together that of the town hall.
    """
    db.session.execute(select(func.pg_advisory_xact_lock(_LOCK, current_town().id)))
    if shop_id is None:
        return MOST_OF_A_TOWN - _held()
    of_shop = MOST_OF_A_SHOP - _held(Upload.shop_id == shop_id)
    return min(of_shop, MOST_OF_A_TOWN - LEFT_TO_CLERKS - _held())


def _held(*which: ColumnElement[bool]) -> int:
    """Return how many bytes the files of the town take that are kept now, or some of them."""
    held = select(func.coalesce(func.sum(Upload.size), 0)).select_from(Upload).where(*which)
    return int(db.session.scalar(held) or 0)


def _pieces(stream: Readable) -> Iterator[bytes]:
    """Yield what a stream gives, piece by piece."""
    while data := stream.read(CHUNK):
        yield data


def _refuse_too_much(size: int, most: int, room: int) -> None:
    if size > most:
        raise UploadTooBig(
            N_("The file is too big: at most %(most)s MB can be sent."), most=most // _MB
        )
    if size > room:
        raise UploadRefused(
            N_(
                "There is no room left for this town’s files. Those sent earlier are"
                " deleted after a while."
            )
        )


def safe_name(name: str) -> str:
    """Return a file's name without folders, controls or signs that turn text around."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    shown = "".join(sign if sign.isprintable() else " " for sign in plain)
    clean = re.sub(r"\s+", " ", shown).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if len(clean) > MAX_NAME and dot and len(ending) <= 10:
        clean = f"{stem[: MAX_NAME - len(ending) - 1]}.{ending}"
    return clean[:MAX_NAME] or "fichier"


def written_to(upload_id: int, folder: Path) -> Path:
    """Write a file of the town entered into `folder` and return where. Raises NotFound.

    It is called there as the sender called it, so that readers can name it; give it a folder of its
    own.
    """
    upload = db.session.execute(
        select(Upload.id, Upload.name).where(Upload.id == upload_id)
    ).one_or_none()
    if upload is None:
        raise NotFound
    path = folder / _on_disk(upload.name)
    count = db.session.scalar(
        select(func.count(UploadChunk.id)).where(UploadChunk.upload_id == upload_id)
    )
    with path.open("wb") as file:
        for position in range(count or 0):
            file.write(_chunk(upload_id, position))
    return path


def _on_disk(name: str) -> str:
    """Return a name that any disk takes, its ending kept: readers go by it."""
    stem, dot, ending = name.rpartition(".")
    room = _MAX_NAME_BYTES - len(ending.encode()) - 1
    if len(name.encode()) <= _MAX_NAME_BYTES:
        return name
    if not dot or room < 1:
        return name.encode()[:_MAX_NAME_BYTES].decode(errors="ignore")
    return f"{stem.encode()[:room].decode(errors='ignore')}.{ending}"


def _chunk(upload_id: int, position: int) -> bytes:
    query = select(UploadChunk.data).where(
        UploadChunk.upload_id == upload_id, UploadChunk.position == position
    )
    return db.session.scalars(query).one()


def forget_upload(upload_id: int) -> None:
    """Delete a file of the town entered; one that is gone already stays gone."""
    with transaction():
        db.session.execute(delete(Upload).where(Upload.id == upload_id))


def old_uploads() -> list[int]:
    """Return the ids of files of the town entered that are older than files are kept."""
    old = now() - timedelta(days=KEPT_DAYS)
    return list(db.session.scalars(select(Upload.id).where(Upload.created_at < old)))
