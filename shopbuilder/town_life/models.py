"""What the town tells: streets in walking order, places, the plan, agenda, people of its shops."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
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
    #: No map has drawn it: the lines run through its numbered doors.
    lines_guessed: Mapped[bool] = mapped_column(default=False)
    source_ref: Mapped[str | None]


class StreetDoor(TownOwned):
    """A numbered door of a street, as the national address base knows it: where a shop would stand."""

    __tablename__ = "street_doors"
    __table_args__ = (
        of_town(),
        of_same_town("street_id", "streets", ondelete="CASCADE"),
        UniqueConstraint("town_id", "source_ref"),
        Index(None, "town_id", "street_id"),
    )

    street_id: Mapped[int]
    #: As on the plate: "12", "12 bis".
    house_number: Mapped[str]
    longitude: Mapped[float]
    latitude: Mapped[float]
    #: The source and its own number of the door: "ban:93010_3115_00012_bis".
    source_ref: Mapped[str]


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


def _end_of_first(context: Any) -> datetime | None:
    """Return the end of what comes once; None where a rule, added or changed days may bring it again."""
    said = context.get_current_parameters()
    again = said.get("rule") or said.get("also") or said.get("changes")
    ends_at: datetime | None = None if again else said.get("ends_at")
    return ends_at


class MapShape(TownOwned):
    """A shape of the plan's background: a river, a garden, a row of houses, a railway."""

    __tablename__ = "map_shapes"
    __table_args__ = (of_town(), UniqueConstraint("town_id", "source_ref"))

    #: Key in town_life/map_layers.py.
    layer: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    #: GeoJSON coordinates, [lon, lat] in degrees: of a MultiPolygon where the layer is one of
    #: areas, else of a MultiLineString. Cleaned, cut to the town and simplified by the import.
    coordinates: Mapped[list[Any]]
    source_ref: Mapped[str]


class Subscription(TownOwned):
    """A calendar or a feed of another site that the town follows."""

    __tablename__ = "subscriptions"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        CheckConstraint("kind IN ('agenda', 'news')", name="kind"),
        Index(None, "due_at"),
    )

    #: "agenda" or "news".
    kind: Mapped[str]
    #: What the town calls it.
    name: Mapped[str]
    url: Mapped[str]
    #: Whose rendez-vous or news they are; NULL = the town's.
    shop_id: Mapped[int | None]
    #: When it is asked next; NULL = never: paused or removed.
    due_at: Mapped[datetime | None] = mapped_column(default=now)
    paused_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    #: Whether what it brought went with it when it was removed.
    took_along: Mapped[bool] = mapped_column(default=False)
    #: When it was asked last, when it answered last, and how often it has not since.
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    #: Why nothing came the last time: {"msgid": …, "values": {…}}; NULL = all is well.
    fault: Mapped[dict[str, Any] | None]
    #: What came the last time: {"created": …, "changed": …, "refused": …}.
    brought: Mapped[dict[str, Any] | None]
    #: What the site said of its last version.
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    #: SHA-256 of the last body, for sites that say nothing.
    digest: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)


