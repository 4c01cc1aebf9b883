"""What the worker does with a photo that waits: takes it, has it developed, keeps or refuses it."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import or_, select, update

from shopbuilder.photos.darkroom import DecoderFell, developed
from shopbuilder.photos.developing import RECIPE, Developed
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import SentPhoto
from shopbuilder.photos.placing import hang
from shopbuilder.photos.store import Store
from shopbuilder.photos.window import Subject, one_at_a_time
from shopbuilder.uploads.services import forget_upload, written_to
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound, Refusal

#: After so many falls of its decoder a photo is not tried again.
MOST_FALLS: Final = 2
#: A worker that is killed says nothing; so many may be, under one photo.
MOST_ATTEMPTS: Final = 6

UNREADABLE: Final = N_(
    "This photo could not be read, even at the second attempt. Please open it on your"
    " device, save it again as a JPEG and send that."
)
NEVER_DONE: Final = N_("Preparing this photo was interrupted several times. Please send it again.")


@dataclass(frozen=True, slots=True)
class _Taken:
    """As much of a row as developing needs; the row itself may go meanwhile."""

    id: int
    shop_id: int
    upload_id: int | None
    address: str | None
    attempts: int
    falls: int


def lease(ids: Sequence[int], seconds: float) -> Sequence[int]:
    """Take the photos that nobody holds, for a while; return those that were won."""
    moment = now()
    with transaction():
        return db.session.scalars(
            update(SentPhoto)
            .where(
                SentPhoto.id.in_(ids),
                SentPhoto.state.in_(("waiting", "developing")),
                or_(SentPhoto.leased_until.is_(None), SentPhoto.leased_until <= moment),
            )
            .values(
                state="developing",
                leased_until=moment + timedelta(seconds=seconds),
                attempts=SentPhoto.attempts + 1,
            )
            .returning(SentPhoto.id)
        ).all()


def develop_sent(number: int, *, store: Store, fetched: Callable[[str], bytes]) -> bool:
    """Develop a photo that was taken; tell whether it is ready or in the window now.

    `fetched` gives what stands at an address; its refusals are told to the trader.
    """
    taken = _taken(number)
    if taken is None:
        return False
    try:
        if taken.attempts > MOST_ATTEMPTS:
            raise PhotoRefused(NEVER_DONE)
        data = fetched(taken.address) if taken.address else _bytes_of(taken)
        photo = developed(data)
    except DecoderFell:
        _fell(taken)
        return False
    except NotFound:  # the file is gone: so is what was asked for
        _refuse(taken, PhotoRefused(NEVER_DONE))
        return False
    except Refusal as refusal:
        _refuse(taken, refusal)
        return False
    key = sha256(f"{RECIPE}/sent/{taken.shop_id}/{taken.id}/".encode() + data).hexdigest()[:32]
    store.put(current_town().id, key, photo.files)
    return _ready(taken, key, photo)


def _taken(number: int) -> _Taken | None:
    row = db.session.execute(
        select(
            SentPhoto.id,
            SentPhoto.shop_id,
            SentPhoto.upload_id,
            SentPhoto.address,
            SentPhoto.attempts,
            SentPhoto.falls,
        ).where(SentPhoto.id == number, SentPhoto.state == "developing")
    ).one_or_none()
    db.session.remove()  # nothing is held open while a photo is developed
    return _Taken(*row) if row else None


def _bytes_of(taken: _Taken) -> bytes:
    if taken.upload_id is None:
        raise NotFound
    with tempfile.TemporaryDirectory(prefix="photo-") as folder:
        return written_to(taken.upload_id, Path(folder)).read_bytes()


def _fell(taken: _Taken) -> None:
    """Let the photo be tried once more, or refuse it: it must not hold up the others."""
    if taken.falls + 1 >= MOST_FALLS:
        _refuse(taken, PhotoRefused(UNREADABLE))
        return
    with transaction():
        db.session.execute(
            update(SentPhoto)
            .where(SentPhoto.id == taken.id, SentPhoto.state == "developing")
            .values(state="waiting", leased_until=None, falls=SentPhoto.falls + 1)
        )


def _refuse(taken: _Taken, why: Refusal) -> None:
    with transaction():
        sent = _still_here(taken)
        if sent is not None:
            sent.state, sent.leased_until, sent.changed_at = "refused", None, now()
            sent.refusal = _told(why)
            _let_go_of_the_file(sent)


def _ready(taken: _Taken, key: str, photo: Developed) -> bool:
    with transaction():
        one_at_a_time(taken.shop_id)
        sent = _still_here(taken)
        if sent is None:
            return False  # somebody took it away meanwhile: its files go with the sweep
        sent.key, sent.width, sent.height = key, photo.width, photo.height
        sent.state, sent.leased_until, sent.changed_at = "ready", None, now()
        _let_go_of_the_file(sent)
        if sent.alt:
            try:
                hang(sent, Subject(sent.product_id, sent.person_id), sent.alt, actor=sent.actor)
            except PhotoRefused as full:
                sent.refusal = _told(full)
    return True


def _told(why: Refusal) -> dict[str, object]:
    return {"said": why.msgid, "values": {name: str(value) for name, value in why.values.items()}}


def _still_here(taken: _Taken) -> SentPhoto | None:
    return db.session.scalar(
        select(SentPhoto)
        .where(SentPhoto.id == taken.id, SentPhoto.state == "developing")
        .with_for_update()
    )


def _let_go_of_the_file(sent: SentPhoto) -> None:
    """Forget the file as it came: nothing of it is shown, and it may say where it was taken."""
    file, sent.upload_id = sent.upload_id, None
    db.session.flush()
    if file is not None:
        forget_upload(file)
