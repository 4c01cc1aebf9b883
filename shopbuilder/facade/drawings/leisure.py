"""Toys, games, sport, music and travel."""

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


def _toy(hand: Hand) -> str:
    """A teddy bear with a bow."""
    fur, light = hand.pick((("#c08a55", "#ecd0a4"), ("#8f6a4a", "#d9bd95"), ("#b9b0a6", WHITE)))
    return (
        dots("112 60,208 60", fur, 44)
        + dots("112 60,208 60", light, 22)
        + oval(160, 166, 54, 40, fur)
        + dots("98 156,222 156", fur, 34)
        + dots("124 194,196 194", fur, 38)
        + oval(160, 170, 30, 26, light)
        + disc(160, 92, 54, fur)
        + oval(160, 108, 24, 18, light)
        + dots("140 84,180 84", INK, 11)
        + oval(160, 101, 9, 6, INK)
        + shape("M160 140l-26-12v26zM160 140l26-12v26z", hand.pick((RED, BLUE, GOLD)))
    )


def _blocks(hand: Hand) -> str:
    """Wooden blocks."""
    shades = (RED, GOLD, BLUE, LEAF)
    start = hand.between(0, 3)
    one, two, three, four = (shades[(start + n) % 4] for n in range(4))
    return (
        rect(76, 140, 60, 60, one, 4)
        + rect(140, 140, 60, 60, two, 4)
        + rect(108, 78, 60, 60, three, 4)
        + shape("M204 200a32 32 0 0 1 64 0z", four)
        + shape("M138 34l30 42h-60z", one)
        + stroke("M96 186v-30l20 30v-30M158 156v28h24v-28M128 122l10-28 10 28", WHITE, 6)
    )


def _game(hand: Hand) -> str:
    """A box, a die and a pawn."""
    box, dark = hand.pick(
        ((TEAL, "#1f5d63"), (BRICK, "#8c3420"), (VIOLET, "#5a458a"), (NAVY, "#1d3560"))
    )
    return (
        shape("M62 124l78-34 120 26-74 40z", box)
        + shape("M62 124l124 32v46L62 168z", dark)
        + shape("M186 156l74-40v44l-74 42z", "#00000059")
        + shape("M186 156l74-40v44l-74 42z", box)
        + stroke("M84 144l76 20", CREAM, 9)
        + rect(194, 50, 46, 46, WHITE, 9)
        + dots("206 62,217 73,228 84,228 62,206 84", INK, 8)
        + shape("M104 40a13 13 0 0 1 13 20l13 34H78l13-34a13 13 0 0 1 13-20z", GOLD)
    )


def _puzzle(hand: Hand) -> str:
    """Two pieces of a puzzle."""
    one, two = hand.pick(((TEAL, GOLD), (RED, SKY), (LEAF, CREAM), (VIOLET, PINK)))
    piece = "M-44-44h30c-10-30 38-30 28 0h30v30c30-10 30 38 0 28v30h-30c10-30-38-30-28 0h-30z"
    return moved(shape(piece, two), 206, 150, 0.9, 16) + moved(
        shape(piece, one), 122, 122, 1.15, -8
    )


def _ball(hand: Hand) -> str:
    """A ball."""
    one, two = hand.pick(((RED, WHITE), (GOLD, BLUE), (LEAF, CREAM), ("#e5822e", NAVY)))
    return (
        disc(160, 124, 78, two)
        + shape("M160 46c-40 18-52 60-36 88-26 6-36 20-40 34a78 78 0 0 1 76-122z", one)
        + shape("M182 49a78 78 0 0 1 46 112c-10-18-34-30-58-28-8-26-4-58 12-84z", one)
        + shape("M104 178c12-22 42-32 66-28 12 16 14 34 10 49a78 78 0 0 1-76-21z", one)
        + stroke("M112 92q10-22 30-30", "#ffffffb0", 7)
    )


def _racket(hand: Hand) -> str:
    """A racket and its ball."""
    frame, grip = hand.pick(((RED, INK), (BLUE, BROWN), (FOREST, INK), (INK, RED)))
    strings = "M-28-70v76M-10-82v98M10-82v98M28-70v76M-44-50h88M-50-30h100M-44-10h88"
    return (
        moved(
            oval(0, -32, 50, 60, WHITE)
            + stroke(strings, PEWTER, 3)
            + f'<ellipse cy="-32" rx="50" ry="60" fill="none" stroke="{frame}" stroke-width="10"/>'
            + rect(-8, 28, 16, 74, grip, 6),
            142,
            112,
            turn=-16,
        )
        + disc(232, 172, 24, "#d4de4a")
        + stroke("M212 160q20 6 16 34", WHITE, 4)
    )


