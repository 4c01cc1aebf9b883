"""Pictures of one house: in its row, alone and large, or in a file of its own.

The same words always make the same picture, so those of the last pages are kept by their words.
"""

from functools import lru_cache
from typing import Final

from shopbuilder.facade.street.drawing import (
    FOOT,
    HEIGHT,
    Ground,
    State,
    draw,
    ground,
    moved,
    width_of,
)
from shopbuilder.facade.street.ends import End, beyond
from shopbuilder.facade.street.grammar import Facade, Look, dwelling, facade_of
from shopbuilder.facade.street.ink import box, use
from shopbuilder.facade.street.light import Light, light_of
from shopbuilder.facade.street.parts import carrying_its_parts, pointing_into

#: Houses in a row that are kept, 2 kB each; and of those that stand large on the page of a shop.
_IN_ROWS: Final = 2048
_LARGE: Final = 256

#: Top and foot of the sky, by its word; ``static/css/street.css`` has the same.
SKIES = {
    "morning": "#fbe3cb",
    "day": "#d3e8f5",
    "dusk": "#e9bdb0",
    "night": "#1b2748",
}


@lru_cache(maxsize=_IN_ROWS)
def in_the_row(facade: Facade, state: State, sky: str, parts: str, end: End = "") -> str:
    """An <svg> as wide as the house, 440 high, to stand beside others; transparent.

    parts: address of ``street.svg``. end: which end of the street it stands at; what is beyond is
    drawn outside of the picture's own width.
    """
    light, width = light_of(sky), width_of(facade)
    inner = beyond(end, facade, width, light) + draw(facade, state, light)
    return _svg(width, HEIGHT, pointing_into(inner, parts))


@lru_cache(maxsize=_LARGE)
def shop_facade(
    trade: str, name: str, seed: str, *, state: State, sky: str, parts: str,
    look: Look | None = None, ground_: Ground = "street",
) -> str:  # fmt: skip
    """An <svg>, 480 by 440, of the house of one shop between its neighbours; transparent above.

    seed: as in the street (``shop.seed or shop.slug``), so that it is the same house. sky: morning,
    day, dusk or night. parts: address of ``street.svg``. Decorative: the page says it in words.
    """
    facade = facade_of(trade, name, seed, look, square=ground_ == "square")
    scene = _between_neighbours(facade, state, light_of(sky), ground_, 480)
    return _svg(480, HEIGHT, pointing_into(scene, parts))


def standalone_facade(
    trade: str, name: str, seed: str, *, state: State = "open", sky: str = "day",
    look: Look | None = None, ground_: Ground = "street", size: tuple[int, int] = (1200, 630),
) -> str:  # fmt: skip
    """A whole SVG file of that size in pixels: house, neighbours, sky; it needs no other file."""
    width = HEIGHT * size[0] // size[1]
    facade, light = facade_of(trade, name, seed, look, square=ground_ == "square"), light_of(sky)
    scene = (
        box(0, 0, width, HEIGHT, SKIES[light.key])
        + use(f"s-{light.key}", 0, FOOT - 300, size=(width, 300))
        + _between_neighbours(facade, state, light, ground_, width)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"'
        f' viewBox="0 0 {width} {HEIGHT}" font-family="Georgia,serif">'
        f"{carrying_its_parts(scene)}{scene}</svg>"
    )


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">'
        f"{inner}</svg>"
    )


def _between_neighbours(
    facade: Facade, state: State, light: Light, kind: Ground, width: int
) -> str:
    """The house in the middle of a picture that wide, dwellings left and right of it."""
    left = (width - width_of(facade)) // 2
    row = moved(draw(facade, state, light), left)
    x, n = left, 0
    while x > 0:
        house = dwelling(f"{facade.name}/left/{n}")
        x, n = x - house.width, n + 1
        row = moved(draw(house, "unknown", light), x) + row
    x, n = left + width_of(facade), 0
    while x < width:
        house = dwelling(f"{facade.name}/right/{n}")
        row += moved(draw(house, "unknown", light), x)
        x, n = x + house.width, n + 1
    floor = "".join(ground(kind, min(480, width - x), light, x=x) for x in range(0, width, 480))
    return floor + row
