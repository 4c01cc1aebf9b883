"""What one wears: clothes, shoes, bags, jewels, glasses."""

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
from shopbuilder.facade.shapes import around, disc, dots, moved, oval, rect, ring, shape, stroke

_HANGER = stroke("M160 44q0-14-12-12M160 44l-42 24h84z", BROWN, 5)


def _shirt(hand: Hand) -> str:
    """A shirt, striped or buttoned."""
    cloth, trim = hand.pick(
        ((BLUE, WHITE), (CREAM, NAVY), (LEAF, CREAM), (BRICK, CREAM), (WHITE, RED))
    )
    stripes = (
        stroke("M112 108h96M112 132h96M112 156h96M112 180h96", trim, 6)
        if hand.between(0, 1)
        else stroke("M160 76v124", trim, 3) + dots("160 100,160 128,160 156,160 184", trim, 8)
    )
    return (
        shape("M122 58l-62 30 18 44 28-10v78h108v-78l28 10 18-44-62-30q-38 30-76 0z", cloth)
        + stripes
        + stroke("M122 58q38 30 76 0", trim, 6)
    )


def _dress(hand: Hand) -> str:
    """A dress on its hanger."""
    cloth, belt = hand.pick(
        ((PLUM, GOLD), (TEAL, CREAM), (RED, WHITE), (NAVY, PINK), ("#d9a441", DARK))
    )
    return (
        _HANGER
        + shape("M126 60l12 4q22 14 44 0l12-4 4 44-14 20 40 76q-64 18-128 0l40-76-14-20z", cloth)
        + rect(134, 116, 52, 10, belt, 3)
        + dots("136 158,160 148,186 160,120 184,152 180,180 186,206 182", belt, 7)
    )


def _jumper(hand: Hand) -> str:
    """A jumper with a pattern."""
    wool, line = hand.pick(
        ((BRICK, CREAM), (FOREST, GOLD), (NAVY, CREAM), ("#d8c3a0", BROWN), (PLUM, PINK))
    )
    return (
        shape(
            "M124 62l-46 22-28 92 30 10 22-60v74h116v-74l22 60 30-10-28-92-46-22q-36 18-72 0z", wool
        )
        + stroke("M124 62q36 20 72 0M102 194h116M54 176l24 8M242 184l24-8", line, 6)
        + stroke("M102 118l14 14 14-14 14 14 16-14 14 14 14-14 14 14 16-14M102 144h116", line, 5)
    )


def _trousers(hand: Hand) -> str:
    """Trousers."""
    cloth, seam = hand.pick(((NAVY, GOLD), (SLATE, PEWTER), ("#b59667", DARK), (FOREST, CREAM)))
    return (
        shape("M108 44h104l12 156h-50l-14-100-14 100H96z", cloth)
        + stroke(
            "M108 62h104M160 62v36M120 66q2 20-12 26M200 66q2 20 12 26M99 188h44M177 188h44",
            seam,
            4,
        )
        + disc(160, 54, 5, seam)
    )


def _coat(hand: Hand) -> str:
    """A coat on its hanger."""
    cloth, dark = hand.pick(
        (("#c9a063", "#a57e42"), (SLATE, "#36434f"), (BRICK, "#8c3420"), (FOREST, "#204527"))
    )
    return (
        _HANGER
        + shape("M130 62l-46 22-16 96 26 6 12-58v72h108v-72l12 58 26-6-16-96-46-22-30 26z", cloth)
        + shape("M130 62l-12 34 42 30 42-30-12-34-30 26z", dark)
        + stroke("M160 126v74M118 160h24M178 160h24", dark, 4)
        + dots("150 140,150 162,150 184,172 140,172 162,172 184", CREAM, 8)
    )


def _scarf(hand: Hand) -> str:
    """A scarf with fringes."""
    wool, band = hand.pick(((RED, CREAM), (TEAL, GOLD), (PLUM, PINK), ("#d9a441", FOREST)))
    return (
        shape("M96 66q64-30 128 0l-6 36q-58-22-116 0z", wool)
        + shape("M178 84h44v104h-44zM130 92h40l-18 92-42-8z", wool)
        + stroke("M182 150h36M182 166h36M120 150l34 8M117 164l34 8", band, 7)
        + stroke(
            "M184 190v12M196 190v12M208 190v12M218 190v12M112 178l-2 14M124 181"
            "l-2 14M136 184l-2 14M146 186l-2 12",
            wool,
            4,
        )
    )


def _hat(hand: Hand) -> str:
    """A hat with a ribbon."""
    felt, ribbon = hand.pick((("#e2c58f", RED), (SLATE, GOLD), ("#a9714a", DARK), (CREAM, NAVY)))
    return (
        oval(160, 176, 116, 24, felt)
        + shape(
            "M98 172c0-60 12-92 40-92 12 0 14 8 22 8s10-8 22-8c28 0 40 32 40 92-30 14-94 14-124 0z",
            felt,
        )
        + shape("M97 150q63 20 126 0v22q-63 20-126 0z", ribbon)
        + stroke("M60 180q100 32 200 0", "#00000026", 4)
    )


