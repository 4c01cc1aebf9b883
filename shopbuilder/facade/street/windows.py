"""Windows upstairs, by kind; drawn round (0, 0), the middle of the top of the panes.

Panes are the part's fill, shutters its color, frames and sills its stroke. A window is at most 56
wide and 50 high.
"""

from collections.abc import Mapping

from shopbuilder.facade.street.ink import HERE, box, fill, line, part

_SHADE = "#00000026"
_IRON = "#2f3138"


def _panes(half: int, height: int, bars: str) -> str:
    """Panes with the shadow of the lintel and a gleam; bars as a path."""
    return (
        box(-half, 0, 2 * half, height)
        + fill(f"M{-half} 0h{2 * half}v4H{4 - half}v{height - 4}h-4z", _SHADE)
        + fill(
            f"M{-half + 4} {height - 8}l{half} {12 - height}h6l{-half} {height - 12}z", "#ffffff3d"
        )
        + line(bars, 2)
        + line(f"M{-half} 0h{2 * half}v{height}h{-2 * half}z", 2.4)
    )


def _sill(half: int, height: int) -> str:
    return line(f"M{-half - 4} {height + 2}h{2 * half + 8}", 4) + line(
        f"M{-half - 3} {height + 5}h{2 * half + 6}", 2, _SHADE
    )


def _leaf(x: int, height: int) -> str:
    """An open shutter, its left edge at x, with slats."""
    slats = "".join(f"M{x + 2} {y}h8" for y in range(5, height - 2, 4))
    return box(x, -1, 12, height + 3, HERE) + line(slats, 1.4, _SHADE)


def _board(x: int, height: int) -> str:
    """An open shutter of boards with two bars across."""
    bars = f"M{x} 8h12M{x} {height - 8}h12"
    return (
        box(x, -1, 12, height + 3, HERE)
        + line(f"M{x + 4} 0v{height}M{x + 8} 0v{height}", 1, _SHADE)
        + line(bars, 2.5, "#ffffff40")
    )


_CROSS = "M0 0v42M-12 14h24M-12 28h24"
_RAILS = "M-18 30h36M-18 46h36" + "".join(f"M{x} 30v16" for x in range(-18, 19, 4))
_CASEMENT = _leaf(-26, 42) + _leaf(14, 42) + _panes(12, 42, _CROSS) + _sill(12, 42)
_BLOOMS = (
    fill("M-15 44h30l-3 8h-24z", "#9a5a3a")
    + line("M-12 42h24", 7, "#4f8048", round_=True)
    + line("M-11 39h0M-1 38h0M9 40h0", 6, "#d9536f", round_=True)
    + line("M-6 41h0M4 41h0M13 38h0", 5, "#f6c25a", round_=True)
)
_CAT = fill("M-8 42q-3-14 4-17l-1-6 4 3h3l4-3 0 6q4 3 1 8l0 5q4 1 6 4z", "#2b2a30") + line(
    "M0 24h0M4 24h0", 1.6, "#ffe08f", round_=True
)

_KINDS: Mapping[str, str] = {
    "w0": _CASEMENT,
    "w1": _panes(12, 48, "M0 0v48M-12 15h24M-12 32h24")
    + line("M-15-3h30", 4)
    + line(_RAILS, 1.4, _IRON),
    "w2": fill("M-12 46V12q0-12 12-12t12 12v34z")
    + fill("M-12 14q0-12 12-14 12 0 12 10-10-6-20 2v34h-4z", _SHADE)
    + line("M0 0v46M-12 15h24M-12 30h24", 2)
    + line("M-12 46V12q0-12 12-12t12 12v34z", 4)
    + fill("M-3-5h6l-1 8h-4z", "#00000026")
    + _sill(12, 46),
    "w3": _board(-25, 38) + _board(13, 38) + _panes(11, 38, "M0 0v38M-11 19h22") + _sill(11, 38),
    "w4": line("M-17-4h34", 6)
    + _panes(11, 42, "M0 0v42M-11 14h22")
    + line("M-14 0v42M14 0v42", 4)
    + _sill(13, 42),
    "w5": box(-13, -1, 26, 44, HERE)
    + line("".join(f"M-11 {y}h10M1 {y}h10" for y in range(4, 40, 4)), 1.4, _SHADE)
    + line("M0 0v42", 1.6, _SHADE)
    + _sill(12, 42),
    "w6": _panes(15, 34, "M-5 0v34M5 0v34M-15 11h30M-15 22h30")
    + line("M-19-3h38", 4, HERE)
    + _sill(15, 34),
    "w7": line("M-17-3h34", 3)
    + fill("M-18-5L0-13 18-5z", "#00000026")
    + line("M-18-5L0-13 18-5", 3)
    + _panes(11, 44, "M0 0v44M-11 12h22")
    + line("M-14 0v44M14 0v44", 3)
    + _sill(14, 44),
    "wc": "<g>"
    + _CASEMENT.replace(_sill(12, 42), "")
    + fill("M-11 1h9q-1 22-9 30zM11 1H2q1 22 9 30z", "#fffaf0d9")
    + _sill(12, 42)
    + "</g>",
    "wk": _CASEMENT + _CAT,
    "fl": _BLOOMS,
}

#: Parts of the file: windows ``w0`` …, a flower box ``fl``.
PARTS = {name: part(name, inner) for name, inner in _KINDS.items()}
