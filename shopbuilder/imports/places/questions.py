"""What waits for a person's word, what was answered, and where each value of a shop comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, select
from sqlalchemy.orm import aliased

from shopbuilder.imports.places.matching import SAME
from shopbuilder.imports.places.shops import STATUS
from shopbuilder.profile.facts.fields import FIELDS
from shopbuilder.profile.facts.models import HAND, REF, Proposal, ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.town_life.models import Street
from tenants.database import db
from tenants.models import Person, Shop

#: Open questions of one page, and answers shown below them.
PAGE: Final = 20
LATELY: Final = 10
_COLUMNS: Final = (
    "trade", "house_number", "opening_hours", "phone", "email", "website", "tagline", "story",
    "siret", "legal_name", "legal_address",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One proposal with both values side by side."""

    id: int
    shop: str
    slug: str
    #: Street and number, as far as known.
    address: str
    #: Key of a field, "status" or "same".
    field: str
    #: Key of the source, and what it says; of a street, its name.
    source: str
    value: str
    said_at: datetime
    #: What is shown now, by whom (a name, "" for nobody known) and since when.
    ours: str
    ours_by: str
    ours_at: datetime | None
    #: A trader holds the shop: what stands there is his, whoever wrote it first.
    held: bool
    #: "open", "taken" or "kept".
    state: str
    settled_at: datetime | None
    settled_by: str
    #: For "same": field → what the entry says.
    entry: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """One value of a shop, and who says so."""

    field: str
    source: str
    value: str
    said_at: datetime
    #: Who wrote it by hand, "" for sources.
    by: str
    #: Pages show this one.
    shown: bool


def open_questions(shop_id: int | None = None, *, page: int = 1) -> Sequence[Question]:
    """Return what waits, the oldest first: two statements. Of one shop only what its trader may say."""
    query = _query(Proposal.state == "open", shop_id).order_by(Proposal.id)
    return _read(query.limit(PAGE).offset((page - 1) * PAGE))


def answered_lately(shop_id: int | None = None) -> Sequence[Question]:
    """Return the last answers, the newest first: two statements."""
    query = _query(Proposal.state != "open", shop_id)
    return _read(query.order_by(Proposal.settled_at.desc(), Proposal.id).limit(LATELY))


def open_count(shop_id: int | None = None) -> int:
    """Return how many questions wait."""
    query = select(func.count(Proposal.id)).where(Proposal.state == "open", *_of(shop_id))
    return db.session.scalar(query) or 0


