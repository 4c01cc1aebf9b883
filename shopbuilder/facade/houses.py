"""Walls, windows, shutters and roofs of the drawn town, from a seed. Lengths are SVG units."""

from dataclasses import dataclass

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.shapes import dots, rect, shape, stroke

WALLS = ("#ecd3a6", "#e9c7a0", "#efe3cc", "#dfe2e6", "#f1d9cf", "#e3d6b8", "#f4e6c3", "#d9dccb")
DAY_PANES = "#93a9bb"
_SHUTTERS = ("#7f9db0", "#8a5a4a", "#6f8f6a", "#b5893f", "#9a4f3c", "#5f7890", "#7d8f8a")
_ROOFS = (
    ("#a9573c", "#914631"),
    ("#5d6673", "#4c5561"),
    ("#b8694a", "#9c543a"),
    ("#6f6a75", "#5c5762"),
)


@dataclass(frozen=True)
class House:
    """The looks of one house above its ground floor."""

    wall: str
    shutters: str
    roof: str
    ridge: str
    storeys: int
    dormers: bool
    flowers: bool
    chimney: int


def house_of(hand: Hand) -> House:
    """A house as this hand draws it."""
    roof, ridge = hand.pick(_ROOFS)
    return House(
        wall=hand.pick(WALLS),
        shutters=hand.pick(_SHUTTERS),
        roof=roof,
        ridge=ridge,
        storeys=hand.between(1, 2),
        dormers=hand.between(0, 1) == 1,
        flowers=hand.between(0, 2) > 0,
        chimney=hand.between(0, 1),
    )


def draw_house(house: House, x: int, width: int, base: int, lit: str = DAY_PANES) -> str:
    """Walls down to y = base, storeys of 76, roof on top; ``lit`` is the colour of the panes."""
    top = base - 76 * house.storeys - 8
    columns = max(1, width // 84)
    step = width / columns
    centres = [round(x + step * (n + 0.5)) for n in range(columns)]
    rows = [top + 18 + 76 * n for n in range(house.storeys)]
    return (
        _roof(house, x, width, top, centres)
        + rect(x, top, width, base - top, house.wall)
        + rect(x + width - 8, top, 8, base - top, "#0000000f")
        + _windows(house, centres, rows, lit)
        + rect(x - 3, top - 4, width + 6, 8, "#fff8ea")
        + rect(x, base - 8, width, 8, "#00000014")
    )


def _roof(house: House, x: int, width: int, top: int, centres: list[int]) -> str:
    """Roof, chimney and, over each window, a dormer if the house has any."""
    stack = x + (24 if house.chimney else width - 46)
    slope = f"M{x - 6} {top}l16-52h{width - 20}l16 52z"
    dormers = centres if house.dormers else []
    cheeks = "".join(f"M{c - 17} {top - 8}v-26l17-14 17 14v26z" for c in dormers)
    panes = "".join(f"M{c - 9} {top - 8}v-24h18v24z" for c in dormers)
    return (
        rect(stack, top - 70, 22, 40, "#b5674a")
        + rect(stack - 3, top - 74, 28, 7, "#8f4d36")
        + shape(slope, house.roof)
        + stroke(
            f"M{x + 8} {top - 18}h{width - 16}M{x + 12} {top - 34}h{width - 24}", house.ridge, 2
        )
        + (shape(cheeks, house.wall) + shape(panes, "#7f95a8") if dormers else "")
    )


def _windows(house: House, centres: list[int], rows: list[int], lit: str) -> str:
    """All windows of the house in one path each: panes, bars, shutters, sills."""
    spots = [(c, y) for y in rows for c in centres]
    frames = "".join(f"M{c - 15} {y}h30v46h-30z" for c, y in spots)
    bars = "".join(f"M{c} {y}v46M{c - 15} {y + 20}h30" for c, y in spots)
    leaves = "".join(f"M{c - 31} {y - 1}h14v48h-14zM{c + 17} {y - 1}h14v48h-14z" for c, y in spots)
    sills = "".join(f"M{c - 19} {y + 48}h38" for c, y in spots)
    return (
        shape(frames, lit)
        + stroke(bars, "#fffaf0", 2.5)
        + shape(leaves, house.shutters)
        + stroke(sills, "#fff8ea", 4)
        + (_flowers(spots[:: 2 if len(spots) > 3 else 1]) if house.flowers else "")
    )


def _flowers(spots: list[tuple[int, int]]) -> str:
    """Flower boxes under these windows."""
    leaves = "".join(f"M{c - 12} {y + 44}h24" for c, y in spots)
    first = ",".join(f"{c - 10} {y + 40},{c + 6} {y + 40}" for c, y in spots)
    second = ",".join(f"{c - 2} {y + 38},{c + 13} {y + 41}" for c, y in spots)
    return stroke(leaves, "#5d8a4a", 7) + dots(first, "#d9536f", 8) + dots(second, "#f3b33d", 7)
