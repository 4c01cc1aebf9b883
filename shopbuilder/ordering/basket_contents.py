"""What lies in a basket, from which shops, and at which price: one statement to read it all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, select

from shopbuilder.catalogue.models import Product, Variant
from shopbuilder.codes import hash_of
from shopbuilder.ordering.errors import Shortage
from shopbuilder.ordering.models import Basket, BasketLine
from shopbuilder.ordering.pricing import VatShare, line_total, vat_contained
from shopbuilder.ordering.terms import TERMS, ShopTerms, terms_from
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.clock import now
from tenants.database import db
from tenants.models import Shop

#: So long a price holds once the thing is in the basket.
PRICE_PROMISE: Final = timedelta(hours=2)


def orderable() -> ColumnElement[bool]:
    """Return the condition for a variant to be sold here and now, its stock left aside."""
    return and_(
        Shop.status == "admitted",
        ShopProfile.taken_over,
        ShopProfile.mode == "sell",
        Product.published,
        Variant.active,
    )


#: Every line of one basket with its shop; built once, since building it costs more than asking it.
_LINES: Final[Select[*tuple[Any, ...]]] = (
    select(
        BasketLine.basket_id,
        BasketLine.variant_id,
        BasketLine.quantity,
        BasketLine.price_cents.label("promised_cents"),
        BasketLine.promised_at,
        Variant.product_id,
        Variant.label,
        Variant.price_cents,
        Variant.stock,
        Product.name,
        Product.slug.label("product_slug"),
        Product.picture,
        Product.unit,
        Product.vat_rate,
        Product.lead_minutes,
        orderable().label("sold"),
        *TERMS,
    )
    .join(Basket, Basket.id == BasketLine.basket_id)
    .join(Variant, Variant.id == BasketLine.variant_id)
    .join(Product, Product.id == Variant.product_id)
    .join(Shop, Shop.id == Product.shop_id)
    .join(ShopProfile, ShopProfile.shop_id == Shop.id)
    .outerjoin(Street, Street.id == ShopProfile.street_id)
    .where(Basket.token_hash == bindparam("token_hash"))
    .order_by(BasketLine.id)
)


@dataclass(frozen=True)
class Line:
    """So many of one variant, as they would be ordered now. Amounts in cents with tax."""

    variant_id: int
    shop_id: int
    product_id: int
    product_slug: str
    name: str
    label: str
    picture: str
    unit: str
    lead_minutes: int
    quantity: int
    #: What is charged for one: the promise while it holds, the shelf's price after it.
    price_cents: int
    #: The promise that has run out, when the price is another one now.
    promised_before: int | None
    vat_rate: int
    #: Pieces left on the shelf, None = not counted; 0 too when it is no longer sold.
    left: int | None

    @property
    def full_name(self) -> str:
        """Name and variant: "Pull marin (Bleu, M)"."""
        return f"{self.name} ({self.label})" if self.label else self.name

    @property
    def total_cents(self) -> int:
        """Price of the line."""
        return line_total(self.quantity, self.price_cents)

    @property
    def vat_cents(self) -> int:
        """Tax contained in it."""
        return vat_contained(self.total_cents, self.vat_rate)

    @property
    def vat(self) -> VatShare:
        """Its share in the tax."""
        return VatShare(self.vat_rate, self.total_cents, self.vat_cents)

    @property
    def shortage(self) -> Shortage | None:
        """What is missing on the shelf to fill this line, None = nothing."""
        if self.left is None or self.left >= self.quantity:
            return None
        return Shortage(self.variant_id, self.full_name, self.quantity, self.left)


@dataclass(frozen=True)
class Seller:
    """The lines of one shop: the contract to be."""

    shop: ShopTerms
    lines: tuple[Line, ...]

    @property
    def total_cents(self) -> int:
        """Sum of its lines."""
        return sum(line.total_cents for line in self.lines)

    @property
    def lead_minutes(self) -> int:
        """The longest lead of its products."""
        return max(line.lead_minutes for line in self.lines)


@dataclass(frozen=True)
class Contents:
    """A whole basket, a seller after the other in the order in which they were called at."""

    basket_id: int | None
    sellers: tuple[Seller, ...]

    @property
    def total_cents(self) -> int:
        """Sum of its sellers."""
        return sum(seller.total_cents for seller in self.sellers)

    @property
    def lines(self) -> Iterator[Line]:
        """Every line."""
        return (line for seller in self.sellers for line in seller.lines)

    @property
    def shortages(self) -> list[Shortage]:
        """Every line that the shelf cannot fill."""
        return [line.shortage for line in self.lines if line.shortage]


def contents_of(token: str | None, *, claim: bool = False) -> Contents:
    """Return what lies in the basket of this token; empty for no token or an unknown one.

    `claim` locks the lines: of two checkouts of one basket, the second finds it empty.
    """
    if not token:
        return Contents(None, ())
    query = _LINES.with_for_update(of=BasketLine) if claim else _LINES
    rows = db.session.execute(query, {"token_hash": hash_of(token)}).all()
    shops: dict[int, ShopTerms] = {}
    lines: dict[int, list[Line]] = {}
    for row in rows:
        shops.setdefault(row.shop_id, terms_from(row))
        lines.setdefault(row.shop_id, []).append(_line(row))
    sellers = tuple(Seller(shops[shop], tuple(lines[shop])) for shop in shops)
    return Contents(rows[0].basket_id if rows else None, sellers)


def promise_holds(promised_at: datetime) -> bool:
    """Tell whether a price promised then is still the one to charge."""
    return now() < promised_at + PRICE_PROMISE


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    holds = promise_holds(row.promised_at) or row.promised_cents == row.price_cents
    return Line(
        variant_id=row.variant_id,
        shop_id=row.shop_id,
        product_id=row.product_id,
        product_slug=row.product_slug,
        name=row.name,
        label=row.label,
        picture=row.picture,
        unit=row.unit,
        lead_minutes=row.lead_minutes,
        quantity=row.quantity,
        price_cents=row.promised_cents if holds else row.price_cents,
        promised_before=None if holds else row.promised_cents,
        vat_rate=row.vat_rate,
        left=row.stock if row.sold else 0,
    )
