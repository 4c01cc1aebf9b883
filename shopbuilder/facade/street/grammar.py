"""The grammar of façades: what a house is like, decided from trade, name, colours and seed.

The same words always make the same house: neighbours, hour and hours of opening change nothing in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import FAMILY_OF, colour_of
from shopbuilder.facade.street.hanging import ALWAYS_HUNG, HUNG
from shopbuilder.facade.street.walls import timber_bays

#: Widths of houses, in units of the picture.
WIDTHS: Final = (136, 152, 168, 184, 200, 216)
#: Height of the top of the ground floor in the picture.
FLOOR: Final = 276


@dataclass(frozen=True, slots=True)
class Look:
    """Colours a trader has chosen, ``#rrggbb``; "" where the seed decides."""

    wall: str = ""
    shutters: str = ""
    awning: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Facade:
    """A house, decided. Colours are those of plain day."""

    trade: str
    name: str
    width: int
    #: Storeys above the shop, 1 to 3.
    storeys: int
    wall: str
    #: render, worn, rubble, block, brick or timber.
    material: str
    beams: str
    roof: str
    roof_colour: str
    chimney: str
    chimney_left: bool
    window: str
    columns: int
    shutters: str
    #: Storeys with a balcony, from the street up.
    balcony: int
    flowers: bool
    quoins: bool
    cornice: bool
    front: str
    mirrored: bool
    wood: str
    sign: str
    awning: str
    awning_colour: str
    #: A part from `hanging`, "" if nothing hangs.
    hung: str
    #: What stands at the house's left: "", tree, alley or garden.
    gap: str
    #: What stands by the door at any hour: a part from `pavement`, or nothing.
    beside_door: str
    #: A window with somebody in it: the place of a cat among the windows, -1 for none.
    cat: int
    #: One bit a window: lit in the evening.
    evening: int


_WALLS = (
    "#f0d9ae", "#ecc9a0", "#f3e7cf", "#e4e3dc", "#f2d8cb", "#e6d9b5", "#f7e8bd", "#dcdfcd",
    "#e7b98f", "#dfe4ea", "#f4d3a8", "#e9c3b4",
)  # fmt: skip
_BRICK_WALLS = ("#c2694c", "#b5654c", "#cf8464", "#d8a07f")
_STONE_WALLS = ("#efe2c4", "#e8dcc3", "#e3d8c8")
_TIMBER_WALLS = ("#f7edd8", "#f3e0b5", "#efd2c0", "#e6e6d6")
_BEAMS = ("#6d4a33", "#7d3b2c", "#4f5b52", "#54688a")
_SHUTTERS = (
    "#7f9fb5", "#94584a", "#6f9072", "#b98e45", "#5b7896", "#84978f", "#a9b7a3", "#c4b79c",
    "#3f6a63", "#a8786a",
)  # fmt: skip
_TILES = ("#b3603f", "#a9573c", "#c07550", "#9c543a", "#b86f4a")
_SLATES = ("#5d6876", "#545f70", "#6b6f7c", "#626b6c")
_ZINCS = ("#8c99a3", "#97a1a4", "#808d9b")
_WOODS = ("#1f4a3a", "#24385a", "#5a2232", "#33302d", "#6f8478", "#7c4a33", "#2f5b66", "#8a7d5c")
#: Weighed by how often they are named.
_ROOFS = (
    "tiles", "tiles", "tiles", "slates", "slates", "slates", "mansard", "mansard", "zinc", "roman",
    "roman", "gable", "steps", "parapet",
)  # fmt: skip
_MATERIALS: Mapping[str, tuple[str, ...]] = {
    "steps": ("brick", "brick", "worn"),
    "gable": ("timber", "timber", "worn"),
    "mansard": ("block", "render", "brick"),
    "parapet": ("block", "render"),
    "roman": ("render", "worn", "rubble"),
}
_ANY_MATERIAL = ("render", "render", "worn", "worn", "brick", "block", "rubble", "timber")
_WINDOWS: Mapping[str, tuple[str, ...]] = {
    "timber": ("w6",),
    "brick": ("w4", "w7", "w2", "w0"),
    "block": ("w1", "w7", "w2", "w4"),
}
_ANY_WINDOW = ("w0", "w0", "w0", "w3", "w1", "w4", "w2")
_FRONTS = ("boxed", "boxed", "boxed", "bay", "bay", "arch", "atelier")
_BESIDE_DOOR = ("", "", "", "", "", "tubs", "tubs", "tubs", "bike", "bench", "cat")
_WORKSHOPS = frozenset(
    {"cobbler", "locksmith", "bicycle", "repair", "framing", "ceramics", "hardware", "car_repair",
     "art", "printing", "music", "furniture"}
)  # fmt: skip
#: Closest first: a long name wants a wide board.
_LONG_NAME: Final = 22