def _bicycle(hand: Hand) -> str:
    """A bicycle."""
    frame = hand.pick((RED, TEAL, GOLD, NAVY, LEAF))
    return (
        ring(98, 156, 42, INK, 7)
        + ring(224, 156, 42, INK, 7)
        + dots("98 156,224 156,152 156", STEEL, 12)
        + stroke("M98 156l34-66h64l28 66M132 90l20 66h-54M152 156l44-66M196 90l-8-26h24", frame, 8)
        + stroke("M126 76l6 14M112 74h30", INK, 8)
    )


def _helmet(hand: Hand) -> str:
    """A cyclist's helmet."""
    shell, band = hand.pick(((RED, WHITE), (TEAL, GOLD), (INK, RED), (WHITE, BLUE)))
    return (
        shape("M66 154c0-60 42-94 98-94 60 0 94 40 94 82q0 12-12 12z", shell)
        + stroke("M120 84q-16 26-16 62M164 72v74M206 84q18 28 18 62", band, 9)
        + stroke("M66 156h188", INK, 9)
        + stroke("M100 160l34 36 34-36", SLATE, 6)
    )


def _guitar(hand: Hand) -> str:
    """A guitar."""
    wood, dark = hand.pick((("#c9803f", DARK), (RED, INK), ("#e0b877", BROWN), (TEAL, INK)))
    body = (
        shape(
            "M-44 20c0-26 18-28 18-46 0-22 12-30 26-30s26 8 26 30c0 18 18 20 18"
            " 46 0 34-20 48-44 48s-44-14-44-48z",
            wood,
        )
        + disc(0, 2, 14, dark)
        + rect(-20, 38, 40, 9, dark, 3)
        + rect(-6, -132, 12, 130, BROWN)
        + rect(-11, -154, 22, 28, dark, 4)
        + stroke("M-2-128V40M2-128V40", CREAM, 1)
    )
    return moved(body, 142, 138, 0.95, 28)


def _record(hand: Hand) -> str:
    """A record, half out of its sleeve."""
    sleeve, label = hand.pick(((BRICK, GOLD), (TEAL, RED), (GOLD, NAVY), (PLUM, PINK)))
    return (
        disc(190, 120, 72, INK)
        + ring(190, 120, 56, "#4a443c", 2)
        + ring(190, 120, 44, "#4a443c", 2)
        + disc(190, 120, 24, label)
        + disc(190, 120, 5, CREAM)
        + rect(62, 44, 124, 156, sleeve, 3)
        + disc(124, 108, 38, label)
        + stroke("M86 168h76M98 182h52", CREAM, 5)
    )


def _suitcase(hand: Hand) -> str:
    """A suitcase."""
    hide, trim = hand.pick((("#c98a45", DARK), (TEAL, GOLD), (BRICK, CREAM), (NAVY, CRUST)))
    return (
        stroke("M130 82V56q0-8 8-8h44q8 0 8 8v26", trim, 9)
        + rect(66, 80, 188, 120, hide, 14)
        + rect(96, 80, 14, 120, trim)
        + rect(210, 80, 14, 120, trim)
        + moved(
            rect(-28, -18, 56, 36, CREAM, 3) + stroke("M-16-4h32M-16 8h18", BRICK, 4),
            160,
            142,
            turn=-8,
        )
    )


def _ticket(hand: Hand) -> str:
    """Two tickets."""
    one, two = hand.pick(((GOLD, BRICK), (MINT, TEAL), (PINK, PLUM)))

    def one_ticket(colour: str) -> str:
        return (
            shape("M-86-38h172v22a16 16 0 0 0 0 32v22h-172v-22a16 16 0 0 0 0-32z", colour)
            + stroke("M-54-14h70M-54 8h70", WHITE, 6)
            + stroke("M40-30v6M40-12v6M40 6v6M40 24v6", WHITE, 4)
        )

    return moved(one_ticket(two), 170, 106, turn=12) + moved(one_ticket(one), 152, 142, turn=-8)


SHELF: Mapping[str, Drawing] = {
    "toy": _toy,
    "blocks": _blocks,
    "game": _game,
    "puzzle": _puzzle,
    "ball": _ball,
    "racket": _racket,
    "bicycle": _bicycle,
    "helmet": _helmet,
    "guitar": _guitar,
    "record": _record,
    "suitcase": _suitcase,
    "ticket": _ticket,
}
