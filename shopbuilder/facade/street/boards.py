"""The board over the window with the name of the shop."""

from dataclasses import dataclass
from html import escape

from shopbuilder.facade.street.grammar import FLOOR, Facade
from shopbuilder.facade.street.ink import box
from shopbuilder.facade.street.light import Light
from shopbuilder.facade.street.signs import baselines, letter

_PAINTED = "#0000002b"
#: What stays free on both sides of the name.
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Board:
    """Where a board hangs, in the units of the house."""

    x: int
    y: int
    width: int
    height: int


def board_of(facade: Facade) -> Board:
    """The board of a house: painted on the woodwork, or hung on the wall."""
    if _is_boxed(facade):
        return Board(12, FLOOR + 10, facade.width - 24, 23)
    return Board(18, FLOOR + 7, facade.width - 36, 25)


def draw_board(facade: Facade, light: Light) -> str:
    """The board with the name on it; nothing for a dwelling."""
    if facade.front == "home":
        return ""
    at = board_of(facade)
    colour = light.shade(facade.sign or facade.wood)
    wood = _PAINTED if _is_boxed(facade) and not facade.sign else colour
    ink = light.shade("#2b2620") if facade.sign and _is_light(facade.sign) else "#fff6e0"
    return (
        box(at.x, at.y, at.width, at.height, wood)
        + box(at.x, at.y + at.height - 2, at.width, 2, "#00000026")
        + f'<g text-anchor="middle" fill="{ink}">{_name(facade.name, at, facade.width // 2)}</g>'
    )


def _name(name: str, board: Board, middle: int) -> str:
    lettering = letter(name, board.width - 2 * _MARGIN, board.height - 1)
    feet = baselines(lettering, board.y + board.height // 2)
    return "".join(
        f'<text x="{middle}" y="{foot}" font-size="{lettering.size:g}">{escape(words)}</text>'
        for words, foot in zip(lettering.lines, feet, strict=True)
    )


def _is_boxed(facade: Facade) -> bool:
    return facade.front in {"boxed", "bay"}


def _is_light(colour: str) -> bool:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 299 * red + 587 * green + 114 * blue > 140_000
