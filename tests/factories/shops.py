"""Streets full of shops, written in few statements, and shops told in one line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.profile.models import ShopClosing, ShopProfile
from shopbuilder.town_life.models import AgendaEntry, ShopPerson, Street
from tenants.context import CurrentTown
from tenants.database import db, in_town, transaction
from tenants.isolation import insert_into
from tenants.models import Shop, Town
from tenants.towns import town_map

USUAL = "Mo-Sa 09:00-12:00,14:00-19:00"
TRADES = ("bakery", "books", "florist", "shoes", "cheese")


@dataclass(frozen=True)
class Pen:
    """Writes in one town, from outside of any request."""

    app: Flask
    town: CurrentTown

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Enter the town for one transaction."""
        with self.app.app_context(), in_town(self.town), transaction():
            yield

    def tell(self, shop_id: int, **said: Any) -> None:
        """Change what a shop says of itself."""
        with self.writing():
            profile = update(ShopProfile).where(ShopProfile.shop_id == shop_id)
            db.session.execute(profile.values(**said))

    def tell_all(self, **said: Any) -> None:
        """Change what every shop says of itself."""
        with self.writing():
            db.session.execute(update(ShopProfile).values(**said))

    def change(self, shop_id: int, **said: Any) -> None:
        """Change a shop as a party: its name, its standing."""
        with self.writing():
            db.session.execute(update(Shop).where(Shop.id == shop_id).values(**said))

    def describe(self, shop_id: int, **said: Any) -> None:
        """Change the articles of a shop."""
        with self.writing():
            db.session.execute(update(Product).where(Product.shop_id == shop_id).values(**said))

    def count(self, variant_id: int, **said: Any) -> None:
        """Change a variant: its price, its stock."""
        with self.writing():
            db.session.execute(update(Variant).where(Variant.id == variant_id).values(**said))

    def close(
        self,
        shop_id: int,
        first_day: date,
        last_day: date,
        *,
        closes_at: time | None = None,
        reason: str = "",
    ) -> None:
        """Note an exception to the hours of a shop."""
        closing = ShopClosing(
            shop_id=shop_id,
            first_day=first_day,
            last_day=last_day,
            closes_at=closes_at,
            reason=reason,
        )
        self.add(closing)

    def hold_market(self, starts_at: datetime, ends_at: datetime) -> None:
        """Add a market to the agenda."""
        market = AgendaEntry(
            slug="marche",
            kind="market",
            title="Grand marché",
            place="Place du Puits",
            starts_at=starts_at,
            ends_at=ends_at,
        )
        self.add(market)

    def introduce(self, shop_id: int, name: str, role: str, says: str) -> None:
        """Put somebody behind the counter."""
        self.add(ShopPerson(shop_id=shop_id, name=name, role=role, says=says))

    def shop_ids(self) -> list[int]:
        """Return the shops of the town."""
        with self.writing():
            return list(db.session.scalars(select(Shop.id).order_by(Shop.id)))

    def offer(self, shop_id: int, label: str, price_cents: int, stock: int | None) -> None:
        """Add a variant to the one article of a shop."""
        with self.writing():
            article = db.session.query(Product.id).filter(Product.shop_id == shop_id).scalar()
            variant = Variant(
                product_id=article, label=label, price_cents=price_cents, stock=stock, position=9
            )
            db.session.add(variant)

    def add(self, row: object) -> None:
        """Write a row."""
        with self.writing():
            db.session.add(row)

    def unpublish(self) -> None:
        """Take the town's pages back."""
        with self.writing():
            town = update(Town).where(Town.id == self.town.id)
            db.session.execute(town.values(published=False))
        town_map.forget()

    def fill_town(self, shops: int, *, streets: int = 1, goods: int = 0) -> None:
        """Add so many shops, spread over so many streets, each with so many articles."""
        with self.writing():
            street_ids = _streets(streets)
            for shop_id in _shops(shops, street_ids):
                _goods(shop_id, goods)

    def fill_shelves(self, shop_id: int, goods: int) -> None:
        """Add so many articles to a shop, ten to a shelf."""
        with self.writing():
            _goods(shop_id, goods)


def _streets(count: int) -> list[int]:
    rows = [
        {"slug": f"rue-{n:04}", "name": f"Rue {n:04}", "position": 100 + n} for n in range(count)
    ]
    return _insert(Street, rows)


def _shops(count: int, street_ids: Sequence[int]) -> list[int]:
    rows = [{"slug": f"boutique-{n:04}", "name": f"Boutique {n:04}"} for n in range(count)]
    shop_ids = _insert(Shop, rows)
    profiles = [
        {
            "shop_id": shop_id,
            "trade": TRADES[n % len(TRADES)],
            "mode": "sell",
            "taken_over": True,
            "street_id": street_ids[n % len(street_ids)],
            "house_number": str(n),
            "door_order": float(n),
            "opening_hours": USUAL,
        }
        for n, shop_id in enumerate(shop_ids)
    ]
    _insert(ShopProfile, profiles)
    return shop_ids


def _goods(shop_id: int, count: int) -> None:
    rows = [
        {
            "shop_id": shop_id,
            "slug": f"chose-{n:04}",
            "name": f"Chose {n:04}",
            "category": f"Rayon {n // 10:03}",
            "position": n,
        }
        for n in range(count)
    ]
    variants = [
        {"product_id": product_id, "price_cents": 100 + 10 * n}
        for n, product_id in enumerate(_insert(Product, rows))
    ]
    _insert(Variant, variants)


def _insert(model: type[Any], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows and return their ids in the same order."""
    if not rows:
        return []
    statement = insert_into(model).returning(model.id, sort_by_parameter_order=True)
    return list(db.session.scalars(statement, rows))
