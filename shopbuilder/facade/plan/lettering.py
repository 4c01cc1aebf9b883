"""Names on the plan: along their street or across their square, none over another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from typing import Final

from shopbuilder.facade.plan.lines import Line, chains, length, rounded, samples, stretch
from shopbuilder.facade.plan.sheet import Sheet, Spot

#: Widths of letters in ems, of a bold serif: wide enough for any the reader's system has.
_NARROW: Final = frozenset("iIljtfr.,:;'’-‐ ()!|")
_WIDE: Final = frozenset("mwMWŒœÆæ@%")
#: Size of the letters for a sheet shown 1000 wide.
PLATE: Final = 14.5
NAME: Final = 12.5
WATER: Final = 15.0
GREEN: Final = 11.5


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is, never too little."""
    ems = sum(
        0.4 if sign in _NARROW else 1.05 if sign in _WIDE else 0.84 if sign.isupper() else 0.66
        for sign in text
    )
    return ems * size


@dataclass(frozen=True, slots=True)
class Named:
    """Something that bears a name: its lines, or the rings round it."""

    name: str
    lines: Sequence[Line]
    #: Shops in the street: 0 for a plain one.
    shops: int = 0


@dataclass
class Lettering:
    """Names placed so far, most important first."""

    sheet: Sheet
    #: Units that measure one in a thousand of what is seen at once.
    unit: float
    plates: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    _taken: dict[tuple[int, int], list[tuple[Spot, float]]] = field(default_factory=dict)
    _count: int = 0

    def plate(self, street: Named) -> bool:
        """Screw an enamel plate along a street; tell whether it found room."""
        size = PLATE * self.unit
        part = self._along(street.lines, width_of(street.name, size) + 0.9 * size, size, 1.6)
        if part is None:
            part = self._across(street.lines, width_of(street.name, size) + 0.9 * size, size)
        if part is None:
            return False
        self.plates.append(self._written(part, street.name, "p"))
        return True

    def along(self, named: Named, size: float, kind: str) -> bool:
        """Write a name along its line; tell whether it found room."""
        tall = size * self.unit
        part = self._along(named.lines, width_of(named.name, tall) + 0.6 * tall, tall, 1.1)
        if part is None:
            return False
        self.names.append(self._written(part, named.name, kind))
        return True

    def inside(self, named: Named, size: float, kind: str) -> bool:
        """Write a name across an area that is wide enough for it."""
        tall = size * self.unit
        wide = width_of(named.name, tall)
        ring = max(named.lines, key=length)
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if max(xs) - min(xs) < wide * 0.95 or max(ys) - min(ys) < tall * 1.5:
            return False
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        part = [(x - wide / 2, y), (x + wide / 2, y)]
        if not self._free(part, tall, 1.1):
            return False
        self.names.append(
            f'<text class="{kind}" x="{round(x)}" y="{round(y + tall * 0.3)}">'
            f"{escape(named.name, quote=False)}</text>"
        )
        return True

    def _along(
        self, lines: Sequence[Line], wanted: float, size: float, room: float
    ) -> list[Spot] | None:
        for each in chains(lines)[:3]:
            part = stretch(each, wanted, size * 0.22)
            if part is not None and self._free(part, size, room):
                return part
        return None

    def _across(self, lines: Sequence[Line], wanted: float, size: float) -> list[Spot] | None:
        """Return a level line through the middle of a square, whose edges are too short or bent."""
        xs, ys = zip(*chain.from_iterable(lines), strict=True)
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        longest, drawn = max(wide, tall), sum(map(length, lines))
        is_square = 2 * min(wide, tall) >= longest and drawn >= 2 * longest
        is_wide = wanted * 0.4 <= wide and longest <= 1.4 * wanted
        if not (is_square and is_wide and tall >= 2 * size):
            return None
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        part = [(x - wanted / 2, y), (x + wanted / 2, y)]
        return part if self._free(part, size, 1.6) else None

    def _free(self, part: Sequence[Spot], size: float, room: float) -> bool:
        """Tell whether a name may stand there, and keep the room if so."""
        radius = size * room / 2
        spots = samples(part, size * 0.8)
        if not all(self.sheet.holds(spot) for spot in (part[0], part[-1])):
            return False
        if any(self._is_taken(spot, radius) for spot in spots):
            return False
        for spot in spots:
            self._take(spot, radius)
        return True

    def _cell(self, spot: Spot) -> tuple[int, int]:
        return int(spot[0] // (40 * self.unit)), int(spot[1] // (40 * self.unit))

    def _take(self, spot: Spot, radius: float) -> None:
        self._taken.setdefault(self._cell(spot), []).append((spot, radius))

    def _is_taken(self, spot: Spot, radius: float) -> bool:
        column, row = self._cell(spot)
        return any(
            math.dist(spot, other) < radius + reach
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other, reach in self._taken.get((column + across, row + down), ())
        )

    def _written(self, part: Line, name: str, kind: str) -> str:
        """Return a name on its line; a plate is a broad stroke beneath it."""
        self._count += 1
        key = f"t{self._count}"
        line = f'<path id="{key}" d="{rounded(part)}"/>'
        if kind == "p":
            line += "".join(f'<use href="#{key}" class="{paint}"/>' for paint in ("o", "r", "i"))
        text = escape(name, quote=False)
        return (
            f'{line}<text class="{kind}" dy=".33em"><textPath href="#{key}" startOffset="50%">'
            f"{text}</textPath></text>"
        )
