"""Windows of books, papers, arts, games, presents and travel."""

from collections.abc import Mapping

from shopbuilder.facade.displays.board import SHELF_BOARD
from shopbuilder.facade.palette import (
    BLUE,
    BRICK,
    BROWN,
    CREAM,
    DARK,
    FOREST,
    GOLD,
    INK,
    LEAF,
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
from shopbuilder.facade.shapes import disc, dots, oval, rect, ring, shape, stroke

WINDOWS: Mapping[str, str] = {
    "books": SHELF_BOARD
    + rect(14, 41, 6, 15, BRICK)
    + rect(21, 43, 5, 13, NAVY)
    + rect(27, 40, 7, 16, GOLD)
    + rect(35, 44, 5, 12, FOREST)
    + rect(56, 42, 6, 14, PLUM)
    + rect(63, 40, 6, 16, TEAL)
    + rect(70, 43, 8, 13, BRICK)
    + rect(16, 63, 12, 15, TEAL, 1)
    + rect(42, 61, 13, 17, BRICK, 1)
    + rect(68, 63, 12, 15, NAVY, 1)
    + stroke("M19 68h6M45 66h7M71 68h6", CREAM, 2),
    "stationery": shape("M14 78V62h16v16z", TEAL)
    + stroke("M17 62V48M22 62V44M27 62V50", RED, 3)
    + stroke("M22 62V46", GOLD, 3)
    + rect(38, 54, 18, 24, NAVY, 2)
    + rect(42, 59, 10, 6, CREAM)
    + rect(64, 66, 18, 12, WHITE, 1)
    + stroke("M64 66l9 7 9-7", STEEL, 2),
    "press": rect(14, 44, 18, 24, WHITE)
    + rect(38, 44, 18, 24, SKY)
    + rect(62, 44, 18, 24, ROSE)
    + stroke("M16 48h14M40 48h14M64 48h14", RED, 4)
    + stroke("M17 55h12M17 60h12M41 64h12M65 64h12", SLATE, 2)
    + stroke("M12 72h72", SLATE, 3),
    "tobacco": shape("M48 40l11 18-11 18-11-18z", RED)
    + stroke("M48 48v20", WHITE, 3)
    + rect(14, 62, 16, 16, WHITE, 1)
    + rect(66, 62, 16, 16, GOLD, 1)
    + stroke("M14 68h16M66 68h16", BRICK, 4),
    "music": shape("M30 78c-10 0-12-8-8-13 2-3-1-6 2-9s9-3 12 0 0 6 2 9c4 5 2 13-8 13z", "#c9803f")
    + stroke("M30 68V42", DARK, 3)
    + disc(30, 67, 3, DARK)
    + rect(52, 66, 32, 8, INK, 1)
    + stroke("M57 66v5M63 66v5M69 66v5M75 66v5M80 66v5", WHITE, 3)
    + shape("M58 56q8 0 14-10v16q-6-5-14-4z", GOLD),
    "records": disc(34, 62, 15, INK)
    + disc(34, 62, 5, RED)
    + rect(46, 48, 26, 28, TEAL, 1)
    + disc(59, 60, 8, GOLD)
    + rect(14, 44, 12, 12, PLUM, 1)
    + rect(76, 52, 8, 24, BRICK, 1),
    "toys": dots("26 53,38 53", "#c08a55", 9)
    + dots("32 60", "#c08a55", 19)
    + oval(32, 73, 11, 7, "#c08a55")
    + dots("29 58,35 58", INK, 3)
    + rect(54, 66, 12, 12, RED, 1)
    + rect(68, 66, 12, 12, BLUE, 1)
    + rect(61, 54, 12, 12, GOLD, 1)
    + shape("M67 43l7 10H60z", LEAF),
    "games": rect(16, 56, 22, 22, WHITE, 4)
    + dots("22 62,32 72,22 72,32 62,27 67", INK, 4)
    + disc(52, 54, 6, RED)
    + shape("M52 56l9 22H43z", RED)
    + shape("M66 78V64h18v14z", VIOLET)
    + stroke("M75 64v14M66 71h18", CREAM, 2),
    "gifts": rect(16, 60, 22, 18, BRICK, 1)
    + rect(46, 52, 20, 26, TEAL, 1)
    + rect(70, 66, 14, 12, GOLD, 1)
    + stroke("M27 60v18M27 59q-8-8-8-2t8 2q8-8 8-2t-8 2", CREAM, 3)
    + stroke("M56 52v26M56 51q-7-8-7-2t7 2q7-8 7-2t-7 2M77 66v12", PINK, 3),
    "antiques": stroke("M18 46v31M34 62v15M18 62h16M18 50h4", BROWN, 4)
    + rect(44, 44, 18, 34, BROWN, 3)
    + disc(53, 54, 6, CREAM)
    + stroke("M53 54v-4M53 54h3M53 66v5", INK, 2)
    + dots("53 72", GOLD, 5)
    + shape("M72 78q-4-10 0-16v-6h8v6q4 6 0 16z", BLUE)
    + stroke("M70 68h12", WHITE, 2),
    "art": rect(14, 42, 40, 32, GOLD, 1)
    + rect(18, 46, 32, 24, SKY)
    + shape("M18 70l10-12 8 7 6-5 8 10z", LEAF)
    + disc(42, 52, 4, "#f6c453")
    + rect(62, 46, 20, 26, INK, 1)
    + rect(65, 49, 14, 20, CREAM)
    + dots("72 59", RED, 9),
    "framing": ring(30, 58, 14, GOLD, 4)
    + rect(52, 42, 30, 34, BROWN)
    + rect(57, 47, 20, 24, CREAM)
    + rect(60, 56, 14, 18, GOLD)
    + rect(63, 59, 8, 12, SKY)
    + dots("30 58", ROSE, 12),
    "printing": rect(14, 44, 18, 26, WHITE)
    + rect(38, 44, 18, 26, GOLD)
    + rect(62, 44, 18, 26, WHITE)
    + dots("23 52", TEAL, 9)
    + dots("71 52", PLUM, 9)
    + stroke("M18 62h10M18 66h10M42 50h10M42 56h10M42 62h6M66 62h10M66 66h10", INK, 2)
    + rect(14, 73, 66, 5, STEEL, 1),
    "photo": rect(26, 56, 44, 22, INK, 4)
    + rect(38, 50, 18, 8, SLATE, 2)
    + disc(48, 67, 9, PEWTER)
    + disc(48, 67, 6, NAVY)
    + dots("46 65", SKY, 3)
    + rect(12, 42, 10, 12, WHITE)
    + rect(74, 42, 10, 12, WHITE)
    + rect(14, 44, 6, 6, SKY)
    + rect(76, 44, 6, 6, ROSE),
    "travel": disc(34, 60, 15, BLUE)
    + shape("M24 54q6-8 12-4t-4 8-8 6zM36 66q6-6 9-1t-8 7z", LEAF)
    + stroke("M27 77h14", BROWN, 3)
    + shape("M56 60l22-14 3 3-9 13 3 10-3 2-5-8-7 3v5l-3 1-2-7z", WHITE),
}
