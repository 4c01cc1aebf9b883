"""Every public page of the town, one row a page, in an order that does not move."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import DateTime, Text, cast, func, literal, null, or_, select, union_all

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import AgendaEntry, NewsItem, Street
from tenants.clock import now
from tenants.context import current_town
from tenants.database import db
from tenants.models import Shop


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path, and when it changed last (None: nobody noted it)."""

    path: str
    changed_at: datetime | None


def pages_of_town(*, limit: int, offset: int = 0) -> list[Page]:
    """Return streets with shops, shops, articles, coming rendez-vous and news: one statement."""
    rows = _rows()
    found = db.session.execute(
        select(rows.c.path, rows.c.changed_at)
        .order_by(rows.c.rank, rows.c.path)
        .limit(limit)
        .offset(offset)
        .execution_options(unscoped=_OWN_TOWN)
    )
    return [Page(*row) for row in found]


def count_of_town() -> int:
    """Return how many pages `pages_of_town` could return."""
    counted = select(func.count()).select_from(_rows())
    return int(db.session.scalar(counted.execution_options(unscoped=_OWN_TOWN)) or 0)


_ADMITTED: Final = Shop.status == "admitted"
#: The filter does not reach into a union.
_OWN_TOWN: Final = "each part of the union names the town entered"


def _rows() -> Any:
    parts = {
        Street: _streets(),
        Shop: _shops(),
        Product: _articles(),
        AgendaEntry: _entries(),
        NewsItem: _news(),
    }
    own = (part.where(model.town_id == current_town().id) for model, part in parts.items())
    return union_all(*own).subquery()


def _page(rank: int, path: Any, changed_at: Any) -> Any:
    return select(
        literal(rank).label("rank"),
        cast(path, Text).label("path"),
        cast(changed_at, DateTime(timezone=True)).label("changed_at"),
    )


_profile_of_shop: Final = (ShopProfile.shop_id == Shop.id) & (ShopProfile.town_id == Shop.town_id)


def _streets() -> Any:
    with_shops = (
        select(ShopProfile.street_id)
        .join(Shop, Shop.id == ShopProfile.shop_id)
        .where(
            _ADMITTED,
            ShopProfile.street_id.is_not(None),
            ShopProfile.town_id == Street.town_id,
            Shop.town_id == Street.town_id,
        )
        .correlate(Street)
    )
    return _page(0, literal("/rue/").concat(Street.slug), null()).where(Street.id.in_(with_shops))


def _shops() -> Any:
    return (
        _page(1, literal("/").concat(Shop.slug), ShopProfile.updated_at)
        .join(ShopProfile, _profile_of_shop)
        .where(_ADMITTED)
    )


def _articles() -> Any:
    offered = (
        select(Variant.product_id)
        .where(Variant.active, Variant.town_id == Product.town_id)
        .correlate(Product)
    )
    path = literal("/").concat(Shop.slug).concat("/").concat(Product.slug)
    return (
        _page(2, path, Product.updated_at)
        .select_from(Product)
        .join(Shop, (Shop.id == Product.shop_id) & (Shop.town_id == Product.town_id))
        .join(ShopProfile, _profile_of_shop)
        .where(_ADMITTED, Product.published, Product.id.in_(offered))
    )


def _entries() -> Any:
    path = literal("/agenda/").concat(AgendaEntry.slug)
    return _page(3, path, AgendaEntry.updated_at).where(
        or_(AgendaEntry.last_at.is_(None), AgendaEntry.last_at > now()),
        _of_nobody_suspended(AgendaEntry),
    )


def _news() -> Any:
    path = literal("/actualites/").concat(NewsItem.slug)
    return _page(4, path, NewsItem.updated_at).where(
        NewsItem.published_at <= now(),
        NewsItem.withdrawn_at.is_(None),
        _of_nobody_suspended(NewsItem),
    )


def _of_nobody_suspended(said: type[AgendaEntry | NewsItem]) -> Any:
    """What the town says itself, or a shop that is shown."""
    shown = select(Shop.id).where(_ADMITTED, Shop.town_id == said.town_id).correlate(said)
    return or_(said.shop_id.is_(None), said.shop_id.in_(shown))
