"""Lays the streets and public places of a demo town, and puts its shops at their doors."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, hypot, radians

from stdnum.fr import siret

from shopbuilder.demo.sheets import Point, ShopSheet, StreetSheet, TownSheet
from shopbuilder.profile.models import ShopProfile
from shopbuilder.profile.queries import profile_of
from shopbuilder.profile.services.duties import set_mode
from shopbuilder.profile.services.identity import set_identity
from shopbuilder.profile.services.place import set_hours, set_place
from shopbuilder.profile.services.standing import open_shop, take_over
from shopbuilder.town_life.models import Place, ShopPerson, Street, VacantUnit
from tenants.database import db
from tenants.models import Shop

#: Who does it all.
ACTOR = "program"
#: Doors stand so many metres from the middle of their street.
SETBACK = 18.0
METRES_PER_DEGREE = 111_195.0


def lay_streets(sheet: TownSheet) -> Mapping[str, Street]:
    """Write the streets and places of the town entered; return the streets by slug."""
    streets = {
        street.slug: Street(
            slug=street.slug,
            name=street.name,
            summary=street.summary,
            position=position,
            lines=[[list(point) for point in street.line]],
        )
        for position, street in enumerate(sheet.streets, start=1)
    }
    db.session.add_all(streets.values())
    db.session.flush()
    db.session.add_all(
        Place(
            kind=place.kind,
            name=place.name,
            street_id=streets[place.street].id,
            latitude=place.latitude,
            longitude=place.longitude,
            opening_hours=place.hours,
        )
        for place in sheet.places
    )
    db.session.add_all(
        VacantUnit(
            street_id=streets[unit.street].id,
            house_number=unit.number,
            door_order=float(unit.number),
            latitude=unit.latitude,
            longitude=unit.longitude,
            note=unit.note,
        )
        for unit in sheet.vacant
    )
    return streets


def open_shops(sheet: TownSheet, streets: Mapping[str, Street]) -> Mapping[str, Shop]:
    """Open every shop through the services that a clerk would use; return them by slug."""
    shops = {
        shop.slug: open_shop(shop.name, shop.trade, slug=shop.slug, actor=ACTOR)
        for shop in sheet.shops
    }
    db.session.flush()
    # All that is said of a shop is written at once: one statement for all of them, not ten for each.
    with db.session.no_autoflush:
        for street in sheet.streets:
            for shop_sheet, position in zip(street.shops, _doors(street), strict=True):
                shop = shops[shop_sheet.slug]
                set_place(
                    shop,
                    street_id=streets[street.slug].id,
                    house_number=shop_sheet.number,
                    position=position,
                    actor=ACTOR,
                )
                _furnish(shop, shop_sheet, _identity(sheet, street, shop_sheet))
    db.session.flush()
    return shops


def _furnish(shop: Shop, sheet: ShopSheet, identity: dict[str, str]) -> None:
    """Say what the shop says of itself, and open it to the public."""
    profile = profile_of(shop.id)
    _tell_story(profile, sheet)
    set_hours(shop, sheet.hours, actor=ACTOR)
    set_identity(shop, identity, actor=ACTOR)
    set_mode(shop, sheet.mode, actor=ACTOR)
    take_over(shop, actor=ACTOR)


def _doors(street: StreetSheet) -> Iterator[tuple[float, float]]:
    """Yield latitude and longitude of each shop, evenly along the street.

    Odd numbers stand on the left, even ones on the right; round a square all stand outside.
    """
    closed = street.line[0] == street.line[-1]
    for index, shop in enumerate(street.shops):
        left = int(shop.number) % 2 and not closed
        longitude, latitude = beside(
            street.line, (index + 0.5) / len(street.shops), -SETBACK if left else SETBACK
        )
        yield round(latitude, 6), round(longitude, 6)


def beside(line: tuple[Point, ...], part: float, metres: float) -> Point:
    """Return the point so far to the right of a line (left where negative), at part of its length."""
    here = along(line, part)
    back, ahead = along(line, max(0.0, part - 0.01)), along(line, min(1.0, part + 0.01))
    squeeze = cos(radians(here[1]))
    east, north = (ahead[0] - back[0]) * squeeze, ahead[1] - back[1]
    length = hypot(east, north) * METRES_PER_DEGREE / metres
    return here[0] + north / length / squeeze, here[1] - east / length


def along(line: tuple[Point, ...], part: float) -> Point:
    """Return the point at that part (0 to 1) of a line's length, in degrees."""
    steps = [(a, b, hypot(b[0] - a[0], b[1] - a[1])) for a, b in pairwise(line)]
    left = part * sum(length for *_, length in steps)
    for a, b, length in steps:
        if left <= length:
            share = left / length
            return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        left -= length
    return line[-1]


def _identity(town: TownSheet, street: StreetSheet, shop: ShopSheet) -> dict[str, str]:
    road = street.name[0].lower() + street.name[1:]
    return {
        "legal_name": shop.legal_name,
        "legal_form": shop.legal_form,
        "legal_address": f"{shop.number}, {road}, {town.postcode} {town.name}",
        "siret": shop.siret,
        "vat_number": f"FR{siret.to_tva(shop.siret)}".replace(" ", ""),
        "mediator": town.mediator,
        "phone": shop.phone,
        "email": f"{shop.slug}@{town.slug}.example",
    }


def _tell_story(profile: ShopProfile, sheet: ShopSheet) -> None:
    """Write the shop's own words, its terms of pickup and its people."""
    profile.tagline = sheet.tagline
    profile.story = sheet.story
    profile.website = sheet.website
    profile.slot_minutes = sheet.pickup.minutes
    profile.slot_capacity = sheet.pickup.capacity
    profile.lead_minutes = sheet.pickup.lead
    profile.cutoff_minutes = sheet.pickup.cutoff
    profile.horizon_days = sheet.pickup.horizon
    profile.origin = "demo"
    db.session.add_all(
        ShopPerson(
            shop_id=profile.shop_id,
            position=position,
            name=each.name,
            role=each.role,
            says=each.says,
            look=each.look,
        )
        for position, each in enumerate(sheet.people, start=1)
    )