def _gloves(hand: Hand) -> str:
    """A pair of mittens."""
    wool, cuff = hand.pick(((RED, CREAM), (NAVY, SKY), (BROWN, CRUST), (LEAF, CREAM)))
    mitten = (
        shape("M-34 40v-60q0-38 32-38t32 38l0 10q20-24 30-10 8 14-30 50v10z", wool)
        + rect(-38, 40, 72, 28, cuff, 8)
        + stroke("M-24 10l12-12 12 12 12-12", cuff, 5)
    )
    return moved(mitten, 110, 126, turn=-8) + moved(mitten, 210, 126, turn=8)


def _socks(hand: Hand) -> str:
    """A pair of socks."""
    wool, heel = hand.pick(((MINT, BRICK), (NAVY, GOLD), (GOLD, BRICK), (PINK, PLUM)))
    sock = (
        shape("M-20-90h44v84q0 12 20 22 34 16 26 38-4 14-30 12-60-6-66-52z", wool)
        + rect(-24, -94, 52, 18, heel, 6)
        + stroke("M-20-54h44M-20-36h44", heel, 6)
        + shape("M38 14q38 16 32 40-4 14-26 12z", heel)
    )
    return moved(sock, 196, 130) + moved(sock, 108, 130)


def _lingerie(hand: Hand) -> str:
    """Lingerie."""
    lace, bow = hand.pick(((PINK, PLUM), (INK, PINK), (CREAM, BRICK), (PLUM, GOLD)))
    return (
        stroke("M104 50l-2 40M216 50l2 40", lace, 5)
        + shape(
            "M64 100q36-22 62-4 24 16 34 16t34-16q26-18 62 4l-8 26q-36 26-66"
            " 14-18-8-22-14-4 6-22 14-30 12-66-14z",
            lace,
        )
        + shape("M84 158h152q-22 12-44 16-20 8-32 26-12-18-32-26-22-4-44-16z", lace)
        + dots("160 118,160 164", bow, 11)
    )


def _baby(hand: Hand) -> str:
    """A baby's bodysuit with a heart."""
    cloth, print_ = hand.pick(((SKY, NAVY), (CREAM, BRICK), (MINT, FOREST), (PINK, WHITE)))
    return (
        shape(
            "M126 60l-52 32 16 36 24-12v34q0 30 32 50h28q32-20 32-50v-34l24 12"
            " 16-36-52-32q-34 24-68 0z",
            cloth,
        )
        + stroke("M126 60q34 24 68 0M146 199q14-12 28 0", print_, 5)
        + shape("M160 158c-30-20-24-40-10-40 8 0 10 8 10 8s2-8 10-8c14 0 20 20-10 40z", print_)
    )


def _shoe(hand: Hand) -> str:
    """A laced shoe."""
    hide, sole = hand.pick(
        (("#8a4f2c", INK), ("#3d3a38", CRUST), (PLUM, INK), (TEAL, WHITE), (RED, WHITE))
    )
    return (
        shape("M62 114q40 10 60-14l60 42q46 8 70 22 8 8 8 22H62q-8-36 0-72z", hide)
        + rect(58, 184, 206, 16, sole, 7)
        + stroke("M132 116l-14 18M148 127l-14 18M164 138l-14 18", CREAM, 5)
        + stroke("M62 150q40 6 60 34M206 154q-10 12-4 30", "#00000033", 4)
    )


def _boot(hand: Hand) -> str:
    """A boot."""
    hide, sole = hand.pick((("#a9662f", INK), ("#3f4a3c", INK), ("#d9a441", BROWN), (PLUM, INK)))
    return (
        shape("M96 48h74v78q10 16 50 22 38 6 36 42H92q-6-70 4-142z", hide)
        + shape("M88 186h170v14H140l-6-6h-14v6H88z", sole)
        + rect(92, 44, 82, 18, CREAM, 6)
        + stroke("M170 78h-26M170 98h-26M172 118h-26", CREAM, 6)
        + stroke("M96 150q30 4 34 36", "#00000033", 4)
    )


def _bag(hand: Hand) -> str:
    """A handbag."""
    hide, dark = hand.pick(
        (
            ("#a9662f", "#80481c"),
            (PLUM, "#5a1d37"),
            (TEAL, "#1f5d63"),
            ("#3d3a38", "#232120"),
            (BRICK, "#8c3420"),
        )
    )
    return (
        stroke("M112 96c0-66 96-66 96 0", dark, 10)
        + shape("M76 92h168l14 98q0 10-10 10H72q-10 0-10-10z", hide)
        + shape("M76 92h168l6 44q-90 34-180 0z", dark)
        + rect(144, 136, 32, 24, GOLD, 5)
        + disc(160, 148, 5, dark)
    )


