"""A row of roofs for the head of the town page: a hint of the town, different for each."""

from shopbuilder.facade.hand import Hand
from shopbuilder.facade.houses import DAY_PANES, draw_house, house_of
from shopbuilder.facade.shapes import disc, dots, moved, rect, shape, stroke

_WIDTH, _HEIGHT = 1600, 250
_CHURCH = (
    rect(-26, -150, 52, 150, "#e3d6b8")
    + shape("M-32-150L0-206l32 56z", "#5d6673")
    + rect(-9, -136, 18, 30, "#7f95a8", 9)
    + disc(0, -84, 13, "#fffaf0")
    + stroke("M0-84v-8M0-84h6", "#3c3f45", 2)
    + rect(18, -84, 8, 84, "#0000000f")
)


def town_skyline(seed: str, *, at_night: bool = False) -> str:
    """A standalone SVG, 1600 by 250, transparent above the roofs; at night many windows are lit."""
    hand = Hand(f"skyline/{seed}")
    bell, trees, drawing, x, n = hand.between(3, 6), "", "", -20, 0
    while x < _WIDTH:
        if n == bell:
            drawing += moved(_CHURCH, x + 34, _HEIGHT, 1.2)
            x += 68
        lit = "#ffe08f" if at_night and n % 3 else DAY_PANES
        width = hand.pick((112, 136, 160, 176))
        drawing += draw_house(house_of(Hand(f"{seed}/{n}")), x, width, _HEIGHT, lit)
        trees += _tree(x) if n % 3 == 1 else ""
        x += width
        n += 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' preserveAspectRatio="xMidYMax slice">{drawing}{trees}</svg>'
    )


def _tree(x: int) -> str:
    """A tree in front of the houses."""
    return stroke(f"M{x} 250v-70", "#7a5a3c", 8) + dots(
        f"{x} 158,{x - 20} 178,{x + 20} 178", "#6f9a5a", 52
    )
