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
from shopbuilder.facade.shapes import (
    around,
    disc,
    dots,
    moved,
    oval,
    rect,
    shape,
    stroke,
)

_LOAF_SHADE = "#a5672c"


def _crust(hand: Hand) -> str:
    """The colour of a crust, light to dark."""
    return hand.pick((CRUST, "#b87838", "#d39a55"))


def _loaf(hand: Hand) -> str:
    """A long loaf with slashes."""
    crust = _crust(hand)
    cuts = "".join(f"M{x} 152q14-30 34-36" for x in range(92, 208, 34))
    return (
        shape("M64 168c0-52 44-78 96-78s96 26 96 78c0 26-30 32-96 32s-96-6-96-32z", crust)
        + shape("M64 168c0 26 30 32 96 32s96-6 96-32c-22 18-50 22-96 22s-74-4-96-22z", _LOAF_SHADE)
        + stroke(cuts, CREAM, 9)
        + stroke(cuts, "#8f5523", 3)
    )


def _round_loaf(hand: Hand) -> str:
    """A boule, cut crosswise."""
    crust = _crust(hand)
    cross = "M112 128q46-22 96 0M160 92q-8 34 2 64"
    return (
        shape("M72 158c0-52 38-82 88-82s88 30 88 82c0 30-26 42-88 42s-88-12-88-42z", crust)
        + shape("M72 158c0 30 26 42 88 42s88-12 88-42c-20 20-52 26-88 26s-68-6-88-26z", _LOAF_SHADE)
        + stroke(cross, CREAM, 11)
        + stroke(cross, "#8f5523", 3)
        + dots("104 108,122 98,206 104,216 124,102 142,190 146", "#fff1d066", 7)
    )


def _tin_loaf(hand: Hand) -> str:
    """A tin loaf, the first slice gone."""
    crust = _crust(hand)
    return (
        shape("M70 128c-12-34 22-48 90-48s102 14 90 48l-8 66q-1 6-8 6H86q-7 0-8-6z", crust)
        + shape("M196 82c42 2 64 16 54 46l-8 66q-1 6-8 6h-46l4-72q4-28 4-46z", "#f1d9a6")
        + shape("M206 92c28 4 36 16 30 36l-6 58h-30l4-60q4-20 2-34z", "#fbeccb")
        + stroke("M96 104q40-16 80-12M78 130q50 8 108 0", _LOAF_SHADE, 4)
    )


def _seeded_loaf(hand: Hand) -> str:
    """A loaf with seeds."""
    crust = _crust(hand)
    seeds = "96 146,118 124,112 162,140 108,144 140,136 174,168 120,172 156,160 184,196 112,200 142"
    return (
        shape("M58 162c0-44 46-70 102-70s102 26 102 70c0 30-34 38-102 38s-102-8-102-38z", crust)
        + shape(
            "M58 162c0 30 34 38 102 38s102-8 102-38c-24 20-58 24-102 24s-78-4-102-24z", _LOAF_SHADE
        )
        + dots(seeds, CREAM, 9)
        + dots(around(seeds, 14, 8), "#6b4a24", 7)
    )


def _baguette(hand: Hand) -> str:
    """Two crossed baguettes."""

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
    """A croissant: rolls of dough from the tips inwards, each under the next."""
    butter, light, shade = hand.pick(
        (
            ("#dd9d3f", "#f3ca80", "#a9692a"),
            (GOLD, "#f8dc9c", "#b97d2c"),
            ("#cf8a35", "#e9b76a", "#8f5523"),
        )
    )
    rolls = (
        ("M68 180l14 6M252 180l-14 6", 24),
        ("M88 152l14 18M232 152l-14 18", 40),
        ("M121 118l9 28M199 118l-9 28", 52),
        ("M160 102v32", 60),
    )
    shine = (
        "M146 86q14-9 28 0M106 108q6-10 16-13M214 108q-6-10-16-13M78 148q4-8 10-11"
        "M242 148q-4-8-10-11"
    )
    return "".join(
        stroke(roll, shade, width + 6) + stroke(roll, butter, width) for roll, width in rolls
    ) + stroke(shine, light, 7)


def _chocolate_roll(hand: Hand) -> str:
    """Two pains au chocolat."""
    butter = hand.pick((GOLD, "#dd9d3f", "#d9923c"))

    def one(x: int, y: int) -> str:
        return (
            rect(x - 62, y - 30, 124, 60, butter, 26)
            + stroke(f"M{x - 30} {y - 28}v56M{x} {y - 30}v60M{x + 30} {y - 28}v56", "#b87a30", 4)
            + dots(f"{x + 56} {y - 8},{x + 56} {y + 12}", DARK, 14)
            + stroke(f"M{x - 46} {y - 14}q40-10 84 0", CREAM, 4)
        )

    return one(176, 110) + one(140, 168)


