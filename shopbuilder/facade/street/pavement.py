"""What stands before the houses: lamps, trees, benches, goods set out; and the ground itself.

Furniture is drawn up from (0, 0) on the pavement. Lamps: fill is their glass. Grounds: fill is
the near, color the edge, stroke the far.
"""

from collections.abc import Mapping

from shopbuilder.facade.street.ink import HERE, box, cloth, fill, line, part

_IRON = "#34403a"
_WOOD = "#8a5f3c"


def _tree(*crowns: tuple[int, int, int]) -> str:
    """A street tree; crowns: x, y and radius."""
    discs = "".join(
        f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0 {r} {r} 0 0 1 {-2 * r} 0" for x, y, r in crowns
    )
    gleam = "".join(f"M{x - r + 5} {y - 4}a{r} {r} 0 0 1 {r} {5 - r}" for x, y, r in crowns)
    return (
        line("M0 0V-58M0-36l-14-20M0-44l12-16", 7, "#7a5c43", round_=True)
        + fill(discs)
        + line(gleam, 4, "#ffffff2e", round_=True)
    )


_FURNITURE: Mapping[str, str] = {
    "halo": fill("M-46-116a46 46 0 0 1 92 0 46 46 0 0 1-92 0", "#ffd98726")
    + fill("M-26-116a26 26 0 0 1 52 0 26 26 0 0 1-52 0", "#ffd98738"),
    "lamp": line("M0 0V-104", 4, _IRON)
    + fill("M-5 0l2-14h6l2 14z", _IRON)
    + line("M-12-90q0-10 12-10", 2, _IRON)
    + fill("M-9-106l-3-22h24l-3 22z")
    + line("M-9-106l-3-22h24l-3 22zM0-128v22", 2, _IRON)
    + fill("M-15-128L0-139l15 11z", _IRON)
    + line("M0-139v-4", 3, _IRON, round_=True),
    "plane": _tree((0, -92, 30), (-22, -72, 20), (22, -74, 22), (4, -66, 22)),
    "lime": _tree((0, -84, 24), (0, -106, 18), (-10, -66, 18), (12, -68, 18)),
    "bench": line("M-20-12h40M-20-17h40M-20-24h40", 3.4, _WOOD)
    + line("M-16 0v-12l-2-14M16 0v-12l2-14", 2.4, _IRON),
    "table": line("M0 0v-16M-6 0h12", 2, _IRON)
    + line("M-11-17h22", 3, "#f3ead6")
    + line("M-22 0v-12h8v12M-22-12v-13M22 0v-12h-8v12M22-12v-13", 2.4, HERE)
    + line("M-3-20h5", 4, "#fffdf6"),
    "board": fill("M-9 0l3-26h12l3 26z", _WOOD)
    + fill("M-7-3l2-20h10l2 20z", "#2f3b37")
    + line("M-3-17h6M-4-12h8M-4-7h5", 1.6, "#f7f0de"),
    "crates": box(-24, -11, 22, 11, "#c99a5b")
    + box(2, -11, 22, 11, "#c99a5b")
    + line("M-24-5h22M2-5h22", 1.4, "#a97a40")
    + line("M-20-13h0M-13-14h0M-6-13h0", 9, "#d0453a", round_=True)
    + line("M6-13h0M13-14h0M20-13h0", 9, "#e59a2f", round_=True)
    + line("M-16-16h0M16-17h0", 7, "#7fa348", round_=True),
    "pails": "".join(
        line(f"M{x} -12v-12M{x - 4} -12l-4-10M{x + 4} -12l4-10", 2, "#4f8048")
        + line(
            f"M{x} -26h0M{x - 8} -23h0M{x + 8} -23h0M{x - 3} -19h0M{x + 4} -20h0",
            8,
            colour,
            round_=True,
        )
        + fill(f"M{x - 9} -14h18l-3 14h-12z", "#9aa7a5")
        for x, colour in ((-16, "#d9536f"), (5, "#f3b33d"), (25, "#b78ac9"))
    ),
    "books": line("M-15 0v-14M15 0v-14", 2.4, _WOOD)
    + box(-20, -17, 40, 9, _WOOD)
    + line("M-16-17v-7M-11-17v-6M-6-17v-8M-1-17v-6M9-17v-6", 4, "#9c3b24")
    + line("M4-17v-8M14-17v-7", 4, "#1d4f86"),
    "bike": line(
        "M-20-10a10 10 0 0 1 20 0 10 10 0 0 1-20 0M14-10a10 10 0 0 1 20 0 10 10 0 0 1-20 0",
        2,
        "#2f3138",
    )
    + line("M-10-10l8-16h16l10 16M-2-26l9 16h-17M7-10l8-16-2-6h6M-5-29h7", 2.4, HERE, round_=True),
    "tubs": fill("M-10-2l2-14h16l2 14z", "#b5653f")
    + line("M0-22h0M-8-20h0M8-20h0M-3-30h0M5-28h0M0-38h0", 13, "#4f8048", round_=True),
    "cat": fill(
        "M-10 0q-4-16 4-20l-1-7 5 4h4l5-4 0 8q4 4 0 9 5 3 5 10 6 0 8-8 3 2 1 6-3 5-9 5z", "#3a3438"
    )
    + line("M1-19h0M6-19h0", 1.8, "#ffe08f", round_=True),
    "smoke": line("M0 0q-7-9 1-16t1-16q-4-9 4-16", 7, "#ffffff73", round_=True),
    "doves": fill("M-6 0q0-7 6-7l3-4q5-1 5 3-1 8-7 8zM14 0q0-6 5-6l2-3q4-1 4 2-1 7-5 7z")
    + fill("M8-9l3 1-3 1zM25-7l3 1-3 1z", "#e0a050"),
    "glow": fill("M-30 0h60l14 22h-88z", "#ffd98752"),
}


