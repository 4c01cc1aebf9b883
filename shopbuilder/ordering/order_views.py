"""An order as pages and mails read it: small frozen objects that hold no rule of their own."""

from dataclasses import dataclass
from datetime import datetime

from shopbuilder.ordering.pricing import VatShare, vat_by_rate
from shopbuilder.ordering.states import CANCEL
from tenants.clock import now


@dataclass(frozen=True)
class OrderedLine:
    """A line as it was when ordered. Amounts in cents with tax, the rate in hundredths of %."""

    variant_id: int
    name: str
    label: str
    quantity: int
    price_cents: int
    total_cents: int
    vat_rate: int
    vat_cents: int

    @property
    def full_name(self) -> str:
        """Name and variant: "Pull marin (Bleu, M)"."""
        return f"{self.name} ({self.label})" if self.label else self.name

    @property
    def vat(self) -> VatShare:
        """Its share in the tax."""
        return VatShare(self.vat_rate, self.total_cents, self.vat_cents)


@dataclass(frozen=True)
class MoveMade:
    """One step in the life of an order."""

    from_state: str | None
    to_state: str
    actor: str
    reason: str
    moved_at: datetime


@dataclass(frozen=True)
class OrderShop:
    """The seller, as the customer needs to find and ring it."""

    id: int
    slug: str
    name: str
    phone: str
    email: str
    address: str
    legal_name: str
    trade: str


@dataclass(frozen=True)
class OrderCustomer:
    """Who ordered; `email` is empty when none was given."""

    name: str
    phone: str
    email: str
    locale: str


@dataclass(frozen=True)
class OrderView:
    """An order with all that a page or a mail says of it. Instants are UTC, amounts cents."""

    id: int
    group_id: int
    number: int
    state: str
    payment_state: str
    placed_at: datetime
    slot_starts_at: datetime
    slot_ends_at: datetime
    cancel_until: datetime
    total_cents: int
    reason: str
    note: str
    #: Secret of the group's tracking link, and the code that leads there.
    token: str
    code: str
    shop: OrderShop
    customer: OrderCustomer
    lines: tuple[OrderedLine, ...] = ()
    moves: tuple[MoveMade, ...] = ()

    @property
    def vat(self) -> tuple[VatShare, ...]:
        """Tax contained, a share a rate."""
        return vat_by_rate(line.vat for line in self.lines)

    @property
    def can_cancel(self) -> bool:
        """Whether the customer may cancel now (`services.cancel_order` decides)."""
        until = self.slot_starts_at if self.state == "placed" else self.cancel_until
        return self.state in CANCEL.sources and now() < until


@dataclass(frozen=True)
class GroupView:
    """One checkout: the customer and an order for each shop."""

    token: str
    code: str
    placed_at: datetime
    customer: OrderCustomer
    orders: tuple[OrderView, ...]

    @property
    def total_cents(self) -> int:
        """What all orders cost together."""
        return sum(order.total_cents for order in self.orders)
