"""What the town tells: its streets in walking order, places, agenda, and the people of its shops."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import TownOwned, of_same_town, of_town


class Street(TownOwned):
    """A street, square or quay: a row of doors."""

    __tablename__ = "streets"
    __table_args__ = (
        of_town(),
        UniqueConstraint("town_id", "slug"),
        UniqueConstraint("town_id", "source_ref"),
    )

    slug: Mapped[str]
    name: Mapped[str]
    #: Order of the walk through the town.
    position: Mapped[int] = mapped_column(default=0)
    summary: Mapped[str] = mapped_column(default="")
    #: GeoJSON MultiLineString coordinates [[[lon, lat], …], …], for the plan; NULL when unknown.
    lines: Mapped[list[Any] | None]
    source_ref: Mapped[str | None]


class Place(TownOwned):
    """A public place that is no shop: a market, a parking, a town hall, a bench."""

    __tablename__ = "places"
    __table_args__ = (
        of_town(),
        of_same_town("street_id", "streets"),
        UniqueConstraint("town_id", "source_ref"),
    )

    kind: Mapped[str]
    name: Mapped[str]
    street_id: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    opening_hours: Mapped[str | None]
    source_ref: Mapped[str | None]


class VacantUnit(TownOwned):
    """Premises with a shop window and nobody in it: shown in the street, so that somebody may come."""

    __tablename__ = "vacant_units"
    __table_args__ = (
        of_town(),
        of_same_town("street_id", "streets"),
        UniqueConstraint("town_id", "source_ref"),
        Index(None, "town_id", "street_id", "door_order"),
    )

    #: NULL where nobody knows it; then it is on the plan only.
    street_id: Mapped[int | None]
    house_number: Mapped[str] = mapped_column(default="")
    #: Position along the street, in walking order, as that of shops; NULL sorts last.
    door_order: Mapped[float | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    #: What the town says of it: "42 m², former grocer’s". Once written, no import removes the unit.
    note: Mapped[str] = mapped_column(default="")
    #: Feature id of the map it came from; NULL when made here.
    source_ref: Mapped[str | None]


class AgendaEntry(TownOwned):
    """A rendez-vous of the agenda: market, signing, concert."""

    __tablename__ = "agenda_entries"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "slug"),
        CheckConstraint("kind IN ('market', 'event')", name="kind"),
        CheckConstraint("ends_at > starts_at", name="span"),
        Index(None, "town_id", "ends_at"),
    )

    slug: Mapped[str]
    kind: Mapped[str] = mapped_column(default="event")
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    shop_id: Mapped[int | None]


class ShopPerson(TownOwned):
    """Somebody behind the counter, as the shop presents them."""

    __tablename__ = "shop_people"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        Index(None, "town_id", "shop_id", "position"),
    )

    shop_id: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    says: Mapped[str] = mapped_column(default="")
