"""Photos of a shop, of an article, of somebody behind the counter; and those on their way."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, among, of_same_town, of_town


class Photo(TownOwned):
    """One photo; its files are in the store under its key."""

    __tablename__ = "photos"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("product_id", "products", ondelete="CASCADE"),
        of_same_town("person_id", "shop_people", ondelete="CASCADE"),
        UniqueConstraint("town_id", "key"),
        CheckConstraint("key ~ '^[0-9a-f]{32}$'", name="key"),
        CheckConstraint("width > 0 AND height > 0", name="size"),
        CheckConstraint("alt <> ''", name="alt"),
        CheckConstraint("product_id IS NULL OR person_id IS NULL", name="subject"),
        Index(None, "town_id", "shop_id", "position"),
        Index(None, "town_id", "product_id", "position"),
        Index(None, "town_id", "person_id"),
    )

    shop_id: Mapped[int]
    #: The article it shows; NULL = the shop itself or a person.
    product_id: Mapped[int | None]
    #: Whom it shows (`town_life.ShopPerson`); NULL = nobody in particular.
    person_id: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    #: What can be seen, for those who do not see it; never empty.
    alt: Mapped[str]
    #: Made of the bytes that came in and of what they show (`services.key_of`): its address.
    key: Mapped[str]
    #: Pixels of the largest size; the others follow from it (`sizes.widths_of`).
    width: Mapped[int]
    height: Mapped[int]
    #: The address it was fetched from; NULL for what somebody sent.
    origin: Mapped[str | None]
    added_at: Mapped[datetime] = mapped_column(default=now)


#: `waiting` and `developing` are the worker's; `ready` waits for a few words, then it becomes a
#: Photo; `refused` tells why; `aside` was taken out of the window and can be put back.
SENT_STATES = ("waiting", "developing", "ready", "refused", "aside")


class SentPhoto(TownOwned):
    """A photo on its way into a window, or out of it: shown to nobody but the shop."""

    __tablename__ = "sent_photos"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("product_id", "products", ondelete="CASCADE"),
        of_same_town("person_id", "shop_people", ondelete="CASCADE"),
        of_same_town("upload_id", "uploads", ondelete="CASCADE"),
        UniqueConstraint("town_id", "key"),
        CheckConstraint(among("state", SENT_STATES), name="state"),
        CheckConstraint("product_id IS NULL OR person_id IS NULL", name="subject"),
        CheckConstraint("key IS NOT NULL OR state NOT IN ('ready', 'aside')", name="developed"),
        Index(None, "town_id", "shop_id", "state"),
        Index(
            "ix_sent_photos_waiting",
            "turn",
            "created_at",
            postgresql_where="state IN ('waiting', 'developing')",
        ),
    )

    shop_id: Mapped[int]
    #: As in Photo: what it shows; neither = the shop itself.
    product_id: Mapped[int | None]
    person_id: Mapped[int | None]
    #: The file as it came, until it is developed.
    upload_id: Mapped[int | None]
    #: Where it is to be fetched; NULL for what somebody sent.
    address: Mapped[str | None]
    #: As the sender's machine calls it.
    name: Mapped[str]
    #: What can be seen; "" = still to be said.
    alt: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="waiting")
    #: 0 = somebody waits for it, 1 = fetched in the background.
    turn: Mapped[int] = mapped_column(default=0)
    #: Why it was refused, or does not fit: {"said": msgid, "values": {…}}; {} = nothing to say.
    refusal: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: How often its decoder fell, and how often a worker took it.
    falls: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    #: A worker holds it until then.
    leased_until: Mapped[datetime | None]
    #: As in Photo, once it is developed.
    key: Mapped[str | None]
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    #: Where it stood in the window, for one that was taken out.
    position: Mapped[int] = mapped_column(default=0)
    #: Who sent it, or took it out: "person:7".
    actor: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
