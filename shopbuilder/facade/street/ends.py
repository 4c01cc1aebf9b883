"""The two ends of a street: the side of the corner house, and trees where the houses stop."""

from typing import Final, Literal

from shopbuilder.facade.street.drawing import FOOT, STOREY, lamp, top_of
from shopbuilder.facade.street.grammar import FLOOR, Facade
from shopbuilder.facade.street.ink import box, fill, line, use
from shopbuilder.facade.street.light import Light
from shopbuilder.facade.street.roofs import GABLES, RIDGES

End = Literal["", "left", "right", "both"]

_DEEP: Final = 38
_TREES: Final = (
    ("lime", 96, 0),
    ("lamp", 142, 4),
    ("plane", 196, 2),
    ("bench", 252, 8),
    ("lime", 300, 0),
)


def beyond(end: End, facade: Facade, width: int, light: Light) -> str:
    """What stands outside of the house, left of x = 0 and right of its width, to go behind it."""
    left = _corner(facade, light) + _grove(light, -1, 0) if end in {"left", "both"} else ""
    right = _grove(light, 1, width) if end in {"right", "both"} else ""
    return left + right


def _grove(light: Light, way: int, start: int) -> str:
    """Trees, a lamp and a bench, going away from the houses."""
    leaves = {"plane": light.shade("#6f9a5a"), "lime": light.shade("#7fa562")}
    # Right of the last house a plate tells where the walk goes on.
    near = -190 if way > 0 else 0
    grove = ""
    for name, x, y in _TREES:
        at = (start + way * (x - near), FOOT + y)
        grove += lamp(*at, light) if name == "lamp" else use(name, *at, fill=leaves.get(name, ""))
    return grove


def _corner(facade: Facade, light: Light) -> str:
    """The side of a corner house that begins at x = 0, in its own shade, with a plate."""
    if facade.gap:
        return ""
    top, shade = top_of(facade), light.shade
    outline = f"M{-_DEEP} {top + 12}L0 {top}V{FOOT}H{-_DEEP}z"
    spots = [FLOOR - STOREY * (row + 1) + 12 for row in range(facade.storeys)]
    panes = "".join(f"M-26 {y + 2}l14-2v38h-14z" for y in spots)
    bars = "".join(f"M-19 {y + 1}v37M-26 {y + 20}h14" for y in spots)
    return (
        _side_roof(facade, top, light)
        + fill(outline, shade(facade.wall))
        + fill(outline, "#2b26202e")
        + fill(panes, light.pane)
        + line(panes + bars, 1.8, shade("#e9dfca"))
        + box(-32, FLOOR + 20, 24, 11, shade("#1d3f86"))
        + line(f"M-28 {FLOOR + 25.5}h16", 1.6, shade("#ffffff"))
    )


def _side_roof(facade: Facade, top: int, light: Light) -> str:
    if facade.roof in GABLES:
        return ""
    slope = f"M{-_DEEP - 5} {top + 14}L{14} {top - RIDGES[facade.roof]}L4 {top + 2}z"
    return fill(slope, light.shade(facade.roof_colour)) + fill(slope, "#0000002b")
