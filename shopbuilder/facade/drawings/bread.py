"""Bread, pastry and sweets."""

from collections.abc import Mapping

from shopbuilder.facade.drawings import Drawing
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import (
    BRICK,
    BROWN,
    CREAM,
    CRUST,
    DARK,
    GOLD,
    LEAF,
    MINT,
    PINK,
    RED,
    ROSE,
    STEEL,
    VIOLET,
    WHITE,
)
from shopbuilder.facade.shapes import around, disc, dots, moved, oval, rect, shape, stroke


def _loaf(hand: Hand) -> str:
    crust = hand.pick((CRUST, "#b87838", "#d39a55"))
    cuts = "".join(f"M{x} 152q14-30 34-36" for x in range(92, 208, 34))
    return (
        shape("M64 168c0-52 44-78 96-78s96 26 96 78c0 26-30 32-96 32s-96-6-96-32z", crust)
        + shape("M64 168c0 26 30 32 96 32s96-6 96-32c-22 18-50 22-96 22s-74-4-96-22z", "#a5672c")
        + stroke(cuts, CREAM, 9)
        + stroke(cuts, "#8f5523", 3)
    )


def _baguette(hand: Hand) -> str:
    def one(crust: str, turn: int) -> str:
        cuts = "".join(f"M{x} 9l16-18" for x in range(-86, 80, 32))
        return moved(
            shape(
                "M-118 0c4-16 20-20 40-20H78c22 0 36 4 40 20-4 16-18 20-40 20H-78c-20"
                " 0-36-4-40-20z",
                crust,
            )
            + shape(
                "M-118 0c4 16 20 20 40 20H78c22 0 36-4 40-20-10 9-20 10-40 10H-78c-20"
                " 0-30-1-40-10z",
                "#a5672c",
            )
            + stroke(cuts, CREAM, 6),
            160,
            128,
            turn=turn,
        )

    tilt = hand.between(-34, -24)
    return one("#d39a55", tilt + 52) + one(CRUST, tilt)


def _croissant(hand: Hand) -> str:
    butter = hand.pick((GOLD, "#dd9d3f", "#d9923c"))
    return (
        shape(
            "M52 186c-6-44 22-92 108-96 86 4 114 52 108 96-2 14-22 16-32"
            " 2-14-20-36-34-76-34s-62 14-76 34c-10 14-30 12-32-2z",
            butter,
        )
        + shape("M122 98l-22 60c14-4 32-5 60-5s46 1 60 5l-22-60c-26-9-50-9-76 0z", "#eebb62")
        + stroke("M122 98l-22 60M198 98l22 60M84 122l-20 50M236 122l20 50", "#a9692a", 5)
        + stroke("M138 112q22-8 44 0M136 128q24-7 48 0", CREAM, 4)
    )


def _tart(hand: Hand) -> str:
    fruit, glaze = hand.pick(((RED, "#e06b5c"), ("#d9822b", "#f0b35a"), ("#dda63a", "#f3d48a")))
    spots = "104 130,140 138,180 138,216 130,122 112,160 116,198 112,140 96,180 96"
    berries = dots(spots, fruit, 30) + dots(around(spots, -5, -5), WHITE, 8)
    return (
        shape("M62 142h196l-18 50q-2 8-14 8H94q-12 0-14-8z", CRUST)
        + stroke(
            "M86 150l8 42M112 152l4 44M140 154l1 44M180 154l-1 44M208 152l-4 44M234 150l-8 42",
            BROWN,
            3,
        )
        + oval(160, 132, 102, 42, "#dba860")
        + oval(160, 124, 88, 34, glaze)
        + berries
        + shape("M160 84q4-20 24-18-2 18-24 18z", LEAF)
    )


def _cake(hand: Hand) -> str:
    icing, sponge = hand.pick(
        ((ROSE, GOLD), (WHITE, DARK), ("#cfe3c4", GOLD), ("#6b4429", "#a9713d"))
    )
    return (
        oval(160, 198, 110, 12, STEEL)
        + rect(80, 118, 160, 78, sponge, 8)
        + rect(80, 150, 160, 12, WHITE)
        + shape(
            "M74 122c0-22 20-32 86-32s86 10 86 32v14c0 14-18 14-20 0-4 22-24"
            " 22-26 2-4 30-28 30-30 0-4 18-24 18-26-2-4 28-26 26-28 0-4 16-20"
            " 14-22 0-2 12-20 12-20-2z",
            icing,
        )
        + dots("112 92,160 84,208 92", RED, 22)
        + dots("108 88,156 80,204 88", WHITE, 6)
    )


