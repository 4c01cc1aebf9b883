"""The walk through the town: its streets in order, each with its doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.turn import in_turn

#: Up to so many shops the town page shows every door of every street.
SMALL_TOWN: Final = 60
#: In a larger town: so many doors a street, so many streets a page.
DOORS_SHOWN: Final = 3
STREETS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class StreetInTown:
    """A street on the town page; the one without a name gathers shops whose street is unknown."""

    slug: str
    name: str
    #: Those shown, by door.
    doors: Sequence[ListedShop]
    #: How many doors it has, and how many of them are open.
    total: int
    open: int

    @property
    def href(self) -> str:
        """Its address in the town; "" for shops without a street."""
        return f"/rue/{self.slug}" if self.slug else ""

    @property
    def more(self) -> bool:
        """Whether doors are left out."""
        return self.total > len(self.doors)


def streets_of(shops: Sequence[ListedShop], seed: str) -> list[StreetInTown]:
    """Return the streets of a town whose shops come in walking order.

    In a larger town a street shows a few doors: open ones first, by the turn of the day, so that
    each shop has its days; those shown stand in the order of the street.
    """
    most = len(shops) if len(shops) <= SMALL_TOWN else DOORS_SHOWN
    return [
        _street(list(doors), most, seed)
        for _, doors in groupby(shops, key=lambda shop: shop.street_slug)
    ]


def _street(doors: list[ListedShop], most: int, seed: str) -> StreetInTown:
    shown = doors
    if len(doors) > most:
        chosen = in_turn(
            doors, seed, state=lambda shop: shop.state.kind, slug=lambda shop: shop.slug
        )
        kept = {shop.slug for shop in chosen[:most]}
        shown = [shop for shop in doors if shop.slug in kept]
    first = doors[0]
    return StreetInTown(
        first.street_slug or "",
        first.street or "",
        shown,
        len(doors),
        sum(shop.is_open for shop in doors),
    )


def next_to_open(shops: Sequence[ListedShop], at: datetime) -> ListedShop | None:
    """Return the shop that opens first after `at`, None if nobody knows of any."""
    waiting = [shop for shop in shops if shop.state.opens_at and shop.state.opens_at > at]
    return min(waiting, key=lambda shop: (shop.state.opens_at, shop.slug), default=None)
