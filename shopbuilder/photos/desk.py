"""The photos of a shop as whoever looks after them sees them: in the window and on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import func, or_, select

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.models import Photo, SentPhoto
from shopbuilder.photos.placing import ASIDE_DAYS
from shopbuilder.photos.sizes import widths_of
from shopbuilder.town_life.models import ShopPerson
from tenants.clock import now
from tenants.database import db

#: Photos of the window a page shows, and photos on their way.
PAGE: Final = 24
MOST_SHOWN: Final = 60
#: Names that the field «what it shows» offers; any other is taken all the same.
MOST_OFFERED: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sized:
    """A photo of so many pixels."""

    width: int
    height: int

    @property
    def small(self) -> int:
        """The width at which a list shows it."""
        return widths_of(self.width)[0]

    @property
    def small_height(self) -> int:
        """The height that goes with it."""
        return max(1, round(self.height * self.small / self.width))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung(_Sized):
    """A photo in the window."""

    id: int
    key: str
    alt: str
    #: Name of the article or the person; "" = the shop.
    subject: str
    #: Address of the article; "" for a person and the shop.
    slug: str
    #: First and last of its subject: no way up, no way down.
    first: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWay(_Sized):
    """A photo that is not in the window: not yet, or not any more."""

    id: int
    state: str
    name: str
    alt: str
    subject: str
    #: Why it was refused, or does not fit: {"said": …, "values": …}.
    refusal: dict[str, Any]
    key: str | None
    fetched: bool


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far the pictures have come that an import noted by their addresses."""

    waiting: int
    done: int
    failed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.waiting + self.done + self.failed


def count_hung(shop_id: int) -> int:
    """Return how many photos a window has: one statement."""
    query = select(func.count(Photo.id)).where(Photo.shop_id == shop_id)
    return db.session.scalar(query) or 0


def hung(shop_id: int, *, offset: int = 0, limit: int = PAGE) -> Sequence[Hung]:
    """Return photos of a window: the shop's, those of people, then of articles; one statement."""
    of_one = (Photo.product_id, Photo.person_id)
    rank = func.row_number().over(partition_by=of_one, order_by=(Photo.position, Photo.id))
    back = func.row_number().over(
        partition_by=of_one, order_by=(Photo.position.desc(), Photo.id.desc())
    )
    subject = func.coalesce(Product.name, ShopPerson.name, "")
    rows = db.session.execute(
        select(
            Photo.id,
            Photo.key,
            Photo.alt,
            Photo.width,
            Photo.height,
            subject.label("subject"),
            func.coalesce(Product.slug, "").label("slug"),
            (rank == 1).label("first"),
            (back == 1).label("last"),
        )
        .outerjoin(Product, Product.id == Photo.product_id)
        .outerjoin(ShopPerson, ShopPerson.id == Photo.person_id)
        .where(Photo.shop_id == shop_id)
        .order_by(
            Photo.product_id.is_not(None),
            Photo.person_id.is_not(None),
            subject,
            Photo.product_id,
            Photo.person_id,
            Photo.position,
            Photo.id,
        )
        .offset(offset)
        .limit(limit)
    )
    return [Hung(**row) for row in rows.mappings()]


def on_the_way(shop_id: int) -> Sequence[OnTheWay]:
    """Return the photos that wait, are ready, were refused or taken out: one statement.

    Those that are fetched in the background are counted by `fetching` until something is wrong.
    """
    fresh = now() - timedelta(days=ASIDE_DAYS)
    rows = db.session.execute(
        select(
            SentPhoto.id,
            SentPhoto.state,
            SentPhoto.name,
            SentPhoto.alt,
            func.coalesce(Product.name, ShopPerson.name, "").label("subject"),
            SentPhoto.refusal,
            SentPhoto.key,
            SentPhoto.width,
            SentPhoto.height,
            SentPhoto.address.is_not(None).label("fetched"),
        )
        .outerjoin(Product, Product.id == SentPhoto.product_id)
        .outerjoin(ShopPerson, ShopPerson.id == SentPhoto.person_id)
        .where(
            SentPhoto.shop_id == shop_id,
            or_(SentPhoto.address.is_(None), SentPhoto.state.not_in(("waiting", "developing"))),
            or_(SentPhoto.state != "aside", SentPhoto.changed_at > fresh),
        )
        .order_by(SentPhoto.created_at, SentPhoto.id)
        .limit(MOST_SHOWN)
    )
    return [OnTheWay(**row) for row in rows.mappings()]


def fetching(shop_id: int) -> Fetching:
    """Return how far fetching has come: two statements."""
    waiting = SentPhoto.state.in_(("waiting", "developing"))
    row = db.session.execute(
        select(
            func.count(SentPhoto.id).filter(waiting),
            func.count(SentPhoto.id).filter(SentPhoto.state == "refused"),
            func.min(SentPhoto.created_at),
        ).where(
            SentPhoto.shop_id == shop_id, SentPhoto.address.is_not(None), SentPhoto.state != "aside"
        )
    ).one()
    since = row[2]
    done = 0
    if since is not None:
        done = (
            db.session.scalar(
                select(func.count(Photo.id)).where(
                    Photo.shop_id == shop_id, Photo.origin.is_not(None), Photo.added_at >= since
                )
            )
            or 0
        )
    return Fetching(row[0], done, row[1])


def names_offered(shop_id: int) -> Sequence[str]:
    """Return names of people and articles a photo may show: two statements."""
    people = db.session.scalars(
        select(ShopPerson.name).where(ShopPerson.shop_id == shop_id).order_by(ShopPerson.position)
    ).all()
    articles = db.session.scalars(
        select(Product.name)
        .where(Product.shop_id == shop_id)
        .order_by(Product.published.desc(), Product.name)
        .limit(MOST_OFFERED)
    ).all()
    return list(dict.fromkeys([*people, *articles]))


def belongs(shop_id: int, key: str) -> bool:
    """Tell whether the shop has a photo of that key, in the window or not: at most two statements."""
    hung_there = select(Photo.id).where(Photo.shop_id == shop_id, Photo.key == key)
    sent_there = select(SentPhoto.id).where(SentPhoto.shop_id == shop_id, SentPhoto.key == key)
    return (db.session.scalar(hung_there) or db.session.scalar(sent_there)) is not None