def _biscuits(hand: Hand) -> str:
    dough = hand.pick(("#d7a257", "#c98a45", "#e0b877"))

    def one(x: int, y: int) -> str:
        chips = dots(around("-20 -6,2 -16,20 2,-6 10,10 -2", x, y), DARK, 10)
        return oval(x, y + 5, 44, 30, BROWN) + oval(x, y, 44, 30, dough) + chips

    return one(112, 168) + one(206, 168) + one(160, 118)


def _macarons(hand: Hand) -> str:
    shades = (PINK, MINT, GOLD, VIOLET, "#c49a6c")
    start = hand.between(0, 4)

    def one(x: int, y: int, colour: str) -> str:
        return (
            shape(f"M{x - 40} {y}c0-26 16-33 40-33s40 7 40 33z", colour)
            + rect(x - 41, y, 82, 9, CREAM, 4)
            + shape(f"M{x - 40} {y + 9}h80c0 16-16 21-40 21s-40-5-40-21z", colour)
        )

    spots = ((112, 170), (208, 170), (160, 108))
    return "".join(one(x, y, shades[(start + n) % 5]) for n, (x, y) in enumerate(spots))


def _chocolate(hand: Hand) -> str:
    bar, edge = hand.pick((("#6b4429", DARK), ("#4a2e20", "#33201a"), ("#a06a3c", "#7b4c28")))
    squares = "".join(
        rect(102 + 40 * i, 46 + 34 * j, 34, 28, edge, 4) for i in range(3) for j in range(3)
    )
    return (
        rect(94, 38, 132, 150, bar, 8)
        + squares
        + shape(
            "M84 132l16-8 16 8 16-8 16 8 16-8 16 8 16-8 16 8 16-8 8 4v64q0 6-6 6H90q-6 0-6-6z",
            hand.pick((BRICK, GOLD, "#2f7f86")),
        )
        + rect(112, 152, 96, 30, CREAM, 4)
    )


def _sweets(hand: Hand) -> str:
    shades = (RED, GOLD, MINT, PINK, VIOLET, "#5b8fc0")
    start = hand.between(0, 5)
    spots = "128 178,160 180,192 178,120 150,152 152,184 150,206 156,136 124,168 124,196 128"
    places = spots.split(",")
    sweet = "".join(dots(",".join(places[n::5]), shades[(start + n) % 6], 34) for n in range(5))
    return (
        shape("M100 88h120v16q16 14 16 36v46q0 14-14 14H98q-14 0-14-14v-46q0-22 16-36z", "#f5fbfb")
        + sweet
        + stroke("M98 120v60", WHITE, 8)
        + rect(94, 62, 132, 28, BRICK, 8)
    )


def _ice_cream(hand: Hand) -> str:
    top, left, right = hand.pick(
        ((PINK, CREAM, "#6b4429"), (MINT, PINK, GOLD), (CREAM, "#7a4a2a", RED))
    )
    return (
        shape("M116 116h88l-44 92z", CRUST)
        + stroke("M128 140l44 40M150 120l36 34M192 140l-44 40M170 120l-36 34", BROWN, 3)
        + disc(134, 98, 34, left)
        + disc(188, 98, 34, right)
        + disc(160, 62, 34, top)
        + stroke("M140 52q6-12 16-12", WHITE, 6)
    )


def _sandwich(hand: Hand) -> str:
    filling = hand.pick((PINK, GOLD, BRICK))
    return (
        shape("M60 170h200q0 30-30 30H90q-30 0-30-30z", CRUST)
        + shape(
            "M54 160q14-14 26 0 14-14 26 0 14-14 26 0 14-14 28 0 14-14 26 0 14-14"
            " 26 0 14-14 26 0 14-14 26 0v12H54z",
            LEAF,
        )
        + rect(62, 146, 196, 14, filling, 6)
        + rect(70, 138, 180, 10, CREAM, 4)
        + shape("M60 138c0-44 40-62 100-62s100 18 100 62z", "#d39a55")
        + stroke("M104 104l20-12M150 96l20-8M196 100l18-6", CREAM, 6)
    )


def _pizza(hand: Hand) -> str:
    leaf = hand.pick((LEAF, "#3e4a2a"))
    bits = dots("126 108,186 100,206 146,150 160,104 146", RED, 28)
    leaves = "".join(
        oval(x, y, 11, 6, leaf, turn)
        for x, y, turn in ((156, 124, 30), (176, 170, -20), (134, 136, 70))
    )
    return oval(160, 132, 104, 74, CRUST) + oval(160, 128, 90, 62, "#f0c45f") + bits + leaves


SHELF: Mapping[str, Drawing] = {
    "loaf": _loaf,
    "baguette": _baguette,
    "croissant": _croissant,
    "tart": _tart,
    "cake": _cake,
    "biscuits": _biscuits,
    "macarons": _macarons,
    "chocolate": _chocolate,
    "sweets": _sweets,
    "ice_cream": _ice_cream,
    "sandwich": _sandwich,
    "pizza": _pizza,
}
