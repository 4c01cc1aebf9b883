"""The house of one shop, drawn wide for the head of its page: name on the sign, open or shut."""

from html import escape

from shopbuilder.facade.displays import DISPLAYS
from shopbuilder.facade.hand import Hand
from shopbuilder.facade.houses import WALLS, draw_house, house_of
from shopbuilder.facade.palette import CREAM, colour_of
from shopbuilder.facade.shapes import disc, dots, moved, number, rect, shape, stroke

_WIDTH, _HEIGHT, _GROUND = 640, 456, 440
_SIGN_WIDTH = 490
#: Widest mean letter of the fonts a reader may have, as a part of the letter's size.
_LETTER = 0.74


def shop_front(trade: str, name: str, seed: str, *, is_open: bool) -> str:
    """A standalone SVG, 640 by 456, without sky: the house, its shop front, the pavement.

    Open: window lit and awning out. Shut: shutter down. Purely decorative: the page says in words
    what the picture shows.
    """
    hand = Hand(f"front/{seed}")
    colour = colour_of(trade)
    drawing = (
        _neighbours(hand)
        + draw_house(house_of(hand), 56, 528, 246)
        + _shop(trade, is_open=is_open)
        + (_awning() if is_open else _shutter())
        + _sign(name)
        + _pavement(hand)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}" aria-hidden="true">'
        f"{drawing.replace('currentColor', colour)}</svg>"
    )


def _neighbours(hand: Hand) -> str:
    """The edges of the houses on both sides."""
    left, right = hand.pick(WALLS), hand.pick(WALLS)
    panes = "M8 178h26v44H8zM8 256h26v44H8zM606 204h26v44h-26zM606 282h26v44h-26z"
    return (
        shape("M0 146h60v294H0z", left)
        + shape("M580 172h60v268h-60z", right)
        + shape("M0 100h44l16 46H0zM580 172l14-46h46v46z", "#8d7f78")
        + shape(panes, "#93a9bb")
        + shape("M0 146h60v294H0zM580 172h60v268h-60z", "#ffffff33")
    )


def _shop(trade: str, *, is_open: bool) -> str:
    """The ground floor: frame, window with goods, door."""
    glass = "#ffe9b0" if is_open else "#59636c"
    goods = DISPLAYS.get(trade, DISPLAYS["other"])
    shown = moved(goods, 74, 239, 2.05) + moved(goods, 246, 239, 2.05)
    return (
        rect(64, 246, 512, 194, "currentColor")
        + rect(88, 296, 344, 104, glass)
        + (shown if is_open else f'<g opacity=".5">{shown}</g>')
        + rect(88, 398, 344, 6, "#0003")
        + shape("M92 412h104v18H92zM208 412h104v18H208zM324 412h104v18H324z", "#00000029")
        + rect(456, 300, 96, 140, "#00000040")
        + rect(464, 306, 80, 134, "currentColor")
        + rect(474, 318, 60, 76, glass)
        + stroke("M474 354h60M504 318v76", "currentColor", 4)
        + disc(536, 408, 4, "#f2c75c")
    )


def _awning() -> str:
    """The awning let out, in stripes."""
    stripe = "282h26v28a13 13 0 0 1-26 0z"
    return (
        shape("".join(f"M{x} {stripe}" for x in range(60, 580, 52)), "currentColor")
        + shape("".join(f"M{x} {stripe}" for x in range(86, 580, 52)), CREAM)
        + rect(60, 282, 520, 5, "#0000002e")
    )


def _shutter() -> str:
    """The shutter down, goods dim behind its slats."""
    slats = "".join(f"M90 {y}h340" for y in range(304, 400, 11))
    return (
        rect(88, 296, 344, 104, "#2f343a99")
        + stroke(slats, "#b9c1c999", 5)
        + rect(64, 282, 512, 16, "currentColor", 8)
        + rect(64, 282, 512, 16, "#ffffff3d", 8)
    )


def _sign(name: str) -> str:
    """The name over the window, smaller when it is long."""
    size = min(27.0, _SIGN_WIDTH / (_LETTER * max(1, len(name))))
    return (
        rect(64, 240, 512, 44, "currentColor", 3)
        + rect(64, 240, 512, 44, "#0003", 3)
        + stroke("M72 246h496M72 278h496", "#ffffff4d", 1)
        + f'<text x="320" y="{number(262 + size * 0.35)}" font-size="{number(size)}"'
        f' text-anchor="middle" font-family="Georgia,serif" fill="#fff7e3">{escape(name)}</text>'
    )


def _pavement(hand: Hand) -> str:
    """The pavement with its lamp and a plant by the door."""
    plant = hand.pick(("#4f8a4a", "#6f8f4f", "#3f7a55"))
    return (
        rect(0, 436, 640, 20, "#cdbf9f")
        + rect(0, 436, 640, 4, "#e4d9bf")
        + shape("M582 436l3-26h24l3 26z", "#b0653f")
        + dots("590 400,604 400,597 386,588 388,607 388", plant, 22)
        + stroke("M26 436V270M26 270h16", "#3c3f45", 5)
        + shape("M34 272h18l4 26H30z", "#ffe08a")
    )
