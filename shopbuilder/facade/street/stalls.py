"""Market stalls, and empty premises."""

from shopbuilder.facade.street.ink import HERE, box, fill, line, part


def _stall(goods: str) -> str:
    """A stall 84 wide, drawn up from (0, 0): color and fill are the stripes of its cloth."""
    stripes = "".join(f"M{x} -74h12l2 22a6 5 0 0 1-14 0z" for x in (-30, -6, 18))
    others = "".join(f"M{x} -74h12l1 22a6 5 0 0 1-13 0z" for x in (-42, -18, 6, 30))
    return (
        line("M-40 0v-72M40 0v-72", 3, "#7a5c43")
        + box(-38, -26, 76, 24, "#b98d57")
        + line("M-38-14h76M-14-26v24M14-26v24", 1.4, "#00000026")
        + goods
        + fill(others)
        + fill(stripes, HERE)
        + box(-43, -76, 86, 3, "#00000026")
    )


def _heap(x: int, colour: str) -> str:
    return line(
        f"M{x - 8} -29h0M{x} -29h0M{x + 8} -29h0M{x - 4} -35h0M{x + 4} -35h0",
        8,
        colour,
        round_=True,
    )


_STALLS = {
    "st0": _stall(_heap(-24, "#d0453a") + _heap(0, "#e9a53a") + _heap(24, "#6f9a48")),
    "st1": _stall(
        line("M-28-27h14M-6-27h14M16-27h14", 7, "#f0cf73")
        + fill("M-30-30h14v-7l-14 4zM-8-30a8 5 0 0 1 16 0z", "#f7dfa0")
        + fill("M16-30h16v-10H16z", "#f3e3c4")
    ),
    "st2": _stall(
        "".join(
            line(f"M{x} -27v-9", 3, "#4f8048")
            + line(f"M{x - 4} -38h0M{x + 4} -39h0M{x} -43h0", 8, c, round_=True)
            for x, c in ((-27, "#d9536f"), (-9, "#f3b33d"), (9, "#b78ac9"), (27, "#e87f5f"))
        )
    ),
    "st3": _stall(
        fill("M-34-30q8-10 16 0zM-14-30q8-10 16 0zM6-30q8-10 16 0z", "#c98a45")
        + line("M26-28v-14M31-28v-16", 4, "#d8a25c", round_=True)
    ),
}
PARTS = {name: part(name, inner) for name, inner in _STALLS.items()}
KINDS = tuple(sorted(PARTS))
