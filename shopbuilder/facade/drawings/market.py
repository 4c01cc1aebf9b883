"""Meat, fish, fruit and vegetables."""

from collections.abc import Mapping

from shopbuilder.facade.drawings import Drawing
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import (
    BROWN,
    CREAM,
    CRUST,
    FOREST,
    INK,
    LEAF,
    LIME,
    PEWTER,
    RED,
    ROSE,
    SLATE,
    STEEL,
    VIOLET,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, moved, oval, rect, shape, stroke

_CRATE = (
    rect(60, 150, 200, 50, "#c79a5e", 4)
    + rect(60, 150, 200, 8, "#dcb67c")
    + stroke("M62 176h196", "#a97c44", 4)
)


def _meat(hand: Hand) -> str:
    """A slice of meat."""
    flesh, dark = hand.pick(
        (("#c9504a", "#a83b38"), ("#d9766a", "#bd5850"), ("#b03f3c", "#8d2e2e"))
    )
    return (
        shape(
            "M60 130c0-44 52-66 108-58 58 8 96 40 92 80-4 34-46 50-92 50-60 0-108-22-108-72z", ROSE
        )
        + shape(
            "M76 132c0-34 44-50 92-44 48 8 80 32 76 62-4 26-40 36-76 36-50 0-92-14-92-54z", flesh
        )
        + stroke("M112 118q26 18 22 48M166 106q8 30 44 34M196 166q-12-14-32-14", ROSE, 6)
        + oval(116, 148, 18, 13, CREAM)
        + oval(116, 148, 9, 6, dark)
    )


def _chicken(hand: Hand) -> str:
    """A roast chicken on a dish."""
    skin, shade = hand.pick((("#dfa25a", "#bf7f3a"), ("#efc98f", "#d4a766")))
    return (
        oval(160, 194, 112, 14, PEWTER)
        + shape("M70 164c0-54 44-84 92-84 52 0 84 34 84 74 0 28-22 40-88 40-60 0-88-6-88-30z", skin)
        + shape("M150 168c4-36 36-56 66-44 30 14 30 52 6 62-22 8-60 4-72-18z", shade)
        + stroke("M228 132l32-26", CREAM, 13)
        + dots("262 98, 270 110", CREAM, 16)
        + stroke("M104 122q10-18 32-24", CREAM, 6)
        + oval(84, 192, 18, 7, LEAF, -12)
        + oval(232, 194, 20, 7, LEAF, 8)
    )


def _fish(hand: Hand) -> str:
    """A fish."""
    back, belly = hand.pick(
        (("#6f93a8", "#c8d9e0"), ("#e08d76", "#f5cdbd"), ("#5f7f78", "#cfdcc6"))
    )
    return (
        shape(
            "M52 150c30-52 120-66 172-16l40-32c-6 34-6 62 0 92l-42-32c-54 50-140 38-170-12z", belly
        )
        + shape("M52 150c30-52 120-66 172-16l40-32c-6 18-8 34-8 46-70-4-130 6-204 2z", back)
        + shape("M132 100q28-26 56-14l-8 24z", back)
        + stroke("M108 116q18 28 2 64", WHITE, 5)
        + disc(82, 138, 9, WHITE)
        + disc(82, 138, 4, INK)
        + stroke("M140 140q8 8 0 16M164 138q8 8 0 16M188 138q8 8 0 16", WHITE, 4)
    )


def _shellfish(hand: Hand) -> str:
    """Three oysters and a slice of lemon."""
    nacre = hand.pick(("#e9e4dc", "#dfe6e8"))

    def one(x: int, y: int) -> str:
        return (
            shape(f"M{x - 46} {y}c0-28 26-38 50-36s44 18 42 38-26 30-50 28-42-10-42-30z", SLATE)
            + shape(f"M{x - 36} {y}c0-20 20-28 40-27s34 14 32 28-20 22-38 21-34-6-34-22z", nacre)
            + oval(x + 4, y + 2, 18, 12, "#c9c2b4")
        )

    return (
        one(108, 168)
        + one(214, 168)
        + one(160, 108)
        + shape("M228 112a30 30 0 0 1 44-38z", "#f4d34f")
        + shape("M235 106a21 21 0 0 1 30-26z", "#fbeaa0")
    )


def _apples(hand: Hand) -> str:
    """Two apples."""
    skin, other = hand.pick(((RED, "#d9524a"), (LIME, "#94b04a"), ("#e0a03c", RED)))

    def one(x: int, y: int, colour: str) -> str:
        return (
            shape(
                f"M{x} {y - 30}c20-14 46-2 46 28 0 32-22 52-38 46q-8-3-16 0c-16"
                " 6-38-14-38-46 0-30 26-42 46-28z",
                colour,
            )
            + stroke(f"M{x} {y - 30}q0-14 8-22", BROWN, 5)
            + shape(f"M{x + 4} {y - 40}q8-18 28-14-6 18-28 14z", LEAF)
            + stroke(f"M{x - 30} {y}q0-12 8-18", WHITE, 6)
        )

    return one(208, 152, other) + one(118, 152, skin)


def _pears(hand: Hand) -> str:
    """Two pears."""
    skin, other = hand.pick(
        (("#c5c04d", "#b3ad3e"), ("#d9b34a", "#c5963a"), ("#a9714a", "#c5963a"))
    )

    def one(x: int, colour: str) -> str:
        return (
            shape(
                f"M{x} 76c18 0 22 18 24 34s24 30 24 54c0 26-22 38-48 38s-48-12-48-38"
                "c0-24 22-38 24-54s6-34 24-34z",
                colour,
            )
            + stroke(f"M{x} 78q0-16 10-26", BROWN, 5)
            + stroke(f"M{x - 30} 168q-4-16 8-30", WHITE, 6)
        )

    return one(206, other) + one(118, skin) + shape("M124 62q14-20 40-14-10 22-40 14z", LEAF)


def _vegetables(hand: Hand) -> str:
    """A crate of carrots, a beetroot and leeks."""
    carrot = hand.pick(("#e5822e", "#d96a2a", "#9a5a8f"))
    leeks = "".join(
        shape(f"M{x} 160V92l-14-44 22 16 8-30 8 30 22-16-14 44v68z", LEAF)
        + rect(x, 112, 32, 48, "#eef2d8")
        for x in (182, 220)
    )
    carrots = "".join(
        shape(f"M{x} 96h30l-8 64h-14z", carrot)
        + stroke(f"M{x + 15} 96v-38M{x + 15} 92l-14-28M{x + 15} 92l14-28", LEAF, 6)
        for x in (70, 102)
    )
    return (
        carrots
        + disc(158, 130, 30, RED)
        + stroke("M146 104l12 8 12-8M158 112V98", FOREST, 5)
        + leeks
        + _CRATE
    )


def _tomatoes(hand: Hand) -> str:
    """Three tomatoes."""
    skin = hand.pick((RED, "#d9582f", "#c9413f"))
    spots = ((112, 162), (206, 162), (160, 112))
    star = "l-18 4m18-4l18 4m-18-4l-8 14m8-14l8 14m-8-14v-12"
    stars = "".join(f"M{x} {y - 30}{star}" for x, y in spots)
    return (
        "".join(oval(x, y, 46, 40, skin) for x, y in spots)
        + stroke(stars, FOREST, 6)
        + dots("88 154,182 154,136 104", "#ffffff99", 11)
    )


def _berries(hand: Hand) -> str:
    """A punnet of strawberries."""
    fruit = hand.pick((RED, "#b02a4a", "#c94f3d"))
    spots = ((92, 132), (142, 126), (194, 128), (236, 134), (118, 92), (168, 84), (212, 94))
    heart = "c0-20 16-24 24-20 8-4 24 0 24 20 0 22-18 38-24 42-6-4-24-20-24-42z"
    hearts = shape("".join(f"M{x - 24} {y}{heart}" for x, y in spots), fruit)
    tops = shape("".join(f"M{x - 18} {y - 20}l18-8 18 8-10 8-8-4-8 4z" for x, y in spots), LEAF)
    return (
        hearts
        + tops
        + shape(
            "M64 146h192l-16 50q-2 6-8 6H88q-6 0-8-6z", hand.pick(("#5b8fc0", "#9fd0b8", "#c79a5e"))
        )
        + stroke("M86 164h148M92 182h136", "#ffffff80", 5)
    )


def _citrus(hand: Hand) -> str:
    """A whole fruit and a half: orange, lemon or grapefruit."""
    skin, flesh = hand.pick(
        (("#f0892b", "#f9b75c"), ("#f1cf3a", "#f9e58a"), ("#e5664f", "#f3a090"))
    )
    spokes = "".join(
        f"M206 154l{x} {y}"
        for x, y in ((0, -32), (28, -16), (28, 16), (0, 32), (-28, 16), (-28, -16))
    )
    return (
        disc(120, 144, 54, skin)
        + dots("96 124, 104 112", "#ffffff80", 9)
        + shape("M118 92q10-28 42-22-8 26-42 22z", LEAF)
        + disc(206, 154, 48, skin)
        + disc(206, 154, 41, WHITE)
        + disc(206, 154, 36, flesh)
        + stroke(spokes, WHITE, 4)
    )


def _mushrooms(hand: Hand) -> str:
    """Two mushrooms."""
    cap, under = hand.pick((("#a9714a", "#ead6b8"), ("#d9b98a", "#f5ead2"), ("#8a5a3a", "#e2cba6")))

    def one(x: int, y: int, size: float) -> str:
        return moved(
            shape("M-14 0h28l8 60q0 10-22 10t-22-10z", under)
            + shape("M-56 4c0-36 26-56 56-56s56 20 56 56q-56 14-112 0z", cap)
            + stroke("M-34-14q6-14 18-20", "#ffffff80", 6),
            x,
            y,
            size,
        )

    return one(206, 142, 0.8) + one(128, 130, 1)


def _salad(hand: Hand) -> str:
    """A lettuce."""
    outer, inner = hand.pick(((LEAF, LIME), ("#6a9a3f", "#c9d77a"), ("#7a3f5a", LEAF)))
    return (
        shape(
            "M58 150q-12-30 14-40-2-34 34-34 14-30 54-18 40-12 54 18 36 0 34 34"
            " 26 10 14 40-12 50-102 52-90-2-102-52z",
            outer,
        )
        + shape("M98 156q-14-26 14-40 2-30 48-30t48 30q28 14 14 40-14 30-62 30t-62-30z", inner)
        + stroke("M160 186V104M160 160l-34-24M160 160l34-24M160 132l-20-16M160 132l20-16", WHITE, 4)
    )


def _squash(hand: Hand) -> str:
    """A squash."""
    rind, rib = hand.pick((("#e08a2e", "#c06d1c"), ("#c9b24a", "#a58f30"), ("#6f8f4f", "#547238")))
    return (
        oval(160, 144, 96, 58, rind)
        + stroke(
            "M160 88q-44 56 0 112M160 88q44 56 0 112M116 96q-56 48-6 100M204 96q56 48 6 100", rib, 6
        )
        + shape("M146 96q6-40-14-54l24-8q18 22 18 62z", FOREST)
    )


def _herbs(hand: Hand) -> str:
    """A pot of herbs."""
    leaf = hand.pick((LEAF, "#6b9a4a", "#5a8a6a"))
    leaves = "".join(
        oval(x, y, 18, 10, leaf, turn)
        for x, y, turn in (
            (130, 60, 40),
            (188, 56, -40),
            (112, 92, 30),
            (206, 90, -30),
            (160, 44, 90),
            (128, 118, 24),
            (192, 118, -24),
        )
    )
    return (
        stroke("M160 150V60M160 120l-34-22M160 120l36-24M160 90l-24-24M160 90l24-28", FOREST, 5)
        + leaves
        + shape("M112 138h96l-10 58q-1 6-8 6h-60q-7 0-8-6z", "#c4704a")
        + rect(106, 132, 108, 16, "#d98a63", 4)
    )


def _snails(hand: Hand) -> str:
    """A snail."""
    shell = hand.pick((CRUST, "#a9714a", VIOLET))
    return (
        shape("M56 200q10-20 46-20h98q24 0 30-30l12-36q8-12 16 0 6 86-66 86z", "#d9c49c")
        + disc(142, 138, 56, shell)
        + stroke("M142 138q14-14 24 2t-14 30-44-14 14-54 60 20", CREAM, 8)
        + stroke("M246 112l-8-26M258 114l8-26", STEEL, 5)
        + dots("237 84, 267 86", STEEL, 11)
    )


SHELF: Mapping[str, Drawing] = {
    "meat": _meat,
    "chicken": _chicken,
    "fish": _fish,
    "shellfish": _shellfish,
    "apples": _apples,
    "pears": _pears,
    "vegetables": _vegetables,
    "tomatoes": _tomatoes,
    "berries": _berries,
    "citrus": _citrus,
    "mushrooms": _mushrooms,
    "salad": _salad,
    "squash": _squash,
    "herbs": _herbs,
    "snails": _snails,
}
