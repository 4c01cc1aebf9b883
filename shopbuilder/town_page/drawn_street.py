"""From what stands in a street to its picture: houses, stalls and empty premises, in walking order.

`drawn_stretch` is handed to the macro ``drawn_street`` of ``components/drawn_street.html``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.street.drawing import Ground
from shopbuilder.facade.street.ends import End
from shopbuilder.facade.street.grammar import empty_shop, facade_of
from shopbuilder.facade.street.pictures import in_the_row
from shopbuilder.facade.street.places import backdrop, floor, ground_of, market_row
from shopbuilder.i18n import translate
from shopbuilder.town_life.agenda.occasions import Rendezvous
from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.queries import Vacancy
from shopbuilder.town_page.spelling import fold
from shopbuilder.web.assets import static_url
from shopbuilder.web.formats import hour
from shopbuilder.web.languages import here, in_theirs
from shopbuilder.web.opening import Opening

#: Doors on one stretch: what one page carries and a person walks without losing count.
DOORS_A_STRETCH: Final = 12


@dataclass(frozen=True, slots=True)
class Stop:
    """Something to walk past: a picture and what it says."""

    #: shop, vacant or market; corner: the plate of another street; beyond: a shop behind it.
    kind: str
    #: An <svg>, for the eye only.
    picture: str
    name: str
    #: Trade of a shop, note on premises, hours of a market.
    about: str
    #: "" where it leads nowhere.
    href: str = ""
    number: str = ""
    state: Opening | None = None
    #: What stands at the left of the house: tree, alley, garden or nothing; the words stand right of it.
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a street, drawn."""

    name: str
    slug: str
    #: Word of the sky: morning, day, dusk or night.
    sky: str
    ground: Ground
    stops: Sequence[Stop]
    #: From 1; of how many.
    number: int
    count: int
    #: Place of its first and last door among all doors of the street, from 1.
    first: int
    last: int
    doors: int
    #: Pictures behind and below the houses.
    backdrop: str
    floor: str

    @property
    def href(self) -> str:
        """Address of the street."""
        return here(f"/rue/{self.slug}")

    @property
    def before(self) -> str:
        """Address of the stretch before this one, "" for none."""
        return stretch_href(self.slug, self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """Address of the stretch after this one, "" for none."""
        return stretch_href(self.slug, self.number + 1) if self.number < self.count else ""


def stretch_href(slug: str, number: int) -> str:
    """Return the address of a stretch of a street; the first one is the street itself."""
    return here(f"/rue/{slug}?troncon={number}" if number > 1 else f"/rue/{slug}")


def drawn_stretch(
    name: str,
    slug: str,
    shops: Sequence[ListedShop],
    *,
    sky: str,
    number: int = 1,
    a_stretch: int = DOORS_A_STRETCH,
    vacant: Sequence[Vacancy] = (),
    markets: Sequence[Rendezvous] = (),
) -> Stretch:
    """Return a stretch of a street, drawn under that sky (`web.sky`).

    shops: all of the street, by door. number: which stretch of so many doors, from 1; the last one if
    it is too far.
    vacant: its empty shops (`queries.vacant_units_of`), put among the doors.
    markets: those of the agenda not over today (`queries.markets_until`); those whose place names
    the street stand on its first stretch.
    """
    ground = ground_of(name)
    parts = static_url("img/street.svg")
    doors = in_walking_order(shops, vacant)
    count = max(1, -(-len(doors) // a_stretch))
    number = min(max(1, number), count)
    start = (number - 1) * a_stretch
    shown = doors[start : start + a_stretch]
    stops = [
        _door(door, sky, ground, parts, _end(place, len(doors)))
        for place, door in enumerate(shown, start)
    ]
    stalls = [_market(each, sky, parts) for each in markets if stands_in(each, name)]
    if number == 1:
        middle = len(stops) // 3
        stops = list(chain(stops[:middle], stalls, stops[middle:]))
    return Stretch(
        name=name,
        slug=slug,
        sky=sky,
        ground=ground,
        stops=stops,
        number=number,
        count=count,
        first=start + 1,
        last=start + len(shown),
        doors=len(doors),
        backdrop=backdrop(sky, parts),
        floor=floor(ground, sky, parts),
    )


def in_walking_order(
    shops: Sequence[ListedShop], vacant: Sequence[Vacancy]
) -> list[ListedShop | Vacancy]:
    """Return shops and empty shops by door; those whose place nobody knows come last."""
    doors: list[ListedShop | Vacancy] = [*shops, *vacant]
    return sorted(doors, key=lambda door: math.inf if door.door_order is None else door.door_order)


def _end(place: int, doors: int) -> End:
    """Return which end of the street the door at that place, from 0, stands at."""
    if doors == 1:
        return "both"
    return "left" if place == 0 else "right" if place == doors - 1 else ""


def _door(door: ListedShop | Vacancy, sky: str, ground: Ground, parts: str, end: End) -> Stop:
    if isinstance(door, Vacancy):
        return _vacancy(door, sky, parts, end)
    return _shop(door, sky, ground, parts, end)


def _vacancy(unit: Vacancy, sky: str, parts: str, end: End) -> Stop:
    hope = translate("Here, soon?")
    facade = empty_shop(hope, f"vacant/{unit.number}/{unit.id}")
    return Stop(
        kind="vacant",
        picture=in_the_row(facade, "unknown", sky, parts, end),
        name=hope,
        about=in_theirs(unit.note) if unit.note else translate("These premises await their shop."),
        number=unit.number,
    )


def round_the_corner(street: str, href: str, shops: Sequence[ListedShop], sky: str) -> list[Stop]:
    """Return what is seen of the next street where one is short: its plate, then those doors."""
    ground, parts = ground_of(street), static_url("img/street.svg")
    plate = Stop(kind="corner", picture="", name=street, about="", href=href)
    return [plate, *(replace(_shop(shop, sky, ground, parts, ""), kind="beyond") for shop in shops)]


def stands_in(market: Rendezvous, street: str) -> bool:
    """Tell whether the place of a market names the street."""
    return f" {fold(street)} " in f" {fold(market.place)} "


def _shop(shop: ListedShop, sky: str, ground: Ground, parts: str, end: End) -> Stop:
    facade = facade_of(shop.trade.key, shop.name, shop.seed, square=ground == "square")
    return Stop(
        kind="shop",
        picture=in_the_row(facade, shop.state.kind, sky, parts, end),
        name=shop.name,
        about=translate(shop.trade.name),
        href=shop.href,
        number=shop.number,
        state=shop.state,
        beside=facade.gap,
    )


def _market(market: Rendezvous, sky: str, parts: str) -> Stop:
    seed = f"{market.title}/{market.starts_at.date().isoformat()}"
    stalls = Hand(f"stalls/{seed}").between(3, 5)
    return Stop(
        kind="market",
        picture=market_row(seed, stalls, sky, parts),
        name=market.title,
        about=translate("until %(hour)s", hour=hour(market.ends_at)),
        href=here(f"/agenda/{market.slug}") if market.slug else "",
    )
