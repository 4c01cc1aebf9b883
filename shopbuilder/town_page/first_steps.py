"""Where the walk begins on the town page: a street drawn, and what lies round its corner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_page.drawn_street import Stretch, drawn_stretch, round_the_corner
from shopbuilder.town_page.queries import vacant_units_at
from shopbuilder.town_page.walk import (
    StreetInTown,
    beginning,
    behind_the_corner,
    next_streets,
)
from shopbuilder.web.sky import sky_at
from tenants.context import current_town

#: Doors on the town page: the whole street is one step away, and the page has more to tell.
_DOORS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The street in the head of the town page."""

    street: StreetInTown
    stretch: Stretch
    #: Name and address of where the walk goes on, None where there is nothing else.
    ahead: tuple[str, str] | None
    #: Streets to go to instead.
    onward: Sequence[StreetInTown]


def first_steps(
    streets: Sequence[StreetInTown], markets: Sequence[Rendezvous], seed: str, at: datetime
) -> FirstSteps | None:
    """Return where the walk begins at this hour; None for a town without a shop.

    markets: those of today that are not over.
    """
    if not streets:
        return None
    held = [each.place for each in markets if each.starts_at <= at]
    start = beginning(streets, seed, held)
    street, onward = streets[start], next_streets(streets, start)
    stretch = drawn_stretch(
        street.name,
        street.slug,
        street.doors,
        sky=sky_at(at, current_town().zone),
        a_stretch=_DOORS_SHOWN,
        vacant=vacant_units_at(street.slug) if street.slug else (),
        markets=markets,
    )
    behind = behind_the_corner(streets, start)
    for other, doors in behind:
        corner = round_the_corner(other.name, other.href, doors, stretch.sky)
        stretch = replace(stretch, stops=[*stretch.stops, *corner])
    further = [(each.name, each.href) for each in onward[len(behind) :]]
    ahead = (translate("Further along the street"), stretch.href) if stretch.after else None
    return FirstSteps(street, stretch, ahead or next(iter(further), None), onward)