def _spiral(hand: Hand) -> str:
    """A raisin roll."""
    butter = hand.pick((GOLD, "#dd9d3f", "#d9a04a"))
    turns = (
        "M164 132a14 10 0 0 1-28 0a28 20 0 0 1 56 0a42 30 0 0 1-84 0a56 40"
        " 0 0 1 112 0a68 48 0 0 1-122 22"
    )
    return (
        oval(160, 138, 92, 62, "#b87a30")
        + oval(160, 130, 92, 62, butter)
        + stroke(turns, "#b87a30", 7)
        + dots("118 108,206 112,142 160,214 150,166 96,106 142,178 132", "#4a2b33", 13)
        + stroke("M84 116q10-20 34-30", CREAM, 5)
    )


def _brioche(hand: Hand) -> str:
    """A brioche with sugar."""
    crust, shade = hand.pick((("#c9853c", "#a4652a"), ("#d99a4a", "#b5762f")))
    lobes = "".join(
        oval(x, y, 40, 32, colour)
        for x, y, colour in (
            (98, 164, crust),
            (222, 164, crust),
            (130, 136, crust),
            (190, 136, crust),
            (160, 168, crust),
        )
    )
    return (
        shape("M60 172q100 26 200 0-4 28-26 28H86q-22 0-26-28z", shade)
        + lobes
        + stroke("M98 188q34-8 42-40M222 188q-34-8-42-40M160 130v20", shade, 5)
        + dots("86 152,122 124,146 160,176 122,206 138,232 152,166 178,110 172", WHITE, 7)
    )


def _quiche(hand: Hand) -> str:
    """A quiche."""
    filling, bits = hand.pick((("#f1cb62", LEAF), ("#f4d98a", "#c9606a"), ("#eabf58", "#8a5a33")))
    return (
        shape("M62 142h196l-18 50q-2 8-14 8H94q-12 0-14-8z", CRUST)
        + stroke(
            "M86 150l8 42M112 152l4 44M140 154l1 44M180 154l-1 44M208 152l-4 44M234 150l-8 42",
            BROWN,
            3,
        )
        + oval(160, 136, 102, 36, "#dba860")
        + oval(160, 130, 90, 29, filling)
        + dots("112 126,140 142,166 122,190 140,210 124,150 112,180 110", bits, 11)
        + dots("126 136,158 134,200 130,170 146", "#fff6d8", 8)
    )


def _tart(hand: Hand) -> str:
    """A tart with fruit: red, orange or golden."""
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
    """A cake with icing and three cherries."""
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
    """Three biscuits with chips."""
    dough = hand.pick(("#d7a257", "#c98a45", "#e0b877"))

    def one(x: int, y: int) -> str:
        chips = dots(around("-20 -6,2 -16,20 2,-6 10,10 -2", x, y), DARK, 10)
        return oval(x, y + 5, 44, 30, BROWN) + oval(x, y, 44, 30, dough) + chips

    return one(112, 168) + one(206, 168) + one(160, 118)


def _macarons(hand: Hand) -> str:
    """Three macarons of three shades."""
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
    """A bar, half out of its wrapper."""
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
    """A jar of sweets."""
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
    """A cone with three scoops."""
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
    """A round sandwich."""
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
    """A pizza from above."""
    leaf = hand.pick((LEAF, "#3e4a2a"))
    bits = dots("126 108,186 100,206 146,150 160,104 146", RED, 28)
    leaves = "".join(
        oval(x, y, 11, 6, leaf, turn)
        for x, y, turn in ((156, 124, 30), (176, 170, -20), (134, 136, 70))
    )
    return oval(160, 132, 104, 74, CRUST) + oval(160, 128, 90, 62, "#f0c45f") + bits + leaves


SHELF: Mapping[str, Drawing] = {
    "loaf": _loaf,
    "round_loaf": _round_loaf,
    "tin_loaf": _tin_loaf,
    "seeded_loaf": _seeded_loaf,
    "baguette": _baguette,
    "croissant": _croissant,
    "chocolate_roll": _chocolate_roll,
    "spiral": _spiral,
    "brioche": _brioche,
    "quiche": _quiche,
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
