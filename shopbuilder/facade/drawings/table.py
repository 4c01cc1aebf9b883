"""Drinks, dishes and the table they stand on."""

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
    NAVY,
    PEWTER,
    PINK,
    PLUM,
    RED,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, oval, rect, ring, shape, stroke


def _wine(hand: Hand) -> str:
    """A bottle and a glass: red, rosé or white."""
    glass, drop = hand.pick(
        (("#26402e", PLUM), ("#3b2230", "#7a2a4b"), ("#c8a94e", "#f1dc8e"), ("#e2a39a", "#eebbb2"))
    )
    return (
        shape("M112 30h28v46q0 12 12 22t12 28v68q0 8-8 8H96q-8 0-8-8v-68q0-18 12-28t12-22z", glass)
        + rect(111, 26, 30, 26, BRICK, 3)
        + rect(88, 128, 76, 48, CREAM)
        + stroke("M102 142h48M110 154h32M102 166h48", BROWN, 3)
        + shape("M192 96h56l-4 40q-4 22-24 22t-24-22z", "#ffffffb0")
        + shape("M194 118h52l-2 18q-4 22-24 22t-24-22z", drop)
        + stroke("M220 158v40M200 200h40", "#e8f0f4", 6)
    )


def _beer(hand: Hand) -> str:
    """A mug with froth."""
    ale = hand.pick(("#e0a32e", "#b5622a", "#5b3420", "#f0c75a"))
    return (
        rect(104, 84, 96, 118, ale, 10)
        + stroke("M200 110h22q14 0 14 16v30q0 16-14 16h-22", PEWTER, 12)
        + stroke("M126 118v60M152 118v60M178 118v60", "#ffffff59", 8)
        + shape(
            "M96 92q-8-26 18-30 8-22 34-16 22-12 38 10 26-2 24 26-2 20-14 20-8"
            " 22-22 0-22 16-36-2-16 14-28-2-10 2-14-6z",
            WHITE,
        )
    )


def _juice(hand: Hand) -> str:
    """A bottle of juice."""
    fruit, cap = hand.pick(
        (("#f0a22e", LEAF), ("#d9574a", RED), ("#a8c256", FOREST), ("#8d3f6b", PLUM))
    )
    return (
        rect(138, 34, 44, 24, cap, 5)
        + shape(
            "M142 58h36q2 26 18 38 14 12 14 34v62q0 10-10 10h-80q-10 0-10-10"
            "v-62q0-22 14-34 16-12 18-38z",
            "#f3fafa",
        )
        + shape("M110 122h100v70q0 10-10 10h-80q-10 0-10-10z", fruit)
        + rect(110, 138, 100, 42, CREAM)
        + disc(148, 159, 15, fruit)
        + disc(172, 159, 15, fruit)
        + stroke("M160 146q4-12 16-12", LEAF, 5)
    )


def _coffee(hand: Hand) -> str:
    """A bag of coffee and three beans."""
    bag = hand.pick((BRICK, TEAL, "#3f3a36", "#8a6a10"))
    beans = "".join(
        oval(x, y, 15, 10, DARK, turn)
        for x, y, turn in ((222, 194, 20), (252, 192, -30), (238, 178, 60))
    )
    return (
        shape("M92 64h112l8 130q0 8-8 8H92q-8 0-8-8z", bag)
        + shape("M90 44h116v22H90z", "#d9c49c")
        + stroke("M92 66h112", CREAM, 4)
        + rect(106, 104, 84, 66, CREAM, 4)
        + oval(148, 137, 26, 18, BROWN, -35)
        + stroke("M130 148q20-2 14-12t20-12", CREAM, 4)
        + beans
    )


def _tea(hand: Hand) -> str:
    """A teapot."""
    pot, dark = hand.pick(
        (("#4f8f8a", "#37706c"), ("#b5533c", "#8f3d2a"), (NAVY, "#1d3560"), ("#e3c9a0", "#c7a777"))
    )
    return (
        stroke("M218 126q44-14 40 22t-52 30", dark, 13)
        + shape("M96 138l-44-30 6-10 54 22z", pot)
        + shape("M84 148c0-40 32-54 72-54s72 14 72 54c0 36-26 54-72 54s-72-18-72-54z", pot)
        + shape("M84 152c2 34 28 50 72 50s70-16 72-50c-40 18-104 18-144 0z", dark)
        + shape("M112 100q44-22 88 0z", dark)
        + disc(156, 80, 10, dark)
        + stroke("M106 132q8-18 26-22", "#ffffff80", 7)
    )