@lru_cache(maxsize=2048)
def facade_of(
    trade: str, name: str, seed: str, look: Look | None = None, *, square: bool = False
) -> Facade:
    """The house of a shop; on a square many houses stand on arcades."""
    look = look or Look()
    hand = Hand(f"house/{seed}")
    roof = hand.pick(_ROOFS)
    material = hand.pick(_MATERIALS.get(roof, _ANY_MATERIAL))
    width = _width(hand, name, roof)
    storeys = _storeys(hand, roof)
    wall, shutters = hand.pick(_walls_of(material)), hand.pick(_SHUTTERS)
    window = hand.pick(_WINDOWS.get(material, _ANY_WINDOW))
    columns = _columns(hand, width, window, material)
    front = _front(hand, trade, square=square)
    trim = Hand(f"trim/{seed}")
    wood = _wood(trim, trade)
    return Facade(
        trade=trade,
        name=name,
        width=width,
        storeys=storeys,
        wall=look.wall or wall,
        material=material,
        beams=hand.pick(_BEAMS),
        roof=roof,
        roof_colour=_roof_colour(hand, roof),
        chimney=trim.pick(("c1", "c2", "c1", "")),
        chimney_left=trim.pick((True, False)),
        window=window,
        columns=columns,
        shutters=look.shutters or shutters,
        balcony=trim.pick((0, 0, 1)) if window in {"w1", "w7", "w4"} else 0,
        flowers=trim.pick((True, False, False)),
        quoins=_quoins(trim, material),
        cornice=material in {"block", "brick", "render"} and trim.pick((True, True, False)),
        front=front,
        mirrored=trim.pick((True, False)),
        wood=wood,
        sign=look.sign,
        awning=trim.pick(("striped", "striped", "plain", "scalloped")),
        awning_colour=look.awning or colour_of(trade),
        hung=_hung(trim, trade),
        gap=trim.pick(("", "", "", "", "", "tree", "alley", "garden")),
        beside_door=trim.pick(_BESIDE_DOOR),
        cat=trim.between(0, 8) if trim.between(0, 4) == 0 else -1,
        evening=trim.between(0, 4095),
    )


def _quoins(trim: Hand, material: str) -> bool:
    rendered = material in {"render", "worn"}
    return material == "brick" or (rendered and trim.pick((True, False, False)))


def _hung(trim: Hand, trade: str) -> str:
    return HUNG.get(trade, "") if trade in ALWAYS_HUNG or trim.pick((True, False)) else ""


def _width(hand: Hand, name: str, roof: str) -> int:
    """A width; gables stay narrow, long names ask for room."""
    narrow, wide = WIDTHS[:4], WIDTHS[2:]
    if roof in {"gable", "steps"}:
        return hand.pick(WIDTHS[1:4] if len(name) > _LONG_NAME else WIDTHS[:3])
    return hand.pick(wide if len(name) > _LONG_NAME else narrow + WIDTHS[2:5])


def _storeys(hand: Hand, roof: str) -> int:
    if roof == "roman":
        return hand.pick((1, 2, 2))
    if roof in {"gable", "steps"}:
        return hand.pick((1, 2, 2))
    return hand.pick((1, 2, 2, 2, 3, 3))


def _walls_of(material: str) -> tuple[str, ...]:
    """Tints that suit a material."""
    tints = {"brick": _BRICK_WALLS, "block": _STONE_WALLS, "timber": _TIMBER_WALLS}
    return tints.get(material, _WALLS)


def _columns(hand: Hand, width: int, window: str, material: str) -> int:
    """How many windows across: shutters need room, and timber has a window a bay."""
    fewer = hand.pick((False, False, True))
    if material == "timber":
        return timber_bays(width)
    room = 54 if window in {"w0", "w3"} else 42
    most = min(4, max(2, (width - 10) // room))
    return max(2, most - 1) if fewer else most


def _front(hand: Hand, trade: str, *, square: bool) -> str:
    kind = hand.pick(_FRONTS)
    workshop, arcaded = hand.pick((True, True, False)), hand.pick((True, True, False))
    if square and arcaded:
        return "arcade"
    return "atelier" if trade in _WORKSHOPS and workshop else kind


def _roof_colour(hand: Hand, roof: str) -> str:
    kinds = {"tiles": _TILES, "roman": _TILES, "gable": _TILES, "steps": _TILES, "zinc": _ZINCS}
    return hand.pick(kinds.get(roof, _SLATES))


def _wood(hand: Hand, trade: str) -> str:
    """The colour of the woodwork: that of the trade, or one of the old ones of the street."""
    own = colour_of(trade) if trade in FAMILY_OF else _WOODS[3]
    return hand.pick((own, own, *_WOODS[:7]))


def dwelling(seed: str) -> Facade:
    """A house without a shop, to stand beside one."""
    return replace(facade_of("", "", seed), front="home", gap="", hung="")


def empty_shop(name: str, seed: str) -> Facade:
    """Premises to let: a house whose shop front waits; the board says `name`."""
    return replace(facade_of("vacant", name, seed), wood="#8d8577", awning_colour="#9a917f", gap="")
