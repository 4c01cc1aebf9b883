"""Photos of a shop, of an article, of somebody behind the counter."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import TownOwned, of_same_town, of_town


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
    added_at: Mapped[datetime] = mapped_column(default=now)
