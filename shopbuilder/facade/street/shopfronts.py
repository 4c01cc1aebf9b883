"""Ground floors by kind and width; drawn from (0, 0), the top left of the ground floor, 128 high.

Woodwork is the part's color, panes its fill, stone its stroke. What is shown in the window, the
name and the awning come on top; `window_of` tells where the goods stand.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from shopbuilder.facade.street.ink import HERE, box, fill, line, part

HEIGHT = 128
_DARK = "#00000033"
_SOFT = "#0000001f"
_LIGHT = "#ffffff38"
_BRASS = "#e8c05c"


def openings(kind: str, width: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Where its windows are (left edge and width), and the left edge of its door."""
    edge, door = (
        {"boxed": 18, "bay": 16, "arch": 18, "arcade": 24, "atelier": 16, "home": 20}[kind],
        36,
    )
    if kind == "arcade":
        return _behind_arches(width)
    if width >= 200 and kind == "boxed":
        side = (width - 2 * edge - door - 16) // 2
        return ((edge, side), (width - edge - side, side)), (width - door) // 2
    return ((edge, width - 2 * edge - door - 8),), width - edge - door


def _behind_arches(width: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Windows and door in the middle of each arch."""
    count, step = _bays(width)
    wide = step - 20
    spots = [4 + n * step + (step - wide) // 2 for n in range(count)]
    door = 4 + (count - 1) * step + (step - 36) // 2
    return tuple((x, wide) for x in spots[:-1]), door


def window_of(kind: str, width: int) -> tuple[tuple[int, int], ...]:
    """Left edge and width of each window that shows goods; their shelf is 104 below the top."""
    return openings(kind, width)[0]


def _door(x: int, top: int = 46) -> str:
    """A door 36 wide, glazed above."""
    return (
        box(x, top, 36, HEIGHT - top, HERE)
        + box(x, top, 36, HEIGHT - top, _DARK)
        + box(x + 3, top + 3, 30, HEIGHT - top - 3, HERE)
        + box(x + 8, top + 8, 20, 44)
        + line(f"M{x + 18} {top + 8}v44M{x + 8} {top + 24}h20", 2, HERE)
        + box(x + 8, HEIGHT - 24, 20, 16, _SOFT)
        + line(f"M{x + 30} {top + 56}v5", 3, _BRASS, round_=True)
        + box(x - 2, HEIGHT - 3, 40, 3, "#d8ccb0")
    )


def _pane(x: int, width: int, top: int = 44) -> str:
    """A window down to the shelf, with a deep sill."""
    return (
        box(x, top, width, 106 - top)
        + fill(f"M{x} {top}h{width}v5H{x + 4}V106h-4z", _DARK)
        + line(f"M{x} {top}h{width}V106H{x}z", 3, HERE)
        + line(f"M{x} {top + 1}h{width}", 1.4, _LIGHT)
        + box(x - 3, 105, width + 6, 4, HERE)
        + box(x - 3, 105, width + 6, 2, _LIGHT)
    )


def _panels(x: int, width: int) -> str:
    """The panels under a window."""
    count = max(1, round(width / 34))
    step = width // count
    return "".join(box(x + n * step + 3, 112, step - 6, 11, _SOFT) for n in range(count)) + line(
        "".join(f"M{x + n * step + 3} 112h{step - 6}" for n in range(count)), 1.4, _DARK
    )


def _boxed(width: int) -> str:
    """Painted woodwork that boxes the whole ground floor."""
    windows, door = openings("boxed", width)
    posts = "".join(
        box(x, 38, 9, 90, _LIGHT)
        + line(f"M{x + 3} 44v78M{x + 6} 44v78", 1, _DARK)
        + box(x - 1, 34, 11, 6, HERE)
        for x in (6, width - 15)
    )
    return (
        box(5, 4, width - 10, 124, HERE)
        + fill(f"M1 1h{width - 2}l-4 6H5z", HERE)
        + fill(f"M1 1h{width - 2}l-1 2H2z", "#ffffff59")
        + box(5, 7, width - 10, 3, _DARK)
        + posts
        + "".join(_pane(x, wide) + _panels(x, wide) for x, wide in windows)
        + _door(door)
    )


def _bay(width: int) -> str:
    """A wide pane in a slim frame, small panes along its top, stone on both sides."""
    windows, door = openings("bay", width)
    (x, wide), *_ = windows
    small = "".join(f"M{at} 44v12" for at in range(x + 14, x + wide - 6, 14))
    return (
        box(8, 4, width - 16, 124, HERE)
        + line(f"M4 4v124M{width - 4} 4v124", 8)
        + line("".join(f"M0 {y}h8M{width - 8} {y}h8" for y in range(22, 128, 18)), 1.2, _SOFT)
        + _pane(x, wide)
        + box(x + 2, 45, wide - 4, 11, "#ffffff59")
        + line(f"{small}M{x} 57h{wide}", 2, HERE)
        + box(x - 3, 112, wide + 6, 3, _LIGHT)
        + _door(door)
        + line(f"M{door} 56h36", 2, HERE)
        + box(4, 36, width - 8, 4, HERE)
        + box(4, 36, width - 8, 1, _LIGHT)
    )


def _arch_of(x: int, width: int, top: int, foot: int) -> str:
    """Outline of an opening with a low arch."""
    return f"M{x} {foot}V{top + 14}Q{x} {top} {x + width // 2} {top}T{x + width} {top + 14}V{foot}z"


def _arch(width: int) -> str:
    """Openings with stone arches in the wall."""
    windows, door = openings("arch", width)
    (x, wide), *_ = windows
    both = _arch_of(x, wide, 40, 106) + _arch_of(door, 36, 40, 128)
    return (
        box(0, 114, width, 14, _SOFT)
        + line(both, 9)
        + fill(_arch_of(x, wide, 40, 106))
        + fill(_arch_of(door, 36, 40, 128), HERE)
        + line(both, 2.4, HERE)
        + line(f"M{x} 58h{wide}M{x + wide // 2} 40v18", 2.4, HERE)
        + line(f"M{x - 6} 107.5h{wide + 12}", 5)
        + box(x - 6, 109, wide + 12, 2, _DARK)
        + box(door + 6, 58, 24, 40)
        + line(f"M{door + 18} 58v40M{door + 6} 76h24M{door} 54h36", 2, HERE)
        + box(door + 7, 104, 22, 18, _SOFT)
        + line(f"M{door + 31} 102v4", 3, _BRASS, round_=True)
        + box(door - 3, 125, 42, 3, "#d8ccb0")
    )


def _bays(width: int) -> tuple[int, int]:
    """How many arches an arcade has, and how far apart they are."""
    count = 2 if width < 184 else 3
    return count, (width - 8) // count


def _arcade(width: int) -> str:
    """A shop that stands back behind the arches of a square."""
    windows, door = openings("arcade", width)
    return (
        box(4, 34, width - 8, 94, HERE)
        + box(4, 34, width - 8, 94, "#00000059")
        + "".join(_pane(x, wide, 52) for x, wide in windows)
        + _door(door, 54)
    )


def _arches(width: int) -> str:
    """The arches before it; fill: their stone."""
    count, step = _bays(width)
    half = step // 2 - 7
    lefts = [4 + n * step for n in range(count)]
    walls = "".join(
        f"M{x} 0h{step}v128h-7V{46 + half}a{half} {half} 0 0 0 {7 - step + 7} 0V128h-7z"
        for x in lefts
    )
    rims = "".join(f"M{x + 7} 128V{46 + half}a{half} {half} 0 0 1 {step - 14} 0V128" for x in lefts)
    feet = "".join(f"M{x - 9} 126h18M{x - 9} {46 + half}h18" for x in [*lefts, 4 + count * step])
    keys = "".join(f"M{x + step // 2} 38v14" for x in lefts)
    return (
        fill(walls + f"M0 0h4v128H0zM{4 + count * step} 0H{width}V128H{4 + count * step}z")
        + line(rims, 7, "#ffffff4d")
        + line(rims, 1.6, "#00000033")
        + line(keys, 9, "#ffffff66")
        + line(feet, 4, "#0000001f")
        + line(f"M0 36h{width}", 1.6, _SOFT)
    )


def _atelier(width: int) -> str:
    """A workshop: a grid of small panes, a door of boards."""
    windows, door = openings("atelier", width)
    (x, wide), *_ = windows
    bars = (
        "".join(f"M{at} 44v62" for at in range(x + wide // 4, x + wide - 4, wide // 4))
        + f"M{x} 60h{wide}"
    )
    return (
        box(10, 34, width - 20, 94, HERE)
        + box(10, 34, width - 20, 4, _LIGHT)
        + _pane(x, wide)
        + line(bars, 2, HERE)
        + box(x - 2, 110, wide + 4, 18, "#b9a98a")
        + line(f"M{x} 116h{wide}M{x + 18} 110v6M{x + 44} 116v6M{x + 8} 122h{wide - 14}", 1.4, _SOFT)
        + _door(door)
        + line(f"M{door + 12} 100v24M{door + 18} 100v24M{door + 24} 100v24", 1.4, _DARK)
    )


def _home(width: int) -> str:
    """The ground floor of a dwelling: a door between two windows."""
    door = (width - 36) // 2
    sides = (door // 2 - 13, width - door // 2 - 13)
    windows = "".join(
        box(x, 56, 26, 40)
        + line(f"M{x} 56h26v40h-26zM{x + 13} 56v40M{x} 69h26M{x} 83h26", 2.4)
        + line(f"M{x - 4} 98h34", 4)
        for x in sides
    )
    return (
        box(0, 114, width, 14, _SOFT) + windows + line(f"M{door - 3} 128V44h42v84", 5) + _door(door)
    )


FRONTS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "boxed": _boxed,
        "bay": _bay,
        "arch": _arch,
        "arcade": _arcade,
        "atelier": _atelier,
        "home": _home,
    }
)


def front_parts(widths: tuple[int, ...]) -> dict[str, str]:
    """The parts ``boxed-152`` and its like, one a kind and width."""
    kinds = dict(FRONTS) | {"arches": _arches}
    return {
        f"{kind}-{width}": part(f"{kind}-{width}", draw(width))
        for kind, draw in kinds.items()
        for width in widths
    }
