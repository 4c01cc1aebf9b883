"""What is on the shelf: products and their variants."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopbuilder.catalogue.net_quantity import NetQuantity
from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town

#: The dearest price a shop can ask, in cents: 100,000 €. Above, a typing mistake is likelier.
MAX_PRICE_CENTS = 10_000_000
#: What one piece holds: a whole number of one of the units of net_quantity.py, or not known.
CONTENT = (
    "(content_amount IS NULL) = (content_unit IS NULL)"
    " AND coalesce(content_unit IN ('mg', 'g', 'ml', 'mm', 'cm'), true) AND content_amount > 0"
)


class Holding:
    """What one piece holds, for the price per kilogram, litre or metre.

    A variant has its own where that is not what the article says. In two columns, and as one word
    in `content`: "250 g", "" where it is not known.
    """

    content_amount: Mapped[int | None]
    content_unit: Mapped[str | None]

    @property
    def content(self) -> str:
        """The net quantity as a file or a form writes it."""
        if self.content_amount is None or self.content_unit is None:
            return ""
        return str(NetQuantity(self.content_amount, self.content_unit))

    @content.setter
    def content(self, written: str) -> None:
        held = NetQuantity.read(written)
        self.content_amount = held.amount if held else None
        self.content_unit = held.unit if held else None


class Product(Holding, TownOwned):
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
        CheckConstraint(CONTENT, name="content"),
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
    #: Minutes this product needs beyond the shop's own lead time.
    lead_minutes: Mapped[int] = mapped_column(default=0)
    #: Keys of the 14 allergens (EU 1169/2011); NULL = not stated.
    allergens: Mapped[list[str] | None]
    #: Keys of those that it may hold although nobody put them in; NULL = not stated.
    traces: Mapped[list[str] | None]
    #: Keys that its ingredients hint at: the trader is asked, nobody else is told.
    proposed_allergens: Mapped[list[str]] = mapped_column(default=list)
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


class Variant(Holding, TownOwned):
    """What is really put in the bag: a size, a colour; every product has at least one."""

    __tablename__ = "variants"
    __table_args__ = (
        of_town(),
        of_same_town("product_id", "products", ondelete="CASCADE"),
        UniqueConstraint("town_id", "product_id", "label"),
        CheckConstraint("stock >= 0", name="stock"),
        CheckConstraint(f"price_cents BETWEEN 0 AND {MAX_PRICE_CENTS}", name="price"),
        CheckConstraint(CONTENT, name="content"),
        CheckConstraint("gtin ~ '^([0-9]{8}|[0-9]{12,14})?$'", name="gtin"),
        Index(None, "town_id", "product_id", "position"),
    )

    product_id: Mapped[int]
    #: "Rouge, M"; empty for a product with a single variant.
    label: Mapped[str] = mapped_column(default="")
    #: Name of an option -> its value, as written and in the order of the file.
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sku: Mapped[str] = mapped_column(default="")
    #: Number of the bar code (EAN-8, UPC, EAN-13 or ISBN, GTIN-14), its check digit right; or "".
    gtin: Mapped[str] = mapped_column(default="")
    #: Price of one unit with tax, in cents; 0 = the shop has not set it yet, and nobody sees it.
    price_cents: Mapped[int]
    #: Pieces left to promise; NULL = not counted.
    stock: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
