"""Marks on the plan: a number for a shop, a pictogram for a place, a crowd where there are many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopbuilder.facade.plan.pictograms import picture_of
from shopbuilder.facade.plan.sheet import Sheet, Spot
from shopbuilder.facade.plan.spreading import gathered, spread
from shopbuilder.town_page.listing import ListedShop
from shopbuilder.town_page.plan.asked import Asked
from shopbuilder.town_page.plan.queries import PlaceRow
from shopbuilder.town_page.plan.window import Window, window_at
from shopbuilder.web.opening import Opening

#: Up to so many shops in sight each has a mark of its own.
MOST_MARKS: Final = 90
#: How far apart marks are kept, and how far a crowd reaches, in units of the picture.
_APART: Final = 25.0
_CROWD: Final = 62.0
#: Shown even where shops stand in crowds: one looks for them first.
_LANDMARKS: Final = frozenset({"marketplace", "townhall", "information", "station"})


@dataclass(frozen=True, slots=True)
class NumberedShop:
    """A shop with its number on the plan, and where it stands; None where nobody knows."""

    number: int
    shop: ListedShop
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class PlacedPlace:
    """A public place, its pictogram, its anchor in the list, its state where hours are known."""

    anchor: str
    row: PlaceRow
    picture: str
    spot: Spot | None
    state: Opening | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a spot of the picture."""

    x: float
    y: float
    shop: NumberedShop | None = None
    place: PlacedPlace | None = None
    #: Of a crowd: how many shops, how many open, the street most of them stand in, and the
    #: address of a nearer look.
    count: int = 0
    open: int = 0
    street: str = ""
    href: str = ""


def numbered(
    shops: Sequence[ListedShop],
    positions: Sequence[tuple[float | None, float | None]],
    sheet: Sheet | None,
) -> list[NumberedShop]:
    """Return the shops with their numbers, 1 for the first of the walk; positions are (lat, lon)."""
    return [
        NumberedShop(number, shop, spot_of(sheet, *position))
        for number, (shop, position) in enumerate(zip(shops, positions, strict=True), start=1)
    ]


def spot_of(sheet: Sheet | None, latitude: float | None, longitude: float | None) -> Spot | None:
    """Return where a position lies on the sheet; None for off the sheet or unknown."""
    if sheet is None or latitude is None or longitude is None:
        return None
    spot = sheet.spot((longitude, latitude))
    return spot if sheet.holds(spot) else None


def placed(place: PlaceRow, number: int, sheet: Sheet | None, state: Opening | None) -> PlacedPlace:
    """Return a place as the plan shows it."""
    spot = spot_of(sheet, place.latitude, place.longitude)
    return PlacedPlace(f"lieu-{number}", place, picture_of(place.kind), spot, state)


def marks_of(
    asked: Asked, window: Window, shops: Sequence[NumberedShop], places: Sequence[PlacedPlace]
) -> list[Mark]:
    """Return the marks seen in a window, none over another."""
    seen = [each for each in shops if window.shows(each.spot)]
    near = [each for each in places if window.shows(each.spot)]
    crowded = len(seen) > MOST_MARKS
    if not crowded:
        return _apart(seen, near, window)
    if not asked.show:
        near = [each for each in near if each.row.kind in _LANDMARKS]
    return _crowds(asked, window, seen) + _apart([], near, window)


def _apart(
    shops: Sequence[NumberedShop], places: Sequence[PlacedPlace], window: Window
) -> list[Mark]:
    """Return marks pushed apart: places first, for they are bigger landmarks and move least."""
    here = [place.spot for place in places] + [shop.spot for shop in shops]
    spots = tuple(window.spot(spot or (0, 0)) for spot in here)
    moved = spread(spots, _APART)
    marked = [Mark(*spot, place=place) for place, spot in zip(places, moved, strict=False)]
    marked += [
        Mark(*spot, shop=shop) for shop, spot in zip(shops, moved[len(places) :], strict=True)
    ]
    return marked


def _crowds(asked: Asked, window: Window, shops: Sequence[NumberedShop]) -> list[Mark]:
    spots = [window.spot(each.spot or (0, 0)) for each in shops]
    groups = gathered(tuple(spots), _CROWD)
    return [_crowd(asked, window, [(shops[at], spots[at]) for at in group]) for group in groups]


def _crowd(asked: Asked, window: Window, members: list[tuple[NumberedShop, Spot]]) -> Mark:
    """Return the mark of a crowd; a shop alone keeps its own."""
    x = round(sum(spot[0] for _, spot in members) / len(members), 1)
    y = round(sum(spot[1] for _, spot in members) / len(members), 1)
    if len(members) == 1:
        return Mark(x, y, shop=members[0][0])
    spot = (x / window.scale + window.left, y / window.scale + window.top)
    nearer = window_at(window.sheet, window.level + 1, *spot)
    across, down = nearer.centre
    streets = Counter(each.shop.street or "" for each, _ in members)
    return Mark(
        x,
        y,
        count=len(members),
        open=sum(each.shop.is_open for each, _ in members),
        street=min(streets, key=lambda name: (-streets[name], name)),
        href=asked.address(level=nearer.level, x=across, y=down),
    )
