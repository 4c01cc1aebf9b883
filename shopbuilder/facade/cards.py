"""Pictures of 1200 by 630 that messengers show beside a link: a house in its street, or the town."""

from html import escape

from shopbuilder.facade.arms import town_arms
from shopbuilder.facade.shapes import number
from shopbuilder.facade.skyline import town_skyline
from shopbuilder.facade.street.pictures import SKIES, standalone_facade

WIDTH, HEIGHT = 1200, 630
#: Widest mean letter of the serif, as a part of its size, and the room for a name.
_LETTER, _ROOM = 0.56, 1060


def shop_card(trade: str, name: str, seed: str) -> str:
    """A whole SVG file: the shop's own house, open, by day, its name on the sign."""
    return standalone_facade(trade, name, seed, size=(WIDTH, HEIGHT))


def town_card(name: str, seed: str) -> str:
    """A whole SVG file: arms and name of the town over its roofs; no name, any town."""
    roofs = town_skyline(seed).replace(
        "<svg ", '<svg x="-200" y="380" width="1600" height="250" ', 1
    )
    size = min(96.0, _ROOM / (_LETTER * max(1, len(name))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="Georgia,serif">'
        f'<path fill="{SKIES["day"]}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f"{roofs}{_arms(seed) if name else ''}"
        f'<text x="600" y="{number(290 + size / 3)}" text-anchor="middle" font-size="{number(size)}"'
        f' fill="#2b2622">{escape(name)}</text></svg>'
    )


def _arms(seed: str) -> str:
    return town_arms(seed).replace("<svg ", '<svg x="530" y="48" width="140" height="168" ', 1)
