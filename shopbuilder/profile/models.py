"""What a shop says of itself: trade, place, hours, terms of pickup, legal identity."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town


class ShopProfile(TownOwned):
    """One row a shop, beside `tenants.models.Shop`."""

    __tablename__ = "shop_profiles"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("street_id", "streets"),
        UniqueConstraint("town_id", "shop_id"),
        UniqueConstraint("town_id", "source_ref"),
        CheckConstraint("mode IN ('window', 'reserve', 'sell')", name="mode"),
        CheckConstraint("slot_minutes BETWEEN 5 AND 240", name="slot_minutes"),
        CheckConstraint("slot_capacity BETWEEN 1 AND 1000", name="slot_capacity"),
        CheckConstraint("lead_minutes BETWEEN 0 AND 20160", name="lead_minutes"),
        CheckConstraint("horizon_days BETWEEN 1 AND 14", name="horizon_days"),
        Index(None, "town_id", "street_id", "door_order"),
    )

    shop_id: Mapped[int]
    #: Key in profile/trades.py; an unknown key is shown as the neutral trade.
    trade: Mapped[str] = mapped_column(default="other")
    mode: Mapped[str] = mapped_column(default="window")
    #: A trader has taken the shop over; until then it is listed but nothing can be ordered.
    taken_over: Mapped[bool] = mapped_column(default=False)
    tagline: Mapped[str] = mapped_column(default="")
    story: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    # -- place
    street_id: Mapped[int | None]
    house_number: Mapped[str] = mapped_column(default="")
    #: Position along the street, in walking order; NULL sorts last.
    door_order: Mapped[float | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    #: The street was guessed from the position and waits for a clerk's look.
    street_guessed: Mapped[bool] = mapped_column(default=False)
    # -- hours: one OpenStreetMap opening_hours value; NULL = unknown, and said to be unknown
    opening_hours: Mapped[str | None]
    # -- pickup
    slot_minutes: Mapped[int] = mapped_column(default=30)
    slot_capacity: Mapped[int] = mapped_column(default=5)
    #: Minutes the shop needs between the order and the start of its slot.
    lead_minutes: Mapped[int] = mapped_column(default=60)
    #: A customer may cancel until this many minutes before the slot.
    cutoff_minutes: Mapped[int] = mapped_column(default=60)
    horizon_days: Mapped[int] = mapped_column(default=7)
    # -- legal identity (mentions légales, recap)
    legal_name: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[str] = mapped_column(default="")
    legal_address: Mapped[str] = mapped_column(default="")
    siret: Mapped[str] = mapped_column(default="")
    vat_number: Mapped[str] = mapped_column(default="")
    mediator: Mapped[str] = mapped_column(default="")
    # -- look
    #: Seed of everything drawn for this shop, so that its picture never changes by itself.
    seed: Mapped[str] = mapped_column(default="")
    # -- origin
    #: Feature id or "name|address" of the file the shop came from; NULL when made here.
    source_ref: Mapped[str | None]
    #: Who wrote the shop first, a source's key ("osm", "sirene"), "trader", "clerk" or "demo"; a
    #: source becomes "clerk" at the first word by hand. Each value's own origin: facts/models.py.
    origin: Mapped[str] = mapped_column(default="clerk")
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    def touched_by_hand(self) -> None:
        """Note that a person has written a value; which one: `facts.by_hand.written_by_hand`."""
        if self.origin not in {"trader", "clerk", "demo"}:
            self.origin = "clerk"


class ShopClosing(TownOwned):
    """An exception to the weekly hours: whole days closed, or closing early on a day."""

    __tablename__ = "shop_closings"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        CheckConstraint("last_day >= first_day", name="days"),
        Index(None, "town_id", "shop_id", "last_day"),
    )

    shop_id: Mapped[int]
    #: Local days of the town, both included.
    first_day: Mapped[date]
    last_day: Mapped[date]
    #: NULL = closed the whole days; a local time = closes then.
    closes_at: Mapped[time | None]
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
