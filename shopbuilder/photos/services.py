"""The verbs on photos: add one, take one away."""

from hashlib import sha256
from typing import Final

from sqlalchemy import func, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.darkroom import DecoderFell, developed
from shopbuilder.photos.developing import DAMAGED, RECIPE, Developed
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.models import Photo
from shopbuilder.photos.store import Store
from shopbuilder.town_life.models import ShopPerson
from tenants.context import current_town
from tenants.database import db, transaction
from tenants.errors import N_, NotFound
from tenants.events import record
from tenants.models import Shop

MAX_ALT: Final = 200
#: Photos of the shop itself, of one article, of one person.
MOST: Final = {"shop": 12, "product": 6, "person": 1}


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
    said = _said(alt)
    key = key_of(shop, data, product, person)
    made = _made(data)
    with transaction():
        _one_at_a_time(shop)
        photo = db.session.scalar(select(Photo).where(Photo.key == key))
        if photo is None:
            photo = Photo(
                shop_id=shop.id,
                product_id=product.id if product else None,
                person_id=person.id if person else None,
                position=_next_position(shop, product, person),
                alt=said,
                key=key,
                width=made.width,
                height=made.height,
            )
            store.put(current_town().id, key, made.files)
            db.session.add(photo)
            db.session.flush()
            record("shop.photo_added", "shop", shop.id, actor=actor, alt=said, key=key)
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


def _said(alt: str) -> str:
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in alt).split())
    if not said:
        raise PhotoRefused(
            N_("Please say in a few words what the photo shows: some hear it instead of seeing it.")
        )
    if len(said) > MAX_ALT:
        raise PhotoRefused(N_("At most %(most)s characters fit here."), most=MAX_ALT)
    return said


def _one_at_a_time(shop: Shop) -> None:
    """Let photos of a shop come and go one after the other: places, numbers and files agree."""
    db.session.execute(select(Shop.id).where(Shop.id == shop.id).with_for_update())


def _next_position(shop: Shop, product: Product | None, person: ShopPerson | None) -> int:
    kind = "product" if product else "person" if person else "shop"
    count, last = db.session.execute(
        select(func.count(), func.max(Photo.position)).where(
            Photo.shop_id == shop.id,
            Photo.product_id.is_not_distinct_from(product.id if product else None),
            Photo.person_id.is_not_distinct_from(person.id if person else None),
        )
    ).one()
    if count >= MOST[kind]:
        raise PhotoRefused(
            N_("There are %(most)s photos here already, and no more fit: take one away first."),
            most=MOST[kind],
        )
    return 0 if last is None else int(last) + 1


def remove_photo(shop: Shop, key: str, *, store: Store, actor: str) -> None:
    """Take a photo of the shop away, its files too. Raises NotFound."""
    with transaction():
        _one_at_a_time(shop)
        photo = db.session.scalar(select(Photo).where(Photo.shop_id == shop.id, Photo.key == key))
        if photo is None:
            raise NotFound
        record("shop.photo_removed", "shop", shop.id, actor=actor, alt=photo.alt, key=key)
        db.session.delete(photo)
    # Not before the row is gone for good, and not under the feet of somebody who adds it again.
    with transaction():
        _one_at_a_time(shop)
        if db.session.scalar(select(Photo.id).where(Photo.key == key)) is None:
            store.remove(current_town().id, key)