class AgendaEntry(TownOwned):
    """A rendez-vous of the agenda: market, signing, concert; once, or again and again.

    The town's wall clock decides: `starts_at` and `ends_at` are the first time, and a rule brings
    the same local hours back (`shopbuilder.town_life.agenda.recurrence`).
    """

    __tablename__ = "agenda_entries"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("place_id", "places"),
        of_same_town("street_id", "streets"),
        UniqueConstraint("town_id", "slug"),
        of_same_town("subscription_id", "subscriptions"),
        UniqueConstraint("town_id", "source_ref"),
        CheckConstraint("ends_at >= starts_at", name="span"),
        CheckConstraint("status IN ('', 'confirmed', 'tentative', 'cancelled')", name="status"),
        Index(None, "town_id", "last_at"),
        Index(None, "town_id", "subscription_id"),
    )

    slug: Mapped[str]
    #: Key in agenda/kinds.py; an unknown key is shown as the neutral kind.
    kind: Mapped[str] = mapped_column(default="event")
    title: Mapped[str]
    #: Where, in words; the name of the place or the shop is shown where it is empty.
    place: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    #: "Entrée libre", "12 € la séance"; "" = nothing said.
    price: Mapped[str] = mapped_column(default="")
    #: "À réserver en boutique"; "" = just come.
    booking: Mapped[str] = mapped_column(default="")
    #: Its own page on another site (http or https); "" = none.
    link: Mapped[str] = mapped_column(default="")
    #: Key in agenda/changes.py: STATUSES; what is cancelled is shown as such.
    status: Mapped[str] = mapped_column(default="")
    #: The first time. The two are the same where nobody says when it ends.
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    #: Whole local days, from midnight to midnight; no hour is shown.
    all_day: Mapped[bool] = mapped_column(default=False)
    #: RRULE values of RFC 5545 without their name, UNTIL as a local day, one a line; "" = once.
    rule: Mapped[str] = mapped_column(default="")
    #: Whose wall clock the rule follows, as "America/New_York"; "" = the town's.
    timezone: Mapped[str] = mapped_column(default="")
    #: Local beginnings left out (EXDATE) and added (RDATE), as "2026-12-26T08:00".
    without: Mapped[list[str]] = mapped_column(default=list)
    also: Mapped[list[str]] = mapped_column(default=list)
    #: Times that are otherwise than the rest, as `agenda.changes.Change.kept`.
    changes: Mapped[list[Any]] = mapped_column(default=list)
    #: What begins then or later is not held any more: somebody stopped it, or it left its calendar.
    stopped_at: Mapped[datetime | None]
    #: End of the last time, or later; NULL = it has no end, or nobody worked it out.
    last_at: Mapped[datetime | None] = mapped_column(default=_end_of_first)
    shop_id: Mapped[int | None]
    place_id: Mapped[int | None]
    street_id: Mapped[int | None]
    #: UID of the calendar it came from, within the town or the shop; NULL when made here.
    source_ref: Mapped[str | None]
    #: What that calendar said last: its values, SEQUENCE and moment. Values that differ from the
    #: row's own were written here by a person.
    imported: Mapped[dict[str, Any] | None]
    #: The calendar that the town follows and that brings it.
    subscription_id: Mapped[int | None]
    #: What a person changed last, as it was before, so that it can be taken back.
    before: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class NewsItem(TownOwned):
    """A piece of news of the town, or of one of its shops."""

    __tablename__ = "news_items"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("subscription_id", "subscriptions"),
        UniqueConstraint("town_id", "slug"),
        UniqueConstraint("town_id", "source_ref"),
        CheckConstraint("until > published_at", name="span"),
        Index(None, "town_id", "published_at"),
        Index(None, "town_id", "subscription_id"),
    )

    slug: Mapped[str]
    title: Mapped[str]
    #: Plain text; a blank line begins a paragraph. No markup: what looks like it is shown as typed.
    text: Mapped[str]
    #: Shown from then on; a time ahead is a piece of news that waits.
    published_at: Mapped[datetime]
    #: No longer among the latest from then on, though its page stays; NULL = no such time.
    until: Mapped[datetime | None]
    shop_id: Mapped[int | None]
    #: Who wrote it, where it came from another site; "" = the town or the shop.
    author: Mapped[str] = mapped_column(default="")
    #: The whole of it on another site (http or https); "" = this is the whole.
    link: Mapped[str] = mapped_column(default="")
    #: Not shown any more from then on, nor its page: a clerk took it back. NULL = shown.
    withdrawn_at: Mapped[datetime | None]
    #: Its id in the feed it came from, what that said last, and the feed that the town follows.
    source_ref: Mapped[str | None]
    imported: Mapped[dict[str, Any] | None]
    subscription_id: Mapped[int | None]
    #: What a person changed last, as it was before.
    before: Mapped[dict[str, Any] | None]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


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
    #: Hair of the drawn portrait (`facade/portraits.py`), as the person chose; "" = drawn by lot.
    look: Mapped[str] = mapped_column(default="")
