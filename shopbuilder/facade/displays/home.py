"""Windows of house and workshop, wheels, services; and the neutral one."""

from collections.abc import Mapping

from shopbuilder.facade.displays.board import SHELF_BOARD
from shopbuilder.facade.palette import (
    BLUE,
    BRICK,
    BROWN,
    CREAM,
    CRUST,
    FOREST,
    GOLD,
    INK,
    LEAF,
    MINT,
    NAVY,
    PEWTER,
    PLUM,
    RED,
    ROSE,
    SKY,
    SLATE,
    STEEL,
    STONE,
    TEAL,
    WHITE,
)
from shopbuilder.facade.shapes import disc, dots, oval, rect, ring, shape, stroke

WINDOWS: Mapping[str, str] = {
    "bicycle": ring(30, 66, 11, INK, 3)
    + ring(66, 66, 11, INK, 3)
    + stroke("M30 66l9-18h18l9 18M39 48l7 18H30M46 66l11-18M57 48l-2-5h6", RED, 3)
    + stroke("M36 44h7", INK, 3),
    "car_repair": shape("M12 72v-8l8-2 6-10h26l10 10 12 3v7z", BRICK)
    + shape("M28 61l4-6h7v6zM42 61v-6h8l6 6z", SKY)
    + disc(28, 72, 6, INK)
    + disc(60, 72, 6, INK)
    + dots("28 72,60 72", PEWTER, 4)
    + ring(78, 54, 6, INK, 4),
    "hardware": stroke("M20 76l8-26", CRUST, 4)
    + shape("M18 46l18 6-2 6-18-6z", SLATE)
    + stroke("M46 76V58", RED, 6)
    + stroke("M46 58V44", STEEL, 3)
    + stroke("M64 76V56M58 50q0 8 6 8t6-8", STEEL, 4)
    + rect(74, 64, 10, 14, GOLD, 2)
    + stroke("M75 62q4-6 8 0", STEEL, 2),
    "locksmith": "".join(
        ring(x, 50, 5, colour, 3) + stroke(f"M{x} 55v18M{x} 66h5M{x} 72h5", colour, 3)
        for x, colour in ((20, GOLD), (38, STEEL))
    )
    + rect(56, 58, 24, 20, GOLD, 3)
    + stroke("M61 58v-6q0-8 7-8t7 8v6", STEEL, 4)
    + dots("68 66", INK, 5)
    + stroke("M68 67v5", INK, 2),
    "electronics": rect(12, 52, 26, 26, WHITE, 2)
    + disc(25, 67, 8, STEEL)
    + disc(25, 67, 5, SKY)
    + dots("16 56,20 56", RED, 2)
    + rect(46, 46, 38, 24, INK, 2)
    + rect(48, 48, 34, 20, BLUE)
    + stroke("M65 70v6M57 77h16", INK, 3),
    "computers": rect(18, 46, 44, 26, SLATE, 2)
    + rect(21, 49, 38, 20, SKY)
    + stroke("M26 55h14M26 60h22M26 65h10", NAVY, 2)
    + shape("M12 73h56l3 5H9z", PEWTER)
    + rect(74, 54, 11, 24, INK, 2)
    + dots("79 59", MINT, 3),
    "phone": rect(20, 46, 16, 32, INK, 3)
    + rect(22, 50, 12, 23, SKY)
    + rect(42, 52, 14, 26, NAVY, 3)
    + rect(44, 55, 10, 18, ROSE)
    + rect(62, 48, 16, 30, BRICK, 3)
    + rect(64, 52, 12, 21, MINT),
    "furniture": stroke("M20 44v33M36 60v17M20 60h16", CRUST, 4)
    + stroke("M46 60h36M50 60v17M78 60v17", BROWN, 4)
    + shape("M58 59q-2-8 2-10h8q4 2 2 10z", TEAL)
    + stroke("M64 48q0-6 4-8", LEAF, 2),
    "decoration": stroke("M28 58v16", BROWN, 3)
    + shape("M20 58l4-14h8l4 14z", GOLD)
    + stroke("M22 77h12", BROWN, 3)
    + shape("M50 78q-6-8 0-16v-6h8v6q6 8 0 16z", TEAL)
    + stroke("M54 56V44M54 50l-5-5M54 52l5-6", LEAF, 2)
    + shape("M68 62q8 2 16 0-2 8 0 16-8-2-16 0 2-8 0-16z", BRICK),
    "kitchenware": shape("M14 62h28v10q0 6-6 6H20q-6 0-6-6z", BRICK)
    + stroke("M12 62h32M24 56q4-4 8 0", "#8f3420", 3)
    + disc(64, 54, 11, SLATE)
    + stroke("M64 65v12", BROWN, 4)
    + disc(64, 54, 8, STEEL)
    + stroke("M78 44v32M82 44v10h-4", STEEL, 2),
    "ceramics": shape("M16 78q-6-10 2-18v-8h10v8q8 8 2 18z", "#c4704a")
    + stroke("M15 68h16", CREAM, 3)
    + shape("M40 66h18q0 12-9 12t-9-12z", TEAL)
    + shape("M66 78q-4-14 3-22v-8h8v8q7 8 3 22z", NAVY)
    + stroke("M66 68h14", WHITE, 2)
    + disc(49, 56, 8, CREAM)
    + ring(49, 56, 5, BLUE, 2),
    "repair": stroke("M24 76l18-20M44 46q-8 2-6 9t9 5q6-1 6-8", STEEL, 6)
    + ring(68, 62, 9, GOLD, 5)
    + stroke("M68 48v28M54 62h28M58 52l20 20M78 52L58 72", GOLD, 3)
    + disc(68, 62, 5, "#fff0c8"),
    "laundry": rect(14, 46, 28, 32, WHITE, 2)
    + disc(28, 64, 10, PEWTER)
    + disc(28, 64, 7, SKY)
    + dots("19 51,24 51", TEAL, 3)
    + stroke("M50 44h34M58 44v3M74 44v3", STEEL, 2)
    + shape("M52 50l6-4h2l6 4v22H52z", BLUE)
    + shape("M69 50l5-4h2l6 4v18H69z", WHITE),
    "pets": shape("M20 50l4-6 5 5h8l5-5 4 6q2 14-13 16-15-2-13-16z", "#c08a55")
    + dots("28 56,38 56", INK, 3)
    + oval(33, 61, 3, 2, INK)
    + shape("M20 78q2-12 13-12t13 12z", "#c08a55")
    + shape("M58 68h24l3 10H55z", BLUE)
    + dots("63 66,70 64,77 66", BROWN, 6)
    + stroke("M62 54h14", CREAM, 5)
    + dots("62 52,62 56,76 52,76 56", CREAM, 5),
    "sport": disc(28, 64, 13, WHITE)
    + shape("M28 58l6 4-2 7h-8l-2-7zM28 51l4 2-4 3-4-3zM40 62v6l-4-3zM16 62v6l4-3z", INK)
    + oval(62, 54, 9, 11, CREAM)
    + stroke("M62 66v12M56 48v12M62 44v20M68 48v12M54 54h16", BRICK, 2)
    + dots("78 72", "#d4de4a", 10),
    "bank": shape("M48 42l26 12H22z", STONE)
    + stroke("M28 58v12M41 58v12M55 58v12M68 58v12", STONE, 6)
    + stroke("M24 75h48", STONE, 5)
    + dots("48 50", GOLD, 6),
    "estate_agent": rect(14, 44, 30, 30, WHITE, 1)
    + rect(52, 44, 30, 30, WHITE, 1)
    + shape("M20 66V56l9-7 9 7v10z", BRICK)
    + shape("M58 66V56l9-7 9 7v10z", TEAL)
    + rect(27, 60, 5, 6, CREAM)
    + rect(65, 60, 5, 6, CREAM)
    + stroke("M19 70h20M57 70h20", STEEL, 2),
    "variety": SHELF_BOARD
    + rect(14, 45, 12, 12, BRICK, 1)
    + disc(38, 50, 7, GOLD)
    + rect(52, 43, 8, 14, TEAL, 2)
    + shape("M66 57l6-14 6 14z", PLUM)
    + shape("M14 78l3-14h16l3 14z", BLUE)
    + stroke("M44 77V62M52 77V60", CRUST, 3)
    + disc(52, 60, 4, RED)
    + rect(62, 66, 20, 12, LEAF, 1)
    + stroke("M72 66v12", CREAM, 2),
    "other": stroke("M48 66V52M48 60l-8-8M48 58l8-8", LEAF, 3)
    + oval(38, 50, 6, 4, LEAF, 40)
    + oval(58, 48, 6, 4, LEAF, -40)
    + oval(48, 48, 4, 7, FOREST)
    + shape("M38 64h20l-3 14H41z", "currentColor")
    + shape("M10 36h14q-2 24-14 34zM86 36H72q2 24 14 34z", "#fff9e6"),
}
