"""Photos as pages show them, read as a part of other statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import DeclarativeBase

from shopbuilder.catalogue.models import Product
from shopbuilder.photos.models import Photo
from shopbuilder.photos.sizes import widths_of
from tenants.database import db
from tenants.models import Shop


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo on a page. Its files lie at `/photos/<key>/<width>.<ending>`."""

    key: str
    alt: str
    #: Pixels of the largest size.
    width: int
    height: int

    @property
    def widths(self) -> Sequence[int]:
        """The widths it can be asked for, small to large."""
        return widths_of(self.width)

    def address(self, width: int, ending: str) -> str:
        """Return where one of its files is: ending "webp" or "jpg"."""
        return f"/photos/{self.key}/{width}.{ending}"

    def srcset(self, ending: str) -> str:
        """Return all its widths for an attribute `srcset`."""
        return ", ".join(f"{self.address(width, ending)} {width}w" for width in self.widths)


_TOLD: Final = func.json_build_array(Photo.key, Photo.alt, Photo.width, Photo.height)


def shots_of_shop() -> ScalarSelect[Any]:
    """Return the photos of the shop itself as a column beside `Shop`; see `read_shots`."""
    of_itself = and_(
        Photo.shop_id == Shop.id, Photo.product_id.is_(None), Photo.person_id.is_(None)
    )
    return shots_of(of_itself, of=Shop)


def shots_of(owner: ColumnElement[bool], *, of: type[DeclarativeBase]) -> ScalarSelect[Any]:
    """Return all photos where `owner` is true, as a column of a statement on the model `of`."""
    return (
        select(func.json_agg(aggregate_order_by(_TOLD, Photo.position, Photo.id)))
        .where(owner)
        .correlate(of)
        .scalar_subquery()
    )


def first_shot_of(owner: ColumnElement[bool], *, of: type[DeclarativeBase]) -> ScalarSelect[Any]:
    """Return the first photo where `owner` is true, as a column; see `read_shot`."""
    return (
        select(_TOLD)
        .where(owner)
        .order_by(Photo.position, Photo.id)
        .limit(1)
        .correlate(of)
        .scalar_subquery()
    )


def read_shots(told: list[list[Any]] | None) -> tuple[Shot, ...]:
    """Return the photos that such a column holds."""
    return tuple(Shot(*each) for each in told or ())


def read_shot(told: list[Any] | None) -> Shot | None:
    """Return the photo that such a column holds."""
    return Shot(*told) if told else None


def is_shown(key: str) -> bool:
    """Tell whether a photo of that key stands on the pages of the town entered."""
    found = db.session.scalar(
        select(Photo.id)
        .join(Shop, Shop.id == Photo.shop_id)
        .outerjoin(Product, Product.id == Photo.product_id)
        .where(
            Photo.key == key,
            Shop.status == "admitted",
            or_(Photo.product_id.is_(None), Product.published),
        )
    )
    return found is not None
