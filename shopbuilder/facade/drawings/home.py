"""House and garden: light, furniture, tools, plants, care."""

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
    ROSE,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    VIOLET,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, moved, oval, rect, ring, shape, stroke


def _bouquet(hand: Hand) -> str:
    """A bouquet in paper."""
    one, two, three = hand.pick(
        ((RED, GOLD, PINK), (PINK, WHITE, PLUM), (GOLD, "#e08a3c", WHITE), (VIOLET, ROSE, WHITE))
    )
    stems = stroke(
        "M160 200V96M160 170L112 92M160 170l48-78M160 160l-24-84M160 160l24-84", FOREST, 5
    )
    flowers = (
        dots("108 84,160 104", one, 46)
        + dots("136 62,212 84", two, 42)
        + dots("186 60,84 112,236 112", three, 36)
    )
    hearts = dots("108 84,160 104,136 62,212 84,186 60,84 112,236 112", "#ffffff8c", 14)
    return (
        stems
        + oval(100, 128, 24, 10, LEAF, 40)
        + oval(220, 128, 24, 10, LEAF, -40)
        + flowers
        + hearts
        + shape("M104 128l56 24 56-24-30 74h-52z", CREAM)
        + shape("M160 152l56-24-30 74h-26z", "#ead9b4")
        + stroke("M136 176h48", one, 8)
    )


def _plant(hand: Hand) -> str:
    """A green plant in its pot."""
    pot, band = hand.pick((("#c4704a", "#a5552f"), (WHITE, SKY), (TEAL, "#1f5d63"), (GOLD, CRUST)))
    leaves = "".join(
        oval(x, y, 42, 16, colour, turn)
        for x, y, turn, colour in (
            (122, 100, 50, LEAF),
            (198, 100, -50, LEAF),
            (160, 76, 90, FOREST),
            (112, 128, 20, FOREST),
            (208, 128, -20, FOREST),
        )
    )
    return (
        leaves
        + stroke("M160 140V60M160 140l-48-52M160 140l48-52", "#3f7a3f", 4)
        + shape("M108 138h104l-12 56q-2 8-10 8h-60q-8 0-10-8z", pot)
        + rect(100, 130, 120, 18, band, 5)
    )


def _seeds(hand: Hand) -> str:
    """A paper bag of seeds with a sprout on it, some spilt before it."""
    paper, fold, seed = hand.pick(
        (
            ("#d9b884", "#c29d66", BROWN),
            ("#e8d3a8", "#cfb47f", "#7a5a2f"),
            ("#cfa778", "#b58a58", "#4f3a22"),
        )
    )
    return (
        shape("M104 66h112l10 134H94z", paper)
        + shape("M104 66h112l2 24H102z", fold)
        + stroke("M108 78h104", CREAM, 3)
        + disc(160, 142, 36, CREAM)
        + stroke("M160 168v-32", FOREST, 6)
        + oval(144, 130, 18, 9, LEAF, 28)
        + oval(176, 126, 18, 9, "#6fa35c", -32)
        + dots("72 198,84 206,98 204,226 206,240 199,252 205,66 207,234 208", seed, 9)
    )


def _lamp(hand: Hand) -> str:
    """A lamp with a shade, lit."""
    shade, foot = hand.pick(((CREAM, BRICK), ("#f2c65a", SLATE), (MINT, BROWN), (ROSE, TEAL)))
    return (
        shape("M64 120h192l44 80H20z", "#fff2b340")
        + stroke("M160 120v62", foot, 10)
        + oval(160, 192, 52, 11, foot)
        + shape("M118 46h84l36 78H82z", shade)
        + shape("M170 46h32l36 78h-50z", "#0000000f")
        + stroke("M82 124h156", foot, 6)
    )


def _candle(hand: Hand) -> str:
    """A candle in a glass."""
    wax, glass = hand.pick(
        ((CREAM, "#c98a45"), (PINK, "#f6e6e6"), ("#dfe6d0", TEAL), (WHITE, SLATE))
    )
    return (
        rect(108, 104, 104, 96, glass, 12)
        + rect(116, 90, 88, 24, wax, 8)
        + rect(124, 132, 72, 46, CREAM, 4)
        + stroke("M138 148h44M146 162h28", BROWN, 4)
        + stroke("M160 92V76", DARK, 4)
        + shape("M160 30c22 24 20 50 0 50s-22-26 0-50z", "#f2a33a")
        + shape("M160 50c10 12 10 28 0 28s-10-16 0-28z", "#ffe28a")
    )


