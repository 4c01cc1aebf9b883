"""The verbs of those who bring photos: send one, have noted ones fetched, stop, forget one."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, delete, func, select, true

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.opening import MAX_BYTES
from shopbuilder.photos.window import MAX_ALT, MOST, Subject, one_at_a_time, said
from shopbuilder.uploads.models import Upload
from shopbuilder.uploads.services import Readable, forget_upload, keep_upload, safe_name
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.models import Shop

#: Photos of a shop that may be on their way at once, beside those that are fetched.
MOST_ON_THE_WAY: Final = 40
#: Photos fetched after one press.
MOST_FETCHED: Final = 1000


def send_photo(
    shop: Shop,
    stream: Readable,
    name: str,
    *,
    actor: str,
    subject: Subject = Subject(),  # noqa: B008 - it never changes
    alt: str = "",
) -> int:
    """Keep a photo for the worker to develop and return its number; a repeat changes nothing.

    With `alt` it goes into the window by itself, without it waits for a few words.
    Raises PhotoRefused, UploadRefused.
    """
    words = said(alt) if alt.strip() else ""
    with transaction():
        one_at_a_time(shop.id)
        _refuse_too_many(shop.id)
        upload = keep_upload(stream, name, actor=actor, shop_id=shop.id, max_bytes=MAX_BYTES)
        same = db.session.scalar(
            select(SentPhoto.id)
            .join(Upload, Upload.id == SentPhoto.upload_id)
            .where(SentPhoto.shop_id == shop.id, Upload.sha256 == upload.sha256)
            .limit(1)
        )
        if same is not None:
            forget_upload(upload.id)
            return int(same)
        sent = SentPhoto(
            shop_id=shop.id,
            product_id=subject.product_id,
            person_id=subject.person_id,
            upload_id=upload.id,
            name=upload.name,
            alt=words,
            actor=actor,
        )
        db.session.add(sent)
        db.session.flush()
        return sent.id


def _refuse_too_many(shop_id: int) -> None:
    waiting = db.session.scalar(
        select(func.count(SentPhoto.id)).where(
            SentPhoto.shop_id == shop_id,
            SentPhoto.address.is_(None),
            SentPhoto.state.in_(("waiting", "developing", "ready")),
        )
    )
    if (waiting or 0) >= MOST_ON_THE_WAY:
        raise PhotoRefused(
            N_(
                "%(most)s photos are waiting here already. Put them into the window or take them"
                " away first."
            ),
            most=MOST_ON_THE_WAY,
        )


def noted(shop_id: int) -> list[tuple[int, str, str]]:
    """Return article, its name and address of each picture that imports noted and nobody fetched."""
    # Rows of a column: (address, its place in the list).
    listed = (
        func.jsonb_array_elements_text(Product.noted_images)
        .table_valued("value", with_ordinality="place", name="listed")
        .render_derived()
    )
    here = select(Photo.id).where(Photo.product_id == Product.id, Photo.origin == listed.c.value)
    coming = select(SentPhoto.id).where(
        SentPhoto.product_id == Product.id, SentPhoto.address == listed.c.value
    )
    rows = db.session.execute(
        select(Product.id, Product.name, listed.c.value)
        .select_from(Product)
        .join(listed, true())
        .where(
            Product.shop_id == shop_id,
            listed.c.place <= MOST["product"],
            ~here.exists(),
            ~coming.exists(),
        )
        .order_by(Product.id, listed.c.place)
        .limit(MOST_FETCHED)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def ask_for_noted(shop: Shop, *, actor: str) -> int:
    """Have the pictures fetched that imports noted by their address; return how many."""
    with transaction():
        one_at_a_time(shop.id)
        wanted = noted(shop.id)
        db.session.add_all(
            SentPhoto(
                shop_id=shop.id,
                product_id=product_id,
                address=address,
                name=safe_name(address.partition("?")[0]),
                # What an article is called is what its picture shows, as far as anybody said.
                alt=name[:MAX_ALT],
                turn=1,
                actor=actor,
            )
            for product_id, name, address in wanted
        )
    return len(wanted)


def stop_fetching(shop: Shop) -> int:
    """Leave the pictures where they are that nobody has begun to fetch; return how many."""
    return len(_forget(shop, SentPhoto.address.is_not(None), SentPhoto.state == "waiting"))


def forget_refused(shop: Shop) -> int:
    """Take what was refused off the page; what imports noted can be fetched again."""
    return len(_forget(shop, SentPhoto.state == "refused"))


def forget_sent(shop: Shop, number: int) -> None:
    """Forget a photo that is not in the window; its files go with the sweep. Raises NotFound."""
    if not _forget(shop, SentPhoto.id == number, SentPhoto.state != "aside"):
        raise NotFound


def _forget(shop: Shop, *which: ColumnElement[bool]) -> Sequence[int]:
    with transaction():
        one_at_a_time(shop.id)
        gone = db.session.execute(
            delete(SentPhoto)
            .where(SentPhoto.shop_id == shop.id, *which)
            .returning(SentPhoto.id, SentPhoto.upload_id)
        ).all()
        for each in gone:
            if each.upload_id is not None:
                forget_upload(each.upload_id)
    return [each.id for each in gone]
