"""The walk through the town: its streets in order, each with its doors, and where it begins now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.spelling import fold
from shopbuilder.web.languages import here
from shopbuilder.web.turn import turn

#: With fewer doors than this the picture of the town page goes on round the corner.
LEAST_DOORS: Final = 6
#: Streets named beside the one that is shown.
NEXT_STREETS: Final = 5


@dataclass(frozen=True, slots=True)
class StreetInTown:
    """A street with its doors; the one without a name gathers shops whose street is unknown."""

    slug: str
    name: str
    doors: Sequence[ListedShop]

    @property
    def href(self) -> str:
        """Its address in the town; "" for shops without a street."""
        return here(f"/rue/{self.slug}") if self.slug else ""

    @property
    def total(self) -> int:
        """How many doors it has."""
        return len(self.doors)

    @property
    def open(self) -> int:
        """How many of them are open for certain."""
        return sum(shop.is_open for shop in self.doors)


def streets_of(shops: Iterable[ListedShop]) -> list[StreetInTown]:
    """Return the streets of a town whose shops come in walking order."""
    doors_by_street = groupby(shops, key=lambda shop: (shop.street_slug, shop.street))
    return [
        StreetInTown(slug or "", name or "", list(doors)) for (slug, name), doors in doors_by_street
    ]


def beginning(streets: Sequence[StreetInTown], seed: str, market_places: Iterable[str]) -> int:
    """Return where the walk begins at this hour: an index into the streets, at least one.

    Where a market is held, else a street with an open door: another one each day, by the public
    seed, so that each street (and with it each shop) leads equally often. Nobody can buy it.
    """
    folded = list(map(fold, market_places))
    named = [n for n, street in enumerate(streets) if street.slug]
    at_market = [n for n in named if _is_in(streets[n], folded)]
    lively = [n for n in named if streets[n].open]
    candidates = at_market[:1] or lively or named or [0]
    return min(candidates, key=lambda n: turn(seed, streets[n].slug))


def _is_in(street: StreetInTown, places: Iterable[str]) -> bool:
    return any(fold(street.name) in place for place in places)


def next_streets(streets: Sequence[StreetInTown], start: int) -> list[StreetInTown]:
    """Return the streets that the walk comes to next, a few."""
    onward = [*streets[start + 1 :], *streets[:start]]
    return [street for street in onward if street.href][:NEXT_STREETS]


def behind_the_corner(
    streets: Sequence[StreetInTown], start: int
) -> list[tuple[StreetInTown, Sequence[ListedShop]]]:
    """Return what to show of the next streets where the one at `start` has few doors."""
    wanted = LEAST_DOORS - streets[start].total
    shown = []
    for street in next_streets(streets, start):
        if wanted <= 0:
            break
        shown.append((street, street.doors[:wanted]))
        wanted -= street.total
    return shown


def main_streets(streets: Sequence[StreetInTown], most: int) -> list[StreetInTown]:
    """Return at most so many streets in walking order: in a large town those with most doors."""
    largest = sorted(range(len(streets)), key=lambda n: (-streets[n].total, n))[:most]
    return [streets[n] for n in sorted(largest)]


def next_to_open(shops: Sequence[ListedShop], at: datetime) -> ListedShop | None:
    """Return the shop that opens first after `at`, None if nobody knows of any."""
    waiting = [shop for shop in shops if shop.state.opens_at and shop.state.opens_at > at]
    return min(waiting, key=lambda shop: (shop.state.opens_at, shop.slug), default=None)