def _cup(hand: Hand) -> str:
    """A steaming cup on its saucer."""
    glaze, band = hand.pick(
        ((WHITE, "#5b8fc0"), ("#e9c9a6", BRICK), ("#5f8f86", CREAM), ("#e6b8a8", PLUM))
    )
    return (
        oval(154, 194, 100, 13, PEWTER)
        + stroke("M210 112q46-6 40 26t-52 26", glaze, 14)
        + shape("M88 92h132l-8 66q-4 34-36 34h-44q-32 0-36-34z", glaze)
        + shape("M90 116h128l-2 20H92z", band)
        + oval(154, 92, 66, 15, DARK)
        + stroke("M132 66q-12-12 0-24M166 66q-12-12 0-24", "#ffffffcc", 6)
    )


def _plate(hand: Hand) -> str:
    """A plate between fork and knife."""
    rim = hand.pick((NAVY, BRICK, LEAF, GOLD))
    return (
        disc(160, 118, 80, WHITE)
        + ring(160, 118, 68, rim, 6)
        + disc(160, 118, 48, "#eef1f2")
        + stroke("M58 60v40M48 60v30q0 12 10 12t10-12V60M58 102v94", STEEL, 6)
        + stroke("M264 196V60q-22 26-14 74h14", STEEL, 7)
    )


def _dish(hand: Hand) -> str:
    """A full dish, steaming."""
    food, bits = hand.pick(
        (("#c9803f", FOREST), ("#d9a441", RED), ("#8f4a35", LEAF), ("#e6c46a", "#7a4a2a"))
    )
    return (
        shape("M96 116c8-34 36-44 64-44s56 10 64 44z", food)
        + dots("126 104, 150 88, 182 92, 202 108, 166 108", bits, 13)
        + shape(
            "M58 116h204q-4 60-44 78H102q-40-18-44-78z", hand.pick((TEAL, BRICK, NAVY, "#d9c49c"))
        )
        + rect(52, 112, 216, 14, CREAM, 7)
        + stroke("M136 54q-10-10 0-20M166 58q-10-10 0-20M196 54q-10-10 0-20", "#ffffffcc", 6)
    )


def _soup(hand: Hand) -> str:
    """A bowl of soup with its spoon."""
    broth = hand.pick(("#e08a3c", "#c9523f", "#8fae4f"))
    return (
        oval(160, 194, 116, 14, WHITE)
        + shape("M68 120h184q0 74-66 74h-52q-66 0-66-74z", hand.pick((NAVY, "#e9d3ad", SLATE)))
        + oval(160, 120, 92, 24, CREAM)
        + oval(160, 121, 80, 18, broth)
        + shape("M150 122q4-12 20-10-2 14-20 10z", LEAF)
        + stroke("M186 116l64-60", STEEL, 8)
    )


def _pan(hand: Hand) -> str:
    """A pot with its lid."""
    body, dark = hand.pick(
        ((BRICK, "#8f3420"), (SLATE, "#364350"), ("#c9803f", "#9f5f27"), (TEAL, "#1f5d63"))
    )
    return (
        rect(36, 126, 60, 16, dark, 8)
        + rect(224, 126, 60, 16, dark, 8)
        + shape("M72 116h176v62q0 24-24 24H96q-24 0-24-24z", body)
        + shape("M72 116c6-32 46-40 88-40s82 8 88 40z", dark)
        + rect(66, 108, 188, 14, body, 7)
        + disc(160, 68, 12, DARK)
        + stroke("M92 140v34", "#ffffff66", 8)
    )


def _knife(hand: Hand) -> str:
    """A kitchen knife and a fork."""
    grip = hand.pick((DARK, BROWN, INKY, BRICK))
    return (
        shape("M128 30q36 30 36 86v24h-36z", PEWTER)
        + shape("M128 30q14 40 14 110h-14z", STEEL)
        + rect(124, 138, 44, 12, SLATE, 3)
        + rect(128, 150, 36, 52, grip, 8)
        + dots("146 164, 146 188", CREAM, 8)
        + shape("M190 202V92h6v-40h4v40h8v-40h4v40h8v-40h4v40h6v20q0 14-12 16v74z", SKY)
    )


INKY = "#33302c"


def _glassware(hand: Hand) -> str:
    """Two glasses."""
    tint = hand.pick(("#bfe0e6", "#f0d4c4", "#d6e6c8", "#e2d6ee"))
    both = "".join(
        shape(f"M{x} 66h72l-8 54q-6 26-28 26t-28-26z", tint)
        + stroke(f"M{x + 36} 146v50M{x + 12} 200h48", tint, 8)
        + stroke(f"M{x + 12} 78l4 34", WHITE, 6)
        for x in (78, 172)
    )
    return both + rect(80, 92, 68, 6, PINK) + rect(174, 92, 68, 6, CRUST)


SHELF: Mapping[str, Drawing] = {
    "wine": _wine,
    "beer": _beer,
    "juice": _juice,
    "coffee": _coffee,
    "tea": _tea,
    "cup": _cup,
    "plate": _plate,
    "dish": _dish,
    "soup": _soup,
    "pan": _pan,
    "knife": _knife,
    "glassware": _glassware,
}
