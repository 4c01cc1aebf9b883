"""Windows of flowers, care, clothes and jewels."""

from collections.abc import Mapping

from shopbuilder.facade.displays.board import SHELF_BOARD
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
    STONE,
    TEAL,
    VIOLET,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, oval, rect, ring, shape, stroke

WINDOWS: Mapping[str, str] = {
    "florist": stroke("M24 74V54M32 74V50M40 74V56M56 74V56M64 74V50M72 74V54", LEAF, 2)
    + dots("24 52,40 54", PINK, 11)
    + dots("32 47,72 52", RED, 11)
    + dots("56 54", GOLD, 11)
    + dots("64 47", VIOLET, 11)
    + dots("24 52,40 54,32 47,72 52,56 54,64 47", CREAM, 3)
    + shape("M18 64h28l-4 14H22zM50 64h28l-4 14H54z", "#b9a98a"),
    "garden": oval(24, 56, 4, 10, LEAF, -20)
    + oval(32, 54, 4, 11, FOREST, 15)
    + shape("M18 64h20l-3 14H21z", "#c4704a")
    + disc(56, 54, 10, LEAF)
    + stroke("M56 64v5", BROWN, 3)
    + shape("M47 68h18l-2 10H49z", "#c4704a")
    + stroke("M76 44v20", BROWN, 3)
    + shape("M72 62h8v10l-4 6-4-6z", STEEL),
    "hairdresser": ring(34, 56, 13, GOLD, 3)
    + disc(34, 56, 11, SKY)
    + stroke("M28 60l10-10", WHITE, 2)
    + rect(56, 44, 9, 28, WHITE, 2)
    + stroke("M57 52l7-6M57 60l7-6M57 68l7-6", RED, 3)
    + stroke("M60 43v-2M60 73v4", STEEL, 5)
    + rect(20, 72, 8, 6, PLUM, 1)
    + rect(31, 70, 7, 8, TEAL, 1)
    + stroke("M76 48v28M76 52h5M76 57h5M76 62h5", DARK, 2),
    "beauty": rect(14, 60, 14, 18, WHITE, 3)
    + rect(16, 54, 10, 6, MINT, 1)
    + ring(48, 56, 12, ROSE, 4)
    + disc(48, 56, 10, SKY)
    + stroke("M48 70v7", ROSE, 4)
    + rect(66, 66, 18, 12, MINT, 3)
    + rect(65, 62, 20, 5, WHITE, 2)
    + dots("72 50", PINK, 10)
    + dots("72 50", GOLD, 3),
    "perfumery": rect(14, 60, 20, 18, "#f0b8a0", 3)
    + rect(20, 50, 8, 9, GOLD, 1)
    + shape("M40 78q-4-22 8-22t8 22z", "#c9b0dc")
    + rect(44, 46, 8, 9, INK, 1)
    + rect(64, 56, 18, 22, "#e6d37a", 6)
    + disc(73, 50, 5, BRICK)
    + stroke("M19 68h10M68 67h10", WHITE, 4),
    "optician": stroke("M20 50l6 4h44l6-4", INK, 2)
    + disc(34, 62, 11, INK)
    + disc(62, 62, 11, INK)
    + disc(34, 62, 8, SKY)
    + disc(62, 62, 8, SKY)
    + stroke("M45 60h6", INK, 3)
    + stroke("M30 62l5-5M58 62l5-5", WHITE, 2),
    "pharmacy": shape("M42 42h12v11h11v12H54v11H42V65H31V53h11z", "#2f9e58")
    + rect(13, 62, 13, 16, WHITE, 1)
    + rect(70, 62, 13, 16, WHITE, 1)
    + stroke("M13 66h13M70 66h13", TEAL, 4),
    "health": shape("M48 74c-20-12-20-28-9-28 6 0 9 6 9 6s3-6 9-6c11 0 11 16-9 28z", RED)
    + stroke("M32 60h9l4-7 5 13 4-6h10", WHITE, 2)
    + rect(13, 66, 12, 12, MINT, 2)
    + rect(72, 64, 11, 14, WHITE, 2),
    "shoes": SHELF_BOARD
    + shape("M14 56v-9q6 2 8-3l8 6q8 0 8 6zM56 56v-9q6 2 8-3l8 6q8 0 8 6z", BRICK)
    + shape("M36 78V58h10v10q8 2 8 10z", BROWN)
    + shape("M60 78q2-4 4-8 8 6 18 8zM60 78v-8l2 8z", PLUM)
    + shape("M12 78v-9q6 2 8-3l8 6q6 0 6 6z", NAVY),
    "cobbler": shape("M18 78V52h13v14q10 2 10 12z", BROWN)
    + stroke("M18 77h23", INK, 3)
    + stroke("M60 76l14-24", CRUST, 4)
    + shape("M64 44l18 10-3 6-18-10z", SLATE)
    + rect(48, 70, 10, 8, GOLD, 1)
    + dots("50 66,55 67", STEEL, 3),
    "clothing": stroke("M34 72v6M28 78h12M64 72v6M58 78h12", BROWN, 2)
    + shape("M28 46l4-3 2 3 2-3 4 3-1 8 5 18H24l5-18z", PLUM)
    + shape("M56 44l8-2 8 2 5 9-4 3-2-3v19H57V53l-2 3-4-3z", TEAL)
    + stroke("M29 56h10", GOLD, 2)
    + stroke("M64 44v26", CREAM, 1),
    "second_hand": stroke("M12 44h72", STEEL, 3)
    + stroke("M24 44v3M40 44v3M56 44v3M72 44v3", STEEL, 2)
    + shape("M18 48h12l3 24H15z", TEAL)
    + shape("M35 48h10l2 18H33z", GOLD)
    + shape("M50 48h12l4 26H46z", PLUM)
    + shape("M67 48h10l2 20H65z", BRICK),
    "children": shape("M22 46l-8 6 4 6 4-2v12q4 6 8 6t8-6V56l4 2 4-6-8-6q-8 6-16 0z", SKY)
    + dots("30 60", RED, 7)
    + rect(56, 66, 12, 12, GOLD, 1)
    + rect(70, 66, 12, 12, LEAF, 1)
    + disc(69, 56, 8, RED)
    + stroke("M61 56h16", WHITE, 3),
    "lingerie": shape(
        "M22 50q12-6 20 2l6 4 6-4q8-8 20-2l-3 12q-14 6-20-2l-3-2-3 2q-6 8-20 2z", PLUM
    )
    + shape("M30 68h36q-6 4-12 5l-6 5-6-5q-6-1-12-5z", PINK)
    + dots("48 58", GOLD, 4),
    "leather": shape("M14 58h28l3 20H11z", BROWN)
    + stroke("M20 58q0-12 8-12t8 12", BROWN, 3)
    + rect(25, 64, 6, 5, GOLD, 1)
    + shape("M54 62h28v16H54z", PLUM)
    + shape("M54 62h28l-5 9H59z", "#5a1d37")
    + stroke("M58 62q10-20 20 0", PLUM, 2),
    "haberdashery": SHELF_BOARD
    + rect(16, 46, 10, 9, RED)
    + rect(32, 46, 10, 9, TEAL)
    + rect(48, 46, 10, 9, GOLD)
    + rect(64, 46, 10, 9, PLUM)
    + stroke("M15 45h12M31 45h12M47 45h12M63 45h12M15 56h12M31 56h12M47 56h12M63 56h12", CRUST, 2)
    + disc(28, 69, 9, PINK)
    + stroke("M21 66q8-6 14 2M20 71q8-6 15 2", BRICK, 2)
    + disc(58, 70, 8, BLUE)
    + dots("55 68,61 68,55 73,61 73", WHITE, 2),
    "fabric": rect(14, 44, 10, 34, TEAL, 2)
    + rect(27, 48, 10, 30, BRICK, 2)
    + rect(40, 42, 10, 36, GOLD, 2)
    + shape("M56 46h26v20q-6 10-12 4t-14 8z", PLUM)
    + dots("64 52,74 52,69 59,62 64,76 64", CREAM, 3)
    + dots("45 50,45 60,45 70", WHITE, 3),
    "tailor": stroke("M34 72v6M28 78h12", BROWN, 2)
    + shape("M26 46h16q2 8-2 12 4 8 3 14H25q-1-6 3-14-4-4-2-12z", STONE)
    + stroke("M27 54h14", RED, 2)
    + ring(60, 72, 4, BRICK, 3)
    + ring(74, 72, 4, BRICK, 3)
    + stroke("M62 68l10-22M72 68L62 46", STEEL, 3),
    "jewellery": shape("M14 78q0-22 12-22t12 22z", NAVY)
    + stroke("M19 66q7 10 14 0", GOLD, 2)
    + dots("26 72", RED, 5)
    + shape("M58 78q0-22 12-22t12 22z", NAVY)
    + dots("63 66,66 69,70 70,74 69,77 66", WHITE, 4)
    + ring(48, 71, 5, GOLD, 2)
    + shape("M44 62l4 5 4-5-2-3h-4z", SKY),
    "watchmaker": disc(34, 58, 15, GOLD)
    + disc(34, 58, 12, CREAM)
    + stroke("M34 58v-8M34 58l6 3", INK, 2)
    + dots("34 48,34 68,24 58,44 58", BROWN, 2)
    + rect(62, 46, 14, 30, BROWN, 3)
    + disc(69, 61, 9, PEWTER)
    + disc(69, 61, 7, WHITE)
    + stroke("M69 61v-4M69 61h3", INK, 1),
}
