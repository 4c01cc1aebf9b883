"""Cheese, eggs, jars and what keeps."""

from collections.abc import Mapping

from shopbuilder.facade.drawings import Drawing
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import (
    BRICK,
    BROWN,
    CREAM,
    CRUST,
    DARK,
    FOREST,
    GOLD,
    LEAF,
    LIME,
    PINK,
    PLUM,
    RED,
    SKY,
    STEEL,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, moved, oval, rect, shape, stroke


def _cheese_wedge(hand: Hand) -> str:
    """A wedge, with holes."""
    paste, side, hole = hand.pick(
        (
            ("#f6d36b", "#ecbd45", "#d19c2c"),
            ("#f7e3a3", "#ecd083", "#cfae57"),
            ("#efb35a", "#dd9638", "#bb7522"),
        )
    )
    holes = dots("112 168, 196 150", hole, 24) + dots("150 150, 222 180, 168 184", hole, 14)
    return (
        shape("M62 138L214 78q40 12 46 60z", paste)
        + rect(62, 138, 198, 62, side)
        + holes
        + shape(
            "M214 78q40 12 46 60v62h-12v-62q-4-36-40-56z",
            BROWN if hand.between(0, 1) else "#c9762f",
        )
    )


def _cheese_round(hand: Hand) -> str:
    """A round, with a piece cut out."""
    rind, paste = hand.pick(
        (("#f3ead2", "#fff6d8"), ("#d98e3c", "#f5d27a"), ("#8f8a80", "#f2e6c0"))
    )
    return (
        shape(
            "M66 124v48c0 18 42 30 94 30s94-12 94-30v-48z",
            "#d9c9a0" if rind == "#f3ead2" else BROWN,
        )
        + oval(160, 124, 94, 34, rind)
        + shape("M160 124l90-12c10 14 2 26-12 34v48q-30 8-78 8z", paste)
        + shape("M160 124l78 22v48q-30 8-78 8z", "#f0d58c")
        + dots("186 160, 214 176, 180 186", "#d8b45e", 9)
    )


def _milk(hand: Hand) -> str:
    """A bottle of milk."""
    label = hand.pick(("#5b8fc0", LEAF, BRICK))
    return (
        shape("M128 62h64v18l22 34v80q0 8-8 8h-92q-8 0-8-8v-80l22-34z", "#f4fafd")
        + shape("M106 130h108v64q0 8-8 8h-92q-8 0-8-8z", WHITE)
        + rect(122, 42, 76, 24, label, 6)
        + rect(106, 140, 108, 40, label)
        + stroke("M132 160q14-18 28 0t28 0", WHITE, 6)
        + stroke("M122 122l14-24", SKY, 5)
    )


def _eggs(hand: Hand) -> str:
    """A box of eggs."""
    shells = hand.pick((("#e8c39a", "#d9ab7c"), ("#f4e6d0", "#e8c39a"), ("#cf9d6c", "#e8c39a")))
    row = "".join(oval(x, 138, 27, 36, shells[n % 2]) for n, x in enumerate((92, 138, 184, 230)))
    back = "".join(oval(x, 124, 24, 32, shells[(n + 1) % 2]) for n, x in enumerate((116, 161, 206)))
    return (
        back
        + row
        + stroke(
            "M82 122q4-10 10-12M128 122q4-10 10-12M174 122q4-10 10-12M220 122q4-10 10-12", WHITE, 4
        )
        + shape(
            "M54 150q20 18 38 0 24 20 46 0 22 20 46 0 24 20 46 0 16 18 38 0l-10"
            " 44q-2 8-10 8H72q-8 0-10-8z",
            "#9aa39a",
        )
        + shape("M58 176h206l-4 18q-2 8-10 8H72q-8 0-10-8z", "#838d85")
    )


def _jar(content: str, lid: str, label: str) -> str:
    """A jar with its lid and what its label shows."""
    return (
        rect(96, 82, 128, 120, content, 18)
        + rect(96, 82, 128, 24, "#ffffff59", 10)
        + rect(100, 52, 120, 30, lid, 7)
        + rect(108, 118, 104, 56, CREAM, 4)
        + label
        + stroke("M108 98v14M108 184v6", WHITE, 5)
    )


def _jam(hand: Hand) -> str:
    """A jar of jam under a cloth."""
    fruit, lid = hand.pick(((RED, WHITE), ("#d9822b", GOLD), ("#5a2b57", BRICK), ("#8c2f45", LEAF)))
    return (
        _jar(
            fruit,
            lid,
            dots("148 152, 174 150", fruit, 22) + stroke("M148 140q4-10 16-12 6 4 10 10", LEAF, 4),
        )
        + shape(
            "M90 78l10-30h120l10 30-14-6-14 8-14-8-14 8-14-8-14 8-14-8-14 8-14-8z",
            hand.pick((BRICK, "#5b8fc0", LEAF)),
        )
        + stroke("M98 66q62 12 124 0", WHITE, 4)
    )


def _honey(hand: Hand) -> str:
    """A jar of honey with a bee."""
    gold = hand.pick(("#e3a32c", "#cc8420", "#f0c04f"))
    bee = (
        oval(160, 148, 24, 15, "#f2c12e")
        + stroke("M152 136v24M166 136v24", DARK, 7)
        + oval(154, 128, 9, 12, SKY, -25)
        + oval(170, 128, 9, 12, SKY, 25)
    )
    return _jar(gold, BROWN, bee)


def _oil(hand: Hand) -> str:
    """A bottle of oil."""
    liquid, glass = hand.pick((("#c4b13a", FOREST), ("#d9b03e", "#4e5b2a"), ("#8b3a2a", "#3f2a2a")))
    return (
        rect(146, 26, 28, 26, BROWN, 4)
        + shape(
            "M148 52h24v28q0 12 18 22t18 26v66q0 8-8 8h-80q-8 0-8-8v-66q0-16 18-26t18-22z", glass
        )
        + shape("M120 150h80v38q0 6-6 6h-68q-6 0-6-6z", liquid)
        + rect(112, 122, 96, 46, CREAM)
        + oval(150, 145, 18, 9, LIME, -30)
        + oval(174, 147, 14, 8, LEAF, 20)
        + stroke("M124 112q6-8 16-14", "#ffffff80", 5)
    )


def _spices(hand: Hand) -> str:
    """Three bowls of spice."""
    shades = hand.pick(
        (
            ("#b5482f", GOLD, "#5d6b2f"),
            ("#d9822b", "#8a5a33", "#b5482f"),
            (GOLD, "#5d6b2f", "#6e3b52"),
        )
    )
    return "".join(
        shape(f"M{x - 42} {y}q42-46 84 0z", colour)
        + shape(f"M{x - 46} {y}h92q-4 36-32 36h-28q-28 0-32-36z", WHITE)
        + shape(f"M{x - 44} {y + 12}h88q-6 24-30 24h-28q-24 0-30-24z", "#dfe5e8")
        for (x, y), colour in zip(((108, 164), (212, 164), (160, 112)), shades, strict=True)
    )


def _pasta(hand: Hand) -> str:
    """A jar of spaghetti."""
    lid, label = hand.pick(((BROWN, CREAM), (BRICK, CREAM), (FOREST, WHITE)))
    sticks = "".join(f"M{x} {76 + (x % 3) * 5}V190" for x in range(122, 202, 8))
    return (
        rect(108, 58, 104, 144, "#dcecf0d9", 16)
        + stroke(sticks, "#e3b04b", 6)
        + stroke(sticks, "#f4d58a", 2)
        + rect(116, 40, 88, 24, lid, 7)
        + rect(116, 40, 88, 8, "#ffffff33", 4)
        + rect(108, 116, 104, 46, label)
        + stroke("M128 132h64M128 146h40", lid, 5)
        + stroke("M114 78v26M114 174v12", WHITE, 4)
    )


def _tin(hand: Hand) -> str:
    """A tin of fish."""
    band = hand.pick((RED, "#2f7f86", GOLD, "#2b4a82"))
    return (
        shape("M66 124v58c0 14 42 22 94 22s94-8 94-22v-58z", band)
        + oval(160, 124, 94, 30, STEEL)
        + oval(160, 121, 84, 24, "#d9dfe4")
        + stroke("M138 121q22 14 44 0", STEEL, 5)
        + disc(194, 117, 8, STEEL)
        + shape("M100 176q34-30 78 0 14-12 26-14-6 14 0 28-14-2-26-14-44 30-78 0z", WHITE)
        + disc(122, 174, 4, DARK)
    )


def _garlic_sausage(hand: Hand) -> str:
    """A sausage with slices."""
    skin = hand.pick(("#a4442c", "#8f3b33", "#b9664a"))
    slices = "".join(
        oval(x, 184, 20, 22, skin)
        + oval(x + 3, 184, 16, 18, PINK)
        + dots(f"{x} 178,{x + 8} 188,{x - 2} 192", WHITE, 5)
        for x in (206, 236)
    )
    return (
        moved(
            rect(-74, -30, 148, 60, skin, 30)
            + stroke("M-40-29v58M-10-30v60M20-30v60", "#ffffff40", 3)
            + stroke("M-74 0h-22", CRUST, 6),
            136,
            134,
            turn=-24,
        )
        + slices
        + oval(72, 186, 18, 12, PLUM)
        + disc(96, 190, 10, "#8a4f7a")
    )


SHELF: Mapping[str, Drawing] = {
    "cheese_wedge": _cheese_wedge,
    "cheese_round": _cheese_round,
    "milk": _milk,
    "eggs": _eggs,
    "jam": _jam,
    "honey": _honey,
    "oil": _oil,
    "spices": _spices,
    "pasta": _pasta,
    "tin": _tin,
    "sausage": _garlic_sausage,
}
