"""A view of the plan, put together for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shopbuilder.facade.plan.pictograms import outline_of
from shopbuilder.facade.plan.sheet import Sheet, Spot
from shopbuilder.facade.plan.strokes import path
from shopbuilder.imports.places.credits import origins_named
from shopbuilder.imports.places.source import Origin
from shopbuilder.town_page.listing import from_open_data, listed
from shopbuilder.town_page.plan.asked import Asked
from shopbuilder.town_page.plan.directory import (
    MOST_TOLD,
    Chip,
    StreetOnPlan,
    chips_of,
    places_told,
    streets_on_plan,
)
from shopbuilder.town_page.plan.drawn import sheet_of_town, version_of
from shopbuilder.town_page.plan.marks import (
    Mark,
    NumberedShop,
    PlacedPlace,
    marks_of,
    numbered,
    placed,
)
from shopbuilder.town_page.plan.nearby import Nearby, nearby
from shopbuilder.town_page.plan.queries import (
    Ground,
    PlaceRow,
    StreetRow,
    ground_of_town,
    places_of_town,
    street_with_lines,
)
from shopbuilder.town_page.plan.window import ScaleBar, Window, scale_bar, window_of
from shopbuilder.town_page.queries import Door, doors_of_town
from shopbuilder.web.opening import Openings
from tenants.errors import NotFound


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing: where its background lies, its marks, and the addresses of views beside it."""

    window: Window
    version: str
    marks: Sequence[Mark]
    #: Name → outline of each pictogram it needs.
    pictograms: dict[str, str]
    #: The street pointed out, as a path on the sheet; "" for none.
    street: str
    controls: dict[str, str]
    bar: ScaleBar


@dataclass(frozen=True, slots=True)
class PlanView:
    """All that the page of the plan shows."""

    asked: Asked
    #: None where nothing can be drawn yet.
    picture: Picture | None
    shops: Sequence[NumberedShop]
    chips: Sequence[Chip]
    streets: Sequence[StreetOnPlan]
    places: Sequence[PlacedPlace]
    #: Those that the list has room for.
    told_places: Sequence[PlacedPlace]
    #: The shop and the street pointed out, and what is near the shop.
    shop: NumberedShop | None
    street: StreetRow | None
    near: Sequence[Nearby]
    #: Some streets are drawn through their doors, for want of a map.
    guessed: bool
    #: Whom to name.
    open_data: tuple[Origin, ...]

    @property
    def open_count(self) -> int:
        """How many shops are open for certain."""
        return sum(each.shop.is_open for each in self.shops)


def view_of(asked: Asked, at: datetime) -> PlanView:
    """Return the view asked for: five statements, one more for a street. Raises NotFound."""
    doors, rows, ground = doors_of_town(), places_of_town(), ground_of_town()
    sheet = sheet_of_town(doors, rows)
    positions = [(door.latitude, door.longitude) for door in doors]
    shops = numbered(listed(doors, at), positions, sheet)
    places = _places(rows, sheet, at)
    shop = _pointed_out(asked.shop, shops)
    street = street_with_lines(asked.street) if asked.street else None
    wanted, shown = _wanted(asked, shops, places)
    picture = None
    if sheet is not None:
        window = window_of(asked, sheet, _pointed_at(sheet, shop, street, shops))
        marks = marks_of(asked, window, wanted, shown)
        picture = _picture(asked, window, version_of(sheet, ground, doors), marks, shown, street)
    told = _told(asked, wanted, picture)
    return PlanView(
        asked=asked,
        picture=picture,
        shops=shops,
        chips=chips_of(asked, shops, places),
        streets=streets_on_plan(told),
        places=shown,
        told_places=places_told(asked, told, shown),
        shop=shop,
        street=street,
        near=nearby(shop.spot, places) if shop and shop.spot else (),
        guessed=ground.guessed,
        open_data=_origins(ground, doors, rows),
    )


def _origins(ground: Ground, doors: Sequence[Door], rows: Sequence[PlaceRow]) -> tuple[Origin, ...]:
    """Return whom to name for the ground, the shops and the places."""
    listed_ones = from_open_data(doors, *(row.source for row in rows))
    return origins_named([*ground.origins, *(origin.key for origin in listed_ones)])


def _places(rows: Sequence[PlaceRow], sheet: Sheet | None, at: datetime) -> list[PlacedPlace]:
    openings = Openings(at)
    return [
        placed(
            row,
            number,
            sheet,
            openings.of(row.hours, (), row.latitude, row.longitude) if row.hours else None,
        )
        for number, row in enumerate(rows, start=1)
    ]


def _pointed_out(slug: str, shops: Sequence[NumberedShop]) -> NumberedShop | None:
    if not slug:
        return None
    found = next((each for each in shops if each.shop.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def _wanted(
    asked: Asked, shops: Sequence[NumberedShop], places: Sequence[PlacedPlace]
) -> tuple[list[NumberedShop], list[PlacedPlace]]:
    """Return the shops and the places that are asked for."""
    only_open = asked.show == "ouvert"
    return (
        [each for each in shops if asked.shops_wanted and (each.shop.is_open or not only_open)],
        [each for each in places if asked.wants(each.row.kind)],
    )


def _pointed_at(
    sheet: Sheet,
    shop: NumberedShop | None,
    street: StreetRow | None,
    shops: Sequence[NumberedShop],
) -> list[Spot]:
    """Return the spots of what is pointed out."""
    spots = [shop.spot] if shop and shop.spot else []
    spots += _spots_of_street(sheet, street, shops) if street else []
    return [spot for spot in spots if sheet.holds(spot)]


def _spots_of_street(sheet: Sheet, street: StreetRow, shops: Sequence[NumberedShop]) -> list[Spot]:
    """Return the corners of a street and the doors that stand in it."""
    corners = [sheet.spot(point) for line in street.lines for point in line]
    doors = [each.spot for each in shops if each.spot and each.shop.street_slug == street.slug]
    return corners + doors


def _told(
    asked: Asked, wanted: Sequence[NumberedShop], picture: Picture | None
) -> Sequence[NumberedShop]:
    """Return the shops of the list: of the street pointed out, else of a large town those in sight."""
    if asked.street:
        return [each for each in wanted if each.shop.street_slug == asked.street]
    if len(wanted) <= MOST_TOLD or picture is None or not picture.window.level:
        return wanted
    return [each for each in wanted if picture.window.shows(each.spot)]


def _picture(
    asked: Asked,
    window: Window,
    version: str,
    marks: Sequence[Mark],
    places: Sequence[PlacedPlace],
    street: StreetRow | None,
) -> Picture:
    lines = (
        [[window.sheet.spot(point) for point in line] for line in street.lines] if street else []
    )
    controls = {
        "in": window.moved(asked, nearer=1),
        "out": window.moved(asked, nearer=-1),
        "west": window.moved(asked, right=-1),
        "north": window.moved(asked, down=-1),
        "south": window.moved(asked, down=1),
        "east": window.moved(asked, right=1),
    }
    return Picture(
        window=window,
        version=version,
        marks=marks,
        pictograms={each.picture: outline_of(each.picture) for each in places},
        street="".join(path(line) for line in lines),
        controls=controls,
        bar=scale_bar(window),
    )