def _street() -> str:
    """Pavement, kerb and road."""
    joints = "".join(f"M{x} 0v10" for x in range(22, 480, 40))
    setts = "M0 22h480M0 29h480" + "".join(
        f"M{x + 5 * row} {15 + 7 * row}v7" for row in range(3) for x in range(0, 480, 16)
    )
    return (
        box(0, 0, 480, 12)
        + line(joints, 1, "#0000001a")
        + line("M0 25h480", 22)
        + box(0, 10, 480, 5, HERE)
        + line(setts, 1.2, "#0000001c")
    )


def _square() -> str:
    """Cobbles as far as the feet go."""
    stones = "".join(
        f"M{x} {y}q6-5 12 0" for y in range(8, 36, 7) for x in range(-6 + y % 2 * 7, 480, 14)
    )
    return box(0, 0, 480, 36) + line(stones, 1.4, "#0000001f")


def _quay() -> str:
    """A stone edge and the river below."""
    waves = "".join(f"M{x} 26q7-4 14 0M{x + 30} 32q7-4 14 0" for x in range(0, 480, 48))
    blocks = "".join(f"M{x} 9v9" for x in range(20, 480, 40))
    return (
        box(0, 0, 480, 9)
        + box(0, 9, 480, 9, HERE)
        + line(blocks, 1.2, "#00000024")
        + line("M0 27h480", 18)
        + line(waves, 2, "#ffffff66", round_=True)
        + box(0, 18, 480, 3, "#0000002e")
    )


_GROUNDS = {"g-street": _street(), "g-square": _square(), "g-quay": _quay()}

#: Trade -> what it sets out before its window while it is open.
SET_OUT: Mapping[str, str] = {
    trade: thing
    for thing, trades in {
        "table": "cafe bar restaurant ice_cream tea_coffee fast_food",
        "crates": "greengrocer grocer organic supermarket",
        "pails": "florist garden",
        "books": "books press second_hand antiques records",
        "bike": "bicycle",
        "board": "bakery pastry deli cheese butcher wine chocolate fishmonger beer",
        "tubs": "hairdresser beauty decoration ceramics optician gifts",
    }.items()
    for trade in trades.split()
}

#: Parts of the file; grounds ``g-street``, ``g-square``, ``g-quay`` are cut to the house.
PARTS = {name: part(name, inner) for name, inner in _FURNITURE.items()} | {
    name: cloth(name, inner) for name, inner in _GROUNDS.items()
}
