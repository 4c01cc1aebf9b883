"""The verbs on photos: add one, take one away."""

from hashlib import sha256

from sqlalchemy import select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.darkroom import DecoderFell, developed
from shopbuilder.photos.developing import DAMAGED, RECIPE, Developed
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo
from shopbuilder.photos.store import Store
from shopbuilder.photos.window import Subject, next_position, one_at_a_time, said
from shopbuilder.town_life.models import ShopPerson
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import NotFound
from tenants.events import record
from tenants.models import Shop


def add_photo(
    shop: Shop,
    data: bytes,
    alt: str,
    *,
    store: Store,
    actor: str,
    product: Product | None = None,
    person: ShopPerson | None = None,
) -> Photo:
    """Add a photo after those the shop, the article or the person has; a repeat changes nothing.

    Args:
        shop: of the town entered.
        data: the file as it came.
        alt: what can be seen on it, in a sentence.
        store: where its files go.
        actor: who brings it.
        product: the article it shows, of this shop.
        person: whom it shows, of this shop.

    Raises:
        PhotoRefused: no photo, damaged, too large, too small, one too many, or nothing said of it.
        NotFound: the article or the person is another shop's.
    """
    if any(each is not None and each.shop_id != shop.id for each in (product, person)):
        raise NotFound
    words = said(alt)
    key = key_of(shop, data, product, person)
    subject = Subject(product.id if product else None, person.id if person else None)
    made = _made(data)
    with transaction():
        one_at_a_time(shop.id)
        photo = db.session.scalar(select(Photo).where(Photo.key == key))
        if photo is None:
            photo = Photo(
                shop_id=shop.id,
                product_id=subject.product_id,
                person_id=subject.person_id,
                position=next_position(shop.id, subject),
                alt=words,
                key=key,
                width=made.width,
                height=made.height,
            )
            store.put(current_town().id, key, made.files)
            db.session.add(photo)
            db.session.flush()
            record("shop.photo_added", "shop", shop.id, actor=actor, alt=words, key=key)
    return photo


def _made(data: bytes) -> Developed:
    try:
        return developed(data)
    except DecoderFell as fell:
        raise PhotoRefused(DAMAGED) from fell


def key_of(shop: Shop, data: bytes, product: Product | None, person: ShopPerson | None) -> str:
    """Return the key of a photo: the same bytes of the same thing have the same one, for good.

    The thing is part of it, so that each row has its files to itself and takes them along.
    """
    shown = f"{RECIPE}/{shop.id}/{product.id if product else ''}/{person.id if person else ''}/"
    return sha256(shown.encode() + data).hexdigest()[:32]


def remove_photo(shop: Shop, key: str, *, store: Store, actor: str) -> None:
    """Take a photo of the shop away, its files too. Raises NotFound."""
    with transaction():
        one_at_a_time(shop.id)
        photo = db.session.scalar(select(Photo).where(Photo.shop_id == shop.id, Photo.key == key))
        if photo is None:
            raise NotFound
        record("shop.photo_removed", "shop", shop.id, actor=actor, alt=photo.alt, key=key)
        db.session.delete(photo)
    # Not before the row is gone for good, and not under the feet of somebody who adds it again.
    with transaction():
        one_at_a_time(shop.id)
        if db.session.scalar(select(Photo.id).where(Photo.key == key)) is None:
            store.remove(current_town().id, key)
