"""What is on the shelf: products and their variants."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town

#: The dearest price a shop can ask, in cents: 100,000 €. Above, a typing mistake is likelier.
MAX_PRICE_CENTS = 10_000_000


class Product(TownOwned):
    """An article of a shop, sold in one or more variants."""

    __tablename__ = "products"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "shop_id", "slug"),
        UniqueConstraint("town_id", "shop_id", "source_ref"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug"),
        CheckConstraint("unit IN ('piece', 'kg', 'litre', 'metre')", name="unit"),
        CheckConstraint("vat_rate BETWEEN 0 AND 3000", name="vat_rate"),
        CheckConstraint("lead_minutes BETWEEN 0 AND 20160", name="lead_minutes"),
        CheckConstraint(
            "(content_amount IS NULL) = (content_unit IS NULL)"
            " AND coalesce(content_unit IN ('g', 'ml', 'cm'), true) AND content_amount > 0",
            name="content",
        ),
        Index(None, "town_id", "shop_id", "category", "position"),
        # What is alike in town.
        Index(None, "town_id", "picture"),
        Index(None, "town_id", "category"),
    )

    shop_id: Mapped[int]
    slug: Mapped[str]
    name: Mapped[str]
    #: Sanitised HTML.
    description: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    unit: Mapped[str] = mapped_column(default="piece")
    #: Hundredths of a per cent: 550 = 5.5 %. Contained in the price shown.
    vat_rate: Mapped[int] = mapped_column(default=2000)
    #: What one unit holds (g, ml or cm), for the price per kilogram, litre or metre.
    content_amount: Mapped[int | None]
    content_unit: Mapped[str | None]
    #: Minutes this product needs beyond the shop's own lead time.
    lead_minutes: Mapped[int] = mapped_column(default=0)
    #: Keys of the 14 allergens (EU 1169/2011); NULL = not stated.
    allergens: Mapped[list[str] | None]
    ingredients: Mapped[str] = mapped_column(default="")
    place_of_origin: Mapped[str] = mapped_column(default="")
    #: Kind of illustration (facade/illustrations.py).
    picture: Mapped[str] = mapped_column(default="")
    #: Addresses of pictures named by an import; noted, not fetched.
    noted_images: Mapped[list[str]] = mapped_column(default=list)
    published: Mapped[bool] = mapped_column(default=True)
    #: Identity in the file it came from (SKU, handle); NULL when made here.
    source_ref: Mapped[str | None]
    #: What the file said last time, field by field, so that a new run tells a change of the file
    #: from a change by hand or a sale; NULL when made here. Written by imports.
    imported: Mapped[dict[str, Any] | None]
    origin: Mapped[str] = mapped_column(default="trader")
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class Variant(TownOwned):
    """What is really put in the bag: a size, a colour; every product has at least one."""

    __tablename__ = "variants"
    __table_args__ = (
        of_town(),
        of_same_town("product_id", "products", ondelete="CASCADE"),
        UniqueConstraint("town_id", "product_id", "label"),
        CheckConstraint("stock >= 0", name="stock"),
        CheckConstraint(f"price_cents BETWEEN 0 AND {MAX_PRICE_CENTS}", name="price"),
        Index(None, "town_id", "product_id", "position"),
    )

    product_id: Mapped[int]
    #: "Rouge, M"; empty for a product with a single variant.
    label: Mapped[str] = mapped_column(default="")
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sku: Mapped[str] = mapped_column(default="")
    #: Price of one unit with tax, in cents.
    price_cents: Mapped[int]
    #: Pieces left to promise; NULL = not counted.
    stock: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
