"""The plan without its marks: ground, water, green, houses, streets and their names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shopbuilder.facade.plan import inks
from shopbuilder.facade.plan.lettering import GREEN, NAME, PLATE, WATER, Lettering, Named
from shopbuilder.facade.plan.lines import Line, length
from shopbuilder.facade.plan.scatter import scattered
from shopbuilder.facade.plan.sheet import Sheet
from shopbuilder.facade.plan.strokes import Frame, cut_line, cut_ring, path, slim

#: Widths of ways in units (half metres); from afar at least so many thousandths of what is seen.
_WIDTHS: Final[Mapping[str, tuple[float, float]]] = {
    "lane": (11.0, 1.7),
    "street": (15.0, 2.6),
    "road": (22.0, 4.2),
    "shops": (20.0, 4.2),
}
#: Layers whose names stand across their areas: size of the letters, and their class.
_INSIDE: Final = (
    ("water", WATER, "w"),
    ("landmark", GREEN, "l"),
    ("green", GREEN, "g"),
    ("wood", GREEN, "g"),
)
#: Names that are left out when there is no end of them.
_MOST_NAMES: Final = 90
#: How many times each step nearer shows half the width.
NEAREST: Final = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of the background, in degrees: rings of areas, or lines."""

    layer: str
    name: str
    area: bool
    coordinates: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Way:
    """A street with its lines in degrees, and how many shops stand in it."""

    name: str
    lines: Sequence[Any]
    shops: int


def draw_background(
    sheet: Sheet, shapes: Iterable[Shape], streets: Iterable[Way], *, level: int = 0
) -> str:
    """Return the background as an SVG document.

    `level`: 0 for a drawing that is looked at whole, each further one for half its width: letters
    and pens become finer, corners more exact. The same input gives the same bytes.
    """
    return _Board(sheet, level).drawn(list(shapes), list(streets))


