"""Verbs of the installation: towns, hosts, shops as parties, people and their roles."""

import re
import unicodedata
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from tenants.context import CurrentTown
from tenants.database import db, transaction
from tenants.errors import N_, Refusal
from tenants.models import (
    Host,
    Membership,
    Operator,
    OperatorSignIn,
    Person,
    Shop,
    Town,
)
from tenants.passwords import hash_password
from tenants.towns import town_map

#: First path segments that belong to pages of the town: no shop may take them as its name.
#: A test compares them with the URL map.
RESERVED: Final = frozenset(
    [
        "_look",
        "actualites",
        "agenda",
        "aide",
        "apercu",
        "accessibilite",
        "boutiques",
        "carte",
        "classement",
        "commande",
        "commandes",
        "compte",
        "connexion",
        "conseil",
        "conditions",
        "courrier",
        "deconnexion",
        "dessins",
        "donnees",
        "en",
        "envoyer",
        "exploitation",
        "favicon",
        "fr",
        "gens",
        "gestion",
        "hooks",
        "hors-ligne",
        "humans",
        "inscription",
        "mairie",
        "manifest",
        "mentions-legales",
        "news",
        "nl",
        "panier",
        "photos",
        "plan",
        "recherche",
        "repondre",
        "robots",
        "rue",
        "rues",
        "sante",
        "sitemap",
        "static",
        "stripe",
        "sw",
        "suivi",
        "validation",
    ]
)

SLUG_LENGTH = 60
_HOST = re.compile(
    r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$"
)
#: Letters of any script, and the signs that need no quotes: parentheses, brackets, backslashes and
#: controls mean something in a mail's head.
_EMAIL = re.compile(
    r"(?=[^@]{1,64}@)[\w!#$%&*+/=?^`{|}~-]+(?:\.[\w!#$%&*+/=?^`{|}~-]+)*"
    r"@(?=.{1,190}$)[\w-]+(?:\.[\w-]+)*"
)
#: How a mail's head spells signs it cannot hold, line ends among them: no address needs it.
_ENCODED = "=?"


class TownRefused(Refusal):
    """The town cannot be created like this."""


class ShopRefused(Refusal):
    """The shop cannot be admitted like this."""


class PersonRefused(Refusal):
    """The person or the role cannot be added like this."""


def slug_of(name: str) -> str:
    """Return the address form of a name: "L’Épi d’Or" becomes "l-epi-d-or"; "" when nothing is left."""
    spelled = name.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    letters = unicodedata.normalize("NFKD", spelled).lower()
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-")


def normal_email(address: str) -> str:
    """Return the form under which an address is stored and compared; raises PersonRefused."""
    normal = unicodedata.normalize("NFKC", address).strip().lower()
    if not _EMAIL.fullmatch(normal) or _ENCODED in normal:
        raise PersonRefused(N_("“%(address)s” is not an e-mail address."), address=address[:80])
    return normal


def create_town(
    slug: str,
    name: str,
    *,
    hosts: tuple[str, ...] = (),
    timezone: str = "Europe/Paris",
    country: str = "FR",
    subdivision: str | None = None,
    kind: str = "commune",
    tagline: str = "",
    contact_email: str = "",
    postcode: str = "",
) -> CurrentTown:
    """Create a town and its hosts (the first one is home). Raises TownRefused."""
    if slug != slug_of(slug) or not slug:
        raise TownRefused(N_("“%(slug)s” cannot be an address: use a-z, 0-9 and -."), slug=slug)
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise TownRefused(N_("Unknown time zone: %(zone)s."), zone=timezone) from unknown
    try:
        with transaction():
            town = Town(
                slug=slug, name=name.strip(), timezone=timezone, country=country.upper(),
                subdivision=subdivision, kind=kind, tagline=tagline,
                contact_email=contact_email, postcode=postcode,
            )  # fmt: skip
            db.session.add(town)
            db.session.flush()
            for position, host in enumerate(hosts):
                db.session.add(Host(name=host_name(host), town_id=town.id, home=position == 0))
            town_id = town.id
    except IntegrityError as taken:
        raise TownRefused(
            N_("The town “%(slug)s” or one of its hosts exists already."), slug=slug
        ) from taken
    town_map.forget()
    return _found(town_id)


def describe_town(town: CurrentTown, **said: str) -> None:
    """Change what the legal pages say of a town: columns of `Town`, by their names."""
    with transaction():
        db.session.execute(update(Town).where(Town.id == town.id).values(**said))


def _found(town_id: int) -> CurrentTown:
    town = town_map.with_id(town_id)
    if town is None:
        raise TownRefused(N_("This town does not exist."))
    return town


def host_name(host: str) -> str:
    """Return the host in its stored form; raises TownRefused when it is none."""
    normal = host.strip().lower().rstrip(".")
    if not _HOST.match(normal):
        raise TownRefused(N_("“%(host)s” is not a host name."), host=host[:80])
    return normal


