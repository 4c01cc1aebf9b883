"""A coat of arms for a town that has not brought its own: a field and a charge, from a seed."""

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.shapes import shape, stroke

_SHIELD = "M3 3h34v22c0 11-9 17-17 20C12 42 3 36 3 25z"
_TINCTURES = ("#1d3f86", "#9c2f2a", "#2c6631", "#5b3a7a", "#1d5f66")
_METALS = ("#f0b93a", "#f7f3e6")
_PLAIN = (
    "M17 3h6v42h-6zM3 17h34v6H3z",
    "M14 3h12v42H14z",
    "M3 17h34v9H3z",
    "M3 3h9l25 27v8h-6L3 10z",
    "M3 31l17-16 17 16v8L20 23 3 39z",
    "M3 3h17v20h17v2c0 11-9 17-17 20V23H3z",
    "M3 12h34v5H3zM3 22h34v5H3zM5 32h30l-4 5H9z",
)
_CHARGES = (
    "M12 16h3.5v3h2.5v-3h4v3h2.5v-3H28v7h-2v15h-3.5v-6h-5v6H14V23h-2z",
    "M20 14l3 6 6-2-3 6 6 3-6 3 3 6-6-2-3 6-3-6-6 2 3-6-6-3 6-3-3-6 6 2z",
    "M18.5 40v-6c-6 1-9-3-8-6-2-4 1-7 4-7 0-4 3-6 5.5-6s5.5 2 5.5 6c3 0 6 3 4 7 1 3-2 7-8 6v6z",
    (
        "M20 13c4 4 4 8 2 12 3-5 9-4 9 1 0 3-3 4-5 3v2h-4l1 8h-6l1-8h-4v-2c-2 1-5 0-5-3 0-5 6-6 9-1"
        "-2-4-2-8 2-12z"
    ),
)


def town_arms(seed: str) -> str:
    """A standalone SVG, 40 by 48."""
    hand = Hand(f"arms/{seed}")
    field, metal = hand.pick(_TINCTURES), hand.pick(_METALS)
    plain = hand.between(0, 1) == 1
    bars = hand.pick(_PLAIN) if plain else "M3 3h34v8H3z"
    charge = "" if plain else shape(hand.pick(_CHARGES), metal)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48">'
        f'<clipPath id="s"><path d="{_SHIELD}"/></clipPath>'
        f'<g clip-path="url(#s)">{shape("M0 0h40v48H0z", field)}{shape(bars, metal)}{charge}</g>'
        f"{stroke(_SHIELD, '#00000059', 1.5)}</svg>"
    )
