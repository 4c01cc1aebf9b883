"""From the doors of the town to what a list shows: trade, number, and whether it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shopbuilder.imports.places.credits import origins_of
from shopbuilder.imports.places.source import Origin
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_page.queries import Door
from shopbuilder.web.languages import here
from shopbuilder.web.opening import Opening, Openings


@dataclass(frozen=True, slots=True)
class ListedShop:
    """A shop in a list."""

    slug: str
    name: str
    trade: Trade
    tagline: str
    number: str
    #: "sell" or "reserve" where the shop offers it today, else "".
    mode: str
    state: Opening
    street_slug: str | None
    street: str | None
    #: What its house is drawn from; never empty.
    seed: str = ""
    #: Its place along the street, None where nobody knows.
    door_order: float | None = None

    @property
    def href(self) -> str:
        """Its address in the town."""
        return here(f"/{self.slug}")

    @property
    def is_open(self) -> bool:
        """Whether it is open for certain."""
        return self.state.kind == "open"


def listed(doors: Iterable[Door], at: datetime) -> list[ListedShop]:
    """Return the shops as a list shows them at an instant, in the order given."""
    openings = Openings(at)
    return [_listed(door, openings) for door in doors]


def _listed(door: Door, openings: Openings) -> ListedShop:
    return ListedShop(
        slug=door.slug,
        name=door.name,
        trade=trade_of(door.trade),
        tagline=door.tagline,
        number=door.number,
        mode=door.mode if door.taken_over and door.mode != "window" else "",
        state=openings.of(door.hours, door.closings, door.latitude, door.longitude),
        street_slug=door.street_slug,
        street=door.street,
        seed=door.seed or door.slug,
        door_order=door.door_order,
    )


def from_open_data(doors: Iterable[Door], *others: str | None) -> tuple[Origin, ...]:
    """Return whom to name for these doors and their streets, and for rows with other identities."""
    refs = {ref for door in doors for ref in (door.source, door.street_source)}
    return origins_of(*refs, *others)