def _vase(hand: Hand) -> str:
    """A vase with three twigs."""
    clay, band = hand.pick(
        (("#c4704a", CREAM), (TEAL, GOLD), (WHITE, NAVY), ("#d8b98a", BROWN), (SLATE, SKY))
    )
    return (
        stroke("M150 70q-10-30-34-40M164 70q6-32 34-46M158 70V28", LEAF, 5)
        + dots("114 32,200 26,158 28", GOLD, 17)
        + shape("M136 64h48v26q44 22 44 64 0 46-38 46h-60q-38 0-38-46 0-42 44-64z", clay)
        + shape("M96 136q64 22 128 0 4 10 4 22-68 22-136 0 0-12 4-22z", band)
        + rect(130, 58, 60, 12, clay, 6)
        + stroke("M116 122q6-14 18-20", "#ffffff80", 6)
    )


def _cushion(hand: Hand) -> str:
    """A cushion."""
    cloth, motif = hand.pick(
        ((TEAL, CREAM), (BRICK, GOLD), (GOLD, BROWN), (VIOLET, PINK), (CREAM, BLUE))
    )
    return (
        shape("M72 70q88 16 176 0-12 66 0 130-88-14-176 0 12-64 0-130z", cloth)
        + stroke("M96 96l128 78M96 174l128-78M160 84v104M92 136h136", motif, 5)
        + disc(160, 135, 12, motif)
    )


def _chair(hand: Hand) -> str:
    """A chair."""
    wood, seat = hand.pick(((CRUST, CREAM), (BROWN, BRICK), ("#d9b98a", TEAL), (INK, GOLD)))
    return (
        stroke("M116 36v164M204 130v70M116 130v70M188 36v94", wood, 11)
        + stroke("M116 52h72M116 78h72M116 104h72", wood, 9)
        + shape("M106 126h104l14 24H100z", seat)
        + stroke("M120 174h82", wood, 7)
    )


def _frame(hand: Hand) -> str:
    """A framed landscape."""
    wood, sky, hill = hand.pick(
        (
            (GOLD, SKY, LEAF),
            (BROWN, "#f4d7b4", PLUM),
            (INK, "#f1e6c8", TEAL),
            ("#d9b98a", "#f5d0c0", BRICK),
        )
    )
    return (
        rect(68, 40, 184, 146, wood, 6)
        + rect(82, 54, 156, 118, WHITE)
        + rect(94, 66, 132, 94, sky)
        + disc(194, 92, 15, "#f6c453")
        + shape("M94 160v-26l34-34 30 32 22-20 46 48z", hill)
        + stroke("M128 40l32-22 32 22", DARK, 3)
    )


def _tool(hand: Hand) -> str:
    """A hammer and a screwdriver."""
    grip, other = hand.pick(((RED, GOLD), (BLUE, BRICK), (LEAF, "#e5822e"), (GOLD, NAVY)))
    hammer = (
        rect(-9, -34, 18, 112, CRUST, 6)
        + shape("M-48-66h68q22 0 30 18h-24v14h-74z", SLATE)
        + rect(-11, 34, 22, 46, grip, 8)
    )
    driver = (
        rect(-5, -80, 10, 84, STEEL, 2)
        + rect(-15, 0, 30, 72, other, 12)
        + stroke("M-5 16v42M5 16v42", "#ffffff73", 4)
    )
    return moved(driver, 208, 122, turn=18) + moved(hammer, 118, 118, turn=-18)


def _paint(hand: Hand) -> str:
    """An open pot of paint."""
    shade = hand.pick((TEAL, RED, GOLD, "#5b8fc0", PINK, LEAF))
    return (
        stroke("M84 110q0-66 76-66t76 66", STEEL, 5)
        + rect(84, 104, 152, 96, PEWTER, 8)
        + oval(160, 104, 76, 18, STEEL)
        + oval(160, 103, 66, 13, shade)
        + rect(84, 134, 152, 44, shade)
        + shape("M98 112q2 34 14 34t12-30q4 18 14 18t10-16z", shade)
        + rect(124, 146, 72, 20, CREAM, 4)
    )


def _bulb(hand: Hand) -> str:
    """A bulb that shines."""
    light = hand.pick(("#ffe08a", "#fff0c0", "#ffd166"))
    return (
        stroke("M160 14v10M84 44l8 8M236 44l-8 8M56 106h12M264 106h-12", GOLD, 6)
        + shape(
            "M160 36c40 0 64 30 64 62 0 34-30 42-34 72h-60c-4-30-34-38-34-72 0-32 24-62 64-62z",
            light,
        )
        + stroke("M142 168v-50q18-16 36 0v50", "#d9902e", 5)
        + rect(130, 170, 60, 10, STEEL, 4)
        + rect(134, 182, 52, 10, SLATE, 4)
        + rect(142, 193, 36, 9, STEEL, 4)
    )