def _wallet(hand: Hand) -> str:
    """A wallet with notes."""
    hide, dark = hand.pick((("#8a4f2c", "#68391d"), (NAVY, "#1d3560"), (FOREST, "#1f4027")))
    return (
        rect(96, 70, 120, 60, GOLD, 6)
        + rect(110, 60, 110, 60, SKY, 6)
        + rect(64, 88, 192, 112, hide, 14)
        + rect(184, 126, 80, 38, dark, 12)
        + disc(206, 145, 8, GOLD)
        + stroke("M76 102h164M76 188h164", "#ffffff40", 3)
    )


def _belt(hand: Hand) -> str:
    """A rolled belt."""
    hide = hand.pick((BROWN, INK, "#a9662f", NAVY))
    return (
        ring(160, 128, 66, hide, 22)
        + ring(160, 128, 46, "#00000026", 3)
        + rect(206, 96, 44, 62, GOLD, 8)
        + rect(216, 108, 24, 38, hide, 4)
        + stroke("M222 127h30", GOLD, 6)
        + dots("150 193,130 187,112 176", CREAM, 6)
    )


def _jewel(hand: Hand) -> str:
    """A ring with a stone."""
    metal, stone, light = hand.pick(
        ((GOLD, "#3f8fb5", SKY), (PEWTER, PLUM, PINK), (GOLD, FOREST, MINT), (PEWTER, RED, PINK))
    )
    return (
        ring(160, 146, 50, metal, 14)
        + shape("M160 100l-38-34 14-24h48l14 24z", stone)
        + shape("M160 100l-16-34 8-24h16l8 24z", light)
        + stroke("M122 66h76", WHITE, 3)
        + stroke("M124 130q6-16 18-22", "#ffffffb0", 5)
    )


def _necklace(hand: Hand) -> str:
    """A necklace on its bust."""
    pearl, drop = hand.pick(((WHITE, GOLD), (GOLD, BRICK), (TEAL, GOLD), (PINK, PLUM)))
    spots = "130 74,124 92,124 112,130 130,143 144,177 144,190 130,196 112,196 92,190 74"
    return (
        shape("M134 34h52v44q0 20 36 32 38 13 42 92H56q4-79 42-92 36-12 36-32z", SLATE)
        + shape("M134 34h52v44q-4 26-52 8z", "#00000026")
        + dots(spots, pearl, 17)
        + dots(around(spots, -3, -3), "#ffffff8c", 5)
        + shape("M160 140l18 24-18 26-18-26z", drop)
        + shape("M160 140l18 24h-36z", "#ffffff59")
    )


def _watch(hand: Hand) -> str:
    """A wrist watch."""
    strap, face = hand.pick(((BROWN, CREAM), (INK, WHITE), (NAVY, "#eaf1f6"), (BRICK, CREAM)))
    return (
        shape("M132 24h56l8 60h-72zM124 148h72l-8 56h-56z", strap)
        + disc(160, 116, 52, GOLD if hand.between(0, 1) else STEEL)
        + disc(160, 116, 42, face)
        + stroke("M160 116V88M160 116l20 12", INK, 5)
        + dots("160 82,160 150,126 116,194 116", strap, 5)
        + rect(210, 110, 10, 12, STEEL, 3)
    )


def _glasses(hand: Hand) -> str:
    """A pair of glasses."""
    frame, lens = hand.pick(
        ((INK, "#dcecf2"), (BROWN, "#f1e2c4"), (RED, "#dcecf2"), (TEAL, "#cfe3da"), (INK, SLATE))
    )
    return (
        stroke("M66 116l-14-34M254 116l14-34", frame, 9)
        + "".join(disc(x, 132, 46, frame) + disc(x, 132, 36, lens) for x in (108, 212))
        + stroke("M152 122q8-8 16 0", frame, 9)
        + stroke("M90 126q6-14 20-18M194 126q6-14 20-18", WHITE, 6)
    )


def _umbrella(hand: Hand) -> str:
    """An open umbrella."""
    cloth, other = hand.pick(
        ((RED, WHITE), (NAVY, SKY), (GOLD, CREAM), (FOREST, LEAF), (VIOLET, PINK))
    )
    return (
        stroke("M160 40v136q0 24-20 24t-20-20", BROWN, 8)
        + shape(
            "M58 136c6-58 48-92 102-92s96 34 102 92q-26-22-51 0-25-22-51 0-25-22-51 0-25-22-51 0z",
            cloth,
        )
        + shape("M109 136c4-48 20-82 51-92 31 10 47 44 51 92q-25-22-51 0-25-22-51 0z", other)
    )


SHELF: Mapping[str, Drawing] = {
    "shirt": _shirt,
    "dress": _dress,
    "jumper": _jumper,
    "trousers": _trousers,
    "coat": _coat,
    "scarf": _scarf,
    "hat": _hat,
    "gloves": _gloves,
    "socks": _socks,
    "lingerie": _lingerie,
    "baby": _baby,
    "shoe": _shoe,
    "boot": _boot,
    "bag": _bag,
    "wallet": _wallet,
    "belt": _belt,
    "jewel": _jewel,
    "necklace": _necklace,
    "watch": _watch,
    "glasses": _glasses,
    "umbrella": _umbrella,
}
