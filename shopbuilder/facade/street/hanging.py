"""Signs that hang over the pavement, by trade: a bracket and a thing that tells the trade."""

from collections.abc import Mapping

from shopbuilder.facade.street.ink import HERE, box, fill, line, part

_IRON = "#2f3138"
_GOLD = "#e8c05c"
_BRACKET = line("M0 0h26M0-10q12 0 14 10", 2.4, _IRON) + line("M8 0v5M22 0v5", 1.6, _IRON)
_PLATE = fill("M3 5h24v22q-12 6-24 0z", HERE) + line("M3 5h24v22q-12 6-24 0z", 1.8, _GOLD)


def _on_plate(inner: str) -> str:
    return _BRACKET + _PLATE + inner


_SIGNS: Mapping[str, str] = {
    "h-wheat": _on_plate(
        line(
            "M15 26V10M15 14l-5-4M15 14l5-4M15 19l-5-4M15 19l5-4M15 24l-5-4M15 24l5-4",
            2.2,
            _GOLD,
            round_=True,
        )
    ),
    "h-cup": _on_plate(
        fill("M8 13h11v5q0 5-5.5 5T8 18z", "#fff4dc")
        + line("M19 14q4 0 3 4l-4 1M11 10v-1M15 10v-1", 1.8, "#fff4dc", round_=True)
    ),
    "h-book": _on_plate(
        fill("M7 11q5-2 8 1 3-3 8-1v12q-5-2-8 1-3-3-8-1z", "#fff4dc") + line("M15 12v12", 1.4, HERE)
    ),
    "h-flower": _on_plate(
        line("M15 26v-9", 2, "#a9d08e")
        + line("M15 11h0M11 14h0M19 14h0M13 18h0M17 18h0", 5.4, "#ffd0d8", round_=True)
        + line("M15 15h0", 4, _GOLD, round_=True)
    ),
    "h-scissors": _on_plate(
        line("M10 10l8 12M20 10l-8 12", 2, "#fff4dc", round_=True)
        + line("M10.5 24a2.5 2.5 0 1 1 .1 0M19.5 24a2.5 2.5 0 1 1 .1 0", 1.6, "#fff4dc")
    ),
    "h-key": _BRACKET
    + line("M15 5v22M15 20h6M15 26h7", 3, _GOLD)
    + line("M15 5a5 5 0 1 0 .1 0", 3, _GOLD),
    "h-glasses": _BRACKET
    + line("M3 14a6 6 0 1 1 .1 1M17 14a6 6 0 1 1 .1 1M14 13h4", 2.6, _IRON)
    + fill("M4 14a5 5 0 0 1 10 0 5 5 0 0 1-10 0M18 14a5 5 0 0 1 10 0 5 5 0 0 1-10 0", "#b9d8ea"),
    "h-boot": _BRACKET
    + fill("M9 5h9v13l9 4v6H9z", "#7a4a2c")
    + line("M9 28h18", 2.4, "#3a2418")
    + line("M9 9h9", 2, _GOLD),
    "h-clock": _BRACKET
    + fill("M3 17a12 12 0 0 1 24 0 12 12 0 0 1-24 0", _IRON)
    + fill("M5.5 17a9.5 9.5 0 0 1 19 0 9.5 9.5 0 0 1-19 0", "#fffdf6")
    + line("M15 17v-6M15 17l4 3", 1.8, _IRON, round_=True),
    "h-cross": _BRACKET
    + fill("M11 5h8v7h7v8h-7v7h-8v-7H4v-8h7z", "#1f9d57")
    + line("M15 9v14M8 16h14", 2, "#bdf3d2"),
    "h-carrot": _BRACKET
    + fill("M15 3l8 14-8 14-8-14z", "#c9342b")
    + line("M15 10v14", 2.6, "#fff"),
    "h-fish": _BRACKET
    + fill("M2 16q9-12 19 0l7-6v12l-7-6Q11 28 2 16z", "#5f8fa8")
    + line("M8 14h0", 2.4, "#fff", round_=True),
    "h-bottle": _on_plate(
        fill("M12 25v-8q0-2 1.5-3v-5h3v5q1.5 1 1.5 3v8z", "#fff4dc") + box(12, 19, 6, 3, HERE)
    ),
    "h-note": _on_plate(
        line("M12 22V11l8-2v11", 1.8, "#fff4dc")
        + line("M10.5 22h0M18.5 20h0", 5, "#fff4dc", round_=True)
    ),
    "h-pole": line("M0 0h14M0-8q8 0 10 8", 2.4, _IRON)
    + box(8, 2, 9, 26, "#fffdf6")
    + line("M8 10l9-6M8 18l9-6M8 26l9-6", 3, "#c23b3b")
    + line("M7 2h11M7 28h11", 3, _IRON),
    "h-star": _on_plate(fill("M15 9l2 5 5 .5-4 3.5 1.3 5-4.3-3-4.3 3 1.3-5-4-3.5 5-.5z", _GOLD)),
}

#: Trade -> what hangs over its door, where anything does.
HUNG: Mapping[str, str] = {
    trade: sign
    for sign, trades in {
        "h-wheat": "bakery pastry organic",
        "h-cup": "cafe tea_coffee restaurant",
        "h-book": "books press stationery printing",
        "h-flower": "florist garden perfumery beauty",
        "h-scissors": "tailor haberdashery fabric",
        "h-pole": "hairdresser",
        "h-key": "locksmith hardware estate_agent",
        "h-glasses": "optician",
        "h-boot": "cobbler shoes leather",
        "h-clock": "watchmaker jewellery",
        "h-cross": "pharmacy health",
        "h-carrot": "tobacco",
        "h-fish": "fishmonger",
        "h-bottle": "wine bar beer",
        "h-note": "music records",
        "h-star": "toys games chocolate sweets gifts",
    }.items()
    for trade in trades.split()
}
#: Hung wherever the trade is: people look for them from afar.
ALWAYS_HUNG = frozenset({"pharmacy", "tobacco", "hairdresser", "optician"})

PARTS = {name: part(name, inner) for name, inner in _SIGNS.items()}
