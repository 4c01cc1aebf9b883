"""The little shop front of lists: fascia, awning and window of a trade, 96 by 96.

All fronts stand in one file (``static/img/fronts.svg``), which a page loads once and points into:
a window by its trade, then ``out`` (open: awning out), ``shut`` (closed: shutter down) or ``idle``
(not told: awning in). ``currentColor`` is the colour of the trade.
"""

from shopbuilder.facade.displays import DISPLAYS
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import CREAM, colour_of
from shopbuilder.facade.shapes import rect, shape, stroke

SIZE = 96

_GLASS = rect(8, 30, 80, 50, "#ffe7ab") + shape("M8 30h80v14H8z", "#00000014")
_FASCIA = (
    rect(4, 4, 88, 16, "currentColor", 2)
    + rect(4, 4, 88, 16, "#00000026", 2)
    + stroke("M30 12h36", "#ffffffb3", 3)
)
_BASE = (
    rect(4, 20, 5, 70, "currentColor")
    + rect(87, 20, 5, 70, "currentColor")
    + rect(4, 78, 88, 12, "currentColor")
    + shape("M12 81h34v6H12zM50 81h34v6H50z", "#00000026")
    + rect(0, 90, 96, 6, "#b8ab91")
)


def _awning() -> str:
    """The awning let out, in stripes."""
    stripe = "20h12v16a6 6 0 0 1-12 0z"
    return (
        shape("".join(f"M{x} {stripe}" for x in range(0, 96, 24)), "currentColor")
        + shape("".join(f"M{x} {stripe}" for x in range(12, 96, 24)), CREAM)
        + rect(0, 18, 96, 3, "#0003")
    )


def _shutter() -> str:
    """The shutter down, goods dim behind its slats."""
    slats = "".join(f"M9 {y}h78" for y in range(33, 78, 6))
    return rect(8, 24, 80, 54, "#6b737db8") + stroke(slats, "#e3e7ea80", 2) + _idle()


def _idle() -> str:
    """The awning rolled in."""
    return rect(6, 20, 84, 9, "currentColor", 4) + rect(6, 20, 84, 9, "#ffffff40", 4)


def window_of(trade: str) -> str:
    """The lit window of this trade with its goods, without frame."""
    return _GLASS + DISPLAYS.get(trade, DISPLAYS["other"])


def state_layer(kind: str) -> str:
    """What lies over the window: kind is ``out``, ``shut`` or ``idle``; the frame is in each."""
    over = {"out": _awning, "shut": _shutter, "idle": _idle}[kind]
    return _BASE + _FASCIA + over()


def sprite() -> str:
    """The file ``fronts.svg``: one symbol a trade, and one a state."""
    windows = "".join(_symbol(trade, window_of(trade)) for trade in sorted(DISPLAYS))
    states = "".join(_symbol(kind, state_layer(kind)) for kind in ("out", "shut", "idle"))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{windows}{states}</svg>\n'


def _symbol(name: str, inner: str) -> str:
    """One part of the file, to be pointed at by its name."""
    return f'<symbol id="{name}" viewBox="0 0 {SIZE} {SIZE}">{inner}</symbol>'


def shop_emblem(trade: str, seed: str) -> str:
    """A standalone square SVG of a little open shop in the colour of its trade."""
    tilt = Hand(f"emblem/{trade}/{seed}").pick(("", "#ffffff14", "#00000014"))
    shade = rect(4, 4, 88, 86, tilt, 2) if tilt else ""
    inner = window_of(trade) + state_layer("out") + shade
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f"{inner.replace('currentColor', colour_of(trade))}</svg>"
    )