def add_host(town: CurrentTown, host: str) -> None:
    """Let a town answer at one more host. Raises TownRefused when it leads elsewhere."""
    normal = host_name(host)
    with transaction():
        known = db.session.get(Host, normal)
        if known is not None and known.town_id != town.id:
            raise TownRefused(N_("“%(host)s” leads to another town."), host=normal)
        if known is None:
            first = db.session.scalar(select(func.count()).where(Host.town_id == town.id)) == 0
            db.session.add(Host(name=normal, town_id=town.id, home=first))
    town_map.forget()


def admit_shop(name: str, *, slug: str | None = None) -> Shop:
    """Admit a shop to the town entered, under a free address made of its name.

    Raises ShopRefused when the name is empty, or when an address asked for is taken or reserved.
    """
    clean = " ".join(name.split())
    if not clean or len(clean) > 120:
        raise ShopRefused(N_("A shop needs a name of at most 120 characters."))
    with transaction():
        shop = Shop(name=clean, slug=_asked_slug(slug) if slug else free_slug(clean))
        db.session.add(shop)
        db.session.flush()
    return shop


def _asked_slug(slug: str) -> str:
    if slug != slug_of(slug) or slug in RESERVED:
        raise ShopRefused(N_("“%(slug)s” cannot be the address of a shop."), slug=slug[:80])
    if db.session.scalar(select(Shop.id).where(Shop.slug == slug)) is not None:
        raise ShopRefused(N_("The address “%(slug)s” is taken."), slug=slug)
    return slug


def free_slug(name: str) -> str:
    """Return an address made of the name that no shop of the town and no page has."""
    base = slug_of(name)[: SLUG_LENGTH - 6].strip("-") or "boutique"
    taken = set(db.session.scalars(select(Shop.slug).where(Shop.slug.startswith(base))))
    number = 1
    slug = base
    while slug in taken or slug in RESERVED:
        number += 1
        slug = f"{base}-{number}"
    return slug


def suspend_shop(shop: Shop) -> None:
    """Take a shop off the town's pages; its trader still sees what was ordered."""
    with transaction():
        shop.status = "suspended"


def readmit_shop(shop: Shop) -> None:
    """Show a suspended shop again."""
    with transaction():
        shop.status = "admitted"


def add_member(
    email: str,
    name: str,
    role: str,
    *,
    shop: Shop | None = None,
    password: str | None = None,
) -> Person:
    """Give a person of the town entered a role; make the account where there is none yet.

    `password` is needed for a new account. Raises PersonRefused.
    """
    address = normal_email(email)
    if role not in {"trader", "clerk", "facilitator"}:
        raise PersonRefused(N_("Unknown role: %(role)s."), role=role)
    if (role == "trader") != (shop is not None):
        raise PersonRefused(N_("A trader needs a shop; clerks and facilitators have none."))
    with transaction():
        person = db.session.scalar(select(Person).where(Person.email == address))
        if person is None:
            person = _new_person(address, name, password)
        shop_id = shop.id if shop else None
        known = select(Membership.id).where(
            Membership.person_id == person.id,
            Membership.role == role,
            Membership.shop_id.is_not_distinct_from(shop_id),
        )
        if db.session.scalar(known) is None:
            db.session.add(Membership(person_id=person.id, role=role, shop_id=shop_id))
    return person


def _new_person(email: str, name: str, password: str | None) -> Person:
    if not password or len(password) < 10:
        raise PersonRefused(N_("A new account needs a password of at least 10 characters."))
    person = Person(email=email, name=name.strip() or email, password_hash=hash_password(password))
    db.session.add(person)
    db.session.flush()
    return person


def add_operator(email: str, password: str) -> None:
    """Add an operator, or change the password of one. Raises PersonRefused."""
    if len(password) < 10:
        raise PersonRefused(N_("A new account needs a password of at least 10 characters."))
    address = normal_email(email)
    with transaction():
        operator = db.session.scalar(select(Operator).where(Operator.email == address))
        if operator is None:
            db.session.add(Operator(email=address, password_hash=hash_password(password)))
        else:
            operator.password_hash = hash_password(password)
            # Who knew the old password may be signed in: that is why it was changed.
            db.session.execute(
                delete(OperatorSignIn).where(OperatorSignIn.operator_id == operator.id)
            )


def town_of_command(slug: str) -> CurrentTown:
    """Return the town a command names; raises TownRefused with the towns there are."""
    town = town_map.with_slug(slug)
    if town is None:
        known = ", ".join(each.slug for each in town_map.every()) or "—"
        raise TownRefused(
            N_("There is no town “%(slug)s”. Known: %(known)s."), slug=slug, known=known
        )
    return town
