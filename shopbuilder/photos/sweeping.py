"""Takes off the shelves what no row names: files of shops that went, photos nobody wanted."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import and_, delete, or_, select

from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.placing import ASIDE_DAYS
from shopbuilder.photos.store import Store
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db, transaction

#: A photo that waits for its words, or that was refused, is forgotten after so many days.
UNWANTED_DAYS: Final = 30
#: Files are older than this before anybody looks for their row: it may just be on its way.
GRACE: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep took away."""

    #: Photos that could still have been put back or shown.
    rows: int
    #: Photos whose files went.
    files: int


def sweep_photos(store: Store) -> Swept:
    """Forget what has grown old in the town entered, then the files that no row names."""
    rows = _forget_old()
    known = {*db.session.scalars(select(Photo.key)), *db.session.scalars(select(SentPhoto.key))}
    files = 0
    before = now() - GRACE
    for key in store.old_keys(current_town().id, before):
        if key not in known and not _is_named(key) and store.sweep(current_town().id, key, before):
            files += 1
    return Swept(rows, files)


def _forget_old() -> int:
    aside = now() - timedelta(days=ASIDE_DAYS)
    unwanted = now() - timedelta(days=UNWANTED_DAYS)
    with transaction():
        gone = db.session.scalars(
            delete(SentPhoto)
            .where(
                or_(
                    and_(SentPhoto.state == "aside", SentPhoto.changed_at < aside),
                    and_(
                        SentPhoto.state.in_(("ready", "refused")), SentPhoto.changed_at < unwanted
                    ),
                )
            )
            .returning(SentPhoto.id)
        ).all()
    return len(gone)


def _is_named(key: str) -> bool:
    shown = select(Photo.id).where(Photo.key == key)
    sent = select(SentPhoto.id).where(SentPhoto.key == key)
    return (db.session.scalar(shown) or db.session.scalar(sent)) is not None
