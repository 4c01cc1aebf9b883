"""What each source says of a shop, and what a clerk has to decide."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town

#: The source of what a person wrote here: trader, clerk, or somebody at the command line.
HAND: Final = "hand"
#: The field under which a source's own number for the shop is kept: "node/42", a SIRET.
REF: Final = "ref"


class ShopFact(TownOwned):
    """One value as one source says it. The profile shows one of them; the others are kept."""

    __tablename__ = "shop_facts"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "shop_id", "field", "source"),
        Index(None, "town_id", "field", "value"),
    )

    shop_id: Mapped[int]
    #: Key in facts/fields.py, or REF.
    field: Mapped[str]
    #: HAND, "nearest" (worked out from the position), or the key of an import source: "osm", "ban".
    source: Mapped[str]
    #: As facts/fields.py writes it; "" is said by hand only: somebody took a value away.
    value: Mapped[str]
    #: Who wrote it by hand, as recorded facts name people; "" for sources.
    actor: Mapped[str] = mapped_column(default="")
    #: Since when the source says so: a second run of the same file leaves it.
    said_at: Mapped[datetime] = mapped_column(default=now)


class Proposal(TownOwned):
    """Something a source says that only a person may decide: asked once, and it can be taken back."""

    __tablename__ = "shop_proposals"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint("town_id", "shop_id", "field", "about"),
        CheckConstraint("state IN ('open', 'taken', 'kept')", name="state"),
        Index(None, "town_id", "state", "id"),
    )

    shop_id: Mapped[int]
    #: Key in facts/fields.py; "status" (the source says that the shop is closed); or "same" (an
    #: entry of a file may be this shop).
    field: Mapped[str]
    #: For "same": the source's number of the entry. "" for the others: one proposal a field.
    about: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    value: Mapped[str]
    #: For "same": what the entry says, field → [source, value].
    entry: Mapped[dict[str, Any]] = mapped_column(default=dict)
    said_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(default="open")
    #: What was shown before it was taken, and who had written that by hand; "" for nobody.
    before: Mapped[str] = mapped_column(default="")
    before_actor: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str] = mapped_column(default="")
