"""What one needs some day: devices, keys, sewing, presents, pets."""

from collections.abc import Mapping

from shopbuilder.facade.drawings import Drawing
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import (
    BLUE,
    BRICK,
    BROWN,
    CREAM,
    CRUST,
    DARK,
    FOREST,
    GOLD,
    INK,
    LEAF,
    MINT,
    NAVY,
    PEWTER,
    PINK,
    PLUM,
    RED,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    VIOLET,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, moved, oval, rect, ring, shape, stroke


def _camera(hand: Hand) -> str:
    """A camera."""
    body, band = hand.pick(((INK, STEEL), (BROWN, PEWTER), (TEAL, CREAM)))
    return (
        rect(128, 60, 64, 30, band, 6)
        + rect(60, 80, 200, 120, band, 14)
        + rect(60, 106, 200, 66, body)
        + disc(160, 138, 48, PEWTER)
        + disc(160, 138, 38, INK)
        + disc(160, 138, 22, NAVY)
        + disc(152, 130, 7, SKY)
        + rect(78, 68, 30, 14, SLATE, 4)
        + dots("232 94", RED, 10)
    )


def _phone(hand: Hand) -> str:
    """A telephone."""
    case, screen = hand.pick(((INK, SKY), (NAVY, "#f4d7b4"), (BRICK, MINT), (SLATE, "#e3d5f0")))
    return (
        rect(112, 28, 96, 172, case, 16)
        + rect(120, 44, 80, 138, screen, 5)
        + dots("160 36,160 191", PEWTER, 5)
        + shape("M120 182v-40l26-22 22 18 14-10 18 16v38z", "#ffffff8c")
        + dots("180 76", GOLD, 24)
    )


def _computer(hand: Hand) -> str:
    """A laptop."""
    screen, mark = hand.pick((("#dcebf5", BLUE), ("#f4e6cc", BRICK), ("#dfeee2", FOREST)))
    return (
        rect(78, 52, 164, 116, SLATE, 10)
        + rect(88, 62, 144, 96, screen, 3)
        + stroke("M106 86h60M106 104h90M106 122h44", mark, 6)
        + shape("M54 176h212l8 18q0 8-8 8H54q-8 0-8-8z", PEWTER)
        + rect(134, 180, 52, 8, STEEL, 4)
    )


def _key(hand: Hand) -> str:
    """A key and its tag."""
    metal, tag = hand.pick(((GOLD, BRICK), (STEEL, TEAL), (CRUST, NAVY)))
    return moved(
        ring(0, -46, 32, metal, 15)
        + stroke("M0-14v96", metal, 14)
        + stroke("M4 54h26M4 76h20", metal, 12),
        142,
        118,
        turn=-34,
    ) + moved(
        rect(-28, 0, 56, 74, tag, 8)
        + disc(0, 14, 6, CREAM)
        + stroke("M-14 38h28M-14 54h20", CREAM, 5),
        222,
        112,
        turn=12,
    )


def _thread(hand: Hand) -> str:
    """Three spools and a needle."""
    one, two, three = hand.pick(((RED, TEAL, GOLD), (PLUM, PINK, MINT), (NAVY, BRICK, LEAF)))
    spots = ((106, 124, one), (196, 124, two), (150, 46, three))
    spools = "".join(rect(x - 22, y + 10, 44, 56, colour) for x, y, colour in spots)
    turns = "".join(f"M{x - 22} {y + n}l44 6" for x, y, _ in spots for n in (24, 38, 52))
    rims = "".join(f"M{x - 25} {y + 6}h50m0 64h-50" for x, y, _ in spots)
    return (
        spools
        + stroke(turns, "#ffffff59", 3)
        + stroke(rims, CRUST, 12)
        + stroke("M218 150q60 10 40-60", two, 3)
        + stroke("M258 90l10-50", STEEL, 4)
    )


def _yarn(hand: Hand) -> str:
    """A ball of wool and two needles."""
    wool, dark = hand.pick(
        (
            (BRICK, "#8c3420"),
            (TEAL, "#1f5d63"),
            (PINK, "#c4657a"),
            (GOLD, "#c08a2a"),
            (VIOLET, "#5a458a"),
        )
    )
    return (
        stroke("M226 52L112 180M250 86L104 164", CRUST, 7)
        + dots("226 52,250 86", BRICK, 15)
        + disc(156, 136, 64, wool)
        + stroke(
            "M104 112q52-34 96-22M96 136q60-40 118-20M100 160q56-40 118-24M118"
            " 184q44-36 92-24M134 76q30 50 6 120M176 76q-34 50-12 120",
            dark,
            4,
        )
        + stroke("M204 178q30 20 62 18", wool, 6)
    )


def _fabric(hand: Hand) -> str:
    """Three rolls of fabric."""
    one, two, three = hand.pick(
        ((TEAL, CREAM, BRICK), (PINK, PLUM, GOLD), (NAVY, SKY, GOLD), (LEAF, CREAM, "#e5822e"))
    )
    rolls = "".join(
        rect(66, y, 176, 40, colour, 4)
        + oval(242, y + 20, 12, 20, "#00000033")
        + oval(242, y + 20, 7, 12, CREAM)
        for y, colour in ((160, one), (118, two), (76, three))
    )
    return (
        rolls
        + dots("92 96,122 96,152 96,182 96,212 96", "#ffffffd9", 9)
        + stroke("M74 130h168M74 138h168M74 146h168", "#0000001f", 3)
        + stroke("M84 172v18M108 172v18M132 172v18M156 172v18M180 172v18M204 172v18", WHITE, 4)
    )


def _gift(hand: Hand) -> str:
    """A present with a bow."""
    paper, ribbon = hand.pick(
        ((BRICK, GOLD), (TEAL, CREAM), (CREAM, RED), (VIOLET, PINK), (FOREST, RED))
    )
    return (
        stroke(
            "M160 88c-54-8-60-56-26-54 22 2 26 54 26 54s4-52 26-54c34-2 28 46-26 54z", ribbon, 10
        )
        + rect(84, 112, 152, 90, paper, 4)
        + rect(76, 88, 168, 30, paper, 5)
        + rect(76, 112, 168, 6, "#0000001f")
        + rect(146, 88, 28, 114, ribbon)
    )


def _voucher(hand: Hand) -> str:
    """A voucher with a heart."""
    paper, ink = hand.pick(((CREAM, BRICK), ("#e6efe0", FOREST), ("#e3ebf5", NAVY)))
    return moved(
        shape("M-104-58h208v36a22 22 0 0 0 0 44v36h-208v-36a22 22 0 0 0 0-44z", paper)
        + stroke("M46-46v92", ink, 3)
        + stroke("M-70-22h84M-70 2h84M-70 26h50", ink, 6)
        + shape("M74 14c-22-14-18-30-8-30 6 0 8 6 8 6s2-6 8-6c10 0 14 16-8 30z", RED),
        160,
        128,
        turn=-5,
    )


def _pet_bowl(hand: Hand) -> str:
    """A full bowl and a bone."""
    bowl, food = hand.pick(((BLUE, BROWN), (BRICK, CRUST), (TEAL, "#a9714a")))
    return (
        shape("M102 136q58-50 116 0z", food)
        + dots("132 128,160 118,188 128,148 134,174 132", DARK, 11)
        + shape("M84 136h152l22 54q2 12-12 12H74q-14 0-12-12z", bowl)
        + rect(78, 130, 164, 12, CREAM, 6)
        + dots("142 166,160 158,178 166", WHITE, 12)
        + oval(160, 180, 15, 11, WHITE)
        + moved(
            rect(-26, -9, 52, 18, CREAM, 9) + dots("-26 -8,-26 8,26 -8,26 8", CREAM, 18),
            232,
            82,
            0.9,
            28,
        )
    )


def _parcel(hand: Hand) -> str:
    """A parcel."""
    board, tape = hand.pick(
        (("#cfa26a", "#e6cba0"), ("#bf925c", "#dcc093"), ("#d9b884", "#efdcb8"))
    )
    return (
        shape("M70 96l90-34 90 34v72l-90 38-90-38z", board)
        + shape("M160 132l90-36v72l-90 38z", "#00000026")
        + shape("M70 96l90 36 90-36-90-34z", "#ffffff33")
        + shape("M112 80l90 36v26l-22 9v-26L90 88z", tape)
        + stroke("M84 140v14l24 10", DARK, 4)
    )


SHELF: Mapping[str, Drawing] = {
    "camera": _camera,
    "phone": _phone,
    "computer": _computer,
    "key": _key,
    "thread": _thread,
    "yarn": _yarn,
    "fabric": _fabric,
    "gift": _gift,
    "voucher": _voucher,
    "pet_bowl": _pet_bowl,
    "parcel": _parcel,
}
