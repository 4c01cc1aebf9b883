"""Roofs by kind and width of the house; drawn up from (0, 0), the left end of the eaves.

The surface is the part's fill: tiles or slates, or the wall in a gable. ``color``: cheeks of dormers,
or the roof's edge on a gable. ``stroke``: panes, as thick lines.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from shopbuilder.facade.street.ink import HERE, box, fill, line, part

_DARK = "#0000001f"
_LIGHT = "#ffffff2e"


def _spots(width: int, step: int) -> list[int]:
    """Where dormers stand: evenly, about a step apart."""
    count = max(1, round(width / step) - 1)
    return [round(width * (n + 0.5) / count) for n in range(count)]


def _dormer(x: int, y: int, *, top: str) -> str:
    """A dormer whose sill is at (x, y); top: ``peak`` or ``round``."""
    cap = "l13-11 13 11z" if top == "peak" else "q13-15 26 0z"
    return (
        box(x - 10, y - 24, 20, 26, HERE)
        + fill(f"M{x - 13} {y - 23}{cap}")
        + fill(f"M{x - 13} {y - 23}{cap}", _DARK)
        + line(f"M{x} {y - 20}v19", 11)
        + line(f"M{x} {y - 20}v19M{x - 6} {y - 11}h12", 1.4, "#fff8ea")
    )


def _slope(width: int, height: int, inset: int) -> str:
    return f"M-5 0L{inset - 5} {-height}H{width + 5 - inset}L{width + 5} 0z"


def _rows(width: int, height: int, inset: int, step: int) -> str:
    """Lines of tiles across a slope."""
    return "".join(
        f"M{inset * y // height - 2} {-y}H{width + 2 - inset * y // height}"
        for y in range(step, height, step)
    )


def _eaves(width: int) -> str:
    return box(-6, -3, width + 12, 5, "#00000030") + box(-6, -3, width + 12, 2, _LIGHT)


def _tiles(width: int) -> str:
    """Flat tiles, with a few darker ones."""
    specks = "".join(
        f"M{x} {y}h7"
        for x, y in ((26, -9), (58, -27), (92, -15), (118, -33), (width - 30, -21))
        if x < width - 16
    )
    return (
        fill(_slope(width, 46, 20))
        + line(_rows(width, 46, 20, 6), 1.2, _DARK)
        + line(specks, 5, _DARK)
        + fill(f"M15-46H{width - 15}l2 4H13z", _LIGHT)
        + _eaves(width)
    )


def _roman(width: int) -> str:
    """Round tiles of the south, low, with their scalloped edge."""
    scallops = "".join(f"M{x} -26L{x - (width // 2 - x) // 9} -2" for x in range(12, width - 4, 8))
    edge = "".join("q4 6 8 0" for _ in range((width + 10) // 8))
    return (
        fill(_slope(width, 27, 12))
        + line(scallops, 3, _DARK)
        + fill(f"M7-27H{width - 7}l2 4H5z", _LIGHT)
        + fill(f"M-5-3{edge}v-3H-5z")
        + line(f"M-5-3{edge}", 1.6, "#00000033")
    )


def _slates(width: int) -> str:
    """Steep slates with peaked dormers."""
    return (
        fill(_slope(width, 56, 14))
        + line(_rows(width, 56, 14, 7), 1, _LIGHT)
        + fill(f"M9-56H{width - 9}l1 4H8z", _DARK)
        + "".join(_dormer(x, -6, top="peak") for x in _spots(width, 62))
        + _eaves(width)
    )


def _mansard(width: int) -> str:
    """A broken roof: steep slates below, zinc above, round dormers."""
    return (
        fill(f"M11-44L30-58H{width - 30}L{width - 11}-44z")
        + fill(f"M11-44L30-58H{width - 30}L{width - 11}-44z", "#ffffff38")
        + fill(_slope(width, 45, 13))
        + line(_rows(width, 45, 13, 6), 1, _LIGHT)
        + line(f"M6-45H{width - 6}", 3, "#ffffff4d")
        + "".join(_dormer(x, -7, top="round") for x in _spots(width, 50))
        + _eaves(width)
    )


def _zinc(width: int) -> str:
    """Sheets of zinc with standing seams and skylights."""
    middle = width // 2
    seams = "".join(f"M{x} 0L{middle + (x - middle) * 8 // 9} -38" for x in range(6, width, 14))
    lights = "".join(f"M{x} -26v14" for x in _spots(width, 74))
    return (
        fill(_slope(width, 38, 12))
        + line(seams, 1.6, _LIGHT)
        + line(lights, 15, "#fff8ea")
        + line(lights.replace("-26v14", "-24v10"), 11)
        + fill(f"M7-38H{width - 7}l1 3H6z", _LIGHT)
        + _eaves(width)
    )


def _steps(width: int) -> str:
    """A stepped gable of the north."""
    count = 5
    tread = (width // 2 - 14) // count
    up = "".join(f"v-14h{tread}" for _ in range(count))
    down = "".join(f"h{tread}v14" for _ in range(count))
    flat = width - 2 * tread * count
    caps, x = "", 0
    for n in range(1, count + 1):
        caps += f"M{x - 1} {-14 * n}h{tread + 1}M{width - x - tread} {-14 * n}h{tread + 1}"
        x += tread
    caps += f"M{x - 1} {-14 * count - 8}h{flat + 2}"
    middle = width // 2
    return (
        fill(f"M0 1{up}v-8h{flat}v8{down}V1z")
        + line(caps, 4, HERE)
        + line(f"M{middle} -46v22", 15)
        + line(f"M{middle} -46v22M{middle - 8} -36h16", 1.6, "#fff8ea")
        + line(f"M{middle - 11} -48q11-9 22 0M{middle - 12} -22h24", 3, HERE)
    )


def _gable(width: int) -> str:
    """A pointed gable with its bargeboards."""
    middle = width // 2
    return (
        fill(f"M0 1L{middle} -66L{width} 1z")
        + line(f"M{middle} -40v18", 17)
        + line(f"M{middle} -40v18M{middle - 8} -31h16", 1.6, "#fff8ea")
        + line(f"M{middle - 13} -20h26M{middle - 11} -42h22", 3, "#fff8ea")
        + line(f"M-7 6L{middle} -68L{width + 7} 6", 8, HERE)
        + line(f"M-7 9L{middle} -65L{width + 7} 9", 2, "#00000033")
    )


def _parapet(width: int) -> str:
    """A flat roof behind a stone rail with vases."""
    posts = "".join(f"M{x} -15v11" for x in range(12, width - 8, 9))
    return (
        box(2, -16, width - 4, 16)
        + line(posts, 4, "#00000026")
        + box(-3, -19, width + 6, 5)
        + box(-3, -19, width + 6, 2, "#ffffff66")
        + box(-3, -4, width + 6, 5, "#ffffff40")
        + "".join(fill(f"M{x} -19l2-5-4-6h12l-4 6 2 5z") for x in (4, width - 12))
    )


#: Kind -> how it is drawn for a width.
ROOFS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "tiles": _tiles,
        "roman": _roman,
        "slates": _slates,
        "mansard": _mansard,
        "zinc": _zinc,
        "steps": _steps,
        "gable": _gable,
        "parapet": _parapet,
    }
)
#: Those whose surface goes on from the wall.
GABLES = frozenset({"steps", "gable", "parapet"})
#: No pointed or stepped gable is wider.
NARROW = 184
#: Height of those with a ridge on which doves sit.
RIDGES = {"tiles": 46, "roman": 27, "slates": 56, "mansard": 58, "zinc": 38}
_CHIMNEYS = {
    "c1": box(0, -30, 18, 50)
    + box(-2, -33, 22, 5)
    + box(12, -28, 6, 48, _DARK)
    + line("M5-34v-7M13-34v-7", 5, "#b5603f"),
    "c2": box(0, -26, 30, 46)
    + box(-2, -29, 34, 5)
    + box(22, -24, 8, 44, _DARK)
    + line("M5-30v-8M12-30v-8M19-30v-8M26-30v-8", 4, "#b5603f"),
}


def roof_parts(widths: tuple[int, ...]) -> dict[str, str]:
    """Parts of the file: roofs ``tiles-152`` …, chimneys ``c1``, ``c2`` (fill: the stack)."""
    roofs = {
        f"{kind}-{width}": part(f"{kind}-{width}", draw(width))
        for kind, draw in ROOFS.items()
        for width in widths
        if width <= NARROW or kind not in {"steps", "gable"}
    }
    return roofs | {name: part(name, inner) for name, inner in _CHIMNEYS.items()}
