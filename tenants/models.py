"""Who is who: towns and their hosts, shops as parties, people and what they may do."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, TownOwned, of_same_town, of_town


class Town(Base):
    """The tenant: a commune or an association. It carries no policy: hosts must find it first."""

    __tablename__ = "towns"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug"),
        CheckConstraint("kind IN ('commune', 'association')", name="kind"),
        CheckConstraint("conformity IN ('none', 'part', 'full')", name="conformity"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    slug: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="commune")
    tagline: Mapped[str] = mapped_column(default="")
    #: IANA name; slots, hours and the sky follow it.
    timezone: Mapped[str] = mapped_column(default="Europe/Paris")
    #: ISO 3166 code; chooses VAT rates, holidays and legal texts.
    country: Mapped[str] = mapped_column(default="FR")
    #: Département for local holidays ("57"), NULL where there are none.
    subdivision: Mapped[str | None]
    postcode: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    # -- legal notice: who answers for the pages, and who keeps the machines
    legal_address: Mapped[str] = mapped_column(default="")
    director: Mapped[str] = mapped_column(default="")
    hosting: Mapped[str] = mapped_column(default="")
    #: How accessible an examination found the pages; without one the law says "none".
    conformity: Mapped[str] = mapped_column(default="none")
    published: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Host(Base):
    """A host name and the town it leads to; a town may have several, one is home."""

    __tablename__ = "hosts"
    __table_args__ = (
        Index("uq_hosts_home", "town_id", unique=True, postgresql_where="home"),
        CheckConstraint("name = lower(name)", name="lower"),
    )

    name: Mapped[str] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("towns.id"))
    #: Links in mails point to the home host.
    home: Mapped[bool] = mapped_column(default=False)


class Operator(Base):
    """A person who runs the installation. Operators belong to no town."""

    __tablename__ = "operators"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    #: Normalised when written (`accounts.services.normal_email`).
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)


class Shop(TownOwned):
    """A trader's place as a party: its name in the address, admitted or suspended by the town."""

    __tablename__ = "shops"
    __table_args__ = (
        of_town(),
        UniqueConstraint("town_id", "slug"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug"),
        CheckConstraint("status IN ('admitted', 'suspended')", name="status"),
    )

    slug: Mapped[str]
    name: Mapped[str]
    status: Mapped[str] = mapped_column(default="admitted")
    created_at: Mapped[datetime] = mapped_column(default=now)


class Person(TownOwned):
    """Somebody with an account in this town; the same e-mail elsewhere is another person."""

    __tablename__ = "people"
    __table_args__ = (of_town(), UniqueConstraint("town_id", "email"))

    #: Normalised when written, compared as plain text.
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    locale: Mapped[str] = mapped_column(default="fr")
    created_at: Mapped[datetime] = mapped_column(default=now)


class Membership(TownOwned):
    """What a person may do: trader of one shop, or clerk or facilitator of the town."""

    __tablename__ = "memberships"
    __table_args__ = (
        of_town(),
        of_same_town("person_id", "people", ondelete="CASCADE"),
        of_same_town("shop_id", "shops", ondelete="CASCADE"),
        UniqueConstraint(
            "town_id",
            "person_id",
            "role",
            "shop_id",
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("role IN ('trader', 'clerk', 'facilitator')", name="role"),
        CheckConstraint("(role = 'trader') = (shop_id IS NOT NULL)", name="trader_has_shop"),
        Index(None, "town_id", "shop_id"),
    )

    person_id: Mapped[int]
    role: Mapped[str]
    shop_id: Mapped[int | None]


class SignIn(TownOwned):
    """One signed-in browser; the cookie holds the token, the row its hash."""

    __tablename__ = "sign_ins"
    __table_args__ = (
        of_town(),
        of_same_town("person_id", "people", ondelete="CASCADE"),
        UniqueConstraint("town_id", "token_hash"),
        Index(None, "town_id", "person_id"),
    )

    person_id: Mapped[int]
    token_hash: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]


class OperatorSignIn(Base):
    """One signed-in browser of an operator, on the operator host alone."""

    __tablename__ = "operator_sign_ins"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
