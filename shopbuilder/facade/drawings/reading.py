"""Books, papers and what one writes with."""

from collections.abc import Mapping

from shopbuilder.facade.drawings import Drawing
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.palette import (
    BLUE,
    BRICK,
    CREAM,
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
from shopbuilder.facade.shapes import disc, moved, rect, shape, stroke


def _book(hand: Hand) -> str:
    """A book with a mark on its cover."""
    cover, mark = hand.pick(
        (
            (BRICK, GOLD),
            (NAVY, CREAM),
            (FOREST, GOLD),
            (PLUM, PINK),
            (TEAL, CREAM),
            ("#d9a441", DARK),
        )
    )
    return (
        rect(100, 40, 128, 160, "#00000026", 6)
        + rect(94, 34, 128, 166, cover, 6)
        + rect(94, 34, 18, 166, "#00000033", 6)
        + rect(128, 62, 78, 46, CREAM, 2)
        + stroke("M140 78h54M148 92h38", cover, 4)
        + shape(
            hand.pick(
                (
                    "M167 130l14 28h-28z",
                    "M153 144a14 14 0 1 0 28 0 14 14 0 1 0-28 0z",
                    "M167 128l18 18-18 18-18-18z",
                )
            ),
            mark,
        )
        + stroke("M132 182h70", mark, 4)
    )


def _books(hand: Hand) -> str:
    """Books in a row, one leaning."""
    shades = (BRICK, NAVY, GOLD, FOREST, PLUM, TEAL, "#d98a63")
    start = hand.between(0, 6)
    sizes = ((64, 34, 116), (100, 26, 138), (128, 38, 102), (168, 30, 146))
    upright = "".join(
        rect(x, 200 - h, w, h, shades[(start + n) % 7], 3)
        + stroke(f"M{x + 6} {216 - h}h{w - 12}M{x + 6} 184h{w - 12}", CREAM, 4)
        for n, (x, w, h) in enumerate(sizes)
    )
    return upright + moved(
        rect(0, -124, 32, 124, shades[(start + 4) % 7], 3) + stroke("M6-106h20M6-18h20", CREAM, 4),
        222,
        202,
        turn=-14,
    )


def _magazine(hand: Hand) -> str:
    """Two magazines."""
    cover, mark = hand.pick(((SKY, RED), ("#f5d0c0", NAVY), (MINT, PLUM), ("#f3e2a4", BRICK)))
    return moved(rect(-62, -82, 124, 160, WHITE, 3), 174, 120, turn=6) + moved(
        rect(-62, -82, 124, 160, cover, 3)
        + rect(-50, -70, 100, 26, mark, 2)
        + disc(0, 4, 30, WHITE)
        + shape("M-62 78v-34l36-22 30 24 24-14 34 24v22z", mark),
        150,
        120,
        turn=-4,
    )


def _newspaper(hand: Hand) -> str:
    """A folded newspaper."""
    mark = hand.pick((INK, BRICK, NAVY))
    return (
        shape("M70 56h164v136q0 10 10 10H84q-14 0-14-14z", WHITE)
        + shape("M234 84h22v106q0 12-12 12t-10-12z", PEWTER)
        + stroke("M88 78h128", mark, 12)
        + rect(88, 98, 58, 50, SKY)
        + stroke("M160 102h56M160 118h56M160 134h40M88 164h128M88 180h96", STEEL, 5)
        + shape("M88 148l20-24 16 14 10-8 12 18z", LEAF)
    )


def _pen(hand: Hand) -> str:
    """A fountain pen and its line."""
    body, ink = hand.pick(((NAVY, BLUE), (PLUM, "#a9476f"), (INK, SLATE), (FOREST, LEAF)))
    pen = (
        rect(-12, -92, 24, 112, body, 8)
        + rect(-12, -18, 24, 8, GOLD)
        + shape("M-12 20h24l-12 46z", GOLD)
        + stroke("M0 34v26", DARK, 2)
        + stroke("M10-84v44", GOLD, 5)
    )
    return stroke("M64 190q24-20 44-2t42 2", ink, 5) + moved(pen, 190, 112, turn=32)


def _notebook(hand: Hand) -> str:
    """A notebook with rings."""
    cover, band = hand.pick(
        ((TEAL, GOLD), (BRICK, CREAM), ("#d9a441", INK), (VIOLET, PINK), (INK, RED))
    )
    rings = "".join(f"M84 {y}h22" for y in range(58, 196, 18))
    return (
        rect(92, 40, 136, 160, cover, 8)
        + rect(202, 40, 10, 160, band)
        + rect(122, 68, 66, 34, CREAM, 3)
        + stroke("M132 80h46M132 91h30", cover, 4)
        + stroke(rings, PEWTER, 6)
    )


def _pencils(hand: Hand) -> str:
    """Pencils in a pot."""
    shades = (RED, GOLD, LEAF, BLUE, VIOLET)
    start = hand.between(0, 4)
    sticks = "".join(
        moved(
            shape("M-8-80L0-100 8-80z", CREAM)
            + shape("M-3-92L0-100 3-92z", INK)
            + rect(-8, -80, 16, 100, shades[(start + n) % 5]),
            112 + 24 * n,
            150 + 7 * (n % 2),
            turn=-10 + 5 * n,
        )
        for n in range(5)
    )
    return (
        sticks
        + shape("M100 124h120l-8 70q-1 8-8 8h-88q-7 0-8-8z", hand.pick((BRICK, TEAL, "#d9c49c")))
        + stroke("M104 148h112", CREAM, 6)
    )


def _card(hand: Hand) -> str:
    """A postcard, written."""
    ink, stamp = hand.pick(((NAVY, RED), (BRICK, TEAL), (FOREST, GOLD)))
    return moved(
        rect(-96, -62, 192, 126, WHITE, 4)
        + stroke("M6-44v92", PEWTER, 3)
        + rect(58, -48, 28, 34, stamp, 2)
        + stroke("M20 4h62M20 22h62M20 40h40", ink, 4)
        + stroke("M-80-36q16-12 30 0t40-2M-80-14q16-12 30 0t40-2M-80 8q16-12 30 0t20 0", SLATE, 4),
        160,
        124,
        turn=-6,
    )


SHELF: Mapping[str, Drawing] = {
    "book": _book,
    "books": _books,
    "magazine": _magazine,
    "newspaper": _newspaper,
    "pen": _pen,
    "notebook": _notebook,
    "pencils": _pencils,
    "card": _card,
}