def _soap(hand: Hand) -> str:
    """A bar of soap with bubbles."""
    bar, dark = hand.pick(
        ((MINT, LEAF), (PINK, PLUM), (CREAM, CRUST), (SKY, BLUE), ("#c9b86a", FOREST))
    )
    return (
        oval(160, 190, 110, 15, PEWTER)
        + rect(84, 118, 152, 68, bar, 24)
        + rect(104, 132, 112, 40, "#ffffff59", 14)
        + stroke("M126 152h68", dark, 6)
        + "".join(
            ring(x, y, r, WHITE, 4)
            for x, y, r in ((108, 84, 18), (148, 60, 12), (196, 86, 22), (226, 52, 9))
        )
    )


def _perfume(hand: Hand) -> str:
    """A bottle of perfume."""
    scent, cap = hand.pick(
        (("#f0b8a0", GOLD), ("#e6d37a", INK), ("#c9b0dc", PLUM), ("#b8d8d0", GOLD))
    )
    return (
        rect(136, 36, 48, 34, cap, 6)
        + rect(146, 70, 28, 16, PEWTER)
        + rect(92, 84, 136, 116, "#f4f8f9", 20)
        + shape("M102 120q58 14 116 0v60q0 12-12 12h-92q-12 0-12-12z", scent)
        + rect(124, 128, 72, 42, WHITE, 3)
        + stroke("M138 144h44M146 156h28", cap, 3)
        + stroke("M106 104q2-8 10-10", WHITE, 6)
    )


def _cream(hand: Hand) -> str:
    """A tub and a tube."""
    tub, lid = hand.pick(((WHITE, MINT), (ROSE, WHITE), ("#dfe6d0", LEAF), (SKY, NAVY)))
    return (
        shape("M76 118h128v68q0 16-16 16H92q-16 0-16-16z", tub)
        + rect(68, 86, 144, 36, lid, 8)
        + rect(98, 140, 84, 34, lid, 4)
        + shape("M222 96h36l-6 90h-24z", lid)
        + rect(226, 186, 28, 16, SLATE, 3)
        + stroke("M232 116l2 46", WHITE, 5)
    )


def _pills(hand: Hand) -> str:
    """A box with a cross, and two capsules."""
    one, two = hand.pick(((LEAF, WHITE), (BLUE, WHITE), (RED, CREAM)))
    return (
        rect(76, 62, 112, 138, WHITE, 6)
        + rect(76, 62, 112, 40, one)
        + shape("M122 122h20v20h20v20h-20v20h-20v-20h-20v-20h20z", one)
        + moved(
            rect(-34, -14, 68, 28, two, 14) + rect(-34, -14, 34, 28, one, 14), 230, 150, turn=-40
        )
        + moved(rect(-34, -14, 68, 28, GOLD, 14), 226, 190, turn=8)
    )


def _scissors(hand: Hand) -> str:
    """Scissors and a comb."""
    grip, comb = hand.pick(((BRICK, GOLD), (INK, RED), (TEAL, CRUST), (PLUM, PINK)))
    teeth = "".join(f"M224 {y}h26" for y in range(54, 196, 12))
    return (
        shape("M108 36l48 104-14 8z", STEEL)
        + shape("M166 36l-48 104 14 8z", PEWTER)
        + ring(110, 172, 22, grip, 11)
        + ring(164, 172, 22, grip, 11)
        + disc(137, 118, 5, INK)
        + rect(208, 42, 18, 158, comb, 6)
        + stroke(teeth, comb, 5)
    )


def _broom(hand: Hand) -> str:
    """A broom and a bucket."""
    straw, band = hand.pick((("#e2b866", RED), (CRUST, TEAL), ("#d9c49c", LEAF)))
    return (
        moved(
            rect(-6, -106, 12, 130, BROWN, 5)
            + shape("M-20 20h40l26 76h-92z", straw)
            + stroke("M-18 34h36", band, 9)
            + stroke("M-12 50l-12 42M0 50v42M12 50l12 42", "#00000026", 4),
            128,
            108,
            turn=8,
        )
        + shape("M186 130h76l-10 64q-2 8-8 8h-40q-6 0-8-8z", SKY)
        + stroke("M190 130q34-60 68 0", STEEL, 4)
        + rect(182, 124, 84, 12, BLUE, 5)
        + dots("206 116,226 110,242 118", WHITE, 16)
    )


SHELF: Mapping[str, Drawing] = {
    "bouquet": _bouquet,
    "plant": _plant,
    "seeds": _seeds,
    "lamp": _lamp,
    "candle": _candle,
    "vase": _vase,
    "cushion": _cushion,
    "chair": _chair,
    "painting": _frame,
    "tool": _tool,
    "paint": _paint,
    "bulb": _bulb,
    "soap": _soap,
    "perfume": _perfume,
    "cream": _cream,
    "remedy": _pills,
    "scissors": _scissors,
    "broom": _broom,
}
