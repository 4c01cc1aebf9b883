"""The verbs on a window: put a photo in, say what it shows, move it, take it out, put it back."""

from datetime import timedelta
from typing import Final, Literal

from sqlalchemy import delete, select

from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.window import MAX_ALT, Subject, next_position, one_at_a_time, said
from tenants.clock import now
from tenants.database import db, transaction
from tenants.errors import NotFound, Refusal
from tenants.events import record
from tenants.models import Shop

#: Days in which a photo that was taken out can be put back.
ASIDE_DAYS: Final = 7
#: So many of a shop; the oldest go first: taking out and sending anew would fill the disk.
MOST_ASIDE: Final = 60


def place(shop: Shop, number: int, subject: Subject, alt: str, *, actor: str) -> None:
    """Put a photo that is ready into the window. Raises NotFound, PhotoRefused."""
    words = said(alt)
    with transaction():
        one_at_a_time(shop.id)
        hang(_sent(shop, number, "ready"), subject, words, actor=actor)


def keep_words(shop: Shop, number: int, alt: str, why: Refusal | None = None) -> None:
    """Keep what was said of a photo that is not in the window yet, and why not. Raises NotFound."""
    with transaction():
        one_at_a_time(shop.id)
        sent = _sent(shop, number, "ready")
        sent.alt = " ".join(alt.replace("\x00", " ").split())[:MAX_ALT]
        sent.refusal = _told(why) if why else {}


def _told(why: Refusal) -> dict[str, object]:
    return {
        "said": why.msgid,
        "values": {name: str(value) for name, value in why.values.items()},
    }


def hang(sent: SentPhoto, subject: Subject, alt: str, *, actor: str) -> None:
    """Make a sent photo one of the window, after those of its subject. Raises PhotoRefused."""
    photo = Photo(
        shop_id=sent.shop_id,
        product_id=subject.product_id,
        person_id=subject.person_id,
        position=next_position(sent.shop_id, subject),
        alt=alt,
        key=sent.key,
        width=sent.width,
        height=sent.height,
        origin=sent.address,
    )
    db.session.add(photo)
    db.session.delete(sent)
    db.session.flush()
    record("shop.photo_added", "shop", sent.shop_id, actor=actor, alt=alt, key=photo.key)


def describe(shop: Shop, number: int, subject: Subject, alt: str) -> None:
    """Say anew what a photo of the window shows, and of what it is. Raises NotFound, PhotoRefused."""
    words = said(alt)
    with transaction():
        one_at_a_time(shop.id)
        photo = _photo(shop, number)
        if (photo.product_id, photo.person_id) != (subject.product_id, subject.person_id):
            photo.position = next_position(shop.id, subject)
            photo.product_id, photo.person_id = subject.product_id, subject.person_id
        photo.alt = words


def move(shop: Shop, number: int, way: Literal["up", "down"]) -> None:
    """Let a photo and its neighbour change places; the first stays first. Raises NotFound."""
    with transaction():
        one_at_a_time(shop.id)
        photo = _photo(shop, number)
        row = db.session.scalars(
            select(Photo)
            .where(
                Photo.shop_id == shop.id,
                Photo.product_id.is_not_distinct_from(photo.product_id),
                Photo.person_id.is_not_distinct_from(photo.person_id),
            )
            .order_by(Photo.position, Photo.id)
        ).all()
        order = list(row)
        at = order.index(photo)
        to = at - 1 if way == "up" else at + 1
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
        for position, each in enumerate(order):
            each.position = position


def take_out(shop: Shop, number: int, *, actor: str) -> int:
    """Take a photo out of the window and return the number under which it can be put back."""
    with transaction():
        one_at_a_time(shop.id)
        photo = _photo(shop, number)
        aside = SentPhoto(
            shop_id=shop.id,
            product_id=photo.product_id,
            person_id=photo.person_id,
            address=photo.origin,
            name="",
            alt=photo.alt,
            state="aside",
            key=photo.key,
            width=photo.width,
            height=photo.height,
            position=photo.position,
            actor=actor,
        )
        record("shop.photo_removed", "shop", shop.id, actor=actor, alt=photo.alt, key=photo.key)
        db.session.delete(photo)
        db.session.flush()
        db.session.add(aside)
        db.session.flush()
        _forget_oldest_aside(shop.id)
        return aside.id


def _forget_oldest_aside(shop_id: int) -> None:
    """Keep the latest of those taken out; the files of the others go with the sweep."""
    aside = (SentPhoto.shop_id == shop_id, SentPhoto.state == "aside")
    latest = select(SentPhoto.id).where(*aside).order_by(SentPhoto.id.desc()).limit(MOST_ASIDE)
    db.session.execute(delete(SentPhoto).where(*aside, SentPhoto.id.not_in(latest)))


def put_back(shop: Shop, number: int, *, actor: str) -> None:
    """Put a photo back where it stood. Raises NotFound, PhotoRefused where it does not fit now."""
    with transaction():
        one_at_a_time(shop.id)
        sent = _sent(shop, number, "aside")
        if sent.changed_at < now() - timedelta(days=ASIDE_DAYS):
            raise NotFound
        stood, key = sent.position, sent.key
        hang(sent, Subject(sent.product_id, sent.person_id), sent.alt, actor=actor)
        photo = db.session.scalars(select(Photo).where(Photo.key == key)).one()
        photo.position = stood


def _photo(shop: Shop, number: int) -> Photo:
    photo = db.session.scalar(select(Photo).where(Photo.shop_id == shop.id, Photo.id == number))
    if photo is None:
        raise NotFound
    return photo


def _sent(shop: Shop, number: int, state: str) -> SentPhoto:
    sent = db.session.scalar(
        select(SentPhoto).where(
            SentPhoto.shop_id == shop.id, SentPhoto.id == number, SentPhoto.state == state
        )
    )
    if sent is None:
        raise NotFound
    return sent
