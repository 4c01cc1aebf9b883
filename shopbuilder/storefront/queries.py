"""What a shop is, as its pages show it: one statement, whatever it says of itself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, ScalarSelect, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from shopbuilder.imports.places.credits import origin_key, origins_named
from shopbuilder.imports.places.source import Origin
from shopbuilder.ordering.terms import TERMS, ShopTerms, terms_from
from shopbuilder.photos.models import Photo
from shopbuilder.photos.queries import (
    Shot,
    first_shot_of,
    read_shots,
    shots_of_shop,
)
from shopbuilder.profile.facts.models import ShopFact
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.opening_hours import Closing
from shopbuilder.profile.queries import closings_beside, read_closings
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_life.models import ShopPerson, Street
from shopbuilder.web.presented import Presented, presented
from tenants.database import db
from tenants.errors import NotFound
from tenants.models import Shop

#: A night that began before an exception may still run: look so far back.
_STILL_FELT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class ShopWindow:
    """A shop as its own pages show it; `terms` holds what orders depend on."""

    terms: ShopTerms
    trade: Trade
    mode: str
    taken_over: bool
    tagline: str
    story: str
    email: str
    website: str
    number: str
    street_id: int | None
    street_slug: str | None
    street: str | None
    latitude: float | None
    longitude: float | None
    closings: tuple[Closing, ...]
    people: tuple[Presented, ...]
    #: Photos of the shop itself.
    shots: tuple[Shot, ...]
    #: Whom to name for what stands here.
    open_data: tuple[Origin, ...]

    @property
    def sells(self) -> bool:
        """Whether its goods can be ordered here (as `ordering.orderable` has it)."""
        return self.taken_over and self.mode == "sell"

    @property
    def reserves(self) -> bool:
        """Whether it puts things aside for who asks."""
        return self.taken_over and self.mode == "reserve"

    @property
    def answers(self) -> bool:
        """Whether a question reaches somebody (`advice` asks shops that a trader holds)."""
        return self.taken_over and bool(self.email)

    @property
    def link(self) -> str:
        """Its own site; "" for what is no web address."""
        return self.website if self.website.startswith(("https://", "http://")) else ""


def _people() -> ScalarSelect[Any]:
    shot = first_shot_of(Photo.person_id == ShopPerson.id, of=ShopPerson)
    told = func.json_build_array(
        ShopPerson.name, ShopPerson.role, ShopPerson.says, ShopPerson.look, shot
    )
    return (
        select(func.json_agg(aggregate_order_by(told, ShopPerson.position, ShopPerson.id)))
        .where(ShopPerson.shop_id == Shop.id)
        .correlate(Shop)
        .scalar_subquery()
    )


def _sources() -> ScalarSelect[Any]:
    """Return the keys of everybody who has said something of the shop, as a column beside `Shop`."""
    return (
        select(func.array_agg(func.distinct(ShopFact.source)))
        .where(ShopFact.shop_id == Shop.id)
        .correlate(Shop)
        .scalar_subquery()
    )


_AT: Final[Select[*tuple[Any, ...]]] = (
    select(
        *TERMS,
        ShopProfile.mode,
        ShopProfile.taken_over,
        ShopProfile.tagline,
        ShopProfile.story,
        ShopProfile.email,
        ShopProfile.website,
        ShopProfile.latitude,
        ShopProfile.longitude,
        ShopProfile.source_ref,
        _sources().label("sources"),
        ShopProfile.street_id,
        Street.slug.label("street_slug"),
        closings_beside().label("closings"),
        _people().label("people"),
        shots_of_shop().label("shots"),
    )
    .select_from(Shop)
    .join(ShopProfile, ShopProfile.shop_id == Shop.id)
    .outerjoin(Street, Street.id == ShopProfile.street_id)
    .where(Shop.slug == bindparam("slug"), Shop.status == "admitted")
)


def shop_window(slug: str) -> ShopWindow:
    """Return the shop at this address; raises NotFound for one that is unknown or suspended."""
    row = db.session.execute(_AT, {"slug": slug}).one_or_none()
    if row is None:
        raise NotFound
    return _window(row)


def _window(row: Row[*tuple[Any, ...]]) -> ShopWindow:
    return ShopWindow(
        terms=terms_from(row),
        trade=trade_of(row.trade),
        mode=row.mode,
        taken_over=row.taken_over,
        tagline=row.tagline,
        story=row.story,
        email=row.email,
        website=row.website,
        number=row.house_number,
        street_id=row.street_id,
        street_slug=row.street_slug,
        street=row.street,
        latitude=row.latitude,
        longitude=row.longitude,
        closings=read_closings(row.closings),
        people=tuple(presented(row.shop_slug, *told) for told in row.people or ()),
        shots=read_shots(row.shots),
        open_data=origins_named([origin_key(row.source_ref), *(row.sources or ())]),
    )
