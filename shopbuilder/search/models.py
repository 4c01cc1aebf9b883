"""Search documents, one row a shop, article, street and entry, and the words of their names.

Triggers write them whenever one of these changes (migrations 0007 and 0008), and the functions that
search read them (0009); nothing else does.
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import TownOwned, of_same_town, of_town


class SearchDocument(TownOwned):
    """What is said of one thing that can be found, as stems with their weights."""

    __tablename__ = "search_documents"
    __table_args__ = (
        of_town(),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        of_same_town("product_id", "products", ondelete="CASCADE"),
        of_same_town("street_id", "streets", ondelete="CASCADE"),
        of_same_town("entry_id", "agenda_entries", ondelete="CASCADE"),
        UniqueConstraint(
            "town_id", "kind", "shop_id", "product_id", "street_id", "entry_id",
            name="uq_search_documents_subject", postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("kind IN ('shop', 'goods', 'street', 'entry')", name="kind"),
        Index("ix_search_documents_words", "town_id", "kind", "words", postgresql_using="gin"),
        Index(None, "town_id", "shop_id"),
        Index(None, "town_id", "product_id"),
        Index(None, "town_id", "street_id"),
        Index(None, "town_id", "entry_id"),
    )  # fmt: skip

    kind: Mapped[str]
    #: The shop itself, or the one that has the article; NULL for streets and entries.
    shop_id: Mapped[int | None]
    product_id: Mapped[int | None]
    street_id: Mapped[int | None]
    entry_id: Mapped[int | None]
    #: Place of an article in its shop, of a street on the walk.
    position: Mapped[int] = mapped_column(default=0)
    #: Its name, as written.
    label: Mapped[str]
    #: Its address in the town, without the first slash.
    path: Mapped[str]
    #: Weights: A what it is, B what else it is called, C what is told of it, D where it stands.
    words: Mapped[str] = mapped_column(TSVECTOR())


class SearchWord(TownOwned):
    """A word of a name in the town, for those who misspell it; it may stand here twice."""

    __tablename__ = "search_words"
    __table_args__ = (
        of_town(),
        Index(None, "town_id", "word"),
        Index(None, "town_id", "stem"),
        Index(
            "ix_search_words_sound", "town_id", "sound",
            postgresql_using="gin", postgresql_ops={"sound": "gin_trgm_ops"},
        ),
    )  # fmt: skip

    #: Folded: small letters, no accents.
    word: Mapped[str]
    #: As the documents have it.
    stem: Mapped[str]
    #: As French hears it.
    sound: Mapped[str]