class _Board:
    """A drawing board with one sheet on it."""

    def __init__(self, sheet: Sheet, level: int) -> None:
        self.sheet = sheet
        self.level = level
        #: One in a thousand of what is seen at once.
        self.unit = sheet.width / 1000 / 2**level
        self.finest = max(0.8, 0.55 * self.unit)
        over = 60.0
        self.frame = Frame(-over, -over, sheet.width + over, sheet.height + over)
        self.lettering = Lettering(sheet, self.unit)

    def drawn(self, shapes: list[Shape], streets: list[Way]) -> str:
        """Draw everything from the ground up."""
        areas: dict[str, list[tuple[str, list[Line]]]] = defaultdict(list)
        lines: dict[str, list[tuple[str, list[Line]]]] = defaultdict(list)
        for shape in shapes:
            if shape.area:
                parts = [self._rings(part) for part in shape.coordinates]
                areas[shape.layer] += [(shape.name, rings) for rings in parts if rings]
            else:
                lines[shape.layer].append((shape.name, self._lines(shape.coordinates)))
        for street in streets:
            kind = "shops" if street.shops else "street"
            lines[kind].append((street.name, self._lines(street.lines)))
        size = f'width="{self.sheet.width}" height="{self.sheet.height}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}'
            f' viewBox="0 0 {self.sheet.width} {self.sheet.height}">'
        )
        return "".join((
            head,
            inks.style(self.unit, PLATE, f"{NAME * self.unit:.1f}"),
            # Where no house is known the whole ground is built upon, and streets are cut into it.
            f'<rect class="{"ground" if areas["building"] else "built"}" {size}/>',
            self._land(areas),
            self._water(areas["water"], lines["stream"]),
            self._flat(areas, "square", "parking"),
            self._ways(lines),
            self._flat(areas, "building", "landmark"),
            self._rails(lines),
            self._trees(areas),
            self._names(areas, lines, streets),
            "</svg>\n",
        ))  # fmt: skip

    def _rings(self, part: Sequence[Any]) -> list[Line]:
        rings = [cut_ring([self.sheet.spot(p) for p in ring], self.frame) for ring in part]
        return [slim([*ring, ring[0]], self.finest) for ring in rings if len(ring) > 2]

    def _lines(self, coordinates: Sequence[Any]) -> list[Line]:
        return [
            slim(run, self.finest)
            for line in coordinates
            for run in cut_line([self.sheet.spot(point) for point in line], self.frame)
        ]

    def _flat(self, areas: Mapping[str, Any], *layers: str) -> str:
        """Paint areas layer by layer, each layer one path."""
        return "".join(
            f'<path class="{layer}" d="{outlines}"/>'
            for layer in layers
            if (outlines := _outlines(areas.get(layer, ())))
        )

    def _land(self, areas: Mapping[str, Any]) -> str:
        return self._flat(areas, "green", "wood")

    def _water(self, waters: Sequence[Any], streams: Sequence[Any]) -> str:
        """Paint water with its banks beneath, so that pieces of one river have no seams."""
        line, outline = _strokes(streams), _outlines(waters)
        parts = [(line, "streambank"), (outline, "bank"), (line, "stream"), (outline, "water")]
        drawn = "".join(f'<path class="{kind}" d="{d}"/>' for d, kind in parts if d)
        unit = self.unit
        wave = f"q{3 * unit:.0f} {-3 * unit:.0f} {6 * unit:.0f} 0t{6 * unit:.0f} 0"
        spots = [spot for _, rings in waters for spot in scattered(rings, 46 * unit, 7 * unit)]
        ripples = "".join(f"M{round(x - 6 * unit)} {round(y)}{wave}" for x, y in spots)
        return drawn + (f'<path class="ripple" d="{ripples}"/>' if ripples else "")

    def _ways(self, lines: Mapping[str, Any]) -> str:
        """Draw paths dashed, then all kerbs, then all roadways: crossings stay open."""
        walks = _strokes(lines.get("path", ()))
        drawn = f'<path class="path" d="{walks}"/>' if walks else ""
        inked = [
            (_strokes(lines.get(kind, ())), max(width, least * self.unit))
            for kind, (width, least) in _WIDTHS.items()
        ]
        for kind, more in (("kerb", 2.4 * self.unit), ("street", 0.0)):
            drawn += "".join(
                f'<path class="{kind}" stroke-width="{width + more:.1f}" d="{d}"/>'
                for d, width in inked
                if d
            )
        return drawn

    def _rails(self, lines: Mapping[str, Any]) -> str:
        rails, trams = (_strokes(lines.get(kind, ())) for kind in ("rail", "tram"))
        drawn = "".join(f'<path class="{kind}" d="{rails}"/>' for kind in ("tie", "rail") if rails)
        return drawn + (f'<path class="tram" d="{trams}"/>' if trams else "")

    def _trees(self, areas: Mapping[str, Any]) -> str:
        """Plant trees: a shade, a crown, each one stroke for all of them."""
        unit = self.unit
        spots = [
            spot
            for layer, step in (("green", 24.0), ("wood", 17.0))
            for _, rings in areas.get(layer, ())
            for spot in scattered(rings, step * unit, 6 * unit)
        ]
        places = "".join(f"M{round(x)} {round(y)}h0" for x, y in spots)
        lights = "".join(f"M{round(x - 1.5 * unit)} {round(y - 1.8 * unit)}h0" for x, y in spots)
        if not places:
            return ""
        return (
            f'<path class="shade" stroke-width="{9.5 * unit:.1f}" d="{places}"/>'
            f'<path class="crown" stroke-width="{5 * unit:.1f}" d="{lights}"/>'
        )

    def _names(
        self, areas: Mapping[str, Any], lines: Mapping[str, Any], streets: Sequence[Way]
    ) -> str:
        """Write the names: streets of shops first, then water, green and landmarks, then others."""
        letters = self.lettering
        drawn = dict([*lines["shops"], *lines["street"]])
        by_shops = sorted(
            (Named(way.name, drawn[way.name], way.shops) for way in streets if drawn[way.name]),
            key=lambda each: (-each.shops, -sum(map(length, each.lines)), each.name),
        )
        least = (4, 2, 1, 1)[min(self.level, NEAREST)] if len(by_shops) > 40 else 1
        plain = [each for each in by_shops if each.shops < least or not letters.plate(each)]
        self._name_water_and_green(areas, lines)
        for name, its in _joined(lines["road"]):
            letters.along(Named(name, its), NAME, "n")
        for each in plain:
            if len(letters.names) < _MOST_NAMES:
                letters.along(each, NAME, "n")
        return f"<g>{''.join(letters.names)}</g><g>{''.join(letters.plates)}</g>"

    def _name_water_and_green(self, areas: Mapping[str, Any], lines: Mapping[str, Any]) -> None:
        # A river is mapped as a line and as an area: its name stands along the line.
        written = {
            name
            for name, its in _joined(lines["stream"])
            if self.lettering.along(Named(name, its), WATER, "w")
        }
        for layer, size, kind in _INSIDE:
            for name, rings in areas[layer]:
                if name and name not in written:
                    self.lettering.inside(Named(name, rings), size, kind)


def _joined(named: Sequence[tuple[str, list[Line]]]) -> list[tuple[str, list[Line]]]:
    """Return the lines of each name together; those without a name are left out."""
    found: dict[str, list[Line]] = defaultdict(list)
    for name, lines in named:
        if name and lines:
            found[name] += lines
    return list(found.items())


def _outlines(areas: Iterable[tuple[str, list[Line]]]) -> str:
    return "".join(path(ring, closed=True) for _, rings in areas for ring in rings)


def _strokes(named: Iterable[tuple[str, list[Line]]]) -> str:
    return "".join(path(line) for _, lines in named for line in lines)
