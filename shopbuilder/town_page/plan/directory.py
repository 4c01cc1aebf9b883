"""The plan as a list, for those who cannot use a picture: street by street, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from shopbuilder.town_life.place_kinds import KINDS
from shopbuilder.town_page.plan.asked import Asked
from shopbuilder.town_page.plan.marks import NumberedShop, PlacedPlace
from tenants.errors import N_

#: Shops of a list door by door; of more, each street says how many it has and leads to them.
MOST_TOLD: Final = 45
#: A place takes the room of so many doors of the list.
_ROOM_OF_A_PLACE: Final = 2
#: Kinds that people look for first, in this order; the others follow by frequency.
_FIRST: Final = (
    "parking", "toilets", "marketplace", "bicycle_parking", "bench", "drinking_water",
    "townhall", "parcel_locker",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StreetOnPlan:
    """A street of the list; its doors are left out where a town has too many for one page."""

    slug: str
    name: str
    total: int
    open: int
    doors: Sequence[NumberedShop]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: msgid of its words, how many there are, its address, whether it is the one chosen."""

    label: str
    count: int
    href: str
    chosen: bool


def streets_on_plan(shops: Sequence[NumberedShop]) -> list[StreetOnPlan]:
    """Return the streets of shops that come in walking order."""
    told = len(shops) <= MOST_TOLD or len({each.shop.street_slug for each in shops}) == 1
    streets: list[StreetOnPlan] = []
    for slug, group in groupby(shops, key=lambda each: each.shop.street_slug or ""):
        doors = list(group)
        streets.append(
            StreetOnPlan(
                slug,
                doors[0].shop.street or "",
                len(doors),
                sum(each.shop.is_open for each in doors),
                doors if told else (),
            )
        )
    return streets


def places_told(
    asked: Asked, shops: Sequence[NumberedShop], places: Sequence[PlacedPlace]
) -> Sequence[PlacedPlace]:
    """Return the places of the list: those of a kind that is asked for, else all where there is room."""
    room = MOST_TOLD - len(shops) - _ROOM_OF_A_PLACE * len(places)
    return places if asked.show or room >= 0 else ()


def chips_of(
    asked: Asked, shops: Sequence[NumberedShop], places: Sequence[PlacedPlace]
) -> list[Chip]:
    """Return the filters of a town: all, shops, those open, each kind of place it has."""
    counts: dict[str, int] = {}
    for place in places:
        counts[place.row.kind] = counts.get(place.row.kind, 0) + 1
    rank = {kind: at for at, kind in enumerate(_FIRST)}
    kinds = sorted(counts, key=lambda kind: (rank.get(kind, len(_FIRST)), -counts[kind], kind))
    is_open = sum(each.shop.is_open for each in shops)
    choices = [
        ("", N_("Everything"), len(shops) + len(places)),
        ("boutiques", N_("Shops"), len(shops)),
        ("ouvert", N_("Open now"), is_open),
        *((kind, KINDS.get(kind, KINDS["other"]), counts[kind]) for kind in kinds),
    ]
    return [
        Chip(label, count, asked.address(show=key, shop="", street=""), asked.show == key)
        for key, label, count in choices
        if count or key in ("", asked.show)
    ]
