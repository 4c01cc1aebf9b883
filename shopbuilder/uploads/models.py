"""A file as it was sent, and its bytes in pieces."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town


class Upload(TownOwned):
    """A file somebody sent, whole: a row stands only once all of its pieces do."""

    __tablename__ = "uploads"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        CheckConstraint("size > 0", name="size"),
        Index(None, "town_id", "created_at"),
    )

    #: The shop it is about; NULL for the town's own.
    shop_id: Mapped[int | None]
    #: As the sender's machine called it, made harmless: for people, and its ending for readers.
    name: Mapped[str]
    #: In bytes.
    size: Mapped[int]
    sha256: Mapped[str]
    #: Who sent it: "person:7".
    actor: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)


class UploadChunk(TownOwned):
    """A piece of a file, small enough to be held in memory by anybody."""

    __tablename__ = "upload_chunks"
    __table_args__ = (
        of_town(),
        of_same_town("upload_id", "uploads", ondelete="CASCADE"),
        UniqueConstraint("town_id", "upload_id", "position"),
    )

    upload_id: Mapped[int]
    position: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
