"""Baskets and orders: one group a checkout, one order (one contract) a shop."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, among, of_same_town, of_town

ORDER_STATES = (
    "placed", "accepted", "ready", "handed_over",
    "refused", "cancelled", "lapsed", "not_collected",
)  # fmt: skip
PAYMENT_STATES = (
    "none", "pending", "authorised", "paid", "part_refunded", "refunded", "failed",
)  # fmt: skip


class Basket(TownOwned):
    """A customer's basket, over several shops; the cookie holds the token, the row its hash."""

    __tablename__ = "baskets"
    __table_args__ = (of_town(), UniqueConstraint("town_id", "token_hash"))

    token_hash: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)


class BasketLine(TownOwned):
    """So many of one variant, at the price that was promised when it was put in."""

    __tablename__ = "basket_lines"
    __table_args__ = (
        of_town(),
        of_same_town("basket_id", "baskets", ondelete="CASCADE"),
        of_same_town("variant_id", "variants", ondelete="CASCADE"),
        UniqueConstraint("town_id", "basket_id", "variant_id"),
        CheckConstraint("quantity BETWEEN 1 AND 999", name="quantity"),
        Index(None, "town_id", "variant_id"),
    )

    basket_id: Mapped[int]
    variant_id: Mapped[int]
    quantity: Mapped[int]
    #: Promised price of one unit with tax, in cents.
    price_cents: Mapped[int]
    #: The promise was given then; it is renewed when it has grown old (`ordering/basket.py`).
    promised_at: Mapped[datetime] = mapped_column(default=now)


class OrderGroup(TownOwned):
    """One checkout: the customer, the secret link, the code for those without mail."""

    __tablename__ = "order_groups"
    __table_args__ = (
        of_town(),
        UniqueConstraint("town_id", "checkout_key"),
        UniqueConstraint("town_id", "token"),
        UniqueConstraint("town_id", "code"),
    )

    #: Made with the recap; a second submit of the same recap finds the first one's orders.
    checkout_key: Mapped[str]
    #: Secret of the tracking link.
    token: Mapped[str]
    #: Eight characters to read out or type (`shopbuilder/codes.py`).
    code: Mapped[str]
    customer_name: Mapped[str]
    customer_phone: Mapped[str]
    customer_email: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="fr")
    placed_at: Mapped[datetime] = mapped_column(default=now)


class Order(TownOwned):
    """The contract of one customer with one shop."""

    __tablename__ = "orders"
    __table_args__ = (
        of_town(),
        of_same_town("group_id", "order_groups"),
        of_same_town("shop_id", "shops"),
        UniqueConstraint("town_id", "shop_id", "number"),
        UniqueConstraint("town_id", "group_id", "shop_id"),
        CheckConstraint(among("state", ORDER_STATES), name="state"),
        CheckConstraint(among("payment_state", PAYMENT_STATES), name="payment_state"),
        CheckConstraint("total_cents >= 0", name="total"),
        CheckConstraint("slot_ends_at > slot_starts_at", name="slot"),
        Index(
            "ix_orders_unaccepted",
            "slot_starts_at",
            postgresql_where="state = 'placed'",
        ),
        Index(None, "town_id", "shop_id", "state", "slot_starts_at"),
    )

    group_id: Mapped[int]
    shop_id: Mapped[int]
    #: Counts up per shop; what the counter calls out.
    number: Mapped[int]
    state: Mapped[str] = mapped_column(default="placed")
    payment_state: Mapped[str] = mapped_column(default="none")
    slot_starts_at: Mapped[datetime]
    slot_ends_at: Mapped[datetime]
    #: Last instant at which the customer can cancel once the shop has accepted.
    cancel_until: Mapped[datetime]
    total_cents: Mapped[int]
    #: Why the shop refused, in its own words.
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    placed_at: Mapped[datetime] = mapped_column(default=now)


class OrderLine(TownOwned):
    """A line as it was when ordered; it outlives the product."""

    __tablename__ = "order_lines"
    __table_args__ = (
        of_town(),
        of_same_town("order_id", "orders", ondelete="CASCADE"),
        CheckConstraint("quantity BETWEEN 1 AND 999", name="quantity"),
        CheckConstraint("total_cents = quantity * price_cents", name="total"),
        CheckConstraint("vat_cents BETWEEN 0 AND total_cents", name="vat"),
        Index(None, "town_id", "order_id"),
    )

    order_id: Mapped[int]
    #: Whose stock was reserved. Kept as a plain number: the variant may be deleted later.
    variant_id: Mapped[int]
    name: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int]
    price_cents: Mapped[int]
    total_cents: Mapped[int]
    vat_rate: Mapped[int]
    #: Tax contained in the total, in cents, half up.
    vat_cents: Mapped[int]
    #: Pieces taken from a counted stock, given back when the order is not fulfilled.
    reserved: Mapped[int] = mapped_column(default=0)


class OrderMove(TownOwned):
    """Who moved an order from which state to which, when and why."""

    __tablename__ = "order_moves"
    __table_args__ = (
        of_town(),
        of_same_town("order_id", "orders", ondelete="CASCADE"),
        Index(None, "town_id", "order_id"),
    )

    order_id: Mapped[int]
    #: NULL for the first move, which places the order.
    from_state: Mapped[str | None]
    to_state: Mapped[str]
    actor: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    moved_at: Mapped[datetime] = mapped_column(default=now)


class OrderCounter(TownOwned):
    """The last order number given by a shop: no gap is promised, no number given twice."""

    __tablename__ = "order_counters"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "shop_id"),
    )

    shop_id: Mapped[int]
    last_number: Mapped[int] = mapped_column(default=0)


class SlotLoad(TownOwned):
    """How many orders a pickup slot has taken; the check is what the last place is sold once by."""

    __tablename__ = "slot_loads"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "shop_id", "starts_at"),
        CheckConstraint("taken BETWEEN 0 AND capacity", name="capacity"),
    )

    shop_id: Mapped[int]
    starts_at: Mapped[datetime]
    taken: Mapped[int] = mapped_column(default=0)
    capacity: Mapped[int]
