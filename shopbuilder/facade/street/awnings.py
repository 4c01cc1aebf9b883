"""Awnings by kind and width of the house: color and fill are its two colours; and shutters.

Drawn from (0, 0), the top left of the ground floor.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from shopbuilder.facade.street.ink import HERE, box, cloth, fill, line, part

_TOP, _FOOT = 36, 56


def _stripes(width: int) -> tuple[int, list[int]]:
    """An odd number of stripes about 12 wide: left end and widths' edges along the foot."""
    count = max(7, (width - 8) // 12 | 1)
    edges = [3 + (width - 6) * n // count for n in range(count + 1)]
    return count, edges


def _slant(left: int, right: int, width: int) -> str:
    """One stripe of the cloth, narrower at its top."""
    middle = width // 2
    top_left, top_right = (middle + (x - middle) * 15 // 16 for x in (left, right))
    return f"M{top_left} {_TOP}H{top_right}L{right} {_FOOT}H{left}z"


def _striped(width: int) -> str:
    """Stripes that end in round flaps."""
    _, edges = _stripes(width)
    pairs = list(pairwise(edges))
    cloths = ["", ""]
    for n, (left, right) in enumerate(pairs):
        half = (right - left) / 2
        cloths[n % 2] += (
            _slant(left, right, width) + f"M{left} {_FOOT}v5a{half:g} 5 0 0 0 {right - left} 0v-5z"
        )
    return fill(cloths[0], HERE) + fill(cloths[1]) + box(3, _FOOT - 1, width - 6, 2, "#00000026")


def _plain(width: int) -> str:
    """One cloth with a straight flap and a light hem."""
    return (
        fill(_slant(3, width - 3, width), HERE)
        + fill(_slant(3, width // 2, width), "#ffffff1a")
        + box(3, _FOOT, width - 6, 8, HERE)
        + box(3, _FOOT, width - 6, 8, "#00000026")
        + box(3, _FOOT + 5, width - 6, 2)
    )


def _scalloped(width: int) -> str:
    """One cloth with a flap of waves, hemmed."""
    _, edges = _stripes(width)
    waves = "".join(
        f"q{(right - left) / 2:g} 13 {right - left} 0" for left, right in pairwise(edges)
    )
    return (
        fill(_slant(3, width - 3, width), HERE)
        + fill(f"M3 {_FOOT}{waves}z", HERE)
        + line(f"M3 {_FOOT}{waves}", 1.8, "#fff4dc")
        + box(3, _FOOT - 1, width - 6, 2, "#00000026")
    )


AWNINGS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {"striped": _striped, "plain": _plain, "scalloped": _scalloped}
)


def _rolled(width: int) -> str:
    """The awning rolled up in its box."""
    return (
        box(6, 34, width - 12, 7, HERE)
        + box(6, 34, width - 12, 2, "#ffffff4d")
        + box(6, 39, width - 12, 3, "#00000040")
    )


def awning_parts(widths: tuple[int, ...]) -> dict[str, str]:
    """Parts of the file: ``striped-152`` … , ``rolled-152`` …, and a shutter ``sh`` to be cut."""
    kinds = dict(AWNINGS) | {"rolled": _rolled}
    slats = "".join(f"M0 {y}h220" for y in range(4, 90, 5))
    shutter = (
        box(0, 0, 220, 90, "#7d858ccc")
        + line(slats, 1.6, "#ffffff59")
        + line(slats.replace("M0", "M0"), 0.8, "#00000040")
    )
    return {
        f"{kind}-{width}": part(f"{kind}-{width}", draw(width))
        for kind, draw in kinds.items()
        for width in widths
    } | {"sh": cloth("sh", shutter)}