def _of(shop_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition on whose questions they are: who is listed is the town's alone to say."""
    if shop_id is None:
        return ()
    return (Proposal.shop_id == shop_id, Proposal.field.not_in([SAME, STATUS]))


def _query(state: ColumnElement[bool], shop_id: int | None) -> Select[*tuple[Any, ...]]:
    author, settler = aliased(Person), aliased(Person)
    hand = and_(
        ShopFact.shop_id == Proposal.shop_id,
        ShopFact.field == Proposal.field,
        ShopFact.source == HAND,
    )
    return (
        select(
            Proposal.id,
            Proposal.field,
            Proposal.source,
            Proposal.value,
            Proposal.said_at,
            Proposal.state,
            Proposal.settled_at,
            Proposal.entry,
            Shop.name,
            Shop.slug,
            Shop.status,
            Street.name.label("street"),
            ShopProfile.taken_over,
            ShopFact.said_at.label("ours_at"),
            author.name.label("ours_by"),
            settler.name.label("settled_by"),
            *(getattr(ShopProfile, name) for name in _COLUMNS),
        )
        .join(Shop, Shop.id == Proposal.shop_id)
        .join(ShopProfile, ShopProfile.shop_id == Proposal.shop_id)
        .outerjoin(Street, Street.id == ShopProfile.street_id)
        .outerjoin(ShopFact, hand)
        .outerjoin(author, func.concat("person:", author.id) == ShopFact.actor)
        .outerjoin(settler, func.concat("person:", settler.id) == Proposal.settled_by)
        .where(state, *_of(shop_id))
    )


def _read(query: Select[*tuple[Any, ...]]) -> Sequence[Question]:
    rows = db.session.execute(query).mappings().all()
    streets = _streets(
        value
        for row in rows
        for value in (
            row["value"] if row["field"] == "street" else "",
            _word(row["entry"], "street") if row["field"] == SAME else "",
        )
    )
    return [_question(row, streets) for row in rows]


def _question(row: RowMapping, streets: Mapping[str, str]) -> Question:
    field, entry = row["field"], {}
    if field == SAME:
        entry = {name: _word(row["entry"], name) for name in row["entry"] if name in FIELDS}
        entry["street"] = streets.get(entry.get("street", ""), "")
    ours = {"name": row["name"], "street": row["street"], STATUS: row["status"], SAME: row["name"]}
    return Question(
        id=row["id"],
        shop=row["name"],
        slug=row["slug"],
        address=f"{row['house_number']} {row['street'] or ''}".strip(),
        field=field,
        source=row["source"],
        value=streets.get(row["value"], "") if field == "street" else row["value"],
        said_at=row["said_at"],
        ours=(ours[field] if field in ours else row[field]) or "",
        ours_by=row["ours_by"] or "",
        ours_at=row["ours_at"],
        held=row["taken_over"],
        state=row["state"],
        settled_at=row["settled_at"],
        settled_by=row["settled_by"] or "",
        entry=entry,
    )


def _word(entry: Mapping[str, Any], name: str) -> str:
    """Return what an entry says of a field."""
    said = entry.get(name)
    return str(said[1]) if isinstance(said, list) and len(said) == 2 else ""


def _streets(ids: Iterable[str]) -> Mapping[str, str]:
    """Return the names of streets by their ids as text."""
    numbers = {int(each) for each in ids if each.isdecimal()}
    if not numbers:
        return {}
    rows = db.session.execute(select(Street.id, Street.name).where(Street.id.in_(numbers)))
    return {str(row.id): row.name for row in rows}


def told_of(shop_id: int) -> Sequence[Told]:
    """Return every value of a shop with its source, field by field, the one shown first.

    Two statements; Raises nothing for a shop of which nobody has said anything.
    """
    rows = (
        db.session.execute(
            select(
                ShopFact.field,
                ShopFact.source,
                ShopFact.value,
                ShopFact.said_at,
                Person.name,
                Shop.name.label("shop"),
                ShopProfile.street_id,
                ShopProfile.latitude,
                ShopProfile.longitude,
                *(getattr(ShopProfile, name) for name in _COLUMNS),
            )
            .join(Shop, Shop.id == ShopFact.shop_id)
            .join(ShopProfile, ShopProfile.shop_id == ShopFact.shop_id)
            .outerjoin(Person, func.concat("person:", Person.id) == ShopFact.actor)
            .where(ShopFact.shop_id == shop_id, ShopFact.field != REF)
        )
        .mappings()
        .all()
    )
    streets = _streets(row["value"] for row in rows if row["field"] == "street")
    told = [_told(row, streets) for row in rows]
    order = list(FIELDS)
    return sorted(told, key=lambda each: (order.index(each.field), not each.shown, each.source))


def _told(row: RowMapping, streets: Mapping[str, str]) -> Told:
    field, value = row["field"], row["value"]
    return Told(
        field=field,
        source=row["source"],
        value=streets.get(value, "") if field == "street" else value,
        said_at=row["said_at"],
        by=row["name"] or "",
        shown=value == _shown(row, field),
    )


def _shown(row: RowMapping, field: str) -> str:
    if field == "name":
        return str(row["shop"])
    if field == "street":
        return str(row["street_id"] or "")
    if field == "position":
        return f"{row['latitude']!r} {row['longitude']!r}"
    return str(row[field] or "")
