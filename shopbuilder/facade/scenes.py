"""Small scenes for pages with little to show: a shutter down, a street at night, a queue, a parcel."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from shopbuilder.facade.shapes import disc, dots, moved, rect, shape, stroke

_WIDTH, _HEIGHT = 320, 150


def scene(name: str) -> str:
    """An <svg>, 320 by 150, without words or links; a name that nobody draws is the shutter."""
    drawing = _SCENES.get(name, _shutter)()
    return (
        f'<svg class="scene" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        f' aria-hidden="true">{drawing}</svg>'
    )


def _house(wall: str, roof: str, panes: str) -> str:
    """A narrow house, 70 wide, standing on y = 0."""
    return (
        rect(0, -84, 70, 84, wall)
        + shape("M-4-84L35-116l39 32z", roof)
        + shape("M12-70h16v20H12zM42-70h16v20H42zM12-36h16v36H12zM42-36h16v20H42z", panes)
    )


def _pavement(colour: str) -> str:
    return rect(0, 136, _WIDTH, 14, colour, 4)


def _shutter() -> str:
    """A shop with its shutter down and a note on it."""
    slats = "".join(f"M100 {y}h120" for y in range(60, 134, 9))
    return (
        _pavement("#cdbf9f")
        + rect(82, 18, 156, 118, "#a8432f", 3)
        + rect(92, 24, 136, 22, "#7d2f20", 2)
        + stroke("M112 35h96", "#fff7e3", 4)
        + rect(98, 52, 124, 84, "#aab4bd")
        + stroke(slats, "#8a959f", 3)
        + moved(rect(-20, -16, 40, 32, "#fffaf0") + stroke("M-12-6h24M-12 2h24M-12 9h14", "#6b6259", 2),
                160, 92, 1, -5)
        + dots("262 122,274 112,284 124", "#4f8a4a", 20)
        + shape("M260 136l3-14h22l3 14z", "#b0653f")
    )  # fmt: skip


def _night() -> str:
    """A street at night: one window is lit, and the lamp."""
    row = (("#43507a", "#2c3658"), ("#3b4870", "#252e4d"), ("#4a5884", "#2f3a60"))
    houses = "".join(
        moved(_house(wall, roof, "#ffd97a" if n == 2 else "#232c4a"), 18 + 72 * n, 136)
        for n, (wall, roof) in enumerate((*row, row[1]))
    )
    return (
        rect(0, 0, _WIDTH, _HEIGHT, "#1b2748", 8)
        + dots("40 20,92 12,150 24,210 10,292 40", "#f6efd8", 3)
        + disc(276, 24, 13, "#f6efd8")
        + disc(270, 20, 12, "#1b2748")
        + houses
        + rect(0, 136, _WIDTH, 14, "#10182f")
        + stroke("M308 136V64M308 64h-14", "#8891ab", 4)
        + shape("M287 66h16l3 18h-22z", "#ffe08a")
        + shape("M284 84h22l12 52h-46z", "#ffe08a2e")
    )


def _queue() -> str:
    """People who wait before a counter."""
    coats = ("#2f6f8f", "#a8432f", "#4f8a4a", "#c58a2c", "#6b4f8a")
    people = "".join(
        disc(60 + 40 * n, 80 - 5 * (n % 3), 11, "#e8bd98")
        + shape(f"M{44 + 40 * n} 136v-26a16 20 0 0 1 32 0v26z", coat)
        for n, coat in enumerate(coats)
    )
    return (
        _pavement("#cdbf9f")
        + people
        + rect(252, 92, 60, 44, "#8a5a35", 2)
        + rect(246, 86, 72, 8, "#b9814f", 2)
        + shape("M264 86v-14h22l8 14z", "#e0b04c")
    )


def _parcel() -> str:
    """A parcel that is wider than the door."""
    return (
        _pavement("#cdbf9f")
        + rect(176, 26, 112, 110, "#efe1c2", 3)
        + rect(206, 58, 44, 78, "#2f6f8f", 2)
        + disc(242, 98, 3, "#f2c75c")
        + rect(52, 52, 108, 84, "#c99a63", 2)
        + rect(52, 52, 108, 10, "#00000014")
        + stroke("M106 52v84M52 94h108", "#a8432f", 7)
        + stroke("M106 52c-16-18-30-6-16 0M106 52c16-18 30-6 16 0", "#a8432f", 5)
    )


_SCENES: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {"shutter": _shutter, "night": _night, "queue": _queue, "parcel": _parcel}
)
