"""Streets full of shops, written in few statements, and shops told in one line."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopClosing, ShopProfile
from shopbuilder.town_life.models import Street
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.isolation import insert_into
from tenants.models import Shop

USUAL = "Mo-Sa 09:00-12:00,14:00-19:00"
TRADES = ("bakery", "books", "florist", "shoes", "cheese")


def fill_town(town: CurrentTown, shops: int, *, streets: int = 1, goods: int = 0) -> None:
    """Add so many shops, spread over so many streets, each with so many articles."""
    with in_town(town), transaction():
        street_ids = _insert(
            Street,
            [
                {"slug": f"rue-{n:04}", "name": f"Rue {n:04}", "position": 100 + n}
                for n in range(streets)
            ],
        )
        shop_ids = _insert(
            Shop, [{"slug": f"boutique-{n:04}", "name": f"Boutique {n:04}"} for n in range(shops)]
        )
        _insert(
            ShopProfile,
            [
                {
                    "shop_id": shop_id,
                    "trade": TRADES[n % len(TRADES)],
                    "mode": "sell",
                    "taken_over": True,
                    "street_id": street_ids[n % streets],
                    "house_number": str(n),
                    "door_order": float(n),
                    "opening_hours": USUAL,
                }
                for n, shop_id in enumerate(shop_ids)
            ],
        )
        for shop_id in shop_ids if goods else ():
            _stock(shop_id, goods)


def fill_shelves(town: CurrentTown, shop_id: int, goods: int) -> None:
    """Add so many articles to a shop, ten to a shelf."""
    with in_town(town), transaction():
        _stock(shop_id, goods)


def _stock(shop_id: int, goods: int) -> None:
    product_ids = _insert(
        Product,
        [
            {
                "shop_id": shop_id,
                "slug": f"chose-{n:04}",
                "name": f"Chose {n:04}",
                "category": f"Rayon {n // 10:03}",
                "position": n,
            }
            for n in range(goods)
        ],
    )
    _insert(
        Variant,
        [{"product_id": product_id, "price_cents": 100 + product_id % 900} for product_id in product_ids],
    )


def _insert(model: type[Any], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows and return their ids in the same order."""
    if not rows:
        return []
    statement = insert_into(model).returning(model.id, sort_by_parameter_order=True)
    return list(db.session.scalars(statement, rows))


def tell(town: CurrentTown, shop_id: int, **said: Any) -> None:
    """Change what a shop says of itself."""
    with in_town(town), transaction():
        db.session.execute(update(ShopProfile).where(ShopProfile.shop_id == shop_id).values(**said))


def describe(town: CurrentTown, shop_id: int, **said: Any) -> None:
    """Change the articles of a shop."""
    with in_town(town), transaction():
        db.session.execute(update(Product).where(Product.shop_id == shop_id).values(**said))


def add_closing(
    town: CurrentTown,
    shop_id: int,
    first_day: date,
    last_day: date,
    closes_at: time | None = None,
    reason: str = "",
) -> None:
    """Note an exception to the hours of a shop."""
    with in_town(town), transaction():
        closing = ShopClosing(
            shop_id=shop_id,
            first_day=first_day,
            last_day=last_day,
            closes_at=closes_at,
            reason=reason,
        )
        db.session.add(closing)
