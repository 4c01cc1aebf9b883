"""Windows of those who sell food and drink."""

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
from shopbuilder.facade.shapes import disc, dots, oval, rect, shape, stroke

WINDOWS: Mapping[str, str] = {
    "bakery": SHELF_BOARD
    + shape("M14 56q0-12 11-12t11 12zM38 56q0-12 11-12t11 12zM62 56q0-12 11-12t11 12z", CRUST)
    + stroke("M20 50l3-4M26 50l3-4M44 50l3-4M50 50l3-4M68 50l3-4M74 50l3-4", CREAM, 2)
    + stroke("M18 74l8-12M26 74l8-12M34 74l8-12", "#d39a55", 6)
    + shape("M54 78c-2-14 8-16 14-16s16 2 14 16q-3 3-6-2-3-5-8-5t-8 5q-3 5-6 2z", GOLD),
    "pastry": stroke("M25 70v7M48 60v17M71 70v7M13 68h24M36 58h24M59 68h24", PEWTER, 3)
    + shape("M16 66v-10h18v10z", PINK)
    + shape("M39 56v-12h18v12z", DARK)
    + shape("M62 66v-10h18v10z", MINT)
    + stroke("M16 56h18M39 44h18M62 56h18", WHITE, 4)
    + dots("25 51,48 39,71 51", RED, 5),
    "butcher": stroke("M10 42h76", STEEL, 2)
    + stroke("M20 42v4M40 42v4M62 42v4M78 42v4", STEEL, 2)
    + shape("M14 62c0-10 4-16 6-16s6 6 6 16q-6 6-12 0z", "#c9504a")
    + stroke("M40 48v16M62 48v12M78 48v18", "#a4442c", 6)
    + shape("M50 78c0-14 20-14 22 0z", ROSE)
    + shape("M54 78c0-9 14-9 15 0z", RED)
    + rect(14, 71, 26, 7, PINK, 3)
    + stroke("M18 75h18", BRICK, 2),
    "cheese": shape("M12 78V66l24-10v22z", "#f0c04f")
    + shape("M12 66l24-10v8L12 70z", "#f7dc8a")
    + dots("19 73,29 70,27 75", "#c99423", 4)
    + oval(60, 70, 22, 6, "#fff3cf")
    + shape("M38 70v8h44v-8q-22 11-44 0z", "#e3cd96")
    + oval(56, 52, 14, 5, GOLD)
    + shape("M42 52v9q14 6 28 0v-9q-14 8-28 0z", CRUST),
    "fishmonger": shape("M10 78l6-12h64l6 12z", "#e4f1f6")
    + dots("22 73,40 70,60 73,76 71", WHITE, 5)
    + shape("M16 64q12-14 28-2l8-6v12l-8-5q-16 10-28 1z", "#6f93a8")
    + shape("M46 58q12-14 26-2l8-6v12l-8-5q-14 10-26 1z", "#e08d76")
    + dots("22 61,52 55", INK, 2)
    + shape("M58 74a8 8 0 0 1 16 0z", "#d9582f"),
    "greengrocer": rect(12, 66, 34, 12, "#c79a5e", 2)
    + rect(50, 66, 34, 12, "#c79a5e", 2)
    + dots("18 63,27 63,36 63,42 64,23 57,32 57", RED, 9)
    + dots("57 63,66 63,75 63,80 64,62 57,71 57", "#e5822e", 9)
    + shape("M36 56q2-12 10-12t10 12z", LEAF)
    + stroke("M12 72h34M50 72h34", "#a97c44", 2),
    "grocer": SHELF_BOARD
    + rect(14, 44, 13, 13, RED, 3)
    + rect(31, 44, 13, 13, GOLD, 3)
    + rect(48, 44, 13, 13, LEAF, 3)
    + rect(65, 44, 13, 13, PLUM, 3)
    + stroke("M16 42h9M33 42h9M50 42h9M67 42h9", BROWN, 3)
    + rect(14, 64, 16, 14, TEAL, 2)
    + rect(34, 62, 18, 16, CREAM, 2)
    + rect(56, 66, 12, 12, BRICK, 2)
    + rect(71, 60, 9, 18, FOREST, 3)
    + stroke("M34 70h18", LEAF, 4),
    "organic": SHELF_BOARD
    + shape("M14 56V46h14v10zM34 56V46h14v10z", "#d8c39a")
    + dots("60 50,72 50", "#e5822e", 11)
    + shape("M12 78l3-14h20l3 14z", "#d8c39a")
    + stroke("M25 76v-8m0 4l-5-4m5 3l5-4", LEAF, 3)
    + rect(44, 62, 14, 16, MINT, 3)
    + shape("M62 78q0-14 12-14t12 14z", LEAF)
    + stroke("M74 77v-9", WHITE, 2),
    "deli": shape("M12 70h22l-3 8H15zM37 70h22l-3 8H40zM62 70h22l-3 8H65z", WHITE)
    + shape("M14 70q9-12 18 0z", "#c9803f")
    + shape("M39 70q9-12 18 0z", LEAF)
    + shape("M64 70q9-12 18 0z", "#d9a441")
    + stroke("M24 42v6M48 42v6M72 42v6", STEEL, 2)
    + shape("M19 58q0-10 5-10t5 10q-5 4-10 0zM67 58q0-10 5-10t5 10q-5 4-10 0z", "#b9664a")
    + shape("M40 58q8-16 16 0z", "#dfa25a"),
    "wine": shape(
        "M15 78V56q0-4 3-6v-9h4v9q3 2 3 6v22zM53 78V56q0-4 3-6v-9h4v9q3 2 3 6v22z", FOREST
    )
    + shape("M34 78V56q0-4 3-6v-9h4v9q3 2 3 6v22z", PLUM)
    + shape("M72 78V56q0-4 3-6v-9h4v9q3 2 3 6v22z", "#c8a94e")
    + stroke("M17 66h6M36 66h6M55 66h6M74 66h6", CREAM, 8),
    "beer": rect(14, 54, 16, 24, GOLD, 3)
    + stroke("M30 60h4v10h-4", PEWTER, 3)
    + dots("16 53,22 51,28 53", WHITE, 8)
    + shape("M42 78V58q0-3 3-5v-9h4v9q3 2 3 5v20zM58 78V58q0-3 3-5v-9h4v9q3 2 3 5v20z", BROWN)
    + shape("M74 78V58q0-3 3-5v-9h4v9q3 2 3 5v20z", LEAF)
    + stroke("M44 66h6M60 66h6M76 66h6", CREAM, 7),
    "chocolate": rect(12, 66, 32, 12, BRICK, 2)
    + dots("19 63,28 63,37 63", DARK, 9)
    + dots("19 61,28 61,37 61", CREAM, 2)
    + rect(52, 46, 16, 32, DARK, 2)
    + stroke("M60 46v22M52 56h16", "#8a5a33", 1)
    + rect(52, 64, 16, 14, GOLD, 1)
    + shape("M73 78c-4-6 2-8 1-16 4 2 8 0 8 4 4 4 2 8 1 12z", "#6b4429")
    + stroke("M20 50h16", GOLD, 3)
    + rect(16, 44, 24, 12, PLUM, 2),
    "sweets": rect(12, 54, 20, 24, "#ffffffb3", 4)
    + rect(38, 50, 20, 28, "#ffffffb3", 4)
    + rect(64, 54, 20, 24, "#ffffffb3", 4)
    + dots("18 73,26 73,22 66", RED, 7)
    + dots("44 73,52 73,48 66,48 59", GOLD, 7)
    + dots("70 73,78 73,74 66", VIOLET, 7)
    + stroke("M13 52h18M39 48h18M65 52h18", BRICK, 4),
    "ice_cream": shape("M18 58h14l-7 20zM41 58h14l-7 20zM64 58h14l-7 20z", CRUST)
    + dots("25 54", PINK, 16)
    + dots("48 54", CREAM, 16)
    + dots("71 54", MINT, 16)
    + dots("48 44", BRICK, 12),
    "tea_coffee": SHELF_BOARD
    + rect(14, 44, 12, 13, BRICK, 2)
    + rect(30, 44, 12, 13, TEAL, 2)
    + rect(46, 44, 12, 13, GOLD, 2)
    + rect(62, 44, 12, 13, NAVY, 2)
    + stroke("M16 50h8M32 50h8M48 50h8M64 50h8", CREAM, 3)
    + shape("M14 66h18q0 12-9 12t-9-12z", WHITE)
    + stroke("M32 68q5 0 2 5", WHITE, 2)
    + shape("M48 78q-4-14 10-14t10 14z", BRICK)
    + stroke("M68 70l8-4M58 63v-2", BRICK, 3),
    "supermarket": SHELF_BOARD
    + rect(14, 46, 14, 11, RED, 1)
    + rect(32, 43, 14, 14, GOLD, 1)
    + rect(50, 46, 14, 11, BLUE, 1)
    + rect(68, 43, 12, 14, LEAF, 1)
    + shape("M26 64h44l-5 14H31z", STEEL)
    + stroke("M34 64q14-10 28 0", SLATE, 2)
    + dots("40 62,50 61,57 62", "#e5822e", 7),
    "restaurant": shape("M18 66h60l5 12H13z", WHITE)
    + stroke("M18 66h60", RED, 2)
    + shape("M25 48h8l-1 7q-3 4-6 0zM63 48h8l-1 7q-3 4-6 0z", "#d9574a")
    + stroke("M29 58v7M67 58v7", SKY, 2)
    + oval(48, 64, 12, 3, PEWTER)
    + stroke("M48 62V46", CREAM, 4)
    + shape("M48 38q4 4 0 6-4-2 0-6z", GOLD),
    "cafe": shape("M20 58h26q0 20-13 20t-13-20z", WHITE)
    + stroke("M46 61q8 0 3 9l-4 1", WHITE, 3)
    + oval(33, 58, 13, 3, DARK)
    + stroke("M28 52q-3-4 0-8M37 52q-3-4 0-8", STONE, 2)
    + shape("M58 78c-1-10 5-12 10-12s12 2 11 12q-3 2-5-2-2-3-6-3t-6 3q-2 4-4 2z", GOLD)
    + stroke("M54 78h30", PEWTER, 3),
    "bar": shape("M16 46h18l-9 14z", "#e08a3c")
    + stroke("M25 60v16M19 77h12", PEWTER, 2)
    + shape("M42 78V58q0-4 3-6v-9h4v9q3 2 3 6v20z", FOREST)
    + rect(60, 56, 14, 22, GOLD, 2)
    + dots("62 55,67 53,72 55", WHITE, 7)
    + stroke("M44 66h6", CREAM, 7)
    + disc(33, 45, 4, LEAF),
    "fast_food": shape("M14 78l3-18h18l3 18z", RED)
    + stroke("M19 60v-8M24 60V48M29 60V50M33 60v-8", GOLD, 3)
    + shape("M46 66q0-12 17-12t17 12z", CRUST)
    + rect(45, 66, 36, 4, LEAF, 2)
    + rect(46, 70, 34, 3, DARK, 1)
    + shape("M46 73h34q0 5-5 5H51q-5 0-5-5z", CRUST),
}
